"""A panel is locked by its assessors' signatures: then it counts, and nothing of it can be left out."""

import csv
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tallystick.panel.published import counted_panel, published_panel
from tallystick.pipeline.check import check_all
from tallystick.pipeline.panel.folder import load_panel
from tallystick.register import load_package
from tallystick.register.files import chosen_method
from tallystick.register.rules import panel_locks
from tests.panel.rounds import ASSESSORS, Round, usual
from tests.register.packages import write_rows

DISSENTS = [
    ["id", "panel", "assessor", "commitment", "statement", "criterion"],
    ["d1", "final", "A2", "", "Nobody who waits was asked.", "right_enjoyed"],
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """A round that is opened, with a dissent."""
    here = Round(tmp_path_factory.mktemp("round") / "here")
    here.whole(usual)
    rows = [
        DISSENTS[0],
        [*DISSENTS[1][:3], load_package(str(here.package)).commitments[0].id, *DISSENTS[1][4:]],
    ]
    write_rows(here.package / "tables/dissents.csv", rows)
    return here


def locked(here: Round, *who: str) -> int:
    """Let these assessors sign, and enter it."""
    files = []
    for one in who:
        out = here.here / f"{one}.signature"
        words = ("--panel", "final", "--key", str(here.keys[one]), "--out", str(out))
        assert here("panel", "sign", str(here.package), *words) == 0, here.said
        assert "d1, of A2" in here.said
        files.append(str(out))
    return here("panel", "lock", str(here.package), str(here.panel), *files, "--day", "2026-12-11")


@pytest.fixture
def signed(opened: Round, tmp_path: Path) -> Round:
    """The same round, signed by everybody."""
    here = opened.copied(tmp_path / "copy")
    assert locked(here) == 0, here.said
    assert "waits for the signatures of" in here.said
    assert locked(here, *ASSESSORS) == 0, here.said
    assert "and counts" in here.said
    return here


def results(here: Round, name: str) -> list[dict[str, str]]:
    """A table of an assessment's results."""
    out = here.here / "out"
    shutil.rmtree(out, ignore_errors=True)
    assert here("assess", str(here.package), "--no-site", "--out", str(out)) == 0, here.said
    place = out / "tables" / f"{name}.csv"
    return list(csv.DictReader(place.read_text(encoding="utf-8").splitlines())) if place.exists() else []


def errors(here: Round) -> list[tuple[str, str]]:
    """What a check finds wrong of the panel."""
    return [
        (one.code, one.severity)
        for one in check_all(str(here.package)).findings
        if one.code.startswith(("panel-", "rubric-", "judgement-"))
    ]


def test_a_signed_panel_answers_right_enjoyed_and_its_tables_lie_with_the_results(signed: Round) -> None:
    assert errors(signed) == []
    answers = {
        one["commitment"]: one["verdict"]
        for one in results(signed, "commitment_verdicts")
        if one["question"] == "right_enjoyed"
    }
    # by `usual` everybody gives cannot_tell, no_change or more to a commitment
    told = {"cannot_tell": "cannot_be_rated", "no_change": "unchanged", "more": "improved"}
    assert answers == {
        one.id: told[usual(one.id, "right_enjoyed")["code"]]
        for one in load_package(str(signed.package)).commitments
    }
    assert {one["panel"] for one in results(signed, "right_enjoyed")} == set(answers.values())
    verdicts = results(signed, "panel_verdicts")
    assert next(one["dissents"] for one in verdicts if one["criterion"] == "right_enjoyed") == "1"
    assert {one["scope"] for one in results(signed, "panel_agreement")} == {"all", "chapter"}
    assert results(signed, "self_rating")[0]["group"] == ""


def test_a_panel_that_not_everybody_signed_does_not_count_and_says_who_is_missing(
    opened: Round, tmp_path: Path
) -> None:
    here = opened.copied(tmp_path / "copy")
    locked(here)
    assert locked(here, "A1", "A3") == 0
    assert "waits for the signatures of A2" in here.said
    assert errors(here) == [("panel-unsigned", "gap")]
    answers = {
        one["verdict"] for one in results(here, "commitment_verdicts") if one["question"] == "right_enjoyed"
    }
    assert answers == {"not_yet_coded"}
    assert results(here, "panel_verdicts") == []


def _drop(name: str, keep: Callable[[list[str]], bool]) -> Callable[[Round], None]:
    def altered(here: Round) -> None:
        place = here.package / f"tables/{name}.csv"
        head, *rows = csv.reader(place.read_text(encoding="utf-8").splitlines())
        write_rows(place, [head, *filter(keep, rows)])

    return altered


def _change(name: str, column: str, value: str) -> Callable[[Round], None]:
    def altered(here: Round) -> None:
        place = here.package / f"tables/{name}.csv"
        head, first, *rows = csv.reader(place.read_text(encoding="utf-8").splitlines())
        first[head.index(column)] = value
        write_rows(place, [head, first, *rows])

    return altered


@pytest.mark.parametrize(
    "altered",
    [
        _drop("dissents", lambda row: row[0] != "d1"),
        _change("dissents", "statement", "All is well."),
        _change("dissents", "assessor", "A1"),
        _drop("judgements", lambda row: row[2] != "A2"),
        _change("judgements", "reason", "It was seen."),
        _change("judgements", "independent", "false"),
        _change("rubric_codes", "means", "Never."),
        _change("rubric_codes", "example", "Another."),
        _change("panels", "seed", "7"),
        _change("panels", "judged_to", "2019"),
        _change("assessors", "name", "Dr Other"),
        lambda here: here.interests(("A2", "declared", "")),
    ],
)
def test_whatever_is_left_out_altered_or_added_makes_each_signature_fail(
    signed: Round, altered: Callable[[Round], None]
) -> None:
    altered(signed)
    assert set(errors(signed)) >= {("panel-signature-unfit", "error"), ("panel-unsigned", "gap")}
    words = ("--out", str(signed.here / "release.zip"), "--key", str(signed.keys["A1"]))
    assert signed("release", str(signed.package), *words) == 1, signed.said


def test_what_may_change_of_an_assessor_later_leaves_their_signature_as_it_is(signed: Round) -> None:
    _change("assessors", "standing", "resigned")(signed)
    assert errors(signed) == []


def test_another_key_in_the_place_of_an_assessors_is_named(signed: Round) -> None:
    signed.keys["A2"] = signed.keys["A1"]
    signed.assessors()
    assert errors(signed).count(("panel-signature-unfit", "error")) == len(ASSESSORS)


def test_a_release_by_a_program_that_lets_a_dissent_go_is_refused_by_verify(
    signed: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    _drop("dissents", lambda row: row[0] != "d1")(signed)
    out = str(signed.here / "release.zip")
    with monkeypatch.context() as forger:
        forger.setattr(panel_locks, "signs", lambda *_: True)
        forger.setattr("tallystick.register.panel_statement.signs", lambda *_: True)
        assert signed("release", str(signed.package), "--out", out, "--key", str(signed.keys["A1"])) == 0, (
            signed.said
        )
        assert signed("verify", out) == 0, signed.said
        assert "the panel final is signed with keys that came with the file" in signed.said
        assert str(load_package(str(signed.package)).assessors[0].signing_key) in signed.said
    assert signed("verify", out) != 0
    assert "identical" not in signed.said
    assert "A2" in signed.said


def test_a_signature_of_what_stood_there_before_is_not_taken(opened: Round, tmp_path: Path) -> None:
    here = opened.copied(tmp_path / "copy")
    locked(here)
    assert locked(here, "A1") == 0
    write_rows(here.package / "tables/panel_signatures.csv", [["panel", "assessor", "signature"]])
    write_rows(here.package / "tables/dissents.csv", [DISSENTS[0]])
    assert here("panel", "lock", str(here.package), str(here.panel), str(here.here / "A1.signature")) == 1
    assert "it signs something else than what stands in the package now" in here.said


def test_a_key_of_another_that_is_none_keeps_nobodys_signature_out(opened: Round, tmp_path: Path) -> None:
    here = opened.copied(tmp_path / "copy")
    here.assessors(A1={"signing_key": "lost"})
    assert locked(here) == 0
    assert locked(here, "A2", "A3") == 0, here.said
    assert "waits for the signatures of A1" in here.said


def test_who_has_coded_nothing_is_refused_and_so_is_another_panel(opened: Round, tmp_path: Path) -> None:
    here = opened.copied(tmp_path / "copy")
    locked(here)
    words = ("--out", str(here.here / "x.signature"))
    assert here("keys", "make", "B9", "--out", str(here.here / "B9.key")) == 0
    key = ("--key", str(here.here / "B9.key"))
    assert here("panel", "sign", str(here.package), "--panel", "final", *key, *words) == 2
    assert "The key is of nobody who has coded" in here.said
    assert here("panel", "sign", str(here.package), "--panel", "midterm", *key, *words) == 2
    assert "no panel midterm" in here.said
    assert not (here.here / "x.signature").exists()


def test_what_comes_after_the_signatures_is_not_taken(signed: Round) -> None:
    assert signed.collect(signed.here / "A1.xlsx") == 1
    assert "the panel has signed what it found" in signed.said


def test_a_panel_that_judged_to_a_later_day_leaves_an_earlier_method_alone(signed: Round) -> None:
    package = load_package(str(signed.package))
    method = chosen_method(package, None)
    counted = counted_panel(package, method)
    assert counted is not None
    assert counted.judged_to.last == method.judged_to
    earlier = method.model_copy(update={"judged_to": method.judged_to - timedelta(days=1)})
    assert counted_panel(package, earlier) is None


def test_a_published_panel_gives_the_rubric_it_was_drawn_with_but_for_the_cases(signed: Round) -> None:
    package = load_package(str(signed.package))
    (drawn,) = package.panels
    kept = load_panel(str(signed.panel))
    rubric = published_panel(package, drawn).rubric
    assert rubric == kept.rubric.model_copy(update={"case": ()})
    assert drawn.panel_sha256 == kept.sha256
