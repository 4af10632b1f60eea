"""The list of all targets: what was promised, the latest figure, the answer under each policy."""

from dataclasses import dataclass

from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.views.counts import targets_sentence
from tallystick.report.views.lists import Arranged, ListPage, arrange
from tallystick.report.views.marks import Mark, mark_words, target_mark, target_tallies
from tallystick.voice.promises import heading, observed, printed, promise, when

_ROW = 1_050


@dataclass(frozen=True, slots=True)
class Latest:
    """The figure that a reader meets first: ``other`` by another measure, ``missing`` where there is none.

    ``tags`` are the words of the marks that the answer carries.
    """

    text: str
    when: str
    other: bool = False
    missing: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target in a list.

    Attributes:
        id: its identifier.
        title: what is counted or measured.
        path: where it stands on its commitment's page.
        promise: what was promised.
        deadline: by when.
        latest: the latest figure.
        headline: the answer under the default policy.
        policies: the answer under each of the others, in their order.
        contested: whether rated results stand on different sides.
    """

    id: str
    title: str
    path: str
    promise: str
    deadline: str
    latest: Latest
    headline: Mark
    policies: tuple[Mark, ...]
    contested: bool


def latest(desk: Desk, target: Target) -> Latest:
    """The figure the headline rests on, else the last one in any measure, else that there is none."""
    verdict = desk.book.verdicts[target.id, "default"]
    if verdict.observed is not None:
        period = desk.period(verdict.as_of or verdict.period)
        figure = observed(desk.language, target, verdict.observed)
        return Latest(figure, period, verdict.other_measure, tags=mark_words(desk, verdict))
    country = [
        one
        for one in desk.book.sightings.get(target.id, ())
        if one.observation.area == desk.book.plan.country
        and one.observation.group is None
        and one.role in {"plan_measure", "other_measure"}
    ]
    if not country:
        return Latest("", "", missing=True, tags=mark_words(desk, verdict))
    first = country[0]
    return Latest(
        printed(desk.language, first.observation),
        when(desk.language, first.observation),
        first.role == "other_measure",
        tags=mark_words(desk, verdict),
    )


def target_row(desk: Desk, target: Target) -> TargetRow:
    """A target as a row."""
    verdicts = [desk.book.verdicts[target.id, policy] for policy in words.POLICY_ORDER]
    return TargetRow(
        id=target.id,
        title=heading(target.quantity),
        path=desk.target_path(target.id),
        promise=promise(desk.language, target),
        deadline=desk.language.date(target.deadline),
        latest=latest(desk, target),
        headline=target_mark(desk, verdicts[0].verdict),
        policies=tuple(target_mark(desk, one.verdict) for one in verdicts[1:]),
        contested=verdicts[0].contested,
    )


def targets_arranged(desk: Desk) -> Arranged[TargetRow]:
    """All targets by answer, on their pages."""

    def rows(code: str) -> list[TargetRow]:
        verdicts = desk.book.verdicts
        return [
            target_row(desk, one)
            for one in desk.book.package.targets
            if verdicts[one.id, "default"].verdict == code
        ]

    tallies = target_tallies(desk, desk.book.assessment.summary.whole.headline)
    return arrange(desk, "targets.html", tallies, rows, _ROW)


def targets_pages(desk: Desk) -> tuple[tuple[str, ListPage[TargetRow]], ...]:
    """The pages of the list."""
    columns = tuple(desk.say(words.POLICY_SHORT[name]) for name in words.POLICY_ORDER[1:])
    return targets_arranged(desk).drawn(targets_sentence(desk), columns)
