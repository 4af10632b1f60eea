"""Pages of an earlier run that are what would be drawn again, so that only the others are drawn.

A page is made of what it shows, of what stands around it, and of the program that draws it; the SHA-256 of
all that decides, never a date or a size. What names the edition stands on every page and changes with every
cell, so pages are drawn with a `Stamp` in its place, and it is put in last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tallystick.base.canonical import sha256


class Stamp(str):
    """Stands in a drawn page for what is put in last. A text of a package is never like it: it is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """As it is: it holds a sign that every other text has escaped."""
        return str(self)


#: What a drawn page has in place of each stamp.
Stamps = tuple[tuple[Stamp, str], ...]
IDENTITY, SHORT = Stamp("<!identity!>"), Stamp("<!short!>")


def stamps_of(identity: str) -> Stamps:
    """What an edition's pages have in place of the stamps; the longer of two that begin alike comes first."""
    return ((IDENTITY, identity), (SHORT, identity[:12]))


def stamped(page: bytes, stamps: Stamps) -> bytes:
    """A drawn page with what names its edition."""
    for stamp, text in stamps:
        page = page.replace(stamp.encode(), text.encode())
    return page


@dataclass(frozen=True, slots=True)
class EarlierPages:
    """What an earlier run drew.

    Attributes:
        stamps: what its pages have in place of the stamps.
        made: for each page what it was made of and what came of it, as `Keeping.made` has it.
        read: the page at a path as it lies there now; None where it can't be read.
    """

    stamps: Stamps
    made: Mapping[str, str]
    read: Callable[[str], bytes | None]


class Keeping:
    """Which pages of an earlier run may stay, and what the pages of this one are made of."""

    def __init__(self, program: str, earlier: EarlierPages | None = None) -> None:
        """Begin to draw.

        Args:
            program: the SHA-256 of the program that draws, with everything in it that can change a page.
            earlier: what an earlier run drew; None for nothing.
        """
        self._program = program
        self._earlier = earlier
        #: For each page the SHA-256 of what it is made of together with that of the page without its stamps.
        self.made: dict[str, str] = {}

    def page(self, path: str, made_of: str, draw: Callable[[], bytes]) -> bytes:
        """The page without its stamps: as it lies there where it would come out the same, else drawn.

        Args:
            path: where it lies, from the site's top.
            made_of: the SHA-256 of what it is made of but for the program.
            draw: draws it.
        """
        made_of = sha256(f"{self._program} {made_of}".encode())
        found = self._kept(path, made_of)
        page = draw() if found is None else found
        self.made[path] = _told(made_of, page)
        return page

    def _kept(self, path: str, made_of: str) -> bytes | None:
        """The earlier page, if it was made of the same and is still what came of that, to the byte."""
        if self._earlier is None or path not in self._earlier.made:
            return None
        page = self._earlier.read(path)
        if page is None:
            return None
        for stamp, text in self._earlier.stamps:
            page = page.replace(text.encode(), stamp.encode())
        return page if _told(made_of, page) == self._earlier.made[path] else None


def _told(made_of: str, page: bytes) -> str:
    return sha256(f"{made_of} {sha256(page)}".encode())
