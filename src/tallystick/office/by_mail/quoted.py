"""What a message says anew, and what it quotes of earlier ones: told apart line by line.

What is quoted is kept, without the heads that say who wrote it and when. Each line is looked at once. Kept
libraries for this know no Chinese heads, or look for them by patterns whose time grows with the square.
"""

import re
from dataclasses import dataclass

_DIRECT = re.compile(
    r"^(?:On|Am|Le|El|Em|Op|Den|Il)\b.{3,300}\b"
    r"(?:wrote|schrieb(?: .{1,80})?|a écrit|escribió|escreveu|schreef(?: .{1,80})?|skrev(?: .{1,80})?|"
    r"ha scritto)"
    r"\s*:\s*$"
    r"|^.{3,300}(?:写道|寫道)\s*[:\uff1a]\s*$",
    re.IGNORECASE,
)
#: Without an address or a day a line is somebody's own words: "On the wall they wrote:".
_SIGNED = re.compile(r"[@\uff20]|\d{4}|\d{1,2}:\d{2}")
#: Such a line as mail programs break it in two.
_BEGUN = re.compile(r"^(?:On|Am|Le|El|Em|Op|Den|Il)\b.{3,200}$|^.{3,100}[<@\uff1c].{0,100}$")
_CALLED = (
    "original message|original appointment|forwarded message|begin forwarded message|ursprüngliche nachricht|"
    "weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|"
    "原始邮件|原始郵件|原邮件|转发邮件|轉寄郵件|转发的邮件|转发信息|回复的原邮件|原始信件|邮件原件"
)
_RULE = re.compile(
    rf"^\s*[-_*=]{{2,}}\s*(?:{_CALLED})\s*[-_*=]{{2,}}\s*$|^\s*begin forwarded message:\s*$", re.IGNORECASE
)
_LINE = re.compile(r"^[_-]{20,}$")
_NAMES = (
    "from|sent|date|to|cc|bcc|reply-to|subject|importance|message-id|von|gesendet|an|betreff|datum|de|envoyé|"
    "à|objet|enviado(?: el)?|para|asunto|发件人|寄件人|寄件者|发送时间|发送日期|寄件日期|日期|时间|"
    "收件人|收件者|抄送|副本|主题|主旨|标题|回复给"
)
_HEAD = re.compile(rf"^[*\s]*(?:{_NAMES})[*\s]*[:\uff1a]", re.IGNORECASE)
_TITLE = re.compile(
    r"^[*\s]*(?:subject|betreff|objet|asunto|主题|主旨|标题)[*\s]*[:\uff1a]\s*", re.IGNORECASE
)
_WRITER = re.compile(r"^[*\s]*(?:from|von|de|发件人|寄件人|寄件者)[*\s]*[:\uff1a]", re.IGNORECASE)
#: So many lines of names, days and titles in a row, the writer's among them, make a head without an address.
_SURE, _MOST = 3, 12
_QUOTE = re.compile(r"^(?:[>|\uff1e]\s?)+")
_FAR = 3


@dataclass(frozen=True, slots=True)
class QuotedApart:
    """A text, parted.

    Attributes:
        new: what its sender writes.
        earlier: what they quote, without heads.
    """

    new: str
    earlier: str


def parted(text: str) -> QuotedApart:
    r"""What is new in a text and what is quoted.

    Lines that begin with `>` are quoted; behind the head of an earlier message all is, unless its first words
    are marked so, for then lines without a mark are answers between them.

    Examples:
        >>> parted("No.\n\nOn 1 May 2026, Somebody <a@b.example> wrote:\n> Did you get it?")
        QuotedApart(new='No.', earlier='Did you get it?')
    """
    new: list[str] = []
    earlier: list[str] = []
    lines, at, is_behind = text.split("\n"), 0, False
    while at < len(lines):
        bare = _QUOTE.sub("", lines[at])
        length = _head_at(lines, at)
        if length:
            is_behind = is_behind or not _is_quoted_next(lines, at + length)
            earlier += ["", *_titles(lines[at : at + length])]
            at += length
            continue
        (earlier if is_behind or bare != lines[at] else new).append(bare)
        at += 1
    return QuotedApart(_tidy(new), _tidy(earlier))


def _head_at(lines: list[str], at: int) -> int:
    """How many lines the head of an earlier message has that begins here; 0 where none does."""
    bare = [_QUOTE.sub("", one).strip() for one in lines[at : at + 2]]
    if _RULE.match(bare[0]):
        return 1 + _names_at(lines, at + 1)
    if _LINE.match(bare[0]):
        behind = _names_at(lines, at + 1)
        return 1 + behind if behind else 0
    if _DIRECT.match(bare[0]) and _SIGNED.search(bare[0]):
        return 1
    whole = " ".join(bare)
    if len(bare) > 1 and _BEGUN.match(bare[0]) and _DIRECT.match(whole) and _SIGNED.search(whole):
        return 2
    return _names_at(lines, at)


def _names_at(lines: list[str], at: int) -> int:
    """How many lines of names, days and titles stand here in a row, if they head a message; else 0."""
    found = []
    for one in lines[at : at + _MOST]:
        bare = _QUOTE.sub("", one).strip()
        if not _HEAD.match(bare):
            break
        found.append(bare)
    named = any(map(_WRITER.match, found))
    is_head = named and (len(found) >= _SURE or (len(found) > 1 and any("@" in one for one in found)))
    return len(found) if is_head else 0


def _titles(head: list[str]) -> list[str]:
    bare = [_QUOTE.sub("", one).strip() for one in head]
    return [_TITLE.sub("", one) for one in bare if _TITLE.match(one)]


def _is_quoted_next(lines: list[str], at: int) -> bool:
    """Whether the first words behind a head are marked as quoted."""
    following = [one for one in lines[at : at + _FAR] if one.strip()]
    return bool(following) and bool(_QUOTE.match(following[0]))


def _tidy(lines: list[str]) -> str:
    """Lines as a text, with no more than one empty line between two."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(one.rstrip() for one in lines)).strip()
