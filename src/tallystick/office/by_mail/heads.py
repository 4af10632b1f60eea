"""Heads that no parser takes for any, so that all behind them would be words of the message.

A program on the way has written them wrongly. A parser ends the head at the first, and what stands behind it
names the sender where a reader reads it.
"""

import re

_END = re.compile(rb"\r\n\r\n|\n\n|\r\r")
#: A line of the head, as parsers know it; one that only people know; and one more line of the head before.
_HEAD = re.compile(rb"[\x21-\x39\x3b-\x7e]+:")
_ALMOST = re.compile(rb"(?:>?From |[^\s:]{1,80}[ \t]*:)")
_MORE = (b" ", b"\t")
_OF_THE_WAY = re.compile(
    rb"(?:From|To|Cc|Date|Sender|Reply-To|Return-Path|Received|Message-ID|MIME-Version|Content-[A-Za-z-]+|X-[A-Za-z-]+|"
    rb"DKIM-Signature|Authentication-Results)[ \t]*:",
    re.IGNORECASE,
)


def mended(raw: bytes) -> bytes:
    r"""A message whose head goes on to the first empty line, with what is no head as the first of its words.

    Where nothing behind such a line looks like a head, it is where the words begin, without an empty line.

    Examples:
        >>> mended(b"Subject: a\nnot a head\nFrom: b@c.example\n\nWords")
        b'Subject: a\nFrom: b@c.example\n\nnot a head\nWords'
        >>> mended(b"Subject: a\nWords\nand more")
        b'Subject: a\nWords\nand more'
    """
    end = _END.search(raw)
    lines = raw[: end.start() if end else len(raw)].splitlines(keepends=True)
    odd = next(
        (at for at, one in enumerate(lines) if not (_HEAD.match(one) or (at and one.startswith(_MORE)))), -1
    )
    if odd < 0 or (odd == 0 and lines[0].startswith(b"From ") and _is_sound(lines[1:])):
        return raw
    if not any(_OF_THE_WAY.match(one) for one in lines[odd:]):
        return raw
    heads: list[bytes] = []
    words: list[bytes] = []
    is_kept = True
    for one in lines:
        if one.startswith(_MORE):
            heads += [one] if is_kept and heads else []
            continue
        is_kept = bool(_HEAD.match(one))
        if is_kept:
            heads.append(one)
        elif not _ALMOST.match(one):
            words.append(one)
    gap = end[0] if end else b"\n\n"
    body = raw[end.end() :] if end else b""
    return b"".join(heads).rstrip(b"\r\n") + gap + b"".join(words) + body


def _is_sound(lines: list[bytes]) -> bool:
    return all(_HEAD.match(one) or one.startswith(_MORE) for one in lines)
