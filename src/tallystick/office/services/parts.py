"""Which body has which part in a commitment: given, ended, or taken back where it was a mistake."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from tallystick.office.act_notes import ENDED, GIVEN, TAKEN_BACK, noted
from tallystick.office.models import Person, StoredCommitment, StoredResponsibility, StoredSource
from tallystick.office.selectors.plan import rows_in
from tallystick.office.services.history import note_act
from tallystick.office.services.package_part import PackagePart
from tallystick.register.indexed import BY_NAME
from tallystick.workflow.permissions import KEEP_BODIES

#: What the secretariat says of a part.
SAID = ("body", "role", "basis", "source", "note", "share", "since")


@transaction.atomic
def give_part(*, commitment: str, said: Mapping[str, str], by: Person, now: datetime.datetime) -> None:
    """Give a body a part in a commitment, or say otherwise of one that it has.

    Args:
        commitment: the commitment.
        said: the cells of the part by column.
        by: who gives it.
        now: when.

    Raises:
        Refusal: what is said can't be, such as two that lead without a word on what each leads.
    """
    cells = {name: " ".join(said.get(name, "").split()) for name in SAID}
    rows = _around(commitment, cells["source"])
    key = commitment, cells["body"], cells["role"]
    if rows.row("responsibilities", *key) is None:
        rows.put("responsibilities", cells | {"commitment": commitment})
    else:
        rows.change("responsibilities", key, cells | {"until": ""})
    rows.keep()
    _note(key, by, now, noted(GIVEN, text=cells["basis"]))


@transaction.atomic
def end_part(
    *, commitment: str, body: str, role: str, until: str, by: Person, now: datetime.datetime
) -> None:
    """End a part: from the day after on the body owes nothing of the commitment in it.

    Args:
        commitment: the commitment.
        body: the body.
        role: its part.
        until: its last day.
        by: who ends it.
        now: when.

    Raises:
        Refusal: there is no such part, or the day is none that it can have.
    """
    rows = _around(commitment)
    rows.change("responsibilities", (commitment, body, role), {"until": " ".join(until.split())})
    rows.keep()
    _note((commitment, body, role), by, now, noted(ENDED, text=until))


@transaction.atomic
def take_part_back(*, commitment: str, body: str, role: str, by: Person, now: datetime.datetime) -> None:
    """Take a part back that was given by mistake, as if it had never been.

    Raises:
        Refusal: there is no such part.
    """
    rows = _around(commitment)
    rows.remove("responsibilities", (commitment, body, role))
    rows.keep()
    _note((commitment, body, role), by, now, noted(TAKEN_BACK))


def _note(key: tuple[str, str, str], by: Person, now: datetime.datetime, note: str) -> None:
    note_act(act=KEEP_BODIES, about=" ".join(key), by=by, now=now, note=note)


def _around(commitment: str, source: str = "") -> PackagePart:
    """A commitment with its parts, and every body."""
    parts = rows_in(
        BY_NAME["responsibilities"], StoredResponsibility.objects.filter(commitment__id=commitment)
    )
    rows = tuple(parts)
    named = {source, *(one.source or "" for one in rows)}
    return PackagePart(
        bodies=tuple(rows_in(BY_NAME["bodies"])),
        responsibilities=rows,
        commitments=tuple(rows_in(BY_NAME["commitments"], StoredCommitment.objects.filter(id=commitment))),
        outline=tuple(rows_in(BY_NAME["outline"])),
        sources=tuple(rows_in(BY_NAME["sources"], StoredSource.objects.filter(id__in=named))),
    )
