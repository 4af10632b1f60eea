"""The table of who may do what: complete, and the only thing that lets anybody do anything."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.workflow import drafts
from tallystick.workflow.permissions import (
    ACTS,
    ADMINISTRATOR,
    ALL,
    ASSESSOR,
    AUDITOR,
    BELOW,
    GIVEN,
    HEAD,
    IN_A_BODY,
    OFFICER,
    OPEN_PHASE,
    OWN,
    ROLE_WORDS,
    ROLES,
    SCOPE_WORDS,
    SECRETARIAT,
    SEE_DRAFT,
    SEE_DUTIES,
    TABLE,
    UNDER,
    ActedOn,
    Holding,
    denial,
    together,
)
from tests.architecture.tree import ROOT
from tests.draws import draws

BODIES = st.sampled_from(["MOH", "MOE", "P1", "C1"])
HOLDINGS = st.lists(
    st.one_of(
        st.builds(Holding, st.sampled_from(IN_A_BODY), BODIES),
        st.builds(Holding, st.sampled_from([one for one in ROLES if one not in {*IN_A_BODY, ASSESSOR}])),
        st.builds(Holding, st.just(ASSESSOR), st.just(""), st.sampled_from(["A1", "A2"])),
    ),
    max_size=3,
)
THINGS = st.builds(
    ActedOn,
    BODIES,
    st.lists(BODIES, max_size=2).map(tuple),
    st.sampled_from(drafts.STATES),
    st.booleans(),
    st.booleans(),
    st.lists(st.sampled_from(["A1", "A2"]), max_size=2).map(tuple),
)


def test_the_table_speaks_of_every_act_and_every_role_in_known_words() -> None:
    assert {one.act for one in TABLE} == set(ACTS)
    assert {one.role for one in TABLE} == set(ROLES)
    assert {one.scope for one in TABLE} <= set(SCOPE_WORDS)
    assert {state for one in TABLE for state in one.states} <= set(drafts.STATES)
    assert len(set(TABLE)) == len(TABLE)


def test_scopes_of_a_body_are_for_roles_in_a_body() -> None:
    assert [one for one in TABLE if one.scope in {OWN, BELOW, UNDER} and one.role not in IN_A_BODY] == []
    assert [one for one in TABLE if one.scope == ALL and one.role in IN_A_BODY and "draft" in one.act] == []


def test_who_keeps_accounts_and_who_audits_change_nothing_of_the_work() -> None:
    changing = {*drafts.MOVES, OPEN_PHASE, "take_form"}
    assert [one for one in TABLE if one.role in {ADMINISTRATOR, AUDITOR} and one.act in changing] == []
    assert [one.act for one in TABLE if one.role == AUDITOR and one.act.startswith("keep")] == []


def _reaches(scope: str, mine: Holding, thing: ActedOn) -> bool:
    own, below = mine.body == thing.body, mine.body in thing.above
    if scope == GIVEN:
        return mine.assessor in thing.assessors
    return scope == ALL or (scope != UNDER and own) or (scope in {BELOW, UNDER} and below)


@given(st.sampled_from(ACTS), HOLDINGS, THINGS)
@draws(300)
def test_nobody_is_let_do_what_no_line_allows(act: str, holdings: list[Holding], thing: ActedOn) -> None:
    allowed = any(
        one.act == act
        and one.role == mine.role
        and _reaches(one.scope, mine, thing)
        and (not one.states or thing.state in one.states)
        and not (one.others_only and thing.sent_by_oneself)
        and not (one.while_taken and thing.is_over)
        for one in TABLE
        for mine in holdings
    )
    assert (denial(act, holdings, thing) is None) == allowed


@given(st.sampled_from(ACTS), HOLDINGS, HOLDINGS, THINGS)
@draws(200)
def test_a_further_role_takes_nothing_away(
    act: str, holdings: list[Holding], more: list[Holding], thing: ActedOn
) -> None:
    if denial(act, holdings, thing) is None:
        assert denial(act, [*holdings, *more], thing) is None


@pytest.mark.parametrize(
    ("state", "words"),
    [(drafts.SENT, "waits for approval"), (drafts.UNWRITTEN, "Nothing has been written")],
)
def test_a_lock_says_which_lock_it_is(state: str, words: str) -> None:
    act = drafts.WRITE if state == drafts.SENT else drafts.SEND
    found = denial(act, [Holding(OFFICER, "MOH")], ActedOn("MOH", state=state))
    assert found is not None
    assert words in found.why.text
    assert not found.is_hidden


def test_what_is_another_bodys_is_hidden_and_not_only_locked() -> None:
    mine = [Holding(OFFICER, "MOH")]
    for state in drafts.STATES:
        found = denial(SEE_DRAFT, mine, ActedOn("MOE", state=state))
        assert found is not None
        assert found.is_hidden
        assert found.why.text == "There is nothing here that is yours."


def test_the_secretariat_sees_what_is_approved_and_no_draft() -> None:
    for state in drafts.STATES:
        found = denial(SEE_DRAFT, [Holding(SECRETARIAT)], ActedOn("MOH", state=state))
        assert (found is None) == (state == drafts.APPROVED)
        if found:
            assert found.is_hidden


def test_nobody_approves_what_they_sent_themselves() -> None:
    both = [Holding(OFFICER, "MOH"), Holding(HEAD, "MOH")]
    sent = ActedOn("MOH", state=drafts.SENT, sent_by_oneself=True)
    found = denial(drafts.APPROVE, both, sent)
    assert found is not None
    assert "another person" in found.why.text
    assert denial(drafts.APPROVE, [Holding(HEAD, "MOH")], ActedOn("MOH", state=drafts.SENT)) is None


def test_a_report_that_is_no_longer_taken_is_locked_and_says_by_what() -> None:
    mine, over = [Holding(OFFICER, "MOH")], ActedOn("MOH", state=drafts.DRAFT, is_over=True)
    found = denial(drafts.WRITE, mine, over)
    assert found is not None
    assert (found.is_hidden, "days of grace are over" in found.why.text) == (False, True)
    sent = denial(drafts.WRITE, mine, ActedOn("MOH", state=drafts.SENT, is_over=True))
    assert sent is not None
    assert "waits for approval" in sent.why.text
    assert denial(SEE_DRAFT, mine, over) is None
    assert (
        denial(drafts.APPROVE, [Holding(HEAD, "MOH")], ActedOn("MOH", state=drafts.SENT, is_over=True))
        is None
    )


def test_a_higher_body_sees_what_those_below_owe_and_not_the_other_way_round() -> None:
    province, county = [Holding(OFFICER, "P1")], [Holding(OFFICER, "C1")]
    assert denial(SEE_DUTIES, province, ActedOn("C1", ("P1",))) is None
    assert denial(SEE_DUTIES, county, ActedOn("P1", ())) is not None
    assert denial(drafts.WRITE, province, ActedOn("C1", ("P1",), drafts.DRAFT)) is not None


def test_of_all_pairs_of_roles_only_the_two_of_a_body_may_meet() -> None:
    pairs = list(itertools.combinations(ROLES, 2))
    allowed = [one for one in pairs if not together(one)]
    assert allowed == [(OFFICER, HEAD)]
    assert [together(one) for one in pairs if one not in allowed] == [
        one for one in pairs if one not in allowed
    ]
    assert [one for one in ROLES if together([one, one])] == []


def test_a_third_role_makes_no_pair_right() -> None:
    for roles in itertools.combinations(ROLES, 3):
        assert together(roles) == roles


def test_the_document_says_of_each_role_why_it_goes_with_no_other() -> None:
    text = (ROOT / "docs" / "office.md").read_text(encoding="utf-8")
    told = text.partition("### Which roles may meet in one person")[2].partition("## ")[0]
    rows = [line.split("|")[1].strip() for line in told.splitlines() if line.startswith("| ")][1:]
    named = {one.strip() for row in rows for one in row.split(",")}
    assert named == set(ROLE_WORDS.values())
    pairs = len(ROLES) * (len(ROLES) - 1) // 2
    assert f"Of the {pairs} pairs of two roles {pairs - 1} are refused" in told


def test_whoever_calls_a_panel_keeps_accounts_or_audits_reads_and_changes_no_code() -> None:
    theirs = {one.act for one in TABLE if one.scope == GIVEN}
    assert {"code_commitments", "commit_codes", "open_codes", "finish_panel", "sign_panel"} <= theirs
    assert {one.role for one in TABLE if one.act in theirs} == {ASSESSOR}


def test_an_assessor_sees_no_report_no_draft_and_no_act_of_others() -> None:
    seen = {one.act for one in TABLE if one.role == ASSESSOR}
    assert seen.isdisjoint({SEE_DRAFT, SEE_DUTIES, "see_phases", "see_levels", "see_acts", "export_package"})


def test_every_move_leads_to_a_state_from_which_another_leads_on() -> None:
    for act, (states, end) in drafts.MOVES.items():
        assert drafts.after(act) == end
        assert set(states) <= set(drafts.STATES)
        assert any(end in others for others, _ in drafts.MOVES.values())
