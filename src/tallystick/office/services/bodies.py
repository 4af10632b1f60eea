"""The bodies of the plan: added, renamed, moved, and ended with who takes over."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.act_notes import BODY_ADDED, ENDED, noted
from tallystick.office.models import Person, StoredCommitment, StoredResponsibility, StoredSource
from tallystick.office.selectors.plan import rows_in
from tallystick.office.services.carrying import carry_drafts
from tallystick.office.services.history import note_act
from tallystick.office.services.package_part import PackagePart
from tallystick.register.bodies import Responsibility
from tallystick.register.indexed import BY_NAME
from tallystick.workflow.permissions import KEEP_BODIES

#: What the secretariat says of a body; when it ends, and who comes after it, is an act of its own.
SAID = ("name", "name_zh", "kind", "level", "parent", "collective", "since", "source", "note")


def _plain(said: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: " ".join(said.get(name, "").split()) for name in names}


@transaction.atomic
def add_body(*, said: Mapping[str, str], by: Person, now: datetime.datetime) -> str:
    """Add a body.

    Args:
        said: its cells by column.
        by: who adds it.
        now: when.

    Returns:
        Its identifier.

    Raises:
        Refusal: there is such a body, or what is said of it can't be.
    """
    cells = _plain(said, ("id", *SAID))
    part = _bodies(cells["source"])
    if part.row("bodies", cells["id"]) is not None:
        raise Refusal(
            Reason("There is a body {id} already.", id=Text(cells["id"])),
            Reason("give it another identifier"),
        )
    part.put("bodies", cells)
    part.keep()
    note_act(act=KEEP_BODIES, about=cells["id"], by=by, now=now, note=noted(BODY_ADDED, text=cells["name"]))
    return cells["id"]


@transaction.atomic
def change_body(*, body: str, said: Mapping[str, str], by: Person, now: datetime.datetime) -> None:
    """Rename a body, put it elsewhere in the tree, or change what else is said of it.

    Args:
        body: its identifier.
        said: its cells by column; a missing one becomes empty.
        by: who changes it.
        now: when.

    Raises:
        Refusal: what is said of it can't be.
    """
    cells = _plain(said, SAID)
    part = _bodies(cells["source"])
    before = part.cells("bodies", body)
    changed = {name: cell for name, cell in cells.items() if cell != before[name]}
    if not changed:
        return
    part.change("bodies", (body,), changed)
    part.keep()
    note = "; ".join(f"{name}: {before[name]} → {cell}" for name, cell in changed.items())
    note_act(act=KEEP_BODIES, about=body, by=by, now=now, note=note)


def _bodies(source: str) -> PackagePart:
    sources = rows_in(BY_NAME["sources"], StoredSource.objects.filter(id=source))
    return PackagePart(bodies=tuple(rows_in(BY_NAME["bodies"])), sources=tuple(sources))


@transaction.atomic
def end_body(
    *,
    body: str,
    until: str,
    successor: str,
    others: Mapping[tuple[str, str], str],
    by: Person,
    now: datetime.datetime,
) -> int:
    """End a body: for good, merged into another, or split among several; what it owes goes on.

    What it owes from then on goes to its successor, but for the parts that are given to others. What was
    written and is not due before it ends goes along.

    Args:
        body: its identifier.
        until: its last day.
        successor: the body that takes over; empty for none.
        others: by commitment and role, the body that takes that part over instead.
        by: who ends it.
        now: when.

    Returns:
        How many drafts went along.

    Raises:
        Refusal: it has ended already, the day is none, or one of those who take over can't.
    """
    last = _day(until)
    held = {(one.commitment, one.role): one for one in _parts(body) if one.until is None}
    heirs = {key: heir for key, heir in others.items() if key in held and heir and heir != successor}
    part = _with_parts(body, {one for one, _ in held}, {successor, *others.values()} - {""})
    if part.row("bodies", body).until is not None:
        raise Refusal(Reason("The body has ended already."), Reason("nothing needs to be done"))
    for heir in {successor, *heirs.values()} - {""}:
        _refuse_heir(part, body, heir)
    first = last + datetime.timedelta(days=1)
    for key in held:
        if key in heirs or not successor:
            _end_part(part, (key[0], body, key[1]), last)
        if key in heirs:
            _take_over(part, (key[0], body, key[1]), heirs[key], first)
    part.change("bodies", (body,), {"until": last.isoformat(), "successor": successor})
    part.keep()
    by_commitment = {commitment: heir for (commitment, _), heir in heirs.items()}
    number = carry_drafts(body=body, last=last, to=by_commitment, otherwise=successor, by=by, now=now)
    given = [f"{commitment} {role} → {heir}" for (commitment, role), heir in heirs.items()]
    told = [last.isoformat(), *([f"→ {successor}"] if successor else []), *given]
    note_act(act=KEEP_BODIES, about=body, by=by, now=now, note=noted(ENDED, text="; ".join(told)))
    return number


def _day(until: str) -> datetime.date:
    try:
        return PartialDate.parse(" ".join(until.split())).last
    except ValueError:
        raise Refusal(
            Reason("{day} is no day.", day=Text(until)), Reason("write the last day as 2026-03-31")
        ) from None


def _parts(body: str) -> list[Responsibility]:
    return list(rows_in(BY_NAME["responsibilities"], StoredResponsibility.objects.filter(body__id=body)))


def _with_parts(body: str, commitments: set[str], heirs: set[str]) -> PackagePart:
    """Every body, the parts that this one and its heirs have in some commitments, and these."""
    parts = StoredResponsibility.objects.filter(commitment__id__in=commitments)
    rows = tuple(rows_in(BY_NAME["responsibilities"], parts))
    named = {one.source for one in rows if one.source}
    bodies = tuple(rows_in(BY_NAME["bodies"]))
    known = {one.id for one in bodies}
    for heir in sorted(heirs - known):
        raise Refusal(
            Reason("There is no body {body}.", body=Text(heir)),
            Reason("add it first, or choose one that is there"),
        )
    named |= {one.source for one in bodies if one.id in {body, *heirs} and one.source}
    return PackagePart(
        bodies=bodies,
        responsibilities=rows,
        commitments=tuple(
            rows_in(BY_NAME["commitments"], StoredCommitment.objects.filter(id__in=commitments))
        ),
        outline=tuple(rows_in(BY_NAME["outline"])),
        sources=tuple(rows_in(BY_NAME["sources"], StoredSource.objects.filter(id__in=named))),
    )


def _refuse_heir(part: PackagePart, body: str, heir: str) -> None:
    if heir == body:
        raise Refusal(Reason("A body does not take over from itself."), Reason("choose another one"))
    ended = part.row("bodies", heir).until
    if ended is not None:
        raise Refusal(
            Reason("{body} has ended itself ({until}).", body=Text(heir), until=ended),
            Reason("choose the one that took over from it"),
        )


def _end_part(part: PackagePart, key: tuple[str, str, str], last: datetime.date) -> None:
    part.change("responsibilities", key, {"until": last.isoformat()})


def _take_over(part: PackagePart, key: tuple[str, str, str], heir: str, first: datetime.date) -> None:
    """Give a part to another body from a day on; one that acted with the lead and now leads leads alone."""
    commitment, _, role = key
    if part.row("responsibilities", commitment, heir, role) is not None:
        return
    supporting = part.row("responsibilities", commitment, heir, "with")
    if role == "lead" and supporting is not None:
        part.remove("responsibilities", (commitment, heir, "with"))
    if role == "with" and part.row("responsibilities", commitment, heir, "lead") is not None:
        return
    cells = part.cells("responsibilities", *key)
    own = {"body": heir, "since": first.isoformat(), "until": ""}
    part.put("responsibilities", cells | own)
