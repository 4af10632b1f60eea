"""The parts of a message: which of them are its words, which are files, and which are left out and why."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import collapse_rfc2231_value
from typing import cast

from tallystick.office.by_mail.texts import ReadWords, as_bytes, flowed, text_of_page, title_of, words
from tallystick.office.by_mail.told import (
    CHARSET,
    LEFT_OUT,
    LOCKED,
    MOST_DEPTH,
    MOST_OF_NAME,
    MOST_PARTS,
    Attached,
)

#: Sealed to keys that the office has none of; what such a part says of itself names the sender's key too.
_LOCKED = frozenset({"multipart/encrypted", "application/pgp-encrypted", "application/x-pgp-encrypted"})
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
#: What names who sent it, and nothing else.
_NAMING = frozenset(
    {
        "application/pgp-signature",
        "application/pgp-keys",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
    }
)
_PGP, _PGP_SIGNED = "-----BEGIN PGP MESSAGE-----", "-----BEGIN PGP SIGNED MESSAGE-----"
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"


class TooManyParts(Exception):
    """A message has more parts, or deeper ones, than any that somebody wrote."""


@dataclass(slots=True)
class MailParts:
    """What is gathered out of a message's parts.

    Attributes:
        texts: its words, in order.
        passed_on: the words of messages inside it, each with its title.
        files: what came with it.
        remarks: what was left out, or read otherwise than it said.
        is_locked: whether a part of it is sealed to somebody.
    """

    texts: list[str] = field(default_factory=list)
    passed_on: list[str] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    remarks: dict[tuple[str, str], None] = field(default_factory=dict)
    is_locked: bool = False
    parts: int = 0

    def remark(self, code: str, name: str = "") -> None:
        """Note something once."""
        self.remarks[code, name[:MOST_OF_NAME]] = None


def gathered(message: EmailMessage) -> MailParts:
    """What the parts of a message hold.

    Raises:
        TooManyParts: there are more, or deeper ones, than any that somebody wrote.
    """
    found = MailParts()
    _gather(message, found, 0, found.texts)
    return found


def _gather(part: EmailMessage, found: MailParts, depth: int, texts: list[str]) -> None:
    found.parts += 1
    if depth > MOST_DEPTH or found.parts > MOST_PARTS:
        raise TooManyParts
    kind = part.get_content_type()
    if kind in _LOCKED or (kind in _SMIME and part.get_param("smime-type") != "certs-only"):
        found.is_locked = True
        found.remark(LOCKED)
    elif kind in _NAMING or kind in _SMIME:
        found.remark(LEFT_OUT, kind)
    elif kind == "message/rfc822":
        _passed_on(part, found, depth)
    elif part.is_multipart():
        _gather_inside(part, found, depth, texts)
    else:
        _gather_one(part, found, texts)


def _gather_inside(part: EmailMessage, found: MailParts, depth: int, texts: list[str]) -> None:
    for one in _inside(part, part.get_content_type()):
        _gather(one, found, depth + 1, texts)
    if str(part.epilogue or "").strip():  # a program has closed it too early
        texts.append(words(as_bytes(str(part.epilogue)), "").text)


def _gather_one(part: EmailMessage, found: MailParts, texts: list[str]) -> None:
    """A part that has none inside: words, or a file."""
    kind = part.get_content_type()
    if part.get_content_maintype() == "multipart":  # no part of it begins as it says
        _text(part, "text/plain", found, texts)
    elif kind in {"text/plain", "text/html"} and not _is_file(part):
        _text(part, kind, found, texts)
    else:
        _file(part, found)


def _inside(part: EmailMessage, kind: str) -> Iterator[EmailMessage]:
    """The parts of a part; of several ways of saying the same, the plainest that says something."""
    parts = cast("list[EmailMessage]", part.get_payload())
    if kind != "multipart/alternative":
        yield from parts
        return
    said = [one for one in parts if one.get_content_type() == "text/plain" and _bytes(one).strip()]
    others = [one for one in parts if one.get_content_type() != "text/plain"]
    drawn = [one for one in others if one.get_content_type() == "text/html"]
    yield from said[:1] or drawn[-1:]
    # Of a page and its pictures the page is the other way of saying it, the pictures are files of their own.
    for one in others:
        if one.is_multipart():
            yield from _beside(one) if said else [one]
        elif one not in drawn and (_name(one) or one.get_content_type() == "text/calendar"):
            yield one


def _beside(part: EmailMessage) -> Iterator[EmailMessage]:
    """What belongs to a page that is not read, because its words stand in plain text too."""
    return (
        one for one in cast("list[EmailMessage]", part.get_payload()) if one.get_content_type() != "text/html"
    )


def _passed_on(part: EmailMessage, found: MailParts, depth: int) -> None:
    """A message inside a message: its words without its head, and its files."""
    for one in cast("list[EmailMessage]", part.get_payload()) if part.is_multipart() else ():
        texts = [title(one).text]
        _gather(one, found, depth + 1, texts)
        found.passed_on.append("\n\n".join(filter(None, texts)))


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _text(part: EmailMessage, kind: str, found: MailParts, texts: list[str]) -> None:
    label = collapse_rfc2231_value(part.get_param("charset") or "")
    read = text_of_page(_bytes(part), label) if kind == "text/html" else words(_bytes(part), label)
    if read.read_as:
        found.remark(CHARSET, read.read_as)
    text = read.text
    if kind == "text/plain" and str(part.get_param("format") or "").lower() == "flowed":
        text = flowed(text, joins_words=str(part.get_param("delsp") or "").lower() == "yes")
    texts.append(_opened(text, found))


def _opened(text: str, found: MailParts) -> str:
    """A text without a signature around it, which names who signed, and without what is sealed in it."""
    if _PGP_SIGNED in text:
        before, _, signed = text.partition(_PGP_SIGNED)
        signed, _, _ = signed.partition(_PGP_SIGNATURE)
        text = before + signed.partition("\n\n")[2]
        found.remark(LEFT_OUT, "application/pgp-signature")
    if _PGP in text:
        text = text.partition(_PGP)[0]
        found.is_locked = True
        found.remark(LOCKED)
    return text


def _file(part: EmailMessage, found: MailParts) -> None:
    data, name = _bytes(part), _name(part)
    if not data.strip():
        return
    if part.get_content_type() == "text/calendar" and not name:
        found.remark(LEFT_OUT, "text/calendar")
        return
    found.files.append(Attached(name or _made_up(part), data))


def _made_up(part: EmailMessage) -> str:
    """A name for a file that has none, by what it says it is."""
    kinds = {
        "image/png": ".png",
        "image/jpeg": ".jpg",
        "application/pdf": ".pdf",
        "text/plain": ".txt",
        "text/csv": ".csv",
    }
    return f"file{kinds.get(part.get_content_type(), '')}"


def _name(part: EmailMessage) -> str:
    """The name that a part was given, in whichever of three ways mail programs write one."""
    try:
        raw = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        return "file"
    return title_of(raw).text[:MOST_OF_NAME]


def _bytes(part: EmailMessage) -> bytes:
    """What a part holds, its way of being sent undone."""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def title(message: EmailMessage) -> ReadWords:
    """The title of a message."""
    raw = next((value for name, value in message.raw_items() if name.lower() == "subject"), "")
    return title_of(str(raw))
