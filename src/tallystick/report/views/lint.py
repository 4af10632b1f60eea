"""What a plan's commitments lack, in words: the answer first, then each commitment."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.lint import Judged, Lint
from tallystick.lint.rules import BY_ID
from tallystick.lint.summary import beside, commonest, counts, headline, nearest, place, standing
from tallystick.report.views.marks import Mark
from tallystick.voice.language import Language
from tallystick.voice.packing import Numbered

_CLASS = {
    "quantified": msgid("a number"),
    "event": msgid("a thing that is there or not"),
    "directional": msgid("a direction"),
    "statement": msgid("a statement"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A gap in words."""

    mark: Mark
    name: str
    where: str
    found: str
    add: str
    wording: str


@dataclass(frozen=True, slots=True)
class LintRow:
    """A commitment with its gaps."""

    id: str
    mark: Mark
    title: str
    where: str
    read_as: str
    confirmed: bool
    gaps: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule, how many commitments it found something in, and why that matters."""

    name: str
    matters: str
    right: str
    count: int


@dataclass(frozen=True, slots=True)
class Near:
    """A commitment that lacks little."""

    id: str
    title: str
    path: str
    missing: str


@dataclass(frozen=True, slots=True)
class LintSummary:
    """What a minister reads in a minute."""

    lead: str
    deck: str
    standing: str
    warnings: tuple[str, ...]
    all: int
    common: tuple[RuleRow, ...]
    rules: tuple[RuleRow, ...]
    unchecked: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class LintPage:
    """One page; the first has the answer."""

    number: int
    summary: LintSummary
    rows: tuple[LintRow, ...]
    pages: Numbered


def lint_summary(lint: Lint, language: Language, homes: Mapping[str, str]) -> LintSummary:
    """The answer, with the page that each commitment stands on."""
    return LintSummary(
        lead=language.reason(headline(lint)),
        deck=language.reason(beside(lint)),
        standing=language.reason(standing(lint)),
        warnings=tuple(map(language.reason, lint.warnings)),
        all=len(lint.commitments),
        common=tuple(_rule(language, *one) for one in commonest(lint)),
        rules=tuple(_rule(language, *one) for one in counts(lint)),
        unchecked=tuple(language.say(BY_ID[rule].name) for rule in lint.unchecked),
        near=tuple(_near(language, one, homes[one.unit.id]) for one in nearest(lint)),
    )


def lint_rows(lint: Lint, language: Language) -> tuple[LintRow, ...]:
    """Every commitment in words, in the plan's order."""
    return tuple(_row(lint, language, one) for one in lint.commitments)


def _rule(language: Language, name: str, count: int) -> RuleRow:
    rule = BY_ID[name]
    return RuleRow(language.say(rule.name), language.say(rule.matters), language.say(rule.right), count)


def _near(language: Language, one: Judged, path: str) -> Near:
    missing = language.list(language.say(BY_ID[rule].name) for rule in one.blocking)
    return Near(one.unit.id, one.unit.title, f"{path}#c-{one.unit.id}", missing)


def _row(lint: Lint, language: Language, one: Judged) -> LintRow:
    return LintRow(
        id=one.unit.id,
        mark=_mark(language, one),
        title=one.unit.title,
        where=language.reason(place(lint, one.unit.start, one.page, one.paragraph)),
        read_as=language.say(_CLASS[one.evaluability]),
        confirmed=one.confirmed,
        gaps=tuple(
            Shown(
                _gap_mark(language, gap.blocks),
                language.say(BY_ID[gap.rule].name),
                language.reason(place(lint, gap.start, gap.page, gap.paragraph)),
                language.reason(gap.found),
                language.reason(gap.add),
                gap.wording,
            )
            for gap in one.gaps
        ),
    )


def _mark(language: Language, one: Judged) -> Mark:
    if not one.checkable:
        return Mark("blocked", "d-no_evidence_found", "short", language.say(msgid("Can't be checked")))
    if one.gaps:
        return Mark(
            "weak", "t-last_figure_meets", "part", language.say(msgid("Can be checked, lacks something"))
        )
    return Mark("whole", "t-met", "holds", language.say(msgid("Can be checked")))


def _gap_mark(language: Language, blocks: bool) -> Mark:
    if blocks:
        return Mark("blocks", "t-not_met", "short", language.say(msgid("Keeps it from being checked:")))
    return Mark("lacks", "t-last_figure_falls_short", "part", language.say(msgid("Less can be said:")))
