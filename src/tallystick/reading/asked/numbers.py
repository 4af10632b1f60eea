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
        if last:
            end = int(last.rpartition(".")[2])
            if int(tail) < end <= int(tail) + _LONGEST:
                yield from (f"{head}.{one}" if head else str(one) for one in range(int(tail) + 1, end + 1))


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
    """A text in which numbers of an item in brackets stand as others print them.

    Examples:
        >>> spelt("recommendations 41(1) and 41(12); see article 2 (3)")
        'recommendations 41.1 and 41.12; see article 2 (3)'
    """
    return _BRACKETED.sub(r"\1.\2", text)


def last_part(paragraph: str) -> str:
    """The number of a paragraph within its list: 14 of 140.14."""
    return paragraph.rpartition(".")[2]
