extension MailJudge {
  static let program = #"""
    import base64, json, re, sys
    from email import message_from_bytes, policy
    from email.header import decode_header
    from email.utils import parsedate_to_datetime

    ONCE = "from to subject date message-id list-id auto-submitted mime-version content-type".split()
    MAYBE = "in-reply-to references list-unsubscribe list-unsubscribe-post".split()

    def defects(message):
        for part in message.walk():
            for defect in part.defects:
                yield f"{part.get_content_type()}: {defect!r}"
            for name, value in part.items():
                for defect in getattr(value, "defects", ()):
                    yield f"{name}: {defect!r} in {value!r}"

    def headers(message, head):
        names = [name.lower() for name in message.keys()]
        for name in ONCE:
            if names.count(name) != 1: yield f"{names.count(name)} times {name}"
        for name in names:
            if name not in ONCE + MAYBE or names.count(name) > 1: yield f"unexpected {name}"
        for line in head.split(b"\n"):
            if len(line) > 998: yield f"line of {len(line)}: {line[:40]!r}"
            # A token that cannot be broken may make its line longer than is wished for, but not alone in company.
            if len(line) > 78 and len(line.split()) > 2: yield f"unfolded line of {len(line)}: {line[:90]!r}"
            if line.startswith((b" ", b"\t")) and not line.strip(): yield "blank folded line"
        for word in re.findall(rb"=\?utf-8\?[bB]\?[^?\s]*\?=", head):
            if len(word) > 75: yield f"encoded word of {len(word)}"
            decode_header(word.decode())[0][0].decode("utf-8")
        if not parsedate_to_datetime(message["date"]).tzinfo: yield "no time zone in the date"
        for name in ("message-id", "in-reply-to", "references", "list-id"):
            if name in message and not re.fullmatch(r"<[!-;=?@A-~]+>", message[name]): yield f"{name}: {message[name]!r}"
        for address in message["from"].addresses + message["to"].addresses:
            if not address.username or not address.domain: yield f"no address in {address!r}"

    def parts(message):
        kinds = [part.get_content_type() for part in message.iter_parts()]
        if kinds != ["text/plain", "text/html"]: yield f"parts {kinds}"
        if (message.preamble or "").strip() or (message.epilogue or "").strip(): yield "text outside the parts"
        for part in message.iter_parts():
            if [name.lower() for name in part.keys()] != ["content-type", "content-transfer-encoding"]:
                yield f"a part with {part.keys()}"
            if part.get_content_charset() != "utf-8": yield "not UTF-8"

    def read(message, case):
        bodies = {part.get_content_subtype(): part.get_content().replace("\r", "") for part in message.iter_parts()}
        wanted = {"plain": case.get("text"), "html": case.get("html")}
        for kind, text in wanted.items():
            if text is not None and bodies.get(kind, "").rstrip("\n") != text.replace("\r", "").rstrip("\n"):
                yield f"another {kind} is read than was written"
        if case.get("subject") is not None and str(message["subject"]) != case["subject"]:
            yield f"subject {str(message['subject'])!r}, not {case['subject']!r}"
        if case.get("to") is not None:
            to = [address.addr_spec for address in message["to"].addresses]
            if to != case["to"]: yield f"to {to}, not {case['to']}"

    def complaints(case):
        raw = base64.b64decode(case["mail"])
        if b"\r" in raw or b"\0" in raw or any(byte > 126 for byte in raw): yield "not plain ASCII with line feeds"
        head, _, body = raw.partition(b"\n\n")
        for line in body.split(b"\n"):
            if len(line) > 78: yield f"line of {len(line)}: {line[:40]!r}"
        # As it goes to a mail server, and as it goes to a program.
        for bytes in (raw, raw.replace(b"\n", b"\r\n")):
            message = message_from_bytes(bytes, policy=policy.default)
            yield from defects(message)
            yield from headers(message, head)
            yield from parts(message)
            yield from read(message, case)

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for number, case in enumerate(json.load(open(sys.argv[1], encoding="utf-8"))):
        for complaint in dict.fromkeys(complaints(case)):
            print(f"{number}: {complaint}"[:400])
    """#
}
