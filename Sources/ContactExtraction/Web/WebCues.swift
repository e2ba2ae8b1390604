/// Words that say what a link is for. A new cue is one line; accents and case do not matter.
enum WebCues {
  /// In a link's name, or in the words right before it.
  static let names = CueTable<WebKind>([
    (
      .account,
      [
        "create account", "create an account", "create your account", "create a free account", "sign in",
        "sign up", "log in", "login", "my account",
        "your account", "online account", "sign in to your account", "log in to your account",
        "register for an account", "cree su cuenta",
        "crear cuenta", "crear una cuenta", "iniciar sesion", "inicie sesion", "mi cuenta", "su cuenta",
        "cuenta en linea", "open an account",
        "account login", "member login",
      ]
    ),
    (
      .caseStatus,
      [
        "case status", "check your case status", "check case status", "check my case status",
        "case status online", "status of your case",
        "track your case", "check the status of your case", "estado de su caso", "estatus de su caso",
        "estado del caso", "verifique su caso",
        "application status", "check your application status", "check status", "check your status",
      ]
    ),
    (
      .scheduler,
      [
        "make an appointment", "schedule an appointment", "book an appointment", "schedule appointment",
        "request an appointment", "my appointment",
        "schedule a visit", "schedule online", "book online", "book an advising appointment",
        "appointment scheduler", "appointments online",
        "programe una cita", "programar una cita", "haga una cita", "hacer una cita", "solicite una cita",
        "reserve una cita", "mi cita",
        "appointment request", "schedule your appointment", "make your appointment", "appointment",
        "appointments", "cita", "citas",
        "schedule a call", "schedule a meeting",
      ]
    ),
    (
      .chat,
      [
        "chat", "live chat", "chat with us", "chat online", "chat now", "web chat", "webchat", "start a chat",
        "ask emma", "emma", "virtual assistant",
        "chatbot", "chat en vivo", "chatear", "asistente virtual",
      ]
    ),
    (
      .form,
      [
        "online form", "online forms", "file online", "request form", "help form", "help request form",
        "inquiry form", "submit a request online",
        "submit a request", "submit online", "submit an inquiry", "submit your request", "complete the form",
        "web form", "download form",
        "formulario en linea", "formularios en linea", "presente en linea", "presentar en linea", "all forms",
        "forms", "formularios", "submit a complaint",
        "complaint form", "file a complaint", "report fraud", "tip form", "submit a tip", "report a tip",
        "service request", "e request",
      ]
    ),
    (
      .contactForm,
      [
        "contact form", "contact us", "contact", "email us", "e mail us", "send us a message",
        "send a message", "write to us", "message us", "contactenos",
        "contacte", "contacto", "formulario de contacto", "envienos un mensaje", "email", "e mail",
        "send an email", "get in touch", "ask a question",
        "send feedback", "feedback",
      ]
    ),
    (
      .page,
      [
        "website", "web site", "sitio web", "pagina web", "legal help", "find legal services",
        "legal services", "ayuda legal", "find help", "locate an office",
        "find an office", "office locator", "field office", "encuentre una oficina", "visit", "visite",
        "more information", "filing address", "homepage",
        "home page", "help center", "official site", "where to file",
      ]
    ),
  ])

  /// In a URL's path.
  static let paths: [(part: String, kind: WebKind)] = [
    ("casestatus", .caseStatus), ("case-status", .caseStatus), ("case_status", .caseStatus),
    ("/login", .account), ("/signin", .account),
    ("/sign-in", .account), ("/sign_in", .account), ("/account", .account), ("/cuenta", .account),
    ("create-account", .account),
    ("/appointment", .scheduler), ("/schedule", .scheduler), ("/cita", .scheduler), ("/livechat", .chat),
    ("/live-chat", .chat), ("/chat", .chat),
    ("contact-form", .contactForm), ("contactform", .contactForm), ("/contact", .contactForm),
    ("/email-me", .contactForm), ("/contacto", .contactForm),
  ]

  /// Sites that do one thing only.
  static let hosts: [String: WebKind] = [
    "calendly.com": .scheduler, "bookings.cloud.microsoft": .scheduler, "outlook.office365.com": .scheduler,
    "acuityscheduling.com": .scheduler,
    "youcanbook.me": .scheduler, "forms.gle": .form, "docs.google.com": .form, "forms.office.com": .form,
    "secure.login.gov": .account,
    "login.gov": .account, "tawk.to": .chat,
  ]
}
