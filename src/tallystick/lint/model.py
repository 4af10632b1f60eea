"""The nouns of lint: a rule, a gap that it found, a commitment with its gaps, and all of a document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tallystick.base.reasons import Reason
from tallystick.lint.case import Case
from tallystick.reading.model import DraftUnit


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a commitment's wording lacks.

    Attributes:
        start: the first character of the words that show it, in the document's text.
        end: the character after their last.
        found: what was found.
        add: what a checkable wording would add, and where.
        blocks: whether nobody could say afterwards if the commitment was kept; else less can be said.
        rule: the rule that found it.
        words: the words themselves.
        wording: a pattern for the missing words in the plan's own language; empty where there is none.
        page: the page they stand on; 0 where the document has none.
        paragraph: the paragraph or line they stand in; 0 where it is not known.
    """

    start: int
    end: int
    found: Reason
    add: Reason
    blocks: bool
    rule: str = ""
    words: str = ""
    wording: str = ""
    page: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a commitment can lack.

    Attributes:
        id: its stable name.
        name: what it finds, in two or three words.
        matters: why that matters.
        right: what would be right.
        effort: how much the drafter would have to add: 1 a year, 2 a number, 3 a result, 4 a promise.
        needs: the lists of the lint's language data without which it can't be checked.
        check: finds the gaps of a commitment.
    """

    id: str
    name: str
    matters: str
    right: str
    effort: int
    needs: tuple[str, ...]
    check: Callable[[Case], Iterable[Gap]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A commitment and what its wording lacks.

    Attributes:
        unit: what it is called and where it stands.
        section: the titles of the parts of the outline it stands in.
        evaluability: its class, as the reading has it.
        confirmed: whether a person has confirmed the reading.
        gaps: in the order of the rules.
        page: the page it begins on; 0 where the document has none.
        paragraph: the paragraph or line; 0 where it is not known.
    """

    unit: DraftUnit
    section: str
    evaluability: str
    confirmed: bool
    gaps: tuple[Gap, ...]
    page: int
    paragraph: int

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that found something, each once."""
        return tuple(dict.fromkeys(one.rule for one in self.gaps))

    @property
    def blocking(self) -> tuple[str, ...]:
        """Those of them that keep the commitment from being checked at all."""
        return tuple(dict.fromkeys(one.rule for one in self.gaps if one.blocks))

    @property
    def checkable(self) -> bool:
        """Whether somebody could say afterwards if it was kept."""
        return not self.blocking


@dataclass(frozen=True, slots=True)
class Lint:
    """All that was found in a document.

    Attributes:
        title: the plan's name.
        language: its language.
        format: the document's format.
        first_year: the plan's first year; empty where the text does not say.
        last_year: its last.
        commitments: each with its gaps, in the plan's order.
        unchecked: the rules for which the language's data do not suffice.
        warnings: what the reading warns of.
    """

    title: str
    language: str
    format: str
    first_year: str
    last_year: str
    commitments: tuple[Judged, ...]
    unchecked: tuple[str, ...]
    warnings: tuple[Reason, ...]

    @property
    def found(self) -> bool:
        """Whether any commitment lacks anything."""
        return any(one.gaps for one in self.commitments)
