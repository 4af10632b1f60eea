"""Messages of programs, which open nothing and are not answered; and those that can't be taken at all."""

from email.message import EmailMessage

from tests.office.tell.mails import OWN, REFUSED, SENDER, STOPPED, Mail, begun, headed, raw_mail

#: What programs write on the heads of their messages.
_MARKED = (
    ("Auto-Submitted", "auto-replied"),
    ("Auto-Submitted", "auto-generated; owner-email=x"),
    ("auto-submitted", "AUTO-NOTIFIED"),
    ("Precedence", "bulk"),
    ("Precedence", "List"),
    ("Precedence", "junk"),
    ("List-Id", "<plan.lists.example>"),
    ("List-Unsubscribe", "<mailto:x@lists.example>"),
    ("LIST-POST", "<mailto:x@lists.example>"),
    ("X-Loop", OWN.upper()),
    ("X-Autoreply", "yes"),
    ("X-Autorespond", "away"),
)
_AWAY = ("Out of office: Re: a thing", "Automatic reply: a thing", "自动回复：您的来信", "自動回覆: 您的來信")


def _said(title: str = "A thing") -> EmailMessage:
    mail = begun(title)
    mail.set_content("I am away until the 7th.\n", cte="8bit")
    return mail


def of_programs() -> list[Mail]:
    """One message of each kind that a program sends."""
    made = []
    for name, value in _MARKED:
        mail = _said()
        mail[name] = value
        made.append(Mail(f"{name}: {value}", mail.as_bytes(), STOPPED))
    for title in _AWAY:
        mail = _said(title)
        mail["In-Reply-To"] = "<x@office.example>"
        made.append(Mail(title, mail.as_bytes(), STOPPED))
    made.append(Mail("null sender", _said().as_bytes(), STOPPED, sender="<>"))
    made.append(Mail("sender left empty", _said().as_bytes(), STOPPED, sender=" "))
    made.append(Mail("the daemon", _said().as_bytes(), STOPPED, sender="MAILER-DAEMON@mx.office.example"))
    made.append(Mail("the daemon, by its name", _said().as_bytes(), STOPPED, sender="MAILER-DAEMON"))
    made.append(Mail("own envelope", _said().as_bytes(), STOPPED, sender=OWN))
    ours = _said()
    del ours["From"]
    ours["From"] = f"The office <{OWN}>"
    made.append(Mail("own From", ours.as_bytes(), STOPPED))
    made.append(Mail("returned", b"Return-Path: <>\r\n" + _said().as_bytes(), STOPPED, sender=""))
    return [*made, _bounce(), _read()]


def _report(kind: str, body: str) -> bytes:
    said = f"--rep\r\n\r\nNot delivered.\r\n--rep\r\n{body}\r\n--rep--\r\n"
    return headed(f'multipart/report; report-type={kind}; boundary="rep"', said.encode())


def _bounce() -> Mail:
    body = (
        "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed"
    )
    return Mail("bounce", _report("delivery-status", body), STOPPED)


def _read() -> Mail:
    body = "Content-Type: message/disposition-notification\r\n\r\nDisposition: automatic-action/displayed"
    return Mail("read report", _report("disposition-notification", body), STOPPED)


def not_taken() -> list[Mail]:
    """Messages that are given back, with why."""
    empty = begun("")
    empty.set_content(" \n\n")
    locked = 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="enc"'
    sealed = (
        b"--enc\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--enc\r\n"
        b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx\r\n--enc--\r\n"
    )
    smime = headed(
        "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", b"MIAGCSqGSIb3DQEHA6CA"
    )
    bundled = begun("About the school")
    bundled.add_attachment(
        b"\x78\x9f\x3e\x22x", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    program = begun("About the school")
    program.add_attachment(b"MZ\x90\x00x", maintype="application", subtype="x-exe", filename="words.exe")
    inline = raw_mail(b"-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n", "us-ascii", "8bit")
    return [
        Mail("empty", empty.as_bytes(), REFUSED),
        Mail("nothing at all", b"\n\n", REFUSED),
        Mail("PGP", headed(locked, sealed), REFUSED),
        Mail("S/MIME", smime, REFUSED),
        Mail("PGP in the text", inline, REFUSED),
        Mail("nothing but Outlook's bundle", bundled.as_bytes(), REFUSED),
        Mail("nothing but a program", program.as_bytes(), REFUSED),
    ]


def hostile() -> list[Mail]:
    """Messages that are made to break what reads them, and what may come of each."""
    head, took = f"From: {SENDER}\nSubject: hostile\n".encode(), b"\nThey took it."
    parts = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (at, at + 1) for at in range(1000)
    )
    many = b"".join(b"--b\nContent-Type: text/plain\n\npart %d\n" % at for at in range(1000)) + b"--b--\n"
    heads = b"".join(b"X-Head-%d: some value of it\n" % at for at in range(10_000))
    injected = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThey took it.\n--b\n"
        b'Content-Type: text/plain; name="a\n'
        b' Bcc: telltale-local@telltale-domain.example"\n'
        b"Content-Disposition: attachment; filename*=utf-8''a%0D%0A"
        b"X-Evil:%201%00.txt\n\nlist\n--b--\n"
    )
    bomb = b"Content-Type: text/html\n\n" + b"<div>" * 8_000 + b"They took it."
    words = b"Content-Type: text/plain; charset=zip\n\nThey took it."
    return [
        Mail(
            "1,000 parts inside one another",
            head + b"Content-Type: multipart/mixed; boundary=b0\n\n" + parts,
            REFUSED,
        ),
        Mail("1,000 parts", head + b"Content-Type: multipart/mixed; boundary=b\n\n" + many, REFUSED),
        Mail("10,000 heads", heads + head + took, says=("They took it.",)),
        Mail(
            "a head of a megabyte",
            b"X-A: " + b"y" * 1_000_000 + b"\n" + head + took,
            says=("They took it.",),
        ),
        Mail(
            "heads that open 50,000 brackets",
            b"From: " + b"(" * 50_000 + b"\nCc: " + b'"<' * 50_000 + b"\n" + head + took,
            says=("They took it.",),
        ),
        Mail("names with lines", head + injected, says=("They took it.",)),
        Mail("NULs", head + b"\nThey \0took\0 it.\0\x1b[2J", says=("They took it.",)),
        Mail("a line of 50 MB", head + b"\n" + b"x" * 50_000_000, REFUSED),
        Mail("a line of 10 MB", head + b"\n" + b"x " * 5_000_000, REFUSED),
        Mail("a page of 8,000 blocks inside one another", head + bomb, says=("They took it.",)),
        Mail("a codec that is none of a text", head + words, says=("They took it.",)),
        Mail("no heads", b"They took it.", says=()),
    ]
