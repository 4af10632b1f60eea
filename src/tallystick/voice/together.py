"""All pages of an edition, in every language: short enough, and each with the same page in the others."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tallystick.voice.frame import Batch, Drawing, style_sheet
from tallystick.voice.packing import LONGEST, Sharing

#: What tells a later page of a series from its first one.
_LATER = re.compile(r"/[0-9]+\.html$")


class Spoken:
    """The pages of an edition in one language."""

    def __init__(self, drawing: Drawing, sharing: Sharing, batches: Iterable[Batch]) -> None:
        """Draw nothing yet.

        Args:
            drawing: draws a page.
            sharing: how rows are shared out; in every language beside that of the others.
            batches: the pages in order, some at a time. Where one was too long, those are asked for again
                that asked how its rows are shared out, and drawn again where they differ from what they were.
        """
        self.drawing = drawing
        self.sharing = sharing
        self._batches = list(batches)
        self._drawn: list[dict[str, bytes]] = [{} for _ in self._batches]
        self._asked: dict[int, set[str]] = {}

    @property
    def places(self) -> range:
        """The numbers of its batches."""
        return range(len(self._batches))

    @property
    def files(self) -> dict[str, bytes]:
        """What is drawn by now."""
        return {path: data for files in self._drawn for path, data in files.items()}

    def make(self, place: int) -> frozenset[str]:
        """Draw a batch; gives the series that had to be split since one of its pages was too long."""
        with self.sharing.asked() as self._asked[place]:
            self._drawn[place] = {page.path: self.drawing.draw(page) for page in self._batches[place]()}
        sizes = {path: len(data) for path, data in self._drawn[place].items()}
        return self.sharing.split(sizes, LONGEST - len(style_sheet()))

    def asking(self, split: frozenset[str]) -> Iterator[int]:
        """The batches that asked how one of these series is shared out."""
        return (place for place, names in self._asked.items() if names & split)


def short_pages(spoken: Sequence[Spoken]) -> dict[str, bytes]:
    """The pages as files, their rows shared out so that none takes more than `LONGEST` with its style.

    A series that is split in one language is split in all, before the same rows. The last are drawn first:
    lists stand before what they lead to, and so are drawn when it is known on which page that lies.
    """
    waiting = deque((one, place) for one in spoken for place in reversed(one.places))
    while waiting:
        here, place = waiting.popleft()
        split = here.make(place)
        for one in spoken if split else ():
            one.sharing.forget(split)
            waiting += ((one, at) for at in one.asking(split) if (one, at) not in waiting)
    files = {path: data for one in spoken for path, data in one.files.items()}
    return {path: data for one in spoken for path, data in _linked(one, files)}


def _linked(one: Spoken, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Pages whose ways to other languages lead somewhere: to the first page where a list is shorter there."""
    for path, data in one.files.items():
        up, page = "../" * path.count("/"), data
        for _, _, there in one.drawing.edition.tongues(path):
            if there not in files:
                first = _LATER.sub(".html", there)
                page = page.replace(f'"{up}{there}"'.encode(), f'"{up}{first}"'.encode())
        yield path, page
