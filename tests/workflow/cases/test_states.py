"""The state machine walked by chance: no dead end, no stage without a clock, no reach it must not have."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tallystick.base.reasons import Unfit
from tallystick.workflow.cases import guards, stages, steps
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.reach import SUMMARY, WHOLE, reads
from tallystick.workflow.cases.setting import CaseSetting
from tallystick.workflow.cases.steps import after, begun, denial, erased
from tests.draws import draws
from tests.workflow.cases.held_of_steps import DAY, holds, refused, stands
from tests.workflow.cases.made import BODIES, CALENDARS, FIRST, setting

NAMES = tuple(BODIES.known)
PLACES = (*NAMES, "", "a newspaper")
LEAD = CaseStanding(
    s.COMPLAINT,
    "desk",
    "energy",
    frozenset({"labour"}),
    s.IN_WORK,
    FIRST,
    {s.RECEIVED: FIRST},
    ("desk", "energy"),
)


class CaseMachine(RuleBasedStateMachine):
    """One case, and whatever anybody may try to do with it."""

    @initialize(
        profile=st.sampled_from(sorted(CALENDARS)),
        kind=st.sampled_from(s.KINDS),
        against=st.frozensets(st.sampled_from(["labour", "county", "mines"]), max_size=2),
    )
    def begin(self, profile: str, kind: str, against: frozenset[str]) -> None:
        self.at = setting(profile)
        self.case = begun(kind, "desk", against, FIRST, self.at)
        self.day = FIRST
        self.due = self.at.clocks.answer(self.case).day
        self.words: dict[str, tuple[str, str]] = {}

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.day += days * DAY

    @rule(
        act=st.sampled_from(s.ACTS),
        who=st.sampled_from(s.PARTIES),
        body=st.sampled_from(NAMES),
        to=st.sampled_from([*PLACES, *s.LEAVES]),
        has_reason=st.booleans(),
        outcome=st.sampled_from(s.OUTCOMES),
    )
    def anybody_tries(self, act: str, who: str, body: str, to: str, has_reason: bool, outcome: str) -> None:
        self._take(CaseStep(act, who, self.day, body, to, has_reason, body, outcome, ("7", LEAD)))

    @rule(stage=st.sampled_from(s.STAGES))
    def the_desk_joins_it_to_another(self, stage: str) -> None:
        lead = ("8", replace(LEAD, stage=stage))
        self._take(CaseStep(s.JOIN, s.DESK, self.day, self.case.desk, lead=lead))

    @rule(data=st.data())
    def somebody_does_what_they_may(self, data: st.DataObject) -> None:
        """What can be done at all is tried more often than by chance alone, but for what ends the case."""
        for _ in range(3):
            possible = [one for one in self._tries() if denial(self.case, one, self.at) is None]
            if not possible:
                return
            act = data.draw(st.sampled_from(sorted({one.act for one in possible})))
            self._take(data.draw(st.sampled_from([one for one in possible if one.act == act])))

    def _tries(self) -> list[CaseStep]:
        bodies = {s.HOLDER: self.case.holder, s.DESK: self.case.desk}
        return [
            CaseStep(act, who, self.day, bodies.get(who, ""), to, True, "court", s.UPHELD, ("7", LEAD))
            for act in s.ACTS
            if act not in (s.ERASE, s.WITHDRAW)
            for who in ((s.CLOCK,) if act == s.LAPSE else s.MOVES[act].who)
            for to in _AIMED.get(act, ("",))
        ]

    def _take(self, step: CaseStep) -> None:
        if step.act == s.NAME and step.to in _NEVER_NAMED:
            return  # where everybody is complained of, nobody is left to decide
        before, why = self.case, denial(self.case, step, self.at)
        if why is not None:
            with pytest.raises(Unfit):
                after(before, step, self.at)
            return
        self.case = after(before, step, self.at)
        self._holds(before, step)
        stands(self.case)
        if self.case.stage != s.ERASED:
            assert refused(self.case, self.day, self.at) == []

    def _holds(self, before: CaseStanding, step: CaseStep) -> None:
        """What must be so of every step that could be taken."""
        holds(before, step, self.case, self.at)
        if step.act in (s.DRAFT_SUMMARY, s.ALLOW_SUMMARY):
            self.words[step.to] = (step.to, step.act)
        if step.act == s.TAKE_LEAVE_BACK and step.to == s.TO_BODY:
            self.words = {}
        if step.act == s.SEND_SUMMARY:
            assert s.TO_BODY in before.leaves
            assert before.kind != s.RETALIATION
            assert step.redacted_by not in BODIES.kept_from(before)
            assert (step.to, s.ALLOW_SUMMARY) == self.words.pop(step.to, None), "other words, or these again"
        if step.act == s.SEND_OUTSIDE:
            assert s.OUTSIDE in before.leaves
        if step.act == s.ANSWER and before.stage == s.APPEALED:
            # Said here anew, and not asked of the rules: who is there, may have it and has not answered.
            others = {one for one in NAMES if BODIES.is_there(one, step.day)}
            others -= BODIES.kept_from(before) | {before.desk} | set(before.answered_by)
            assert step.body not in before.answered_by or (step.body == before.desk and not others)
        if self.case.stage in s.OPEN and step.act != s.EXTEND:
            now = self.at.clocks.answer(self.case).day
            assert now <= self.at.clocks.answer(before).day, "the clock began anew"

    @invariant()
    def every_stage_has_its_clock(self) -> None:
        if self.case.stage != s.ERASED:
            assert self.at.clocks.stage(self.case) is not None
        if self.case.stage in (*s.OPEN, s.APPEALED):
            assert self.at.clocks.owed(self.case)

    @invariant()
    def nobody_who_is_complained_of_reads_it(self) -> None:
        for body in BODIES.kept_from(self.case):
            seen = reads(body, self.case, BODIES)
            assert seen != WHOLE
            assert seen != SUMMARY or (self.case.kind != s.RETALIATION and s.TO_BODY in self.case.leaves)
        assert self.case.holder not in BODIES.kept_from(self.case)
        assert self.case.desk not in BODIES.kept_from(self.case)
        assert self.case.appeals <= self.at.clocks.profile.appeals

    @invariant()
    def it_ends_though_its_sender_never_comes_back(self) -> None:
        case, day = self.case, self.day
        for _ in range(12):
            if case.stage == s.ERASED:
                stands(case)  # few walks erase a case themselves, and which are drawn depends on all modules
                return
            case, day = _next(case, day, self)
        raise AssertionError(case.stage)


_NEVER_NAMED = ("cabinet", "energy", "court", "ombud", "province")
_SUMMARIES = (s.DRAFT_SUMMARY, s.ALLOW_SUMMARY, s.SEND_SUMMARY)
_NAMED = ("labour", "county", "desk")
_AIMED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((s.TRANSFER, s.ASSIGN, s.APPOINT), (*NAMES, "")),
    **dict.fromkeys((s.GIVE_LEAVE, s.TAKE_LEAVE_BACK), s.LEAVES),
    **dict.fromkeys(_SUMMARIES, (*_NAMED, "court")),
    s.NAME: (*_NAMED, "a newspaper"),
    s.MOVE_DESK: ("cabinet", "ombud", "court"),
    s.SEND_OUTSIDE: ("a newspaper", "court"),
}


def _next(case: CaseStanding, day: datetime.date, machine: CaseMachine) -> tuple[CaseStanding, datetime.date]:
    """The case one stage on, by those who owe it something or by the clock alone."""
    due = machine.at.clocks.stage(case)
    assert due is not None
    later = max(day, due.day + DAY)
    ways = [
        CaseStep(s.LAPSE, s.CLOCK, later),
        CaseStep(s.ACKNOWLEDGE, s.DESK, day, case.desk),
        CaseStep(s.TAKE_UP, s.HOLDER, day, case.holder),
        CaseStep(s.ANSWER, s.HOLDER, day, case.holder, outcome=s.UPHELD),
        CaseStep(s.ANSWER, s.HOLDER, day, case.holder, outcome=s.NOT_TAKEN, has_reason=True),
        *(CaseStep(s.APPOINT, s.DESK, day, case.desk, to=one) for one in NAMES),
    ]
    for way in ways:
        if denial(case, way, machine.at) is None:
            return after(case, way, machine.at), way.day
    raise AssertionError(f"a dead end: {case}")


def walk(few: int, phases: Sequence[Phase] = tuple(Phase)) -> None:
    walked = settings(draws(few), phases=phases)
    run_state_machine_as_test(CaseMachine, settings=walked)


def test_whatever_is_tried_a_case_keeps_its_promises() -> None:
    walk(40)


def _without(act: str, name: str) -> tuple[guards.StepGuard, ...]:
    return tuple(one for one in guards.GUARDS[act] if one.__name__ != name)


def _half_erased(case: CaseStanding, day: datetime.date) -> CaseStanding:
    return CaseStanding(case.kind, case.desk, case.desk, case.against, s.ERASED, day, dict(case.first_done))


def _with_holder(case: CaseStanding, day: datetime.date) -> CaseStanding:
    return replace(erased(case, day), holder=case.holder)


def _but(to: pytest.MonkeyPatch, act: str, stage: str) -> None:
    """Have an act be possible as before, but for one stage."""
    move = stages.MOVES[act]
    to.setitem(stages.MOVES, act, replace(move, stages=tuple(one for one in move.stages if one != stage)))


_NOT_GIVEN_ONCE = _without(s.ASSIGN, "_given_once")
BUGS: list[tuple[str, Callable[[pytest.MonkeyPatch], Any]]] = [
    (
        "reaches the body",
        lambda to: to.setitem(guards.GUARDS, s.TRANSFER, _without(s.TRANSFER, "_outside_circle")),
    ),
    (
        "given to the body",
        lambda to: to.setitem(guards.GUARDS, s.ASSIGN, _without(s.ASSIGN, "_outside_circle")),
    ),
    (
        "back and forth",
        lambda to: to.setitem(guards.GUARDS, s.TRANSFER, _without(s.TRANSFER, "_passes_once")),
    ),
    ("no leave asked", lambda to: to.setitem(guards.GUARDS, s.SEND_SUMMARY, ())),
    ("leaves without leave", lambda to: to.setitem(guards.GUARDS, s.SEND_OUTSIDE, ())),
    ("appeals for ever", lambda to: to.setitem(guards.GUARDS, s.APPEAL, ())),
    ("decides its own appeal", lambda to: to.setitem(guards.GUARDS, s.ANSWER, (guards._says_outcome,))),
    (
        "finds nobody else for an appeal",
        lambda to: to.setattr(CaseSetting, "deciders", lambda *_: frozenset()),
    ),
    ("stays with a body named later", lambda to: to.setattr(steps, "_kept_apart", lambda case, *_: case)),
    (
        "other words",
        lambda to: to.setitem(
            steps._CHANGES,
            s.DRAFT_SUMMARY,
            lambda case, step: replace(case, drafted=case.drafted | {step.to}),
        ),
    ),
    ("never closed", lambda to: to.delitem(stages.LAPSES, s.ANSWERED)),
    ("kept for ever", lambda to: to.delitem(stages.LAPSES, s.WITHDRAWN)),
    ("waits for ever", lambda to: to.delitem(stages.LAPSES, s.ASKED)),
    ("erased and told", lambda to: to.setattr(steps, "erased", _half_erased)),
    ("erased and told who had it", lambda to: to.setattr(steps, "erased", _with_holder)),
    (
        "leave for good",
        lambda to: _but(to, s.TAKE_LEAVE_BACK, s.CLOSED),
    ),
    ("taken from who works on it", lambda to: to.setitem(guards.GUARDS, s.ASSIGN, _NOT_GIVEN_ONCE)),
]


@pytest.mark.parametrize("bug", [one for _, one in BUGS], ids=[name for name, _ in BUGS])
def test_a_planted_bug_is_found(
    bug: Callable[[pytest.MonkeyPatch], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    bug(monkeypatch)
    with pytest.raises(AssertionError):
        walk(240, [Phase.generate])
