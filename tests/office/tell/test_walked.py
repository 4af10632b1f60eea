"""Cases walked by chance through the services: what is stored is what the rules say, and who may reads it."""

import datetime
import secrets

import pytest
from hypothesis import Phase
from hypothesis import settings as drawn
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tallystick.base.findings import Refusal
from tallystick.office.case_store import keys_of
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.selectors.case_setting import NO_BODY, setting_now
from tallystick.office.selectors.submissions import OpenedCase, case_for_sender
from tallystick.office.sent import SentText
from tallystick.office.services import case_steps, cases, submissions
from tallystick.office.services.case_steps import lapse_all
from tallystick.vault.codes import new_secret
from tallystick.workflow.cases import reach
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.steps import after, denial
from tests.draws import draws
from tests.office.tell.bodies import CLINIC, COURT, MINISTRY, SUPERVISORS, more_bodies
from tests.office.tell.conftest import Committing
from tests.office.tell.sender import TODAY, reader_of

pytestmark = pytest.mark.django_db
BODIES = (MINISTRY, CLINIC, SUPERVISORS, COURT)
DAY = datetime.timedelta(days=1)
AIMED = {
    **dict.fromkeys((s.TRANSFER, s.ASSIGN, s.APPOINT), BODIES),
    **dict.fromkeys((s.GIVE_LEAVE, s.TAKE_LEAVE_BACK), s.LEAVES),
    **dict.fromkeys((s.DRAFT_SUMMARY, s.ALLOW_SUMMARY, s.SEND_SUMMARY), (MINISTRY, COURT)),
    s.NAME: (CLINIC, COURT),
    s.MOVE_DESK: (COURT,),
    s.SEND_OUTSIDE: ("a newspaper",),
}
#: What brings a case no stage further, and is done less often.
BESIDE = (
    *(s.NAME, s.DOUBT, s.DRAFT_SUMMARY, s.ALLOW_SUMMARY, s.SEND_SUMMARY, s.BODY_ANSWER),
    *(s.GIVE_LEAVE, s.TAKE_LEAVE_BACK, s.ADD),
)
#: The machine is made by its class alone: what the test has is handed to it here.
COMMITTING: list[Committing] = []


class WalkedCase(RuleBasedStateMachine):
    """One case, and whatever its sender, its holder, the desk and the clock may do with it."""

    @initialize(
        kind=st.sampled_from((s.COMPLAINT, s.RETALIATION)),
        against=st.sampled_from(((), (MINISTRY,))),
        leave=st.booleans(),
    )
    def begin(self, kind: str, against: tuple[str, ...], leave: bool) -> None:
        self.secret, self.day, self.at = new_secret(), TODAY, setting_now()
        submissions.begin(self.secret, today=self.day)
        told = SentText("They took our land.", kind, leave=leave, against=against)
        submissions.save_draft(self.secret, told, today=self.day)
        self.row = submissions.send(self.secret, form="send", today=self.day)
        self.case = self.found().standing

    def found(self) -> OpenedCase:
        found = case_for_sender(self.secret)
        assert found is not None
        return found

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        """The worker lets the times run out that are over, as the rules have it."""
        self.day += days * DAY
        step = CaseStep(s.LAPSE, s.CLOCK, self.day)
        if self.case.stage in (s.ASKED, s.ANSWERED) and denial(self.case, step, self.at) is None:
            self.case = after(self.case, step, self.at)
        with COMMITTING[0](execute=True):
            lapse_all(self.day)

    @rule(data=st.data())
    def somebody_does_what_they_may(self, data: st.DataObject) -> None:
        """What can be done is done oftener than by chance alone, but for what ends the case."""
        possible = [
            one
            for act, move in s.MOVES.items()
            if act not in (s.ERASE, s.WITHDRAW)
            for who in move.who
            for to in AIMED.get(act, ("",))
            if denial(self.case, one := self.step(act, who, to, has_reason=True), self.at) is None
        ]
        onward = [one for one in possible if one.act not in BESIDE]
        is_onward: bool = data.draw(st.sampled_from((True, True, True, False)))
        if onward and is_onward:
            possible = onward
        acts = sorted({one.act for one in possible})
        act = data.draw(st.sampled_from(acts))
        self.take(data.draw(st.sampled_from([one for one in possible if one.act == act])))

    @rule(data=st.data(), act=st.sampled_from([one for one in s.MOVES if one != s.ERASE]))
    def somebody_tries(self, data: st.DataObject, act: str) -> None:
        """An act drawn from all of them, which mostly is refused, in words."""
        who = data.draw(st.sampled_from(s.MOVES[act].who))
        to = data.draw(st.sampled_from(AIMED.get(act, ("",))))
        self.take(self.step(act, who, to, has_reason=data.draw(st.booleans())))

    def step(self, act: str, who: str, to: str, *, has_reason: bool) -> CaseStep:
        body = {s.HOLDER: self.case.holder, s.DESK: NO_BODY}.get(who, "")
        outcome = s.NOT_TAKEN if self.case.stage == s.ACKNOWLEDGED else s.NOT_UPHELD
        return CaseStep(act, who, self.day, body, to, has_reason, body, outcome)

    def take(self, step: CaseStep) -> None:
        found, why = self.found(), denial(self.case, step, self.at)
        with COMMITTING[0](execute=True):
            if why is None:
                case_steps.take_step(found, step, form=secrets.token_hex(8))
                self.case = after(self.case, step, self.at)
                return
            with pytest.raises(Refusal) as refused:
                case_steps.take_step(found, step, form=secrets.token_hex(8))
            assert refused.value.title == why

    @invariant()
    def what_is_stored_is_what_the_rules_say(self) -> None:
        stored = self.found().standing
        assert vars_of(stored) == vars_of(self.case)

    @invariant()
    def who_can_open_it_is_who_may_read_it(self) -> None:
        keys = keys_of(self.row.name)
        assert keys is not None
        for one in CaseReader.objects.all():
            may = reach.reads(one.body or NO_BODY, self.case, self.at.bodies) == reach.WHOLE
            assert (str(one.pk) in keys.readers) == may, (one.body, self.case)

    def teardown(self) -> None:
        """However it stands, its sender can add to it and erase it; nothing of it is left."""
        if not hasattr(self, "row"):
            return
        found = self.found()
        cases.add_more(found, self.secret, SentText("And the wood."), (), form="more", today=self.day)
        assert len(self.found().messages) == 2


def vars_of(case: CaseStanding) -> dict[str, object]:
    """What a standing says; on which day steps were first done counts once a day."""
    return {name: getattr(case, name) for name in CaseStanding.__slots__}


@pytest.fixture
def walked(plan: object, home: object, django_capture_on_commit_callbacks: Committing) -> None:  # noqa: ARG001
    more_bodies()
    for body in ("", *BODIES):
        reader_of(None, body=body)
    COMMITTING[:] = [django_capture_on_commit_callbacks]


def walk(few: int) -> None:
    """Walk so many cases; what fails is not made smaller, which would take minutes."""
    walked = drawn(draws(few), stateful_step_count=15, phases=[Phase.generate])
    run_state_machine_as_test(WalkedCase, settings=walked)


@pytest.mark.usefixtures("walked")
def test_cases_walk_as_the_rules_say() -> None:
    walk(10)


def _forgetful(row: SealedCase, key: bytes, case: CaseStanding, *, before: CaseStanding) -> None:
    """Seals to nobody new, and leaves it open to whoever had it."""


def _without_clock(today: datetime.date) -> int:
    return 0 * today.year


def wait_in_vain() -> None:
    """Walk a case that is asked something and has no answer until its time is over."""
    case = WalkedCase()
    case.begin(kind=s.COMPLAINT, against=(), leave=False)
    case.what_is_stored_is_what_the_rules_say()
    for act in (s.ACKNOWLEDGE, s.ASSIGN, s.TAKE_UP, s.ASK):
        steps = [case.step(act, who, COURT, has_reason=True) for who in s.MOVES[act].who]
        case.take(next((one for one in steps if denial(case.case, one, case.at) is None), steps[0]))
    assert case.case.stage == s.ASKED
    for _ in range(20):
        case.time_passes(days=40)
        case.what_is_stored_is_what_the_rules_say()
    assert case.case.stage != s.ASKED


@pytest.mark.usefixtures("walked")
def test_a_question_that_waits_in_vain_lapses() -> None:
    wait_in_vain()


@pytest.mark.usefixtures("walked")
def test_a_planted_clock_that_stands_still_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.office.tell.test_walked.lapse_all", _without_clock)
    with pytest.raises(AssertionError):
        wait_in_vain()


@pytest.mark.usefixtures("walked")
def test_a_planted_key_that_is_kept_by_whoever_had_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallystick.office.services.case_steps.seal_to_holder", _forgetful)
    with pytest.raises(AssertionError):
        walk(60)
