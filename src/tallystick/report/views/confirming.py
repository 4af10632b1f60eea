"""What the pages of a draft show: cards by list, one row with its forms, what was passed over, the text."""

from dataclasses import dataclass

from tallystick.base.findings import Finding
from tallystick.base.reasons import Reason
from tallystick.register.confirming.standing import TableStanding
from tallystick.report.views.drafted import Card, Stand
from tallystick.voice.packing import Numbered

#: A field of a form: its column, what that is called, its value, and where only a few are right, these.
Field = tuple[str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ConfirmingFrame:
    """What the frame of a page of a draft needs beside its title.

    Attributes:
        by: who confirms; empty while nobody has said so.
        document: the language of the plan's text; empty where it is not known.
        asks_who: whether the pages ask who confirms, and a script makes them quicker.
        carried: what every form sends along that nobody wrote: names and values.
    """

    by: str
    document: str
    asks_who: bool = True
    carried: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AskedPage:
    """Which page of a draft is asked for.

    Attributes:
        order: ``doubt`` or ``plan``.
        number: which page, from 1.
        done: what was done last, to be said above; None for nothing.
        undo: whether there is anything to undo.
        gaps: what is missing beside the draft, to be said above.
    """

    order: str = "doubt"
    number: int = 1
    done: Reason | None = None
    undo: bool = False
    gaps: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list, or the part of it that stands on a page."""

    section: str
    title: str
    level: str
    all: int
    open: int
    seen: str
    part: Stand | None
    part_seen: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What every page says at its head; `by` is who confirms, empty until somebody has said so."""

    by: str
    counts: tuple[TableStanding, ...]
    done: str
    undo: bool
    gaps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """A page of cards."""

    head: Looked
    order: str
    number: int
    lists: tuple[ListPart, ...]
    levels: tuple[tuple[str, int], ...]
    pages: Numbered
    has_text: bool


@dataclass(frozen=True, slots=True)
class RowForms:
    """All that can be done with one row."""

    head: Looked
    back: str
    table: str
    id: str
    card: Card | None
    stand: Stand
    words: str
    place: str
    fields: tuple[Field, ...]
    units: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    before: str
    seen: str


@dataclass(frozen=True, slots=True)
class PassedRow:
    """Something that was passed over, or dismissed."""

    words: str
    place: str
    reason: str
    start: int
    end: int
    number: bool
    commitment: str


@dataclass(frozen=True, slots=True)
class PassedPage:
    """What was passed over, the most doubtful first, and what was dismissed."""

    head: Looked
    rows: tuple[PassedRow, ...]
    dismissed: tuple[tuple[str, str, str, Stand], ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class TextPage:
    """A stretch of the plan's text, to select words from."""

    head: Looked
    text: str
    start: int
    sections: tuple[tuple[str, str], ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Why something was not done, with what the person wrote; `by` is who confirms, as far as it is said."""

    by: str
    what: str
    mend: str
    findings: tuple[tuple[str, str, str], ...]
    wrote: tuple[tuple[str, str], ...]
