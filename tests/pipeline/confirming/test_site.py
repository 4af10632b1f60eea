"""The pages of a draft: what each form does, who is answered, and what two windows do to one another."""

from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.pipeline.confirming import desk
from tallystick.pipeline.confirming.sheet import write_draft_sheet
from tallystick.pipeline.confirming.take import take_draft_sheet
from tallystick.register import load_package
from tallystick.register.files import package_files, save_package
from tallystick.register.fingerprint import package_sha256
from tests.pipeline.confirming.asking import HOST, window
from tests.pipeline.confirming.folders import state_of, write_draft
from tests.register.confirming.drafts import HAND, TEXT
from tests.register.packages import fingerprints


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_draft(tmp_path / "draft")


def test_each_row_stands_beside_the_plans_words_and_the_doubtful_first(folder: Path) -> None:
    page = window(folder).ask("")
    assert page.code == 200
    assert "<mark>40</mark>" in page.text
    assert "<b>4 of 4</b> commitments are not confirmed" in page.text
    assert page.text.index('id="c-1.1"') < page.text.index('id="c-1.3"')
    assert "No word says whether more or less is meant." in page.text


def test_a_card_is_confirmed_with_what_it_holds_and_the_next_open_one_follows(folder: Path) -> None:
    here = window(folder)
    answer = here.act("confirm", "1.1", seen=here.seen("1.1"), order="plan")
    assert answer.code == 303
    assert answer.headers["Location"].endswith("/?order=plan&page=1#c-1.2")
    assert [state_of(folder, *one) for one in (("commitments", "1.1"), ("targets", "1.1.t1"))] == [
        "confirmed",
        "confirmed",
    ]
    assert state_of(folder, "deliverables", "1.1.d1") == "confirmed"
    assert state_of(folder, "commitments", "1.2") == "proposed"
    assert "1.1 is confirmed." in here.ask("").text


def test_a_card_is_confirmed_without_what_is_marked_as_no_promise_and_undone_as_one(folder: Path) -> None:
    here, before = window(folder), package_files(load_package(str(folder)))
    assert 'form="f-1.1" name="without-targets-1.1.t1"' in here.ask("").text
    answer = here.act("confirm", "1.1", seen=here.seen("1.1"), **{"without-targets-1.1.t1": "on"})
    assert answer.code == 303
    assert state_of(folder, "commitments", "1.1") == "confirmed"
    assert state_of(folder, "targets", "1.1.t1") == "dismissed"
    assert state_of(folder, "deliverables", "1.1.d1") == "confirmed"
    assert "1.1.t1" not in {one.id for one in load_package(str(folder)).targets}
    here.ask("act", {"act": "undo"})
    assert package_files(load_package(str(folder))) == before


def test_what_another_commitment_holds_and_a_mark_that_no_button_takes_are_refused(folder: Path) -> None:
    here, before = window(folder), package_files(load_package(str(folder)))
    assert here.act("confirm", "1.1", **{"without-targets-1.2.t1": "on"}).code == 422
    assert here.act("confirm", "1.1", **{"without-commitments-1.1": "on"}).code == 422
    assert package_files(load_package(str(folder))) == before
    here.act("confirm", "1.1")
    answer = here.act("reopen", "1.1", **{"without-targets-1.1.t1": "on"})
    assert answer.code == 422
    assert "1.1.t1" in answer.text
    assert state_of(folder, "commitments", "1.1") == "confirmed"


def test_every_act_of_the_pages_does_what_it_says(folder: Path) -> None:
    here = window(folder)
    acts = [
        here.act("change", "1.2", **{"set-title": "Water for all", "remark": "Shorter."}),
        here.act("split", "1.1", words="Adopt a law"),
        here.act("join", "1.1", others="1.1-2"),
        here.act("dismiss", "1.3", remark="Past."),
        here.act("change", "2.1.t1", "targets", **{"set-value": "6"}),
        here.act("add-target", "1.2", **{"words": "12", "set-value": "12", "set-quantity": "villages"}),
        here.act("add-deliverable", "1.2", **{"set-kind": "report", "set-title": "A report"}),
        here.ask("act", {"act": "add", "words": "Written in spring by the council.", "back": "text"}),
        here.act("change", "1", "outline", **{"set-title": "Water for all"}),
        here.act("reopen", "1.3"),
    ]
    assert [one.code for one in acts] == [303] * len(acts)
    package = load_package(str(folder))
    assert {one.id: one.title for one in package.commitments}["1.2"] == "Water for all"
    assert {one.id for one in package.commitments} == {"1.1", "1.2", "1.3", "1.4", "2.1"}
    assert {one.id: int(one.value) for one in package.targets}["2.1.t1"] == 6
    assert {one.title for one in package.outline} == {"Water for all", "Schools"}
    for page in ("", "?order=plan", "passed", "text", "row?table=commitments&row=1.2"):
        assert here.ask(page).code == 200
    assert here.ask("row?table=commitments&row=9").code == 404


def test_the_words_of_a_commitment_are_changed_from_a_selection(folder: Path) -> None:
    window(folder).act("change", "1.1", words="Build 40   wells by\n2027.")
    (row,) = (one for one in load_package(str(folder)).commitments if one.id == "1.1")
    assert TEXT[row.start : row.end] == "Build 40 wells by 2027."


def test_a_list_a_level_and_all_of_it_go_at_a_stroke_and_come_back_by_one(folder: Path) -> None:
    here = window(folder)
    before = package_files(load_package(str(folder)))
    here.ask("act", {"act": "dismiss-list", "table": "commitments", "section": "1", "level": "commitment"})
    assert [one.id for one in load_package(str(folder)).commitments] == ["2.1"]
    here.ask("act", {"act": "undo"})
    assert package_files(load_package(str(folder))) == before
    here.ask("act", {"act": "confirm-level", "table": "commitments", "level": "commitment"})
    here.ask("act", {"act": "confirm-all", "table": "commitments"})
    package = load_package(str(folder))
    assert {one.state for one in package.confirmations} == {"confirmed"}
    assert all(one.stroke for one in package.confirmations)
    assert "in bulk" in here.ask("").text
    for _ in range(2):
        here.ask("act", {"act": "undo"})
    assert package_files(load_package(str(folder))) == before
    assert here.ask("act", {"act": "undo"}).code == 422


def test_what_is_refused_says_why_and_keeps_what_was_written(folder: Path) -> None:
    before = fingerprints(folder)
    answer = window(folder).act("change", "1.2.t1", "targets", **{"set-value": "a dozen", "set-note": "<b>"})
    assert answer.code == 422
    assert "it is no plain number" in answer.text
    assert "a dozen" in answer.text
    assert "&lt;b&gt;" in answer.text
    assert "<b>a" not in answer.text
    assert fingerprints(folder) == before


def test_two_windows_do_not_write_over_one_another(folder: Path) -> None:
    one = window(folder)
    drawn = one.seen("1.2")
    one.act("change", "1.2", seen=drawn, **{"set-title": "From the first window"})
    answer = one.act("change", "1.2", seen=drawn, **{"set-title": "From the second window"})
    assert answer.code == 422
    assert "1.2 has changed since this page was drawn" in answer.text
    assert "From the second window" in answer.text
    assert {row.id: row.title for row in load_package(str(folder)).commitments}["1.2"] == (
        "From the first window"
    )


def test_two_programs_see_each_others_acts(folder: Path) -> None:
    one, other = window(folder), window(folder)
    one.act("confirm", "1.1")
    other.act("confirm", "1.2")
    one.act("confirm", "2.1")
    states = {row: state_of(folder, "commitments", row) for row in ("1.1", "1.2", "1.3", "2.1")}
    assert states == {"1.1": "confirmed", "1.2": "confirmed", "1.3": "proposed", "2.1": "confirmed"}
    assert "changed by another program" in other.ask("").text


def test_both_versions_are_kept_where_another_saves_at_the_same_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(package: object, path: str, methods: object, *, expected: str, beside: object) -> None:
        del beside
        theirs = load_package(path)
        rows = tuple(replace(one, title="Theirs") if one.id == "1.3" else one for one in theirs.commitments)
        save_package(replace(theirs, commitments=rows), path, {}, expected=package_sha256(theirs))
        save_package(package, path, methods, expected=expected)  # type: ignore[arg-type]

    here = window(folder)
    monkeypatch.setattr(desk, "save_package", late)
    answer = here.act("change", "1.2", **{"set-title": "Mine"})
    assert answer.code == 409
    assert "Theirs" in answer.text
    assert "Mine" in answer.text
    kept = folder.parent / "draft.not-saved-1"
    assert {one.id: one.title for one in load_package(str(kept)).commitments}["1.2"] == "Mine"
    assert {one.id: one.title for one in load_package(str(folder)).commitments}["1.3"] == "Theirs"
    assert str(kept) in answer.text


def test_a_sheet_taken_while_the_page_is_open_is_seen(folder: Path, tmp_path: Path) -> None:
    here = window(folder)
    here.ask("")
    sheet = tmp_path / "draft.xlsx"
    write_draft_sheet(str(folder), str(sheet))
    take_draft_sheet(str(sheet), str(folder), HAND)
    assert here.ask("").code == 200


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"token": "another"}, 404),
        ({"token": ""}, 404),
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1:9999"}, 421),
        ({"host": ""}, 400),
        ({"fetched": "cross-site"}, 403),
        ({"fetched": "same-site"}, 403),
    ],
)
def test_a_stranger_is_not_answered(folder: Path, change: dict[str, str], code: int) -> None:
    before = fingerprints(folder)
    stranger = replace(window(folder), **change)  # type: ignore[arg-type]
    assert stranger.ask("").code == code
    assert stranger.act("confirm-all", "").code == code
    assert "Pipe water" not in stranger.ask("").text
    assert fingerprints(folder) == before


@pytest.mark.parametrize(
    "origin", [None, "null", "", "http://evil.example", "https://127.0.0.1:8010", "http://127.0.0.1", HOST]
)
def test_a_form_of_another_page_is_not_taken(folder: Path, origin: str | None) -> None:
    before = fingerprints(folder)
    assert replace(window(folder), origin=origin).act("confirm-all", "").code == 403
    assert fingerprints(folder) == before


def test_only_forms_are_taken_and_only_of_a_bounded_size(folder: Path) -> None:
    here = window(folder)
    assert here.ask("act", {"act": "undo"}, CONTENT_TYPE="text/plain").code == 415
    assert here.ask("act", {"act": "undo"}, CONTENT_LENGTH="999999999").code == 413
    assert here.ask("act", {"act": "undo"}, CONTENT_LENGTH="x").code == 413
    assert here.ask("act", {"act": "explode"}).code == 422
    assert here.ask("act", {"act": "confirm", "table": "observations", "row": "1"}).code == 422
    assert here.ask("act").code == 404
    assert here.ask("", {"act": "undo"}).code == 405


def test_nothing_leads_away_and_every_answer_is_guarded(folder: Path) -> None:
    here = window(folder)
    for answer in (here.ask(""), here.ask("confirm.js"), here.ask("text"), here.act("explode", "1")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert "http://" not in answer.text.replace("http://www.w3.org", "")
        assert "https://" not in answer.text
    back = here.act("confirm", "1.1", back="//evil.example/")
    assert back.headers["Location"] == "/a-word-that-nobody-guesses/"


def test_nothing_is_signed_before_somebody_has_said_who_confirms(folder: Path) -> None:
    here = window(folder, by="")
    before = fingerprints(folder)
    page = here.ask("")
    assert "Nobody has said yet who confirms." in page.text
    assert 'name="by" value=""' in page.text
    refused = here.act("change", "1.2", **{"set-title": "Water"})
    assert refused.code == 422
    assert "t is not said who confirms, and nothing was done" in refused.text
    assert "Water" in refused.text
    assert 'name="by"' in refused.text
    assert fingerprints(folder) == before

    assert here.ask("act", {"act": "sign", "by": "  Ministry of\tJustice "}).code == 303
    assert "What you do is signed: Ministry of Justice." in here.ask("").text
    assert here.act("confirm", "1.2").code == 303
    said = next(one for one in load_package(str(folder)).confirmations if one.row == "1.2")
    assert said.by == "Ministry of Justice"


@pytest.mark.parametrize("name", ["", "   ", "=1+1", "\x00", "@office", "x" * 6000])
def test_what_is_no_name_signs_nothing_and_the_one_before_stands(folder: Path, name: str) -> None:
    here = window(folder)
    answer = here.ask("act", {"act": "sign", "by": name})
    assert answer.code == 422
    assert f"What you do is signed: {HAND.by}." in here.ask("").text
