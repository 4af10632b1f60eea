"""A panel in the office: announced, drawn, coded blind, opened, talked over, locked, signed, answered."""

import json
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from tallystick.base.findings import Refusal
from tallystick.ledger.operations import make_key
from tallystick.office.models import (
    LedgerEvent,
    OfficeDeed,
    OfficePanel,
    PanelSeal,
    StoredBodyReply,
    StoredDissent,
    StoredJudgement,
    TaskCode,
)
from tallystick.office.selectors.package import packed_now
from tallystick.office.selectors.panel import own_tasks, record_of, state_of
from tallystick.office.selectors.panel_desk import coded_page
from tallystick.office.selectors.panel_verdicts import panel_found
from tallystick.office.services import panel_calls, panel_talk, panel_verdicts
from tallystick.office.services.panel_codes import commit_codes, write_codes
from tallystick.office.services.panel_opening import open_codes
from tallystick.office.services.publishing import ask_to_publish
from tallystick.panel.sealing import digest_of
from tallystick.pipeline.panel.sign import sign_panel
from tallystick.register.files import load_package
from tallystick.release.kept import KEPT
from tallystick.report.coded_words import code_word
from tallystick.voice.language import ENGLISH
from tests.office.conftest import LATER, NOW
from tests.office.panelled import ASSESSORS, PANEL, SAID, announced, coded, codes, drawn, invited, opened
from tests.office.writing import PHASE, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def _state() -> str:
    return state_of(OfficePanel.objects.get(name=PANEL))


def test_the_draw_is_that_of_the_command_line_and_is_done_once() -> None:
    panel = drawn()
    pairs = {(str(one.commitment_id), str(one.assessor_id)) for one in panel.tasks.all()}
    assert pairs == set(record_of(panel).assignment())
    assert len(pairs) > 0
    with pytest.raises(Refusal, match="drawn already"):
        panel_calls.draw(panel=panel, seed="4", by=writer(), now=NOW)


def test_what_was_announced_is_what_is_drawn_from() -> None:
    panel = announced()
    panel_calls.declare(
        assessor="J1", cells={"kind": "recused", "commitment": "I.1.01"}, by=writer(), now=NOW
    )
    with pytest.raises(Refusal, match="changed since"):
        panel_calls.draw(panel=panel, seed="3", by=writer(), now=NOW)


def test_nobody_is_given_what_an_interest_bars() -> None:
    invited()
    for commitment in ("I.1.01", "I.1.02"):
        cells = {"kind": "paid_by", "commitment": commitment}
        panel_calls.declare(assessor="J2", cells=cells, by=writer(), now=NOW)
    given = {str(one.commitment_id) for one in own_tasks(drawn(), "J2")}
    assert given
    assert given.isdisjoint({"I.1.01", "I.1.02"})


def test_codes_stand_in_no_table_of_the_package_before_all_have_committed() -> None:
    panel = drawn()
    coded(panel, "J1")
    coded(panel, "J2")
    assert not StoredJudgement.objects.filter(panel=PANEL).exists()
    assert _state() == "coding"
    with pytest.raises(Refusal, match="Not everybody has committed"):
        open_codes(panel=panel, by=writer(), now=NOW)
    coded(panel, "J3")
    assert _state() == "opened"
    assert StoredJudgement.objects.filter(panel=PANEL).count() == panel.tasks.count() * len(
        record_of(panel).rubric.criterion
    )


def test_a_code_leaves_no_line_that_others_read_and_the_ledger_has_the_digest_alone() -> None:
    panel = drawn()
    before = OfficeDeed.objects.count()
    write_codes(task=own_tasks(panel, "J1")[0], said=codes(panel), now=NOW)
    assert OfficeDeed.objects.count() == before
    seal = commit_codes(panel=panel, assessor="J1", by=writer(), now=NOW)
    assert digest_of(bytes.fromhex(seal.salt), seal.sheet.encode()) == seal.digest
    entry = LedgerEvent.objects.get(kind="panel-commitment")
    told = {"panel": record_of(panel).sha256, "assessor": "J1", "digest": seal.digest}
    assert json.loads(entry.event) == told
    assert all(
        seal.salt not in one.event and SAID["reason"] not in one.event for one in LedgerEvent.objects.all()
    )


def test_what_was_committed_to_can_be_changed_by_nobody() -> None:
    panel = drawn()
    coded(panel, "J1")
    task = own_tasks(panel, "J1")[0]
    with pytest.raises(Refusal, match="You have committed"):
        write_codes(task=task, said=codes(panel, 1), now=NOW)
    for model in (PanelSeal, TaskCode):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        PanelSeal.objects.update(sheet="{}")


def test_a_code_that_cannot_be_taken_is_kept_and_named_and_nothing_is_committed_to() -> None:
    panel = drawn()
    task = own_tasks(panel, "J1")[0]
    said = codes(panel)
    said["completion"] = SAID | {"code": "complete", "reason": ""}
    write_codes(task=task, said=said, now=NOW)
    with pytest.raises(Refusal) as refused:
        commit_codes(panel=panel, assessor="J1", by=writer(), now=NOW)
    assert [one.file for one in refused.value.findings] == [f"{task.commitment_id} completion"]
    assert not PanelSeal.objects.exists()
    kept = TaskCode.objects.get(task=task, criterion="completion")
    assert kept.cells["code"] == "complete"


def test_whoever_has_no_code_is_told_so() -> None:
    with pytest.raises(Refusal, match="no code yet"):
        commit_codes(panel=drawn(), assessor="J1", by=writer(), now=NOW)


def test_after_the_last_day_nothing_is_committed_to_and_what_came_is_opened() -> None:
    panel = drawn(closes="2024-04-30")
    coded(panel, "J1")
    with pytest.raises(Refusal, match="closed on"):
        commit_codes(panel=panel, assessor="J2", by=writer(), now=LATER)
    open_codes(panel=panel, by=writer(), now=LATER)
    assert {str(one.assessor_id) for one in StoredJudgement.objects.filter(panel=PANEL)} == {"J1"}


def test_when_the_last_one_resigns_the_others_may_open_theirs() -> None:
    """Not at once, for somebody may come in their place."""
    panel = drawn()
    coded(panel, "J1")
    coded(panel, "J2")
    panel_calls.answer_call(assessor="J3", cells={"standing": "resigned"}, by=writer(), now=NOW)
    assert _state() == "coding"
    open_codes(panel=panel, by=writer(), now=NOW)
    assert _state() == "opened"
    with pytest.raises(Refusal, match="resigned"):
        panel_calls.answer_call(assessor="J3", cells={"standing": "accepted"}, by=writer(), now=NOW)


def test_of_a_commitment_that_an_interest_bars_since_nothing_is_taken_and_that_is_said() -> None:
    panel = drawn()
    barred = str(own_tasks(panel, "J1")[0].commitment_id)
    cells = {"kind": "paid_by", "commitment": barred}
    panel_calls.declare(assessor="J1", cells=cells, by=writer(), now=NOW)
    for one in ASSESSORS:
        coded(panel, one)
    assert not StoredJudgement.objects.filter(assessor__id="J1", commitment__id=barred).exists()
    note = OfficeDeed.objects.get(act="open_codes").note
    assert f"J1 {barred} completion" in note


def test_reports_are_not_published_while_assessors_code() -> None:
    drawn()
    with pytest.raises(Refusal, match="coding"):
        ask_to_publish(phase=PHASE, method="", by=writer(), now=NOW)


def _disputed(panel: OfficePanel) -> tuple[str, str, str]:
    """A commitment that A1 codes, who else codes it, and who doesn't."""
    commitment = str(own_tasks(panel, "J1")[0].commitment_id)
    others = {str(one.assessor_id) for one in panel.tasks.filter(commitment__id=commitment)}
    return commitment, (others - {"J1"}).pop(), (set(ASSESSORS) - others).pop()


def test_a_second_code_stands_beside_the_first_and_is_given_once() -> None:
    panel = opened()
    commitment, _, _ = _disputed(panel)
    place = panel_talk.CodedAgain(panel, "J1", commitment, "second")
    said = {"completion": codes(panel)["completion"]}
    assert panel_talk.code_again(place=place, said=said, by=writer(), now=NOW) == 1
    rows = StoredJudgement.objects.filter(
        assessor__id="J1", commitment__id=commitment, criterion="completion"
    )
    assert sorted(str(one.round) for one in rows) == ["first", "second"]
    said = {"completion": codes(panel, 2)["completion"]}
    with pytest.raises(Refusal) as refused:
        panel_talk.code_again(place=place, said=said, by=writer(), now=NOW)
    assert "stands there already" in str(refused.value.findings[0].message)


def test_the_talk_says_codes_and_reasons_in_words_and_names_nobody() -> None:
    """The reader's own code first, then those of others by what they say."""
    panel = opened()
    commitment, _, _ = _disputed(panel)
    (task,) = (one for one in own_tasks(panel, "J1") if one.commitment_id == commitment)
    rubric = record_of(panel).rubric
    for one in coded_page(panel, commitment, task, ENGLISH).questions:
        assert one.given[0].own
        assert not any(other.own for other in one.given[1:])
        told = {(given.word, given.means) for given in one.given}
        assert told <= {
            (code_word(ENGLISH, one.asked.name, code.code), why.means)
            for code in one.asked.code
            for why in rubric.why
        }
        assert not any("_" in word for word, _ in told)


def test_a_third_settles_and_neither_who_codes_nor_what_nobody_disputes() -> None:
    panel = opened()
    commitment, second, third = _disputed(panel)
    said = {"completion": codes(panel)["completion"]}
    place = panel_talk.CodedAgain(panel, second, commitment, "settled")
    with pytest.raises(Refusal):
        panel_talk.code_again(place=place, said=said, by=writer(), now=NOW)
    place = panel_talk.CodedAgain(panel, third, commitment, "settled")
    assert panel_talk.code_again(place=place, said=said, by=writer(), now=NOW) == 1
    with pytest.raises(Refusal) as refused:
        panel_talk.code_again(
            place=place, said=said | {"completion": codes(panel, 1)["completion"]}, by=writer(), now=NOW
        )
    assert refused.value.findings


def test_the_panel_locks_itself_and_no_code_or_dissent_comes_after() -> None:
    panel = opened()
    commitment = _disputed(panel)[0]
    cells = {"commitment": commitment, "criterion": "completion", "statement": "Two laws were overlooked."}
    before = LedgerEvent.objects.filter(kind=KEPT).count()
    name = panel_talk.dissent(panel=panel, assessor="J2", cells=cells, by=writer(), now=NOW)
    assert StoredDissent.objects.get(panel=PANEL).id == name
    assert LedgerEvent.objects.filter(kind=KEPT).count() == before + 1
    ended = [panel_talk.finish(panel=panel, assessor=one, by=writer(), now=NOW) for one in ASSESSORS]
    assert ended == [False, False, True]
    assert _state() == "locked"
    with pytest.raises(Refusal, match="does not talk"):
        panel_talk.dissent(panel=OfficePanel.objects.get(), assessor="J2", cells=cells, by=writer(), now=NOW)


def _locked() -> OfficePanel:
    panel = opened()
    for one in ASSESSORS:
        panel_talk.finish(panel=panel, assessor=one, by=writer(), now=NOW)
    return OfficePanel.objects.get(name=PANEL)


def test_what_the_panel_found_is_signed_by_each_with_their_own_key(tmp_path: Path) -> None:
    invited()
    for one in ASSESSORS:
        make_key(one, str(tmp_path / one))
        cells = {"standing": "accepted", "signing_key": (tmp_path / f"{one}.vkey").read_text().strip()}
        panel_calls.answer_call(assessor=one, cells=cells, by=writer(), now=NOW)
    panel = _locked()
    _, data = packed_now()
    (tmp_path / "package.zip").write_bytes(data)
    sign_panel(str(tmp_path / "package.zip"), PANEL, str(tmp_path / "J1"), str(tmp_path / "J1.signature"))
    text = (tmp_path / "J1.signature").read_text()
    for assessor, signature in (("J2", text), ("J1", text.replace("dissents 0", "dissents 1")), ("J1", "")):
        with pytest.raises(Refusal):
            panel_verdicts.sign(panel=panel, assessor=assessor, signature=signature, by=writer(), now=NOW)
    panel_verdicts.sign(panel=panel, assessor="J1", signature=text, by=writer(), now=NOW)
    found = panel_found(panel, ENGLISH)
    assert (found.signed, found.awaited) == (("J1",), ("J2", "J3"))
    asked = {one.question: one.name for one in record_of(panel).rubric.criterion}
    assert [(asked[question], one.criterion) for question, one in found.agreement] == [
        (name, name) for name in asked.values()
    ]


def test_a_body_replies_in_full_and_the_panel_decides_once_on_a_correction() -> None:
    panel = _locked()
    cells = {"commitment": "I.1.02", "statement": "The act was passed in May.", "corrects": "true"}
    name = panel_verdicts.reply(panel=panel, body="MOH", cells=cells, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="no part"):
        panel_verdicts.reply(panel=panel, body="SUPERVISORS", cells=cells, by=writer(), now=NOW)
    panel_verdicts.decide_correction(panel=panel, id_=name, decided="Read, and right.", by=writer(), now=NOW)
    with pytest.raises(Refusal, match="has decided"):
        panel_verdicts.decide_correction(panel=panel, id_=name, decided="No.", by=writer(), now=NOW)
    row = StoredBodyReply.objects.get(id=name)
    assert (row.statement, row.decided) == ("The act was passed in May.", "Read, and right.")


def test_the_package_with_a_panel_has_no_error(tmp_path: Path) -> None:
    _locked()
    (tmp_path / "package.zip").write_bytes(packed_now()[1])
    assert [one.id for one in load_package(str(tmp_path / "package.zip")).panels] == [PANEL]
