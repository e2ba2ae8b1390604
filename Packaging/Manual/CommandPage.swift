/// The manual page of one command, section 1.
struct CommandPage {
  var help: CommandHelp
  /// `feedwatch`; the page of the program itself has none.
  var program: String?
  var reference: Reference
  /// `November 24, 2026`.
  var date: String

  /// `feedwatch-run.1`.
  var fileName: String { ([program, help.name].compactMap { $0 }).joined(separator: "-") + ".1" }

  /// The page in mdoc.
  var text: String {
    var page = Roff()
    let title = [program, help.name].compactMap { $0 }.joined(separator: "-")
    page.macro("Dd \(date)")
    page.macro("Dt \(title.uppercased()) 1")
    page.macro("Os")
    page.macro("Sh NAME")
    page.macro("Nm \(title)")
    let abstract = help.abstract.hasSuffix(".") ? String(help.abstract.dropLast()) : help.abstract
    page.macro("Nd \(Roff.argument(abstract.first.map { $0.lowercased() + abstract.dropFirst() } ?? ""))")
    synopsis(&page)
    description(&page)
    if program == nil { files(&page) }
    exitStatus(&page)
    examples(&page)
    seeAlso(&page)
    return page.text
  }

  private func synopsis(_ page: inout Roff) {
    page.macro("Sh SYNOPSIS")
    page.macro("Nm feedwatch")
    guard program != nil else {
      page.macro("Ar command")
      page.macro("Op Ar argument ...")
      return
    }
    page.macro("Cm \(Roff.argument(help.name))")
    if !help.subcommands.isEmpty { return page.macro("Op Ar command") }
    for parameter in help.parameters
    where parameter.names != ["--version"] && parameter.names != ["-h", "--help"] {
      page.macro(synopsis(of: parameter))
    }
  }

  private func synopsis(of parameter: CommandHelp.Parameter) -> String {
    let rest = parameter.isRepeating ? " ..." : ""
    switch parameter.kind {
    case .positional:
      return (parameter.isOptional || parameter.defaultValue != nil ? "Op " : "")
        + "Ar \(parameter.valueName)\(rest)"
    case .option: return "Op \(flag(parameter.names.last ?? "")) Ar \(parameter.valueName)\(rest)"
    case .flag: return "Op \(flag(parameter.names.last ?? ""))"
    }
  }

  /// `Fl \-all`: the macro writes the first hyphen.
  private func flag(_ name: String) -> String { "Fl " + name.dropFirst().replacing("-", with: "\\-") }

  private func description(_ page: inout Roff) {
    page.macro("Sh DESCRIPTION")
    page.prose(help.abstract.hasSuffix(".") ? help.abstract : help.abstract + ".")
    for paragraph in help.paragraphs {
      page.macro("Pp")
      page.prose(paragraph)
    }
    if program == nil {
      page.macro("Pp")
      page.prose("The commands, each with a manual page of its own:")
      page.macro("Bl -tag -width extract")
      for command in help.subcommands {
        page.macro("It Xr \(help.name)-\(command.name) 1")
        page.prose(command.abstract)
      }
      page.macro("El")
    }
    for command in program == nil ? [] : help.subcommands { subsection(command, &page) }
    guard !help.parameters.isEmpty, program == nil || help.subcommands.isEmpty else { return }
    page.macro("Pp")
    page.prose("The arguments are:")
    page.macro("Bl -tag -width Ds")
    for parameter in help.parameters { item(parameter, &page) }
    page.macro("El")
  }

  /// A command below this one: `feedwatch sources enable`.
  private func subsection(_ command: CommandHelp, _ page: inout Roff) {
    page.macro("Ss \(Roff.argument("\(help.name) \(command.name)"))")
    for words in [command.abstract] + command.paragraphs { page.prose(words) }
    let parameters = command.parameters.filter {
      !$0.names.contains("--help") && !$0.names.contains("--version")
    }
    if !parameters.isEmpty {
      page.macro("Bl -tag -width Ds")
      for parameter in parameters { item(parameter, &page) }
      page.macro("El")
    }
    if !command.examples.isEmpty { page.verbatim(command.examples) }
  }

  private func item(_ parameter: CommandHelp.Parameter, _ page: inout Roff) {
    let names = parameter.names.map(flag).joined(separator: " , ")
    switch parameter.kind {
    case .positional: page.macro("It Ar \(parameter.valueName)")
    case .option: page.macro("It \(names) Ar \(parameter.valueName)")
    case .flag: page.macro("It \(names)")
    }
    page.prose(parameter.abstract.isEmpty ? "See above." : parameter.abstract)
    if let value = parameter.defaultValue { page.prose("Default: \(value).") }
  }

  private func files(_ page: inout Roff) {
    page.macro("Sh ENVIRONMENT")
    page.macro("Bl -tag -width Ds")
    for (name, meaning) in Reference.environment {
      page.macro("It Ev \(name)")
      page.prose(meaning)
    }
    page.macro("El")
    page.macro("Sh FILES")
    page.macro("Bl -tag -width Ds")
    for (name, meaning) in Reference.files {
      page.macro("It Pa \(name)")
      page.prose(meaning)
    }
    page.macro("El")
  }

  private func exitStatus(_ page: inout Roff) {
    let codes = reference.exitCodes(of: program == nil ? nil : help.name)
    guard !codes.isEmpty else { return }
    page.macro("Sh EXIT STATUS")
    page.macro("Bl -tag -width Ds")
    for (code, meaning) in codes {
      page.macro("It \(code)")
      page.prose(meaning + ".")
    }
    page.macro("El")
  }

  private func examples(_ page: inout Roff) {
    let lines = program == nil ? Reference.tour : help.examples
    guard !lines.isEmpty else { return }
    page.macro("Sh EXAMPLES")
    page.verbatim(lines)
  }

  private func seeAlso(_ page: inout Roff) {
    page.macro("Sh SEE ALSO")
    if let program { page.macro("Xr \(program) 1 ,") }
    page.macro("Xr feedwatch.yaml 5")
  }
}
