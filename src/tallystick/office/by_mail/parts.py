"""The parts of a message: which of them are its words, which are files, and which are left out and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import collapse_rfc2231_value
from typing import cast

from tallystick.office.by_mail.armour import without_armour
from tallystick.office.by_mail.pages import text_of_page
from tallystick.office.by_mail.texts import ReadWords, as_bytes, flowed, title_of, words
from tallystick.office.by_mail.told import (
    CHARSET,
    LEFT_OUT,
    LOCKED,
    MOST_DEPTH,
    MOST_OF_NAME,
    MOST_PARTS,
    Attached,
)
from tallystick.office.by_mail.transfer import content_of, opened_as

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
#: Ways of saying the same of which one is read; of signs that nobody sees a text says nothing.
_UNSEEN = re.compile(r"(?:&nbsp;|[\s\u200b-\u200f\u2060\ufeff])+")
_LINK = re.compile(r"<https?://[^>]*>|https?://\S+")
#: A page that has so many times the signs of the plain text beside it says more than that.
_SAYS_MORE, _AND_SIGNS = 2, 20
#: A message inside a message, and how its standard calls it where its heads are in UTF-8.
_MESSAGES = frozenset({"message/rfc822", "message/global"})


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
    elif kind in _MESSAGES:
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
    """The parts of a part; of several ways of saying the same, the plainest that says all of it."""
    parts = cast("list[EmailMessage]", part.get_payload())
    if kind != "multipart/alternative":
        yield from parts
        return
    own = [one for one in parts if not _is_file(one)]
    plain = [one for one in own if one.get_content_type() == "text/plain" and _said(one)]
    drawn = [one for one in own if one.get_content_type() == "text/html" and _said(one)][-1:]
    said = [] if drawn and _says_more(drawn[0], plain) else plain
    # What a program says to those who see no page is short; it stands before the page.
    yield from plain or drawn
    if plain and not said:
        yield from drawn
    # Of a page and its pictures the page is the other way of saying it, the pictures are files of their own.
    for one in parts:
        if one.is_multipart():
            yield from _beside(one) if said else [one]
        elif _is_file(one) or one.get_content_type() not in {"text/plain", "text/html"}:
            yield from [one] if _name(one) or one.get_content_type() == "text/calendar" else []


def _said(part: EmailMessage) -> str:
    """What a way of saying something says, without what nobody sees and where links lead."""
    return _UNSEEN.sub("", _LINK.sub("", _read(part, part.get_content_type()).text))


def _says_more(page: EmailMessage, plain: list[EmailMessage]) -> bool:
    """Whether a page says much more than all plain text beside it, or something else."""
    drawn, said = _said(page), "".join(map(_said, plain))
    pairs = {drawn[at : at + 2] for at in range(len(drawn))}
    shared = sum(said[at : at + 2] in pairs for at in range(len(said)))
    return len(drawn) > _SAYS_MORE * len(said) + _AND_SIGNS or 2 * shared < len(said)


def _beside(part: EmailMessage) -> Iterator[EmailMessage]:
    """What belongs to a page that is not read, because its words stand in plain text too."""
    return (
        one for one in cast("list[EmailMessage]", part.get_payload()) if one.get_content_type() != "text/html"
    )


def _passed_on(part: EmailMessage, found: MailParts, depth: int) -> None:
    """A message inside a message: its words without its head, and its files."""
    sent = opened_as(part)
    inside = [message_from_bytes(sent, policy=part.policy)] if sent else part.get_payload()
    for one in cast("list[EmailMessage]", inside) if part.is_multipart() else ():
        texts = [title(one).text]
        _gather(one, found, depth + 1, texts)
        found.passed_on.append("\n\n".join(filter(None, texts)))


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _text(part: EmailMessage, kind: str, found: MailParts, texts: list[str]) -> None:
    read = _read(part, kind)
    if read.read_as:
        found.remark(CHARSET, read.read_as)
    text = read.text
    if kind == "text/plain" and str(part.get_param("format") or "").lower() == "flowed":
        text = flowed(text, joins_words=str(part.get_param("delsp") or "").lower() == "yes")
    bare = without_armour(text)
    if bare.is_signed:
        found.remark(LEFT_OUT, "application/pgp-signature")
    if bare.is_locked:
        found.is_locked = True
        found.remark(LOCKED)
    texts.append(bare.text)


def _read(part: EmailMessage, kind: str) -> ReadWords:
    label = collapse_rfc2231_value(part.get_param("charset") or "")
    data = content_of(part)
    return text_of_page(data, label) if kind == "text/html" else words(data, label)


def _file(part: EmailMessage, found: MailParts) -> None:
    data, name = content_of(part), _name(part)
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


def title(message: EmailMessage) -> ReadWords:
    """The title of a message; where it has several, each stands."""
    given = dict.fromkeys(value for name, value in message.raw_items() if name.lower() == "subject")
    read = [title_of(str(one)) for one in given]
    return ReadWords(
        "\n".join(filter(None, (one.text for one in read))),
        next((one.read_as for one in read if one.read_as), ""),
    )
