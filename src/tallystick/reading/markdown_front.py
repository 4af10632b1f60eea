"""What stands before a Markdown text and is all that its file says: the records of a page that a site builds.

Such a page has its lists as data: *- label: "2"*, and below it *title: ...*. Each entry is an item, which
begins with its first field of words; the names of fields, marks and addresses become blanks.
"""

import re

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


def records_of(front: str) -> tuple[str, tuple[int, ...]]:
    """The entries of its lists with blanks for all else, each character in its place; and where each begins.

    Args:
        front: what stands before the text, its own lines and the rules around it.
    """
    shown: list[tuple[int, int]] = []
    begins: list[int] = []
    at, listed, own = 0, -1, 0
    for line in front.splitlines(keepends=True):
        found = _FIELD.match(line.rstrip()) or _ENTRY.match(line.rstrip())
        opens = line.lstrip().startswith("-") and found is not None
        if found and (opens or len(found["lead"]) <= listed):
            listed, own = (len(found["lead"]) if opens else -1), len(shown)
        if found and listed >= 0 and _links(found):
            begins = [one for one in begins if shown[own:] == [] or one < shown[own][0]]
            del shown[own:]
            listed = -1
        low, high = _words_of(found) if found and listed >= 0 else (0, 0)
        if high > low:
            begins += [at + low] if len(shown) == own else []
            shown.append((at + low, at + high))
        at += len(line)
    blank, pieces, last = re.sub(r"[^\n\r]", " ", front), [], 0
    for low, high in shown:
        pieces += [blank[last:low], front[low:high]]
        last = high
    return "".join(pieces) + blank[last:], tuple(begins)


def _links(found: re.Match[str]) -> bool:
    """Whether a field says where an entry leads: what such entries name stands elsewhere."""
    return found.groupdict().get("name") in _LEADS and bool(found["value"])


def _words_of(found: re.Match[str]) -> tuple[int, int]:
    """From where to where the words of a field go, quotation marks aside; nothing where it holds none."""
    value = found["value"] or ""
    if not _WORDS.search(value[:_LOOKED_AT]) or _ADDRESS.match(value.strip("\"'")):
        return 0, 0
    low, high = found.span("value")
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return (low + 1, high - 1) if quoted else (low, high)
