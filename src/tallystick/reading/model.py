"""The nouns of reading: a document's text and lines, its blocks, and the draft made of them."""

from dataclasses import dataclass, field
from decimal import Decimal

from tallystick.base.reasons import Reason
from tallystick.reading.no_commitments import NoCommitment, NoTarget
from tallystick.reading.unreadable import Notice


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a stretch of its text was found.

    Attributes:
        start: its first character in the text.
        page: its page, counted from 1; 0 where the document has none.
        paragraph: its paragraph or line, counted from 1.
    """

    start: int
    page: int
    paragraph: int


#: The state of a task in a list whose box is crossed, and of a row with such a box.
TICKED = "[x]"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a document says of a line's role, where it says so.

    Attributes:
        heading: the heading's level, 1 the highest; 0 for no heading.
        note: whether it is a footnote.
        table: the table it is a row of, counted from 1; 0 for none.
        cells: first and last character of each of its cells.
        covered: which of its cells, counted from 0, one of the row above covers.
        closes: whether it stands behind a list and ends its last item.
        link: whether it is a link and nothing else.
        run_in: whether it begins a paragraph with words in bold.
        breaks: where in its cells a further line or paragraph begins.
        record: whether it is the name of a record, which heads each page that the record goes over.
        item: of an item that has no mark of its own the style, such as ``entry``; else empty.
        state: what a field of its own, or else a picture before it, says of its state; or empty.
        indent: how far in the list of an entry stands; -1 where the line itself says it.
    """

    heading: int = 0
    note: bool = False
    table: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    covered: tuple[int, ...] = ()
    closes: bool = False
    link: bool = False
    run_in: bool = False
    breaks: tuple[int, ...] = ()
    record: bool = False
    item: str = ""
    state: str = ""
    indent: int = -1


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as characters, with the way back to its pages and paragraphs.

    Attributes:
        text: every character that spans count.
        format: txt, md, html, docx or pdf.
        places: where each stretch of the text stands in the document, in order.
        hints: what the document says of a line, by the line's first character.
        warnings: what could not be read, or was read otherwise than one would think.
        seen: the text with blanks for what no reader sees, of the same length; empty where all is seen.
        facts: ``title``, ``date`` and ``lang`` where the document itself names them beside its text.
    """

    text: str
    format: str
    places: tuple[Place, ...] = ()
    hints: dict[int, Hint] = field(default_factory=dict)
    warnings: tuple[Notice, ...] = ()
    seen: str = ""
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it.

    Attributes:
        start: its first character.
        end: the character after its last.
        text: the characters between.
        indent: how far it is indented.
        gap: whether it stands apart from the line before: a blank line, a page's beginning.
        hint: what the document says of it.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: bool
    hint: Hint = Hint()


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line begins with and may make it an item: a number, a letter, a bullet.

    Attributes:
        style: the way of marking, such as ``1.`` or ``(a)``; markers of one list share it.
        value: its place in the list as numbers; empty for a bullet.
        label: the marker as printed.
        line: which line it opens.
        body: the first character after it.
    """

    style: str
    value: tuple[int, ...]
    label: str
    line: int
    body: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or an item with everything below it.

    Attributes:
        style: how it is marked; headings without a number have ``h`` and their level.
        label: its number as printed, or empty.
        start: its first character, marker included.
        end: the character after the last that belongs to it.
        body: the first character after its marker.
        first_line: the line it begins on.
        parent: the block it stands in, as an index; -1 for none.
        depth: how many blocks it stands in.
    """

    style: str
    label: str
    start: int
    end: int
    body: int
    first_line: int
    parent: int
    depth: int


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """A stretch of the plan that the draft names: a part of its outline, or a commitment on some level.

    Attributes:
        id: readable and stable.
        parent: the unit it stands in; empty for none.
        number: its number as the plan prints it; empty for none.
        title: the plan's own short words for it.
        start: its first character.
        end: the character after its last.
        level: the plan's nesting: chapter, section, commitment and what stands below that.
        rule: what made it a unit.
    """

    id: str
    parent: str
    number: str
    title: str
    start: int
    end: int
    level: str
    rule: str


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """A unit that promises something.

    Attributes:
        unit: where it stands and what it is called.
        section: the part of the outline it stands in.
        evaluability: quantified, event, directional or statement.
        reason: why it was put in that class, in words.
        groups: the people it names.
        confirmed: whether a person has confirmed it; a draft never is.
        doubt: from 0 to 1, how much its list looks like one that promises nothing.
    """

    unit: DraftUnit
    section: str
    evaluability: str
    reason: str
    groups: tuple[str, ...] = ()
    confirmed: bool = False
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """A number that the plan promises. Its span is the number as printed.

    Attributes:
        id: its commitment's id and a running number.
        commitment: the innermost commitment it stands in.
        quantity: the plan's words around it that say what is counted.
        comparator: how a figure must stand to the value.
        value: the number, scaled to the unit.
        value_high: the upper end of a range.
        unit: the unit's code.
        strict: whether the value itself falls short.
        baseline_year: the base year.
        baseline_value: the base's value.
        deadline: a year, month or day; empty for the plan's end.
        frequency: ``annual``, or empty.
        kind: numeric or universal.
        counts: for a sum: ``additional`` or ``total``; empty otherwise.
        start: the number's first character.
        end: the character after its last.
        rule: what made it a target.
    """

    id: str
    commitment: str
    quantity: str
    comparator: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    strict: bool
    baseline_year: str
    baseline_value: Decimal | None
    deadline: str
    frequency: str
    kind: str
    counts: str
    start: int
    end: int
    rule: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Something else that a commitment names: a deliverable, a body, a reference.

    Attributes:
        commitment: where it stands.
        kind: which sort of its table.
        words: as the plan prints it.
        code: the short code of a goal or treaty, or a date; empty where there is none.
        start: its first character.
        end: the character after its last.
        rule: what found it.
    """

    commitment: str
    kind: str
    words: str
    code: str
    start: int
    end: int
    rule: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the text says of the plan itself; empty where it does not."""

    title: str = ""
    country: str = ""
    country_name: str = ""
    first_year: str = ""
    last_year: str = ""
    released: str = ""
    issued_by: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was read of a plan, unconfirmed."""

    language: str
    facts: PlanFacts
    outline: tuple[DraftUnit, ...]
    commitments: tuple[FoundCommitment, ...]
    targets: tuple[FoundTarget, ...]
    no_targets: tuple[NoTarget, ...]
    deliverables: tuple[Named, ...]
    bodies: tuple[Named, ...]
    references: tuple[Named, ...]
    warnings: tuple[Reason, ...] = ()
    no_commitments: tuple[NoCommitment, ...] = ()
