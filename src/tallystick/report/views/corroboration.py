"""Where the sources differ, and who objects to what."""

from dataclasses import dataclass, replace

from tallystick.assessment.model import TargetVerdict
from tallystick.base.reasons import msgid, plural
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.statements import Statement, statements_against
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading, observed, promised

#: The most conflicts and objections on a page.
_CONFLICTS = 20


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contested target, in words."""

    id: str
    title: str
    path: str
    promise: str
    sides: tuple[tuple[Mark, str, str], ...]


#: What somebody objects, once, and the commitments that it is about: path and title.
Objection = tuple[Statement, tuple[tuple[str, str], ...]]
Differs = Conflict | Objection


@dataclass(frozen=True, slots=True)
class Differing:
    """Contested targets, disputes or concerns, or those of them that a page has room for."""

    code: str
    continued: bool
    conflicts: tuple[Conflict, ...]
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """One page of where sources differ, and who objects to what."""

    number: int
    pages: Numbered
    sentence: str
    sections: tuple[Differing, ...]


def conflicts_pages(context: PageContext) -> tuple[tuple[str, ConflictsPage], ...]:
    """The pages of where sources differ: contested targets, then disputes, then concerns."""
    listed: list[tuple[str, Differs | None]] = [
        *under("contested", (_conflict(context, context.book.targets[name]) for name in _contested(context))),
        *under("disputes", _objections(context, "dispute")),
        *under("concerns", _objections(context, "concern")),
    ]
    first = context.path("sources/conflicts.html")
    pages = context.sharing.share(first, listed, _CONFLICTS)
    names = spans(context.language, [[_titled(row) for _, row in page] for page in pages])
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        shown: tuple[tuple[str, tuple[Differs, ...]], ...] = by_heading(page)
        sections = tuple(_differing(code, code in begun, rows) for code, rows in shown)
        begun |= {code for code, _ in page}
        view = ConflictsPage(number, numbered(first, names, number), _conflicts_sentence(context), sections)
        found.append((page_path(first, number), view))
    return tuple(found)


def _titled(row: Differs | None) -> str:
    match row:
        case None:
            return ""
        case Conflict():
            return row.title
        case statement, _:
            return statement.text


def _contested(context: PageContext) -> tuple[str, ...]:
    return context.book.assessment.summary.contested


def _differing(code: str, continued: bool, rows: tuple[Differs, ...]) -> Differing:
    return Differing(
        code,
        continued,
        tuple(one for one in rows if isinstance(one, Conflict)),
        tuple(one for one in rows if not isinstance(one, Conflict)),
    )


def _conflicts_sentence(context: PageContext) -> str:
    total = len(context.book.targets)
    if not total:
        return context.say(msgid("No target is entered here that could be contested."))
    if total == 1:
        contested = msgid("Its one target is contested: rated figures stand on both sides of it.")
        return context.say(contested if _contested(context) else msgid("Its one target is not contested."))
    forms = plural(
        "{number} of {total} targets is contested: rated figures stand on both sides of it.",
        "{number} of {total} targets are contested: rated figures stand on both sides of them.",
    )
    return context.language.say_many(forms, len(_contested(context)), total=total)


def _conflict(context: PageContext, target: Target) -> Conflict:
    sides: dict[tuple[str, str], list[str]] = {}
    for policy in words.POLICY_ORDER:
        one = context.book.verdicts[target.id, policy]
        if one.observed is not None:
            sides.setdefault((one.verdict, _told(context, target, one)), []).append(
                context.say(words.POLICY_SHORT[policy])
            )
    return Conflict(
        id=target.id,
        title=heading(target.quantity),
        path=context.target_path(target.id),
        promise=promised(context.language, target),
        sides=tuple(
            (target_mark(context, verdict), told, context.language.list(policies))
            for (verdict, told), policies in sides.items()
        ),
    )


def _told(context: PageContext, target: Target, one: TargetVerdict) -> str:
    names = context.language.list(
        dict.fromkeys(context.book.sources[name].issuing_body for name in one.sources)
    )
    figure = context.say(
        msgid("{figure} ({period}), {who}"),
        figure=observed(context.language, target, one.observed) if one.observed is not None else "",
        period=context.period(one.as_of or one.period),
        who=names,
    )
    return (
        context.say(msgid("{figure}, by another definition"), figure=figure) if one.other_measure else figure
    )


def _objections(context: PageContext, kind: str) -> tuple[Objection, ...]:
    """The concerns, each followed by the State's replies, or the disputes; each said once."""
    kinds = {kind, "reply"} if kind == "concern" else {kind}
    about: dict[Statement, dict[tuple[str, str], None]] = {}
    first: dict[Statement, Statement] = {}
    for one in context.book.commitments.values():
        on = (context.commitment_path(one.id), one.title)
        for said in statements_against(context, context.book.events_of_commitment.get(one.id, ())):
            if said.code in kinds:
                told = first.setdefault(replace(said, anchor=""), said)
                about.setdefault(told, {})[on] = None
    return tuple((statement, tuple(on)) for statement, on in about.items())
