"""The research of a phase with what it found, and what an assessment recommends: kept, answered, followed."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import Person, StoredStudyFinding
from tallystick.office.selectors.research import advice_row
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.typed import one_line
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.workflow.follow_up_acts import FOLLOW_UP_ADVICE, KEEP_RESEARCH, REPLY_ADVICE

STUDIES, FINDINGS, SOURCES = "studies", "study_findings", "sources"
ADVICE = "assessment_recommendations"
#: The cells that the secretariat writes, by table; the others are the body's and the next phase's.
KEPT: dict[str, tuple[str, ...]] = {
    STUDIES: tuple(BY_NAME[STUDIES].columns),
    FINDINGS: tuple(BY_NAME[FINDINGS].columns),
    SOURCES: ("id", "title", "publisher", "issuing_body", "date", "kind", "access", "url", "note"),
    ADVICE: ("id", "phase", "recommended", "body", "due", "commitment", "made_by"),
}


@transaction.atomic
def keep_row(
    *, table: str, cells: Mapping[str, str], is_new: bool, by: Person, now: datetime.datetime
) -> str:
    """Put a study, a finding, a source or a recommendation into the package, or change it.

    Args:
        table: one of `KEPT`.
        cells: what was typed, by column.
        is_new: whether there is none of this name yet.
        by: who writes.
        now: when.

    Returns:
        Its identifier.

    Raises:
        Refusal: a check finds an error in it, there is one of this name, or a reply would lose its words.
    """
    typed = {name: " ".join(cells.get(name, "").split()) for name in KEPT[table]}
    there = row_cells(table, typed["id"])
    if is_new and there:
        raise Refusal(
            Reason("There is a row {id} already.", id=Text(typed["id"])), Reason("give it another identifier")
        )
    if table == STUDIES and typed["state"] != "published" and _has_findings(typed["id"]):
        raise Refusal(
            Reason("What the study found is in the package."),
            Reason("leave it published, or take that out first"),
        )
    if table == ADVICE and there.get("reply") and there["recommended"] != typed["recommended"]:
        raise Refusal(
            Reason("The body has replied to these words."), Reason("add another recommendation beside it")
        )
    store_row(table, fitting_row(table, there | typed))
    note_act(act=KEEP_RESEARCH, about=f"{table} {typed['id']}", by=by, now=now)
    return typed["id"]


def row_cells(table: str, id_: str) -> dict[str, str]:
    """The cells of a row that is there; none for a new one."""
    row = advice_row(id_, table)
    return cells_of(BY_NAME[table], row) if row is not None else {}


def _has_findings(study: str) -> bool:
    return StoredStudyFinding.objects.filter(study__id=study).exists()


@transaction.atomic
def reply_advice(*, id_: str, reply: str, words: str, by: Person, now: datetime.datetime) -> None:
    """Reply for the body to what an assessment recommends; it is printed in full beside it.

    Raises:
        Refusal: nothing is said, or it is no reply.
    """
    text = one_line(words, Reason("write the answer"))
    cells = row_cells(ADVICE, id_) | {"reply": reply, "words": text, "replied": now.date().isoformat()}
    if not reply:
        raise Refusal(Reason("Something is not filled in."), Reason("choose one of the list"))
    store_row(ADVICE, fitting_row(ADVICE, cells))
    note_act(act=REPLY_ADVICE, about=f"{ADVICE} {id_}", by=by, now=now, note=f"{reply}: {text}")


@transaction.atomic
def follow_up_advice(
    *, id_: str, phase: str, follow_up: str, found: str, by: Person, now: datetime.datetime
) -> None:
    """Write down what a later phase found of what was recommended.

    Raises:
        Refusal: something is not said, or the phase is no later one.
    """
    text = one_line(found, Reason("write how that is known"))
    cells = row_cells(ADVICE, id_) | {"checked_in": phase, "follow_up": follow_up, "found": text}
    store_row(ADVICE, fitting_row(ADVICE, cells))
    note_act(
        act=FOLLOW_UP_ADVICE, about=f"{ADVICE} {id_}", by=by, now=now, note=f"{phase} {follow_up}: {text}"
    )
