"""Who is responsible: the part of each body in a commitment, and the page of each body."""

from collections import Counter
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.bodies import ROLES, Body, Responsibility
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.statements import Origin, origin
from tallystick.voice import body_words as words
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

#: The most bodies on a page of their list, and the most commitments on a page of a body.
_BODIES, _DUTIES = 100, 50


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
class DutyRow:
    """A commitment in which a body has a part."""

    id: str
    title: str
    path: str
    basis: str
    share: str
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class DutyBlock:
    """The commitments in which a body has one part."""

    role: str
    total: int
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """One page of a body."""

    number: int
    name_zh: str
    sentence: str
    facts: tuple[tuple[str, str, str], ...]
    note: str
    origin: Origin | None
    blocks: tuple[DutyBlock, ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the list of all, with how many commitments it leads, and in how many it has another part."""

    name: str
    path: str
    leads: int
    others: int


@dataclass(frozen=True, slots=True)
class BodiesPage:
    """One page of the list of bodies, by kind."""

    number: int
    sentence: str
    bases: tuple[tuple[str, int], ...]
    blocks: tuple[tuple[str, tuple[BodyRow, ...]], ...]
    pages: Numbered


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
        time=_time(context, one),
        gone=_gone(context, body),
        note=context.noted(one.note),
        origin=origin(context, context.book.sources[one.source]) if one.source else None,
    )


def _time(context: PageContext, one: Body | Responsibility) -> str:
    since, until = context.language.date(one.since), context.language.date(one.until)
    if one.since and one.until:
        return context.say(msgid("from {since} until {until}"), since=since, until=until)
    if one.since:
        return context.say(msgid("since {since}"), since=since)
    return context.say(msgid("until {until}"), until=until) if one.until else ""


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
                by_heading(page),
                numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _bodies_sentence(context: PageContext) -> str:
    package = context.book.package
    if not package.responsibilities:
        return context.say(
            msgid("This package does not say who is responsible for anything the plan promises.")
        )
    led = {one.commitment for one in package.responsibilities if one.role == "lead"}
    return context.say(
        msgid(
            "{led} of {total} commitments have a body that leads or would lead; of the others no leading "
            "body is known."
        ),
        led=len(led),
        total=len(package.commitments),
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
    return BodyRow(body.name, context.body_path(body.id), len(leads), len(others))


def body_pages(context: PageContext, body: Body) -> tuple[tuple[str, BodyPage], ...]:
    """The page of a body with the commitments in which it has a part, on as many pages as they need."""
    first = context.body_path(body.id)
    duties = _duties(context, body)
    total = Counter(role for role, _ in duties)
    pages = context.sharing.share(first, duties, _DUTIES)
    names = spans(context.language, [[row.title for _, row in page if row] for page in pages])
    return tuple(
        (
            page_path(first, number),
            BodyPage(
                number=number,
                name_zh=body.name_zh or "",
                sentence=_body_sentence(context, body),
                facts=tuple(_facts(context, body)),
                note=context.noted(body.note),
                origin=origin(context, context.book.sources[body.source]) if body.source else None,
                blocks=tuple(DutyBlock(role, total[role], rows) for role, rows in by_heading(page)),
                pages=numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _body_sentence(context: PageContext, body: Body) -> str:
    named = {one.commitment for one in context.book.duties_of.get(body.id, ())}
    forms = plural("It has a part in {number} commitment.", "It has a part in {number} commitments.")
    return context.language.say_many(forms, len(named))


def _facts(context: PageContext, body: Body) -> list[tuple[str, str, str]]:
    """Name, value and path of what else is known of a body."""
    say, bodies = context.say, context.book.bodies
    rows = []
    if body.parent is not None:
        rows.append((say(msgid("Belongs to")), bodies[body.parent].name, context.body_path(body.parent)))
    if body.level is not None:
        rows.append((say(msgid("Works for")), say(words.LEVEL[body.level]), ""))
    if body.collective:
        rows.append((say(msgid("Stands for")), say(msgid("all bodies of this sort, no single one")), ""))
    if body.since or body.until:
        rows.append((say(msgid("There was")), _time(context, body), ""))
    if body.successor is not None:
        rows.append(
            (say(msgid("After it comes")), bodies[body.successor].name, context.body_path(body.successor))
        )
    before = [one for one in context.book.package.bodies if one.successor == body.id]
    rows += [(say(msgid("Before it was")), one.name, context.body_path(one.id)) for one in before]
    below = [one for one in context.book.package.bodies if one.parent == body.id]
    rows += [(say(msgid("Belongs to it")), one.name, context.body_path(one.id)) for one in below]
    return rows


def _duties(context: PageContext, body: Body) -> list[tuple[str, DutyRow | None]]:
    """The commitments in which a body has a part, each with the part."""
    return [
        (context.say(name), _duty(context, one))
        for role, name in words.ROLE.items()
        for one in context.book.duties_of.get(body.id, ())
        if one.role == role
    ]


def _duty(context: PageContext, one: Responsibility) -> DutyRow:
    return DutyRow(
        id=one.commitment,
        title=context.book.commitments[one.commitment].title,
        path=context.commitment_path(one.commitment),
        basis=context.say(words.BASIS_SHORT[one.basis]),
        share=one.share or "",
        time=_time(context, one),
        note=context.noted(one.note),
    )
