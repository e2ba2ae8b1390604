/// What a telephone number is for, as the page says.
enum PhoneKind: String, Sendable {
  case voice, tty, fax, sms
}
