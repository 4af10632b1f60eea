"""The index that a search reads, as scripts of data: a page on a disk may load a script, but read no file."""

import json
from collections.abc import Iterator
from importlib import resources
from itertools import groupby

from tallystick.report.views.titles import Titled, TitledKind, Titles
from tallystick.voice.direction import without_marks

SCRIPT = "search.js"
#: A file of the index takes no more than this.
LONGEST_FILE = 100_000
#: The most files of an index. Titles beyond stand on the page of titles only, and *Find* says so.
MOST_FILES = 20
#: A title, or what stands beside it, is cut after so many signs.
_LONGEST_TEXT = 240
#: What a file takes for each kind that it holds, beside the kind's name.
_AROUND = 24

_Row = tuple[TitledKind, Titled]


class SearchIndex:
    """What a search finds in one edition, in files that are small enough to be fetched one by one."""

    def __init__(self, titles: Titles) -> None:
        """Open the titles; the files are made when they are asked for."""
        self._titles = titles

    @property
    def _shared(self) -> tuple[tuple[_Row, ...], ...]:
        """The rows by file, the kinds in their order."""
        context = self._titles.context
        return context.sharing.known(("search", context.path("")), self._share)

    def _share(self) -> tuple[tuple[_Row, ...], ...]:
        found: list[list[_Row]] = [[]]
        size = 0
        for kind in self._titles.kinds:
            size += _AROUND + len(kind.one.encode())
            for one in kind.titles:
                more = len(_row(one).encode()) + 2
                if found[-1] and size + more > LONGEST_FILE:
                    found.append([])
                    size = _AROUND + len(kind.one.encode())
                found[-1].append((kind, one))
                size += more
        return tuple(tuple(rows) for rows in found if rows)

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the files lie, in the order in which they are fetched."""
        count = min(len(self._shared), MOST_FILES)
        return tuple(self._titles.context.path(f"search/{number}.js") for number in range(1, count + 1))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The kinds of which titles are left out, for no file has room for them."""
        return tuple(dict.fromkeys(kind.name for rows in self._shared[MOST_FILES:] for kind, _ in rows))

    @property
    def files(self) -> dict[str, bytes]:
        """The files by their paths."""
        shared = zip(self.paths, self._shared, strict=False)  # what is beyond the last file is left out
        return {path: "".join(_calls(rows)).encode() for path, rows in shared}


def script() -> bytes:
    """The script that searches, which lies beside the pages as `SCRIPT`: without its notes and indents."""
    written = resources.files("tallystick.report").joinpath("templates", SCRIPT).read_text("utf-8")
    lines = (line.strip() for line in written.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//")).encode()


def _calls(rows: tuple[_Row, ...]) -> Iterator[str]:
    """What a file says: for each kind its name and its rows."""
    for kind, some in groupby(rows, lambda row: row[0].one):
        listed = ",\n".join(_row(one) for _, one in some)
        yield f"tallystick({_json(kind)},[\n{listed}\n])\n"


def _row(one: Titled) -> str:
    also = " ".join(filter(None, (one.elsewhere[:_LONGEST_TEXT], one.also)))  # it is known by how it ends
    texts = (without_marks(text)[:_LONGEST_TEXT] for text in (one.title, one.told))
    return _json([one.path, *texts, also])


def _json(value: object) -> str:
    """A value as a script reads it; the two line ends that a script of old may not hold are spelled out."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
