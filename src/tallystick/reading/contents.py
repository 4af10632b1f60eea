"""Which lines are a table of contents: they name what comes later, or end in the number of a page."""

import re
from collections import Counter
from itertools import pairwise

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

_LEADERS = re.compile(
    r"(?:(?<!\.)\.{3,}|(?<=…)…|…(?=\s{0,200}[\divxlc])|(?<!·)·{3,}|(?<!_)_{3,}|(?<!\s\.)(?:\s\.){3,})\s{0,200}"
    r"(?:\d{0,4}|\d{1,3}-\d{1,3}|[ivxlc]{1,6})$"
)
_ENDS_IN_PAGE = re.compile(r"(?:\s\s|\t|\.\s?)\d{1,4}$")
_TAIL = re.compile(r"(?<![\s.…·_])[\s.…·_]*\d{0,4}$")
#: So many lines in a row make a list.
_RUN = 3
#: Longer lines name no part; they are compared so far.
_LONGEST = 400
#: A contents list stands before this share of the lines.
_FRONT_SHARE = 0.35


def contents_lines(lines: list[Line], language: PlanLanguage) -> set[int]:
    """The lines of contents lists, as indexes."""
    leaders = [at for at, line in enumerate(lines) if _LEADERS.search(line.text)]
    found = set(leaders) if len(leaders) >= _RUN else set()
    headings = [at for at, line in enumerate(lines) if language.names(line.text, "contents")]
    keys = [_key(line) for line in lines]
    last = {key: at for at, key in enumerate(keys)}
    for at, after in pairwise([*headings, len(lines)]):
        run = _after_heading(lines, keys, at, after)
        found |= {at, *(run if _names_what_follows(lines, keys, run, last) else ())}
    return found | _repeated_later(keys, last) | _pages_in_order(lines)


def _pages_in_order(lines: list[Line]) -> set[int]:
    """Runs of lines near the beginning that are a name, a bar or a wide gap, and pages that only go up."""
    found: set[int] = set()
    run: list[int] = []
    page = 0
    for at, line in enumerate(lines[: int(len(lines) * _FRONT_SHARE)]):
        named = None if line.hint.table else _NAME_AND_PAGE.fullmatch(line.text)
        goes_on = named is not None and int(named.group(1)) > page
        if not goes_on:
            found |= set(run) if len(run) > _RUN else set()
            run, page = [], 0
        if named is not None:
            run.append(at)
            page = int(named.group(1))
    return found | (set(run) if len(run) > _RUN else set())


#: A name of a part, and behind a bar or a wide gap its page.
_NAME_AND_PAGE = re.compile(r"[^|\t]{3,120}?(?:\s?\|\s?|\t+| {3,40})(\d{1,3})")


def _key(line: Line) -> str:
    """The words of a line by which it is known again, without its page."""
    text = line.text if len(line.text) <= _LONGEST else line.text[:_LONGEST]
    return " ".join(_TAIL.sub("", text).lower().replace("’", "'").split())


def _after_heading(lines: list[Line], keys: list[str], at: int, after: int) -> range:
    """The lines below a contents heading and before the next, while they are short and end without a stop."""
    seen: set[str] = set()
    for below in range(at + 1, after):
        line = lines[below]
        if len(line.text) > 160 or (line.text[-1] in ".;。；" and not _LEADERS.search(line.text)):
            return range(at + 1, below)
        if keys[below] in seen or (line.hint.heading and below > at + 1):
            return range(at + 1, below)
        seen.add(keys[below])
    return range(at + 1, after)


def _names_what_follows(lines: list[Line], keys: list[str], run: range, last: dict[str, int]) -> bool:
    if len(run) < _RUN:
        return False
    pages = sum(1 for at in run if _ENDS_IN_PAGE.search(lines[at].text))
    return pages >= len(run) / 2 or sum(last[keys[at]] >= run.stop for at in run) >= len(run) / 2


def _repeated_later(keys: list[str], last: dict[str, int]) -> set[int]:
    """Runs of lines near the beginning that all come back later, in the same order.

    What comes back as one run again is said twice, as in a summary, and names no parts.
    """
    front = int(len(keys) * _FRONT_SHARE)
    counts = Counter(keys)
    found: set[int] = set()
    run: list[int] = []
    for at, key in enumerate(keys[:front]):
        again = counts[key] == 2 and last[key] > at and 3 < len(key) <= 160
        if again and (not run or last[key] > last[keys[run[-1]]]):
            run.append(at)
            continue
        found |= set(run) if _names_parts(run, keys, last) else set()
        run = [at] if again else []
    return found


def _names_parts(run: list[int], keys: list[str], last: dict[str, int]) -> bool:
    """Whether lines are enough for a contents list, and mostly come back with others between them."""
    together = sum(last[keys[two]] == last[keys[one]] + 1 for one, two in pairwise(run))
    return len(run) > _RUN and 2 * together < len(run)
