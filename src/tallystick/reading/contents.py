"""Which lines are a table of contents: they name what comes later, or end in the number of a page."""

import re
from collections import Counter

from tallystick.reading.languages import Language
from tallystick.reading.model import Line

_LEADERS = re.compile(r"(?:(?<!\.)\.{3,}|…|(?<!·)·{3,}|(?<!_)_{3,}|(?<!\s\.)(?:\s\.){3,})\s{0,200}\d{0,4}$")
_ENDS_IN_PAGE = re.compile(r"(?:\s\s|\t|\.\s?)\d{1,4}$")
_TAIL = re.compile(r"(?<![\s.…·_])[\s.…·_]*\d{0,4}$")
#: So many lines in a row make a list.
_RUN = 3
#: A contents list stands before this share of the lines.
_FRONT_SHARE = 0.35


def contents_lines(lines: list[Line], language: Language) -> set[int]:
    """The lines of contents lists, as indexes."""
    leaders = [at for at, line in enumerate(lines) if _LEADERS.search(line.text)]
    found = set(leaders) if len(leaders) >= _RUN else set()
    for at, line in enumerate(lines):
        if language.names(line.text, "contents"):
            found |= {at, *_after_heading(lines, at)}
    return found | _repeated_later(lines)


def _key(line: Line) -> str:
    return " ".join(_TAIL.sub("", line.text).lower().replace("’", "'").split())


def _after_heading(lines: list[Line], at: int) -> set[int]:
    """The lines below a contents heading, as long as they are short and end without a full stop."""
    run: set[int] = set()
    seen: set[str] = set()
    for below in range(at + 1, len(lines)):
        key = _key(lines[below])
        if len(lines[below].text) > 160 or (
            lines[below].text[-1] in ".;。；" and not _LEADERS.search(lines[below].text)
        ):
            break
        if key in seen or (lines[below].hint.heading and below > at + 1):
            break
        seen.add(key)
        run.add(below)
    return run if _names_what_follows(lines, run) else set()


def _names_what_follows(lines: list[Line], run: set[int]) -> bool:
    if len(run) < _RUN:
        return False
    later = {_key(line) for line in lines[max(run) + 1 :]}
    pages = sum(1 for at in run if _ENDS_IN_PAGE.search(lines[at].text))
    return pages >= len(run) / 2 or sum(_key(lines[at]) in later for at in run) >= len(run) / 2


def _repeated_later(lines: list[Line]) -> set[int]:
    """Runs of lines near the beginning that all come back later, in the same order."""
    front = int(len(lines) * _FRONT_SHARE)
    counts = Counter(_key(line) for line in lines)
    last = {_key(line): at for at, line in enumerate(lines)}
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines[:front]):
        key = _key(line)
        again = counts[key] == 2 and last[key] > at and 3 < len(key) <= 160
        if again and (not run or last[key] > last[_key(lines[run[-1]])]):
            run.append(at)
            continue
        found |= set(run) if len(run) >= _RUN + 1 else set()
        run = [at] if again else []
    return found
