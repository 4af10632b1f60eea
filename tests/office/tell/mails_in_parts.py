"""Messages of several parts: pages, files, signatures, invitations, and other messages inside."""

import base64

from tests.office.tell.mails import TRUSTED, Chance, Mail, begun, headed, words_in


def page(chance: Chance, language: str, *, alone: bool) -> Mail:
    text = words_in(chance, language)
    blocks = "".join(f"<div>{line}</div>" for line in text.split("\n"))
    html = (
        "<html><head><style>p{color:red}</style><script>alert('never')</script></head><body>"
        f"{blocks}<p>See <a href='https://evidence.example/list'>the list</a>.</p>"
        "<div class=gmail_quote>On 25 March 2024 17:43:21 Telltale Person "
        "&lt;telltale-quoted@telltale-domain.example&gt;"
        " wrote:<blockquote type=cite>An older line.</blockquote></div></body></html>"
    )
    mail = begun()
    if alone:
        mail.set_content(html, subtype="html", cte="base64")
    else:
        mail.set_content(text, cte="base64")
        mail.add_alternative(html, subtype="html")
    says = (*text.split("\n"), *(["https://evidence.example/list"] if alone else []))
    return Mail(
        "HTML only" if alone else "both ways",
        mail.as_bytes(),
        says=says,
        keeps=("An older line.",) if alone else (),
        never_says=("never", "color"),
    )


def _winmail(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    mail = begun()
    mail.set_content(text, cte="base64")
    mail.add_attachment(
        b"\x78\x9f\x3e\x22" + chance.randbytes(300),
        maintype="application",
        subtype="ms-tnef",
        filename="winmail.dat",
    )
    return Mail("winmail.dat", mail.as_bytes(), says=tuple(text.split("\n")), remarks=("bundle",))


def _attached(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    mail = begun()
    mail.set_content(text, cte="base64")
    name = chance.choice(["名单 2024.txt", "list of houses.txt", "../../etc/passwd.txt", 'a"b;c.txt'])
    mail.add_attachment(
        f"house {chance.randint(1, 999)}".encode(), maintype="text", subtype="plain", filename=name
    )
    mail.add_attachment(
        b"MZ\x90\x00" + chance.randbytes(50),
        maintype="application",
        subtype="octet-stream",
        filename="run.exe",
    )
    return Mail("attachments", mail.as_bytes(), says=tuple(text.split("\n")), remarks=("file-unknown",))


def _passed_on(chance: Chance, language: str) -> Mail:
    text, inner = words_in(chance, language), begun("The inner title")
    inner.set_content("An inner line.")
    mail = begun("Fwd: a thing")
    mail.set_content(text, cte="base64")
    mail.add_attachment(inner)
    return Mail(
        "message inside",
        mail.as_bytes(),
        says=tuple(text.split("\n")),
        keeps=("An inner line.", "The inner title"),
        remarks=("quoted",),
    )


def _signed(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    kind = 'multipart/signed; protocol="application/pgp-signature"; boundary="sig"'
    body = base64.encodebytes(text.encode()).decode()
    inside = (
        "\r\n--sig\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + body
        + "\r\n--sig\r\nContent-Type: application/pgp-signature; name=signature.asc\r\n\r\n"
        "-----BEGIN PGP SIGNATURE-----\r\n"
        "telltale-local\r\n-----END PGP SIGNATURE-----\r\n--sig--\r\n"
    )
    return Mail("signed", headed(kind, inside.encode()), says=tuple(text.split("\n")), remarks=("left_out",))


def _invited(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    mail = begun()
    mail.set_content(text, cte="base64")
    mail.add_alternative(
        "BEGIN:VCALENDAR\r\nORGANIZER:mailto:telltale-quoted@x\r\nEND:VCALENDAR", subtype="calendar"
    )
    return Mail("calendar", mail.as_bytes(), says=tuple(text.split("\n")), remarks=("left_out",))


def _forged(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    mail = begun("An order of the ministry")
    del mail["From"]
    mail["From"] = "Minister of Education <minister@education.example>"
    mail["Authentication-Results"] = f"{TRUSTED}; dmarc=fail header.from=education.example"
    mail.set_content(text, cte="base64")
    return Mail("forged From", mail.as_bytes(), says=tuple(text.split("\n")))


IN_PARTS = (_winmail, _attached, _passed_on, _signed, _invited, _forged)
