"""The list of all targets: what was promised, the latest figure, the answer under each policy."""

from dataclasses import dataclass, replace

from tallystick.assessment.phases import has_phases
from tallystick.base.reasons import msgid
from tallystick.register.indicators import COMPARED_ROLES
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.charts.spark import spark
from tallystick.report.context import PageContext
from tallystick.report.views.counts import targets_sentence
from tallystick.report.views.lists import Arranged, ListPage, arrange
from tallystick.report.views.marks import Mark, mark_words, target_mark, target_tallies
from tallystick.voice.promises import heading, observed, printed, promise, when

#: The most targets on a page of the list.
_TARGETS = 20


@dataclass(frozen=True, slots=True)
class Latest:
    """The figure that a reader meets first: ``other`` by another measure, ``missing`` where there is none.

    ``tags`` are the words of the marks that the answer carries, ``spark`` the line of all its figures.
    """

    text: str
    when: str
    other: bool = False
    missing: bool = False
    tags: tuple[str, ...] = ()
    spark: str = ""


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


def latest(context: PageContext, target: Target) -> Latest:
    """The figure the headline rests on, else the last one in any measure, else that there is none."""
    verdict = context.book.verdicts[target.id, "default"]
    if verdict.observed is not None:
        period = context.period(verdict.as_of or verdict.period)
        figure = observed(context.language, target, verdict.observed)
        tags = mark_words(context, verdict)
        return Latest(figure, period, verdict.other_measure, tags=tags, spark=spark(context.book, target))
    country = [
        one
        for one in context.book.sightings.get(target.id, ())
        if one.observation.area == context.book.plan.country
        and one.observation.group is None
        and one.role in COMPARED_ROLES
    ]
    if not country:
        return Latest("", "", missing=True, tags=mark_words(context, verdict))
    first = country[0]
    return Latest(
        printed(context.language, first.observation),
        when(context.language, first.observation),
        first.role == "other_measure",
        tags=mark_words(context, verdict),
        spark=spark(context.book, target),
    )


def target_row(context: PageContext, target: Target) -> TargetRow:
    """A target as a row."""
    verdicts = [context.book.verdicts[target.id, policy] for policy in words.POLICY_ORDER]
    return TargetRow(
        id=target.id,
        title=heading(target.quantity),
        path=context.target_path(target.id),
        promise=promise(context.language, target),
        deadline=context.language.date(target.deadline),
        latest=latest(context, target),
        headline=target_mark(context, verdicts[0].verdict),
        policies=tuple(target_mark(context, one.verdict) for one in verdicts[1:]),
        contested=verdicts[0].contested,
    )


def targets_arranged(context: PageContext) -> Arranged[TargetRow]:
    """All targets by answer, on their pages."""

    def rows(code: str) -> list[TargetRow]:
        verdicts = context.book.verdicts
        return [
            target_row(context, one)
            for one in context.book.package.targets
            if verdicts[one.id, "default"].verdict == code
        ]

    tallies = target_tallies(context, context.book.assessment.summary.whole.headline)
    return arrange(context, "targets.html", tallies, rows, _TARGETS)


def targets_pages(context: PageContext) -> tuple[tuple[str, ListPage[TargetRow]], ...]:
    """The pages of the list."""
    columns = tuple(context.say(words.POLICY_SHORT[name]) for name in words.POLICY_ORDER[1:])
    pages = targets_arranged(context).drawn(context.language, targets_sentence(context), columns)
    if not has_phases(context.book.package):
        return pages
    words_beside = context.say(msgid("How the targets stood on the way: the phases side by side"))
    beside = context.path("phases.html"), words_beside
    return tuple((path, replace(page, beside=beside)) for path, page in pages)
