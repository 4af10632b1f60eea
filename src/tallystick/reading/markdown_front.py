"""What stands before a Markdown text and is all that its file says: the records of a page that a site builds.

Such a page has its lists as data: *- label: "2"*, and below it *title: ...*. Each entry is an item, which
begins with its first field of words; the names of fields, marks and addresses become blanks.
"""

import functools
import re
from collections import Counter
from typing import NamedTuple

from tallystick.reading.column_roles import role_of
from tallystick.reading.languages import languages

#: A text of so few letters behind what stands before it says nothing: the page is what stands before it.
_SAYS_NOTHING = 40
_FIELD = re.compile(r"(?P<lead>[ \t]*)(?:-[ \t]+)?(?P<name>[\w-]+):(?:[ \t]+(?P<value>\S.*))?$")
_ENTRY = re.compile(r"(?P<lead>[ \t]*)-[ \t]+(?P<value>[^\s:].*)$")
#: The value of a field that is words: more than one, and no address; so much of it is looked at.
_WORDS = re.compile(r"[^\W\d_]\S*\s+\S*[^\W\d_]")
_ADDRESS = re.compile(r"(?:https?://|/|\./)\S*$")
_LOOKED_AT = 500
_LEADS = frozenset({"url", "href", "link", "path", "permalink"})
_INSERTED = re.compile(r"\{[%{].{0,2000}?[%}]\}", re.DOTALL)
_NO_LETTER = re.compile(r"[\W\d_]+")


def is_all(body: str) -> bool:
    """Whether what stands behind it says nothing, so that it is all that a file says.

    Args:
        body: the text behind what stands before it.
    """
    return len(_NO_LETTER.sub("", _INSERTED.sub("", body))) < _SAYS_NOTHING


#: What says that the lines below a field, farther in, are its value as one paragraph.
_FOLDED = re.compile(r">[+-]?\d?")
#: What a picture before an entry's words is called.
_PICTURE = re.compile(r"[\"']?\s*!\[([^\[\]]{1,40})\]")


class FrontEntry(NamedTuple):
    """What is known of an entry.

    Attributes:
        state: what a field of it, or else a picture before its words, says of its state.
        indent: how far in its list stands; one in a record without words stands where the record does.
    """

    state: str
    indent: int


def records_of(front: str) -> tuple[str, dict[int, FrontEntry]]:
    """The entries of its lists with blanks for all else, each character in its place; where each begins.

    Args:
        front: what stands before the text, its own lines and the rules around it.
    """
    entries, at = _FrontEntries(_worded(front)), 0
    for line in front.splitlines(keepends=True):
        entries.take(line, at)
        at += len(line)
    blank, pieces, last = re.sub(r"[^\n\r]", " ", front), [], 0
    for low, high in entries.shown:
        pieces += [blank[last:low], front[low:high]]
        last = high
    return "".join(pieces) + blank[last:], entries.begins


def _worded(front: str) -> frozenset[str]:
    """The names of fields that mostly hold words: what is one word in such a field is words too."""
    fields = [found for line in front.splitlines() if (found := _FIELD.match(line.rstrip()))]
    named = [(found["name"], found["value"].strip("\"'")) for found in fields if found["value"]]
    held = Counter(name for name, value in named if _NO_LETTER.sub("", value))
    worded = Counter(name for name, value in named if _WORDS.search(value[:_LOOKED_AT]))
    return frozenset(name for name, times in worded.items() if times >= max(_FEWEST, held[name] / 2))


#: Fewer values of a field show nothing.
_FEWEST = 3


class _FrontEntries:
    """Takes in what stands before a text line by line.

    Args:
        worded: the names of fields that mostly hold words.

    Attributes:
        shown: from where to where words of entries go.
        begins: where each entry begins, and what is known of it.
    """

    def __init__(self, worded: frozenset[str]) -> None:
        self._worded = worded
        self.shown: list[tuple[int, int]] = []
        self.begins: dict[int, FrontEntry] = {}
        self._listed, self._own, self._folded = -1, 0, -1
        self._state = ""
        self._open: list[tuple[int, int]] = []

    def take(self, line: str, at: int) -> None:
        """Take in a line that begins at a place."""
        indent = len(line) - len(line.lstrip())
        if self._folded >= 0 and line.strip() and indent > self._folded:
            self._show(at + indent, at + len(line.rstrip()), line.strip())
            return
        found = _FIELD.match(line.rstrip()) or _ENTRY.match(line.rstrip())
        opens = line.lstrip().startswith("-") and found is not None
        if found and (opens or indent <= self._listed):
            self._listed, self._own, self._state = (indent if opens else -1), len(self.shown), ""
        if opens:
            self._open = [*(one for one in self._open if one[0] < indent), (indent, len(self.shown))]
        self._folded = -1
        if found is None or self._listed < 0:
            return
        if _links(found):
            self._forget()
        elif _FOLDED.fullmatch(found["value"] or ""):
            self._folded = indent
        else:
            self._take_value(found, at)

    def _take_value(self, found: re.Match[str], at: int) -> None:
        """Take in the value of a field, or of an entry without one."""
        name, value = found.groupdict().get("name") or "", found["value"] or ""
        if _is_state(name):
            self._state = value.strip("\"'")
            if len(self.shown) > self._own:
                first = self.shown[self._own][0]
                self.begins[first] = self.begins[first]._replace(state=self._state)
            return
        low, high = _words_of(found, one_is_enough=name in self._worded)
        if high > low:
            self._show(at + low, at + high, value)

    def _show(self, low: int, high: int, value: str) -> None:
        if len(self.shown) == self._own:
            pictured = _PICTURE.match(value)
            state = self._state or (pictured.group(1) if pictured else "")
            wordless = (indent for indent, own in self._open if own == len(self.shown))
            self.begins[low] = FrontEntry(state, next(wordless, self._listed))
        self.shown.append((low, high))

    def _forget(self) -> None:
        """Leave out an entry that leads elsewhere."""
        if len(self.shown) > self._own:
            self.begins.pop(self.shown[self._own][0])
        del self.shown[self._own :]
        self._listed = -1


@functools.lru_cache(maxsize=256)
def _is_state(name: str) -> bool:
    """Whether a field of this name says how something stands, in whatever language."""
    return any(role_of(name, one) == "status" for one in languages().values())


def _links(found: re.Match[str]) -> bool:
    """Whether a field says where an entry leads: what such entries name stands elsewhere."""
    return found.groupdict().get("name") in _LEADS and bool(found["value"])


def _words_of(found: re.Match[str], *, one_is_enough: bool) -> tuple[int, int]:
    """From where to where the words of a field go, quotation marks aside; nothing where it holds none."""
    value = found["value"] or ""
    letters = _NO_LETTER.sub("", value) if one_is_enough else _WORDS.search(value[:_LOOKED_AT])
    if not letters or _ADDRESS.match(value.strip("\"'")):
        return 0, 0
    low, high = found.span("value")
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return (low + 1, high - 1) if quoted else (low, high)
