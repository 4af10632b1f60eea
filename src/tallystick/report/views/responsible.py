"""Who is responsible: the part of each body in a commitment, and the list of all bodies."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.bodies import ROLES, Body, Responsibility
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.clock import clock_path
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.reported import reported_path
from tallystick.report.views.statements import Origin, origin
from tallystick.voice import body_words as words
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

#: The most bodies on a page of their list.
_BODIES = 60


@dataclass(frozen=True, slots=True)
class DutyPart:
    """A body's part in a commitment, with the basis on which it is known.

    Attributes:
        role: the part, as a word.
        basis: the code of the basis.
        before: what stands before the body's name in the sentence on the basis.
        name: the body's name.
        path: its page.
        after: what stands after its name.
        share: of what it is the part, where several lead.
        time: from when to when, where that is not the plan's whole time.
        gone: that the body itself has ended, and who came after it.
        note: what a reader should know of it.
        origin: where it was read.
    """

    role: str
    basis: str
    before: str
    name: str
    path: str
    after: str
    share: str
    time: str
    gone: str
    note: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible for a commitment; ``nobody`` says so where no body leads it."""

    rows: tuple[DutyPart, ...]
    nobody: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the list of all, with how many commitments it leads, and in how many it has another part.

    ``answers`` are those of the targets in what it leads.
    """

    name: str
    path: str
    leads: int
    others: int
    answers: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class BodiesPage:
    """One page of the list of bodies, by kind."""

    number: int
    sentence: str
    bases: tuple[tuple[str, int], ...]
    phases: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[str, tuple[BodyRow, ...]], ...]
    pages: Numbered
    owed: tuple[tuple[str, str], ...]


def responsible(context: PageContext, commitment: Commitment) -> Responsible | None:
    """Who has what part in a commitment; None where the package says of none who has."""
    if not context.book.package.responsibilities:
        return None
    rows = sorted(
        context.book.responsibilities_of.get(commitment.id, ()),
        key=lambda one: (ROLES.index(one.role), one.body),
    )
    led = any(one.role == "lead" for one in rows)
    leaderless = msgid("No body is known to lead it, so that none can be asked how all of it stands.")
    nobody = "" if led else context.say(leaderless)
    return Responsible(tuple(_part(context, one) for one in rows), nobody)


def _part(context: PageContext, one: Responsibility) -> DutyPart:
    body = context.book.bodies[one.body]
    before, _, after = context.say(words.BASIS[one.basis], body="\n").partition("\n")
    return DutyPart(
        role=context.say(words.ROLE[one.role]),
        basis=one.basis,
        before=before,
        name=body.name,
        path=context.body_path(one.body),
        after=after,
        share=one.share or "",
        time=time_of(context, one),
        gone=_gone(context, body),
        note=context.noted(one.note),
        origin=origin(context, context.book.sources[one.source]) if one.source else None,
    )


def time_of(context: PageContext, one: Body | Responsibility) -> str:
    """From when to when as a sentence of its own; empty where neither is given."""
    since, until = context.language.date(one.since), context.language.date(one.until)
    if one.since and one.until:
        return context.say(msgid("From {since} until {until}."), since=since, until=until)
    if one.since:
        return context.say(msgid("Since {since}."), since=since)
    return context.say(msgid("Until {until}."), until=until) if one.until else ""


def _gone(context: PageContext, body: Body) -> str:
    """That a body ended, and who took over."""
    if body.until is None:
        return ""
    until = context.language.date(body.until)
    if body.successor is None:
        return context.say(msgid("The body ended ({until})."), until=until)
    name = context.book.bodies[body.successor].name
    return context.say(msgid("The body ended ({until}); {name} came after it."), until=until, name=name)


def bodies_pages(context: PageContext) -> tuple[tuple[str, BodiesPage], ...]:
    """The list of all bodies by kind, on as many pages as it needs."""
    first = context.path("responsible.html")
    pages = context.sharing.share(first, _listed(context), _BODIES)
    given = context.book.package.responsibilities
    bases = tuple(
        (context.say(name), sum(one.basis == code for one in given))
        for code, name in words.BASIS_SHORT.items()
    )
    names = spans(context.language, [[row.name for _, row in page if row] for page in pages])
    return tuple(
        (
            page_path(first, number),
            BodiesPage(
                number,
                _bodies_sentence(context),
                bases if given else (),
                _phases(context),
                by_heading(page),
                numbered(first, names, number),
                tuple(_owed_to_the_public(context)),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _phases(context: PageContext) -> tuple[tuple[str, str], ...]:
    """Where it is seen who has reported: a page for each phase, and the clock of all."""
    phases = context.book.package.phases
    found = [(one.title, reported_path(context, one)) for one in phases]
    clock = [(context.say(msgid("The clock of reports")), clock_path(context))] if phases else []
    return (*found, *clock)


def _owed_to_the_public(context: PageContext) -> Iterator[tuple[str, str]]:
    """The pages of what bodies owe the public, those that there are."""
    package = context.book.package
    if package.consultations:
        yield context.say(msgid("Texts open for comment")), context.path("consultations.html")
    if package.disclosures:
        yield context.say(msgid("What has to be published")), context.path("disclosure.html")
    if package.case_counts:
        yield context.say(msgid("What the public sent, in numbers")), context.path("case_counts.html")


def _bodies_sentence(context: PageContext) -> str:
    package = context.book.package
    if not package.responsibilities:
        return context.say(
            msgid("This package does not say who is responsible for anything the plan promises.")
        )
    led = len({one.commitment for one in package.responsibilities if one.role == "lead"})
    total = len(package.commitments)
    if led == total:
        return context.say(
            msgid("Every one of the {total} commitments has a body that leads or would lead."), total=total
        )
    return context.say(
        msgid(
            "{led} of {total} commitments have a body that leads or would lead; of the others no leading "
            "body is known."
        ),
        led=led,
        total=total,
    )


def _listed(context: PageContext) -> list[tuple[str, BodyRow | None]]:
    """All bodies, each with its kind."""
    found: list[tuple[str, BodyRow | None]] = []
    for kind, name in words.KIND.items():
        rows = [_body_row(context, one) for one in context.book.package.bodies if (one.kind or "") == kind]
        rows.sort(key=lambda one: context.language.sort_key(one.name))
        found += under(context.say(name), rows) if rows else []
    return found


def _body_row(context: PageContext, body: Body) -> BodyRow:
    duties = context.book.duties_of.get(body.id, [])
    leads = {one.commitment for one in duties if one.role == "lead"}
    others = {one.commitment for one in duties} - leads
    book, codes = context.book, TARGET_ANSWERS.codes
    targets = [one.id for name in leads for one in book.targets_of.get(name, ())]
    counts = Counter(book.verdicts[one, "default"].verdict for one in targets)
    answers = tuple((target_mark(context, code), counts[code]) for code in codes if counts[code])
    return BodyRow(body.name, context.body_path(body.id), len(leads), len(others), answers)
