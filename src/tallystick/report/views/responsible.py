"""Who is responsible: the part of each body in a commitment, and the page of each body."""

from dataclasses import dataclass

from tallystick.register.bodies import ROLES, Body, Responsibility
from tallystick.register.model import Commitment
from tallystick.report.desk import Desk
from tallystick.report.views.said import Origin, origin
from tallystick.voice import body_words as words
from tallystick.voice.language import msgid, plural
from tallystick.voice.packing import Numbered, numbered, pack, page_path

_ROW, _NOTE, _BODY, _LIMIT = 420, 2, 200, 28_000


@dataclass(frozen=True, slots=True)
class PartRow:
    """A body's part in a commitment, with the basis on which it is known.

    Attributes:
        role: the part, as a word.
        basis: the code of the basis.
        before: what stands before the body's name in the sentence on the basis.
        name: the body's name.
        path: its page.
        after: what stands after its name.
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
    time: str
    gone: str
    note: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible for a commitment; ``nobody`` says so where no body leads it."""

    rows: tuple[PartRow, ...]
    nobody: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A commitment in which a body has a part."""

    id: str
    title: str
    path: str
    basis: str
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class DutyBlock:
    """The commitments in which a body has one part."""

    role: str
    total: int
    continued: bool
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


def responsible(desk: Desk, commitment: Commitment) -> Responsible | None:
    """Who has what part in a commitment; None where the package says of none who has."""
    if not desk.book.package.responsibilities:
        return None
    rows = sorted(
        desk.book.responsibilities_of.get(commitment.id, ()),
        key=lambda one: (ROLES.index(one.role), one.body),
    )
    led = any(one.role == "lead" for one in rows)
    nobody = "" if led else desk.say(msgid("No body is known to lead it: nobody can be asked how it stands."))
    return Responsible(tuple(_part(desk, one) for one in rows), nobody)


def _part(desk: Desk, one: Responsibility) -> PartRow:
    body = desk.book.bodies[one.body]
    before, _, after = desk.say(words.BASIS[one.basis], body="\n").partition("\n")
    return PartRow(
        role=desk.say(words.ROLE[one.role]),
        basis=one.basis,
        before=before,
        name=body.name,
        path=desk.body_path(one.body),
        after=after,
        time=_time(desk, one),
        gone=_gone(desk, body),
        note=one.note or "",
        origin=origin(desk, desk.book.sources[one.source]) if one.source else None,
    )


def _time(desk: Desk, one: Body | Responsibility) -> str:
    since, until = desk.language.date(one.since), desk.language.date(one.until)
    if one.since and one.until:
        return desk.say(msgid("from {since} until {until}"), since=since, until=until)
    if one.since:
        return desk.say(msgid("since {since}"), since=since)
    return desk.say(msgid("until {until}"), until=until) if one.until else ""


def _gone(desk: Desk, body: Body) -> str:
    """That a body ended, and who took over."""
    if body.until is None:
        return ""
    until = desk.language.date(body.until)
    if body.successor is None:
        return desk.say(msgid("The body ended: {until}."), until=until)
    name = desk.book.bodies[body.successor].name
    return desk.say(msgid("The body ended: {until}. After it comes {name}."), until=until, name=name)


def bodies_pages(desk: Desk) -> tuple[tuple[str, BodiesPage], ...]:
    """The list of all bodies by kind, on as many pages as it needs."""
    first = desk.path("responsible.html")
    pages = pack(_kinds(desk), lambda one: 300 + _BODY * len(one[1]), _LIMIT) or ((),)
    given = desk.book.package.responsibilities
    bases = tuple(
        (desk.say(name), sum(one.basis == code for one in given)) for code, name in words.BASIS_SHORT.items()
    )
    return tuple(
        (
            page_path(first, number),
            BodiesPage(
                number,
                _bodies_sentence(desk),
                bases if given else (),
                page,
                numbered(first, len(pages), number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _bodies_sentence(desk: Desk) -> str:
    package = desk.book.package
    if not package.responsibilities:
        return desk.say(msgid("This package does not say who is responsible for anything the plan promises."))
    led = {one.commitment for one in package.responsibilities if one.role == "lead"}
    return desk.say(
        msgid(
            "{led} of {total} commitments have a body that leads or would lead; for the others nobody can be "
            "asked."
        ),
        led=len(led),
        total=len(package.commitments),
    )


def _kinds(desk: Desk) -> list[tuple[str, tuple[BodyRow, ...]]]:
    found: list[tuple[str, tuple[BodyRow, ...]]] = []
    for kind, name in words.KIND.items():
        rows = [_body_row(desk, one) for one in desk.book.package.bodies if (one.kind or "") == kind]
        rows.sort(key=lambda one: desk.language.sort_key(one.name))
        found += [(desk.say(name), part) for part in pack(rows, lambda _: _BODY, _LIMIT // 2)]
    return found


def _body_row(desk: Desk, body: Body) -> BodyRow:
    duties = desk.book.duties_of.get(body.id, [])
    leads = {one.commitment for one in duties if one.role == "lead"}
    others = {one.commitment for one in duties} - leads
    return BodyRow(body.name, desk.body_path(body.id), len(leads), len(others))


def body_pages(desk: Desk, body: Body) -> tuple[tuple[str, BodyPage], ...]:
    """The page of a body with the commitments in which it has a part, on as many pages as they need."""
    first = desk.body_path(body.id)
    pages = pack(_duties(desk, body), lambda one: 300 + sum(map(_weight, one.rows)), _LIMIT) or ((),)
    return tuple(
        (
            page_path(first, number),
            BodyPage(
                number=number,
                name_zh=body.name_zh or "",
                sentence=_body_sentence(desk, body),
                facts=tuple(_facts(desk, body)),
                note=body.note or "",
                origin=origin(desk, desk.book.sources[body.source]) if body.source else None,
                blocks=page,
                pages=numbered(first, len(pages), number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _weight(one: DutyRow) -> int:
    return _ROW + _NOTE * len(one.note)


def _body_sentence(desk: Desk, body: Body) -> str:
    named = {one.commitment for one in desk.book.duties_of.get(body.id, ())}
    forms = plural("It has a part in {number} commitment.", "It has a part in {number} commitments.")
    return desk.language.say_many(forms, len(named))


def _facts(desk: Desk, body: Body) -> list[tuple[str, str, str]]:
    """Name, value and path of what else is known of a body."""
    say, bodies = desk.say, desk.book.bodies
    rows = []
    if body.parent is not None:
        rows.append((say(msgid("Belongs to")), bodies[body.parent].name, desk.body_path(body.parent)))
    if body.level is not None:
        rows.append((say(msgid("Works for")), say(words.LEVEL[body.level]), ""))
    if body.collective:
        rows.append((say(msgid("Stands for")), say(msgid("all bodies of this sort, no single one")), ""))
    if body.since or body.until:
        rows.append((say(msgid("There was")), _time(desk, body), ""))
    if body.successor is not None:
        rows.append(
            (say(msgid("After it comes")), bodies[body.successor].name, desk.body_path(body.successor))
        )
    before = [one for one in desk.book.package.bodies if one.successor == body.id]
    rows += [(say(msgid("Before it was")), one.name, desk.body_path(one.id)) for one in before]
    below = [one for one in desk.book.package.bodies if one.parent == body.id]
    rows += [(say(msgid("Belongs to it")), one.name, desk.body_path(one.id)) for one in below]
    return rows


def _duties(desk: Desk, body: Body) -> list[DutyBlock]:
    found: list[DutyBlock] = []
    for role, name in words.ROLE.items():
        rows = [_duty(desk, one) for one in desk.book.duties_of.get(body.id, ()) if one.role == role]
        found += [
            DutyBlock(desk.say(name), len(rows), place > 0, part)
            for place, part in enumerate(pack(rows, _weight, _LIMIT // 2))
        ]
    return found


def _duty(desk: Desk, one: Responsibility) -> DutyRow:
    return DutyRow(
        id=one.commitment,
        title=desk.book.commitments[one.commitment].title,
        path=desk.commitment_path(one.commitment),
        basis=desk.say(words.BASIS_SHORT[one.basis]),
        time=_time(desk, one),
        note=one.note or "",
    )
