/// What a link of a contact page is for.
enum WebKind: String, Sendable {
  case account
  case caseStatus = "case-status"
  case form, chat, scheduler
  case contactForm = "contact-form"
  case page
}
