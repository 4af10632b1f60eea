"""Numbers of paragraphs as reports and answers print them: one by one, in ranges, shortened."""

import re
from collections.abc import Iterator

_DASHES = "-\u2010\u2011\u2012\u2013\u2014"
#: 140.11, 140.11-14, 140.11 to 140.14, 18, 18-24, (18); never a year, a date or a symbol.
_NUMBER = r"(\d{1,3}(?:\.\d{1,3})?)"
_TO = rf"[{_DASHES}~]|to|through|up to|à|jusqu'à|a|al|hasta|至|到"
_RANGE = re.compile(rf"(?<![\d./]){_NUMBER}(?:\s*(?:{_TO})\s*(\d{{1,3}}(?:\.\d{{1,3}})?))?(?![\d/])")
#: A number of which only the last part is printed, behind its stop.
_SHORTENED = re.compile(r"(?<![\w.])\.(\d{1,3})(?![\d.]\d)")
#: A line that names paragraphs and nothing else, or names them before it says something of them.
_LABEL = re.compile(
    rf"(?:rec(?:ommendations?|s)?\.?|nos?\.?|paras?\.?|paragraphs?|建议|第)?\s*"
    rf"((?:\d{{1,3}}(?:\.\d{{1,3}})?)(?:\s*(?:[{_DASHES},;、和]|and|et|y|to)\s*\d{{1,3}}(?:\.\d{{1,3}})?)*)(?:\s*段)?[.:：]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?<![\w.])(\d{1,3})\((\d{1,3})\)")
#: 41/1 is an item where a recommendation is spoken of; resolutions and decisions are numbered so, too.
_SLASHED = re.compile(r"(?<![\w./-])(\d{1,3})/(\d{1,3})(?![\w/.]\w|[\w/])")
_RESOLVED = re.compile(r"(?:resolutions?|decisions?|résolutions?|resoluci\w+|决议|决定)\s*$", re.IGNORECASE)
#: 1, 2 and 5 of paragraph 41.
_OF_PARAGRAPH = re.compile(
    rf"(?<![\d./])(\(?\d{{1,3}}\)?(?:\s*(?:[{_DASHES},;]|and|to|et|y|à|a)\s*\(?\d{{1,3}}\)?)*)"
    r"\s*,?\s+(?:of|in|under|du|del)\s+(?:the\s+)?(?:paragraph|para\.?|paragraphe|párrafo)\s+(\d{1,3})(?![\d.]\d|\d)",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"(?<=\d\.\d)\.(?=\s+[a-z])|(?<=\d\.\d\d)\.(?=\s+[a-z])|(?<=\d\.\d\d\d)\.(?=\s+[a-z])")
#: A range over more than this many is a misprint.
_LONGEST = 300


def numbers_in(text: str) -> Iterator[str]:
    """Every paragraph that a list names, ranges written out.

    Examples:
        >>> list(numbers_in("122.1, 122.17-18 and 122.30"))
        ['122.1', '122.17', '122.18', '122.30']
        >>> list(numbers_in("41.01 through 41.03"))
        ['41.1', '41.2', '41.3']
        >>> list(numbers_in("1\u20133, 20"))
        ['1', '2', '3', '20']
        >>> list(numbers_in("140.120, 209")), list(numbers_in("41.1, .2 and .5"))
        (['140.120', '140.209'], ['41.1', '41.2', '41.5'])
    """
    above = ""
    for found in _RANGE.finditer(_SHORTENED.sub(r"\1", text)):
        first, last = _plain_number(found.group(1)), found.group(2)
        head, dot, tail = first.rpartition(".")
        if dot:
            above = head
        elif above:
            head, tail = above, first
        yield f"{head}.{tail}" if head else tail
        end = _end(head, tail, last) if last else 0
        yield from (f"{head}.{one}" if head else str(one) for one in range(int(tail) + 1, end + 1))


def _end(head: str, tail: str, last: str) -> int:
    """The last number of a range; 0 where it can't be followed. 118-20 is short for 118-120.

    It can't where it runs backwards, from one paragraph into another, or over more than a misprint would.
    """
    other, _, end = last.rpartition(".")
    if other and _plain_number(other) != head:
        return 0
    short = tail[: len(tail) - len(end)] + end if not other and len(end) < len(tail) else end
    return int(short) if int(tail) < int(short) <= int(tail) + _LONGEST else 0


def unfollowed(text: str) -> Iterator[str]:
    """The ranges of a list of which only the first number is taken, as printed.

    Examples:
        >>> list(unfollowed("41.5-41.3, 41.7 to 42.2, 41.8-9, 115.118-20"))
        ['41.5-41.3', '41.7 to 42.2']
    """
    for found in _RANGE.finditer(text):
        head, dot, tail = _plain_number(found.group(1)).rpartition(".")
        last = found.group(2)
        if dot and last and int(last.rpartition(".")[2]) and not _end(head, tail, last):
            yield found.group(0)


def labelled(line: str) -> tuple[tuple[str, ...], str]:
    """The paragraphs that a line begins with as its label, and what it says of them; none for other lines.

    Examples:
        >>> labelled("140.82-84, 87")
        (('140.82', '140.83', '140.84', '140.87'), '')
        >>> labelled("Rec. 18    It is done.")
        (('18',), 'It is done.')
        >>> labelled("18 laws were passed")
        ((), '')
    """
    found = _LABEL.match(line)
    if found is None:
        return (), ""
    rest = line[found.end() :]
    named = bool(line[: found.start(1)].strip())
    whole = not rest.strip()
    dotted = "." in found.group(1)
    apart = (
        rest[:2].isspace()
        or line[: found.end()].endswith((".", ":", "：", "段"))
        or (dotted and rest[:1].isspace())
    )
    if (whole and not (dotted or named)) or not (whole or (apart and (dotted or named))):
        return (), ""
    return tuple(numbers_in(found.group(1))), rest.strip()


def _plain_number(printed: str) -> str:
    """A number without noughts in front of its parts."""
    return ".".join(str(int(part)) for part in printed.split("."))


def spelt(text: str) -> str:
    """A text in which numbers of an item stand as most print them.

    Examples:
        >>> spelt("recommendations 41(1) and 41(12); see article 2 (3)")
        'recommendations 41.1 and 41.12; see article 2 (3)'
        >>> spelt("41/1 and 41/3, by resolution 60/251"), spelt("1, (2) and 5 of paragraph 41")
        ('41.1 and 41.3, by resolution 60/251', '41.1, 41.2 and 41.5')
        >>> spelt("41.1. and 41.2. are supported")
        '41.1 and 41.2 are supported'
    """
    text = _STOPPED.sub("", _BRACKETED.sub(r"\1.\2", text))
    text = _OF_PARAGRAPH.sub(lambda one: _headed(one[1], one[2]), text)
    return _SLASHED.sub(
        lambda one: one[0] if _RESOLVED.search(text[: one.start()]) else f"{one[1]}.{one[2]}", text
    )


def _headed(items: str, head: str) -> str:
    """Items of a paragraph, each with the paragraph's number before it."""
    return re.sub(r"\(?(\d{1,3})\)?", rf"{head}.\1", items)


def last_part(paragraph: str) -> str:
    """The number of a paragraph within its list: 14 of 140.14."""
    return paragraph.rpartition(".")[2]
