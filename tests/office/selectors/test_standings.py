"""What the database counts of a phase is what the rules count of the rows."""

import datetime

import pytest

from tallystick.base.dates import PartialDate
from tallystick.office.models import StoredBody, StoredProgressReport, StoredResponsibility
from tallystick.office.selectors import standings
from tallystick.office.selectors.duties import duties_seen, follow_up, phases
from tallystick.office.selectors.owing import is_owed
from tallystick.office.selectors.standings import counted, thin_reports
from tallystick.office.selectors.succession import above_one
from tallystick.office.services.history import note_act
from tallystick.pipeline.forms.standing import standing_in
from tallystick.workflow.duties import STANDINGS
from tests.office.conftest import NOW
from tests.office.writing import BODY, COMMITMENT, PHASE, SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
DAYS = [datetime.date(2024, 3, 31), datetime.date(2024, 4, 20)]


def body(id_: str, **told: object) -> None:
    """Add a body."""
    StoredBody.objects.create(id=id_, name=f"Body {id_}", **told)


def part(body_: str, commitment: str, role: str = "with", **told: str) -> None:
    """Add a part."""
    StoredResponsibility.objects.create(
        commitment_id=commitment, body_id=body_, role=role, basis="proposed", **told
    )


def report(body_: str, commitment: str, sent: str, **told: str) -> None:
    """Add a report."""
    named = {"phase_id": PHASE, "body_id": body_, "commitment_id": commitment}
    StoredProgressReport.objects.create(
        **named, sent=PartialDate.parse(sent), rating=told.pop("rating", "as_planned"), said="x", **told
    )


def many() -> None:
    """Bodies that are there, began or ended early or late, were taken over, and report as they please."""
    body("NEW", parent_id=BODY)
    body("LOW", parent_id="NEW")
    body("OLD", until="2024-01", successor_id="NEW")
    body("OLDER", until="2023", successor_id="OLD")
    body("GONE", until="2023-12-31")
    body("LATER", until="2024", successor_id="NEW")
    part("OLDER", COMMITMENT)
    part("OLD", SECOND, "lead")
    part("NEW", SECOND)
    part("NEW", SECOND, "supervise")
    part("LATER", COMMITMENT, since="2024")
    part("LOW", COMMITMENT, until="2024-03")
    part("LOW", SECOND, until="2024-02")
    part("LOW", "I.1.01", since="2024-04")
    part("GONE", "I.1.01")
    report("NEW", COMMITMENT, "2024-04-02", record="r", approved="a")
    report("NEW", SECOND, "2024-03-31", record="r", approved="a")
    report("LOW", COMMITMENT, "2024-03", rating="delayed", record="r", approved="a")
    report("LOW", SECOND, "2024-03-01")
    report("GONE", "I.1.01", "2024-03-01")
    report(BODY, COMMITMENT, "2024-04-10", approved="a", record="r")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_both_count_the_same(day: datetime.date) -> None:
    many()
    (phase,) = phases()
    rules = standing_in(follow_up(phase), phase, day)
    counts = counted(phase, day)
    by_rules = {body: tuple(of[one] for one in STANDINGS) for body, of in rules.by_body.items()}
    assert dict(counts.bodies) == by_rules
    assert set(by_rules) == {BODY, "NEW", "LOW", "LATER"}
    assert counts.unowed == len(rules.unowed) == 2
    assert set(counts.unowed_first) == {(one.body, one.commitment) for one in rules.unowed}
    told = thin_reports(counts, 1)
    assert dict(told) == dict(rules.thin)
    assert told
    assert thin_reports(counts, 2) == ()
    assert counts.nobody == rules.nobody


def test_what_was_counted_is_counted_anew_when_somebody_has_done_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(standings, "_TIMES", -1)
    (phase,) = phases()
    first = counted(phase, DAYS[0])
    many()
    assert counted(phase, DAYS[0]) == first
    note_act(act="see_start", about="x", by=None, now=NOW)
    assert counted(phase, DAYS[0]) != first


def test_a_body_that_took_over_sees_what_it_owes() -> None:
    many()
    (phase,) = phases()
    seen = {one.duty.commitment: one.duty.instead_of for one in duties_seen("NEW", phase, DAYS[0])}
    assert seen == {COMMITMENT: "OLDER", SECOND: "OLD"}
    assert duties_seen("OLD", phase, DAYS[0]) == ()
    for body_ in (BODY, "NEW", "LOW", "LATER", "OLD", "OLDER", "GONE"):
        owed = {one.duty.commitment for one in duties_seen(body_, phase, DAYS[0])}
        told = {one for one in (COMMITMENT, SECOND, "I.1.01") if is_owed(phase, body_, one)}
        assert told == owed, body_


def test_what_stands_above_a_body_is_found_in_one_question(django_assert_num_queries: object) -> None:
    body("TOP")
    body("MID", parent_id="TOP")
    body("LOW", parent_id="MID")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert above_one("LOW") == ("MID", "TOP")
    StoredBody.objects.filter(id="TOP").update(parent_id="LOW")
    assert above_one("LOW") == ("MID", "TOP")
