"""A check of a report: drawn or chosen, the record shown, what was found, and what the body answers."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.check_place import CheckPlace
from tallystick.office.models import Person, StoredSpotCheck
from tallystick.office.selectors.checks import check_row, reports_in
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.last_days import refuse_past
from tallystick.office.services.typed import one_line
from tallystick.office.visit import holdings_of
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.phases import SpotCheck
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow.drawing import draw_told, drawn

#: More are not drawn at a stroke.
MOST_DRAWN = 200
_OWN = Reason("Nobody checks reports of a body in which they have a role.")
_OTHERS = Reason("somebody else of those who check does it")


@dataclass(frozen=True, slots=True)
class Draw:
    """What is said of a draw.

    Attributes:
        phase: the phase.
        seed: the published seed.
        count: how many are drawn.
        checked_by: the body that checks.
        asked_for: the record that is asked for behind each.
        below: among the reports of which bodies; None: of all.
    """

    phase: str
    seed: str
    count: int
    checked_by: str
    asked_for: str
    below: tuple[str, ...] | None = None


@transaction.atomic
def draw_checks(*, draw: Draw, by: Person, now: datetime.datetime) -> int:
    """Draw reports of a phase by a published seed; gives how many were not being checked before.

    Whoever knows the seed can draw them again; a report that is drawn again keeps the check that it has.

    Raises:
        Refusal: there is no seed, no report to draw from, or a drawn one is the checking body's own.
    """
    seed = one_line(draw.seed, Reason("write the seed, and name beforehand where it will come from"))
    reports = reports_in(draw.phase, draw.below)
    if not reports:
        raise Refusal(
            Reason("No approved report is there to draw from."), Reason("wait until some have come")
        )
    picked = drawn(reports, seed, draw.count)
    reason = draw_told(len(picked), len(reports), seed)
    rows = StoredSpotCheck.objects.filter(phase__id=draw.phase).values_list("body_id", "commitment_id")
    known = {(str(body), str(commitment)) for body, commitment in rows}
    new = [one for one in picked if (one.body, one.commitment) not in known]
    for one in new:
        place = CheckPlace(one.phase, one.body, one.commitment)
        _open(place, {"picked": "drawn", "reason": reason}, draw.checked_by, draw.asked_for, by, now)
    note_act(act=f.DRAW_CHECKS, about=f"phase {draw.phase}", by=by, now=now, note=reason)
    return len(new)


@transaction.atomic
def pick_check(
    *, place: CheckPlace, because: str, checked_by: str, asked_for: str, by: Person, now: datetime.datetime
) -> None:
    """Choose a report for a check, with the reason.

    Raises:
        Refusal: there is no reason, it is being checked already, or the body would check its own report.
    """
    reason = one_line(because, Reason("write why this report was chosen"))
    if check_row(place) is not None:
        raise Refusal(Reason("The report is checked already."), Reason("open that check"))
    _open(place, {"picked": "chosen", "reason": reason}, checked_by, asked_for, by, now)


def _open(
    place: CheckPlace,
    told: Mapping[str, str],
    checked_by: str,
    asked_for: str,
    by: Person,
    now: datetime.datetime,
) -> None:
    _refuse_own(place, by, now)
    cells = {
        **place.named,
        **told,
        "checked_by": checked_by.strip(),
        "asked": now.date().isoformat(),
        "result": "open",
        "asked_for": " ".join(asked_for.split()),
    }
    store_row("checks", fitting_row("checks", cells))
    note_act(act=f.PICK_CHECK, about=place.about, by=by, now=now, note=cells["asked_for"] or told["reason"])


def _refuse_own(place: CheckPlace, by: Person, now: datetime.datetime) -> None:
    if any(one.body == place.body for one in holdings_of(by, now.date())):
        raise Refusal(_OWN, _OTHERS)


@transaction.atomic
def show_record(
    *, place: CheckPlace, shown: str, files: Iterable[str], by: Person, now: datetime.datetime
) -> None:
    """Show the record behind a report: in words, and by the files that were handed in.

    Raises:
        Refusal: nothing is said, its last day is over, or what was found is written down already.
    """
    text = one_line(shown, Reason("write which record it is, and what it shows"))
    refuse_past(place.about, now)
    row = _locked(place)
    if row.result != "open":
        raise Refusal(Reason("What was found is written down already."), Reason("answer to that"))
    _store(row, {"shown": text, "files": "; ".join(sorted(set(files)))})
    note_act(act=f.SHOW_RECORD, about=place.about, by=by, now=now, note=text)


@transaction.atomic
def record_check(*, place: CheckPlace, result: str, found: str, by: Person, now: datetime.datetime) -> None:
    """Write down what a check found; an earlier finding stays in the history.

    Raises:
        Refusal: it is no result, it does not say what the record shows, or who writes works in the body.
    """
    _refuse_own(place, by, now)
    row = _locked(place)
    if result == "open":
        raise Refusal(Reason("This is no result."), Reason("choose what the check found"))
    _store(row, {"result": result, "found": " ".join(found.split())})
    note_act(act=f.RECORD_CHECK, about=place.about, by=by, now=now, note=f"{result}: {found}".strip(": "))


@transaction.atomic
def answer_check(*, place: CheckPlace, answer: str, by: Person, now: datetime.datetime) -> None:
    """Answer for the body to what a check found; it is printed in full beside the report.

    Raises:
        Refusal: nothing is said, or nothing is found yet.
    """
    text = one_line(answer, Reason("write the answer"))
    row = _locked(place)
    if row.result == "open":
        raise Refusal(
            Reason("Nothing was found yet to answer to."), Reason("show the record that was asked for")
        )
    _store(row, {"answer": text, "answered": now.date().isoformat()})
    note_act(act=f.ANSWER_CHECK, about=place.about, by=by, now=now, note=text)


def _locked(place: CheckPlace) -> SpotCheck:
    """The check as it is now, which nobody else changes until the transaction ends."""
    list(StoredSpotCheck.objects.select_for_update().filter(place.rows).values_list("key"))
    row = check_row(place)
    if row is None:
        raise Refusal(Reason("There is no such check any more."), Reason("look at the list of checks"))
    return row


def _store(row: SpotCheck, cells: Mapping[str, str]) -> None:
    store_row("checks", fitting_row("checks", cells_of(BY_NAME["checks"], row) | dict(cells)))
