"""What can be done with a case, example by example; the deadlines are counted by hand."""

import dataclasses
import datetime

import pytest

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Unfit
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.circle import Bodies
from tallystick.workflow.cases.counted import PlacedCase, became_of, outcomes
from tallystick.workflow.cases.georeport import FIELDS, exchanged
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.reach import NOTHING, SUMMARY, WHOLE, asks_for_work, reads
from tallystick.workflow.cases.steps import after, begun, denial
from tests.workflow.cases.made import BODIES, FIRST, complaint, day, setting, taken

ACKNOWLEDGED = CaseStep(s.ACKNOWLEDGE, s.DESK, day(2), "desk")


def passed(body: str, to: str, on: int, *, has_reason: bool = False) -> CaseStep:
    return CaseStep(s.TRANSFER, s.HOLDER, day(on), body, to, has_reason)


def why(case: CaseStanding, step: CaseStep) -> str:
    reason = denial(case, step, setting())
    return reason.text if reason else ""


def test_a_transfer_keeps_the_clock_and_a_second_one_needs_a_reason() -> None:
    case = taken(complaint(), ACKNOWLEDGED, passed("desk", "labour", 3))
    clocks = setting().clocks
    due = clocks.answer(case).day
    assert due == day(2 + 15 + 60), "told on day 2, to be taken up within 15, answered within 60"
    first = taken(case, CaseStep(s.TAKE_UP, s.HOLDER, day(5), "labour"), passed("labour", "energy", 6))
    assert clocks.answer(first).day == day(5 + 60)
    again = taken(first, CaseStep(s.TAKE_UP, s.HOLDER, day(9), "energy"))
    assert clocks.answer(again).day == day(5 + 60), "counted from the first that took it up"
    assert "reason" in why(again, passed("energy", "court", 10))
    assert why(again, passed("energy", "court", 10, has_reason=True)) == ""
    assert "had this case already" in why(again, passed("energy", "labour", 10, has_reason=True))


def test_a_body_may_object_once_and_the_desk_then_gives_it_for_good() -> None:
    case = taken(complaint(), ACKNOWLEDGED, passed("desk", "labour", 3))
    assert setting().clocks.stage(case) is not None
    back = taken(case, CaseStep(s.OBJECT, s.HOLDER, day(4), "labour", has_reason=True))
    assert (back.holder, back.stage) == ("desk", s.ACKNOWLEDGED)
    given = taken(back, CaseStep(s.ASSIGN, s.DESK, day(5), "desk", "labour", has_reason=True))
    assert (given.holder, given.stage) == ("labour", s.ACKNOWLEDGED)
    assert "for good" in why(given, passed("labour", "energy", 6, has_reason=True))
    assert "as it stands" in why(given, CaseStep(s.OBJECT, s.HOLDER, day(6), "labour", has_reason=True))
    assert "for good" in why(given, CaseStep(s.ASSIGN, s.DESK, day(6), "desk", "energy", has_reason=True))


def test_the_desk_takes_back_what_nobody_can_work_on_any_more_and_nothing_else() -> None:
    given = taken(
        complaint(),
        ACKNOWLEDGED,
        passed("desk", "labour", 3),
        CaseStep(s.TAKE_UP, s.HOLDER, day(4), "labour"),
    )
    back = CaseStep(s.ASSIGN, s.DESK, day(5), "desk", "desk", has_reason=True)
    assert "only where nobody can work on it" in why(given, back)
    at = dataclasses.replace(setting(), reading=frozenset({"energy"}))
    assert denial(given, back, at) is None
    held = after(given, back, at)
    assert (held.holder, held.stage, held.is_given) == ("desk", s.ACKNOWLEDGED, False)
    assert "as it stands" in why(held, dataclasses.replace(back, act=s.APPOINT))


def test_whoever_read_for_a_body_that_is_no_more_hands_a_case_on_and_does_nothing_else() -> None:
    """A desk that is no more goes on: nobody else could give away what lies there."""
    held = taken(complaint(), ACKNOWLEDGED, passed("desk", "labour", 2))
    labour = dataclasses.replace(BODIES.known["labour"], until=PartialDate.parse(day(3).isoformat()))
    ended = {**BODIES.known, "labour": labour}
    at = dataclasses.replace(setting(), bodies=Bodies(ended))
    for act, is_refused in ((s.TAKE_UP, True), (s.NAME, True), (s.OBJECT, False)):
        step = CaseStep(act, s.HOLDER, day(4), "labour", "county", has_reason=True)
        assert (denial(held, step, at) is not None) == is_refused
        assert denial(held, dataclasses.replace(step, day=day(3)), at) is None
    given = CaseStep(s.ASSIGN, s.DESK, day(4), "desk", "court", has_reason=True)
    assert after(held, given, at).holder == "court"
    ended = {"desk": dataclasses.replace(BODIES.known["desk"], until=PartialDate.parse("2024-03-02"))}
    at = dataclasses.replace(setting(), bodies=Bodies(ended))
    assert denial(complaint(), CaseStep(s.ACKNOWLEDGE, s.HOLDER, day(4), "desk"), at) is None


@pytest.mark.parametrize(
    ("against", "to"),
    [("county", "county"), ("county", "rivers"), ("mines", "energy")],
    ids=["itself", "under it", "took over"],
)
def test_it_never_goes_to_the_body_complained_of(against: str, to: str) -> None:
    case = taken(complaint(against), ACKNOWLEDGED)
    assert "must not get the case" in why(case, passed("desk", to, 3, has_reason=True))
    assigned = CaseStep(s.ASSIGN, s.DESK, day(3), "desk", to, has_reason=True)
    assert "must not get the case" in why(case, assigned)
    assert reads(to, case, BODIES) == NOTHING


def test_a_body_that_ended_is_named_with_its_successor() -> None:
    case = taken(complaint(), ACKNOWLEDGED)
    assert why(case, passed("desk", "mines", 3)) == "mines is no more; energy took over from it."
    assert "no body nobody" in why(case, passed("desk", "nobody", 3))


def test_a_desk_that_is_complained_of_takes_nothing_and_the_next_one_of_the_profile_does() -> None:
    at = setting()
    assert begun(s.COMPLAINT, "desk", {"desk"}, FIRST, at).holder == "cabinet"
    doubted = begun(s.COMPLAINT, "desk", {"desk"}, FIRST, at, doubts_above=True)
    assert (doubted.desk, doubted.holder, doubted.had_by) == ("ombud", "ombud", ("ombud",))
    with pytest.raises(Unfit, match="there is no other"):
        begun(s.COMPLAINT, "desk", {"desk"}, FIRST, dataclasses.replace(at, reading=frozenset({"court"})))


def test_a_body_named_later_loses_the_case_and_only_a_reader_gives_a_reason() -> None:
    case = taken(complaint(), ACKNOWLEDGED, passed("desk", "county", 3))
    case = taken(case, CaseStep(s.TAKE_UP, s.HOLDER, day(4), "county"))
    by_desk = CaseStep(s.NAME, s.DESK, day(5), "desk", "rivers")
    assert "Give the reason" in why(case, by_desk)
    assert "no body a newspaper" in why(case, dataclasses.replace(by_desk, to="a newspaper"))
    named = taken(case, CaseStep(s.NAME, s.SENDER, day(5), to="rivers"))
    assert (named.holder, named.stage) == ("county", s.IN_WORK)  # above the river office, and not doubted
    assert "named already" in why(named, dataclasses.replace(by_desk, has_reason=True))
    doubted = taken(named, CaseStep(s.DOUBT, s.DESK, day(6), "desk", has_reason=True))
    assert (doubted.holder, doubted.stage, doubted.is_given) == ("desk", s.ACKNOWLEDGED, False)
    assert BODIES.kept_from(doubted) == {"rivers", "county", "province"}
    assert "must not get the case" in why(doubted, passed("desk", "county", 7))
    assert "kept from it already" in why(doubted, CaseStep(s.DOUBT, s.SENDER, day(7)))


def test_a_desk_that_is_named_later_gives_the_case_away_and_can_do_nothing_else() -> None:
    case = taken(complaint(), ACKNOWLEDGED)
    moved = taken(case, CaseStep(s.NAME, s.SENDER, day(3), to="desk"))
    assert (moved.desk, moved.holder, moved.stage) == ("cabinet", "cabinet", s.ACKNOWLEDGED)
    became = dataclasses.replace(case, against=frozenset({"cabinet"}))  # the desk was put under it since
    assert "must not get the case" in why(became, CaseStep(s.JOIN, s.DESK, day(3), "desk"))
    assert "no desk that could" in why(became, CaseStep(s.MOVE_DESK, s.DESK, day(3), "desk", "court"))
    given = taken(became, CaseStep(s.MOVE_DESK, s.DESK, day(3), "desk", "ombud"))
    assert (given.desk, given.holder) == ("ombud", "ombud")
    assert "has no part" in why(given, CaseStep(s.MOVE_DESK, s.DESK, day(3), "ombud", "court"))


def test_the_body_complained_of_gets_a_redacted_summary_with_leave_and_loses_it_again() -> None:
    case = taken(complaint("county"), ACKNOWLEDGED)
    summary = CaseStep(s.SEND_SUMMARY, s.DESK, day(3), "desk", "county", redacted_by="desk")
    assert "not allowed" in why(case, summary)
    generally = taken(case, CaseStep(s.GIVE_LEAVE, s.SENDER, day(3), to=s.TO_BODY))
    assert "not allowed these words" in why(generally, summary)
    allowing = CaseStep(s.ALLOW_SUMMARY, s.SENDER, day(3), to="county")
    assert "No summary was written" in why(generally, allowing)
    drafting = CaseStep(s.DRAFT_SUMMARY, s.DESK, day(3), "desk", "county", has_reason=True)
    allowed = taken(case, drafting, allowing)
    assert "not allowed these words" in why(taken(allowed, drafting), summary)
    assert "redacted" in why(allowed, dataclasses.replace(summary, redacted_by=""))
    assert "redacted" in why(allowed, dataclasses.replace(summary, redacted_by="rivers"))
    assert "no other" in why(allowed, dataclasses.replace(summary, to="rivers"))
    sent = taken(allowed, summary)
    assert [reads(one, sent, BODIES) for one in ("county", "rivers", "desk", "court")] == [
        SUMMARY,
        NOTHING,
        WHOLE,
        NOTHING,
    ]
    taken_back = taken(sent, CaseStep(s.TAKE_LEAVE_BACK, s.SENDER, day(4), to=s.TO_BODY))
    assert reads("county", taken_back, BODIES) == NOTHING


def test_retaliation_never_reaches_that_body_whatever_leave_there_is_and_asks_for_no_work() -> None:
    case = taken(
        complaint("county", kind=s.RETALIATION),
        ACKNOWLEDGED,
        *(CaseStep(s.GIVE_LEAVE, s.SENDER, day(2), to=one) for one in s.LEAVES),
    )
    summary = CaseStep(s.SEND_SUMMARY, s.DESK, day(3), "desk", "county", redacted_by="desk")
    assert "never goes" in why(case, summary)
    assert not asks_for_work(s.RETALIATION)
    assert all(asks_for_work(one) for one in s.KINDS if one != s.RETALIATION)


def test_nothing_leaves_the_system_without_leave_nor_calls_a_body_outside() -> None:
    case = taken(complaint(), ACKNOWLEDGED)
    hotline = CaseStep(s.SEND_OUTSIDE, s.DESK, day(3), "desk", "a hotline", has_reason=True)
    assert "not allowed" in why(case, hotline)
    allowed = taken(case, CaseStep(s.GIVE_LEAVE, s.SENDER, day(3), to=s.OUTSIDE))
    assert why(allowed, hotline) == ""
    assert "body of this system" in why(allowed, dataclasses.replace(hotline, to="court"))


def test_a_joined_complaint_keeps_its_own_clock_and_who_must_not_read_it() -> None:
    lead = taken(complaint(), ACKNOWLEDGED, passed("desk", "energy", 3))
    lead = taken(lead, CaseStep(s.TAKE_UP, s.HOLDER, day(4), "energy"))
    mine = taken(complaint("mines"), ACKNOWLEDGED)
    joining = CaseStep(s.JOIN, s.DESK, day(5), "desk", lead=("lead", lead))
    assert "must not get the case" in why(mine, joining), (
        "who took over from the mines' bureau holds the lead"
    )
    other = taken(complaint("county"), ACKNOWLEDGED, joining)
    assert (other.stage, other.holder, other.joined_to) == (s.JOINED, "energy", "lead")
    assert setting().clocks.answer(other).day == day(2 + 15 + 60)
    assert "not joined itself" in why(
        taken(complaint(), ACKNOWLEDGED), dataclasses.replace(joining, lead=("2", other))
    )
    parted = taken(other, CaseStep(s.PART, s.SENDER, day(6)))
    assert (parted.stage, parted.holder, parted.joined_to) == (s.ACKNOWLEDGED, "desk", "")
    answered = taken(other, CaseStep(s.ANSWER, s.HOLDER, day(6), "energy", outcome=s.UPHELD))
    assert answered.outcome == s.UPHELD


def test_an_appeal_is_decided_by_another_body_and_ends() -> None:
    answered = taken(
        complaint(),
        ACKNOWLEDGED,
        CaseStep(s.TAKE_UP, s.HOLDER, day(3), "desk"),
        CaseStep(s.ANSWER, s.HOLDER, day(9), "desk", outcome=s.NOT_UPHELD),
    )
    assert "over" in why(answered, CaseStep(s.APPEAL, s.SENDER, day(9 + 31)))
    appealed = taken(answered, CaseStep(s.APPEAL, s.SENDER, day(9 + 30)))
    own = CaseStep(s.ANSWER, s.HOLDER, day(40), "desk", outcome=s.NOT_UPHELD)
    assert "another body decides" in why(appealed, own)
    assert "another body decides" in why(appealed, CaseStep(s.APPOINT, s.DESK, day(40), "desk", "desk"))
    again = taken(
        appealed,
        CaseStep(s.APPOINT, s.DESK, day(40), "desk", "court"),
        CaseStep(s.ANSWER, s.HOLDER, day(50), "court", outcome=s.NOT_UPHELD),
        CaseStep(s.APPEAL, s.SENDER, day(51)),
        CaseStep(s.APPOINT, s.DESK, day(52), "desk", "ombud"),
        CaseStep(s.ANSWER, s.HOLDER, day(60), "ombud", outcome=s.PARTLY),
    )
    assert "no further appeal" in why(again, CaseStep(s.APPEAL, s.SENDER, day(61)))
    eu = taken(complaint(profile="whistleblowers-eu"), ACKNOWLEDGED, profile="whistleblowers-eu")
    assert eu.stage == s.ACKNOWLEDGED


def test_an_appeal_is_taken_from_a_body_that_can_decide_on_it_with_a_reason_alone() -> None:
    appealed = taken(
        complaint(),
        ACKNOWLEDGED,
        CaseStep(s.TAKE_UP, s.HOLDER, day(3), "desk"),
        CaseStep(s.ANSWER, s.HOLDER, day(9), "desk", outcome=s.NOT_UPHELD),
        CaseStep(s.APPEAL, s.SENDER, day(10)),
        CaseStep(s.APPOINT, s.DESK, day(11), "desk", "court"),
    )
    other = CaseStep(s.APPOINT, s.DESK, day(12), "desk", "ombud")
    assert "Give the reason" in why(appealed, other)
    assert taken(appealed, dataclasses.replace(other, has_reason=True)).holder == "ombud"
    nobody = dataclasses.replace(setting(), reading=frozenset({"ombud"}))
    assert denial(appealed, other, nobody) is None, "nobody reads at the court any more"


def test_a_case_is_extended_once_in_time_and_with_a_reason() -> None:
    case = taken(complaint(), ACKNOWLEDGED, CaseStep(s.TAKE_UP, s.HOLDER, day(3), "desk"))
    longer = CaseStep(s.EXTEND, s.HOLDER, day(20), "desk", has_reason=True)
    assert "reason" in why(case, dataclasses.replace(longer, has_reason=False))
    assert "over" in why(case, dataclasses.replace(longer, day=day(64)))
    extended = taken(case, longer)
    assert setting().clocks.answer(extended).day == day(3 + 60 + 30)
    assert "already" in why(extended, longer)


def test_what_is_added_to_a_closed_case_keeps_it() -> None:
    closed = taken(
        complaint(),
        ACKNOWLEDGED,
        CaseStep(s.ANSWER, s.HOLDER, day(4), "desk", outcome=s.NOT_TAKEN, has_reason=True),
        CaseStep(s.CLOSE, s.SENDER, day(5)),
    )
    clocks = setting().clocks
    first, added = clocks.stage(closed), taken(closed, CaseStep(s.ADD, s.SENDER, day(300)))
    assert first is not None
    assert first.day == datetime.date(2025, 3, 6)
    later = clocks.stage(added)
    assert later is not None
    assert later.day == datetime.date(2025, 12, 26)
    assert "not over yet" in why(added, CaseStep(s.LAPSE, s.CLOCK, first.day + datetime.timedelta(days=1)))


def test_a_hotline_is_told_a_service_and_a_status_and_nothing_else() -> None:
    case = taken(complaint("county"), ACKNOWLEDGED, passed("desk", "labour", 3))
    assert exchanged(case) == {"service_code": "complaint", "status": "open"}
    assert exchanged(taken(case, CaseStep(s.WITHDRAW, s.SENDER, day(4))))["status"] == "closed"
    others = taken(complaint("mines", "labour"), CaseStep(s.ACKNOWLEDGE, s.DESK, day(9), "desk"))
    assert exchanged(others) == exchanged(case), "two cases of a kind can't be told apart"
    assert tuple(exchanged(case)) == FIELDS


def test_cases_are_counted_by_province_kind_and_what_became_of_them() -> None:
    case = taken(complaint(), ACKNOWLEDGED)
    done = taken(case, CaseStep(s.ANSWER, s.HOLDER, day(4), "desk", outcome=s.NOT_TAKEN, has_reason=True))
    gone, back = (taken(one, CaseStep(s.ERASE, s.SENDER, day(5))) for one in (done, case))
    placed = [PlacedCase(one, "LV-1") for one in (case, done, gone, back)]
    answered = {("LV-1", "complaint", "not_taken_up"): 2, ("LV-1", "complaint", "withdrawn"): 1}
    clocks = setting().clocks
    assert outcomes(placed, clocks, day(17)) == {**answered, ("LV-1", "complaint", "in_time"): 1}
    assert outcomes(placed, clocks, day(18)) == {**answered, ("LV-1", "complaint", "overdue"): 1}
    appealed = taken(done, CaseStep(s.APPEAL, s.SENDER, day(6)))
    assert became_of(appealed, clocks, day(36)) == "not_taken_up"
    assert became_of(appealed, clocks, day(37)) == "overdue"
