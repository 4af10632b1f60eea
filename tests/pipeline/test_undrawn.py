"""`assess` says in which of the languages that were asked for it draws no page, and what these lack."""

import dataclasses
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.pipeline import undrawn as module
from tallystick.pipeline.undrawn import undrawn
from tallystick.register.descriptor import Settings
from tallystick.voice.language import ENGLISH, Language
from tests.ledger.made import KEY
from tests.report import factory


def settings(*codes: str, written_in: str | None = None) -> Settings:
    found = factory.example().descriptor.tallystick
    return found.model_copy(update={"languages": list(codes) or None, "language": written_in})


def lacking(*texts: str) -> Language:
    return dataclasses.replace(ENGLISH, code="eo", name="esperanto", draws=not texts, lacks=texts)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            ("Not one.",),
            "no page is drawn in esperanto: 1 text of the pages is not translated: “Not one.”",
        ),
        (
            ("Not one.", "Met"),
            "no page is drawn in esperanto: 2 texts of the pages are not translated: “Not one.”, “Met”",
        ),
    ],
)
def test_what_a_catalogue_lacks_is_named_and_counted(
    monkeypatch: pytest.MonkeyPatch, texts: tuple[str, ...], told: str
) -> None:
    monkeypatch.setattr(module, "undrawn_languages", lambda _: (("eo", lacking(*texts)),))
    (gap,) = undrawn(settings("en", "eo"))
    assert (gap.severity, gap.column, gap.value, gap.message.text) == ("gap", "languages", "eo", told)


def test_of_many_texts_the_first_are_named_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    language = lacking(*(f"text {number}" for number in range(300)))
    monkeypatch.setattr(module, "undrawn_languages", lambda _: (("eo", language),))
    (gap,) = undrawn(settings("eo"))
    assert "300 texts of the pages are not translated, first of all “text 0”, “text 1”" in gap.message.text
    assert "text 10" not in gap.message.text


def test_a_language_without_a_catalogue_is_named_where_it_was_asked_for() -> None:
    assert [(one.column, one.value) for one in undrawn(settings("en", "xx"))] == [("languages", "xx")]
    assert [(one.column, one.value) for one in undrawn(settings(written_in="xx"))] == [("language", "xx")]
    assert undrawn(settings("en", "zh-Hans")) == ()
    assert undrawn(settings()) == ()


def test_the_command_says_so(tmp_path: Path) -> None:
    run = CliRunner().invoke
    run(app, ["new", str(tmp_path / "package")])
    descriptor = tmp_path / "package" / "datapackage.json"
    told = json.loads(descriptor.read_text())
    told["tallystick"]["languages"] = ["en", "xx"]
    descriptor.write_text(json.dumps(told))
    result = run(app, ["assess", str(tmp_path / "package"), "--out", str(tmp_path / "out")])
    assert "no page is drawn in it: there is no catalogue of this language" in result.output
    KEY.save(str(tmp_path / "k"))
    made = [str(tmp_path / "package"), "--key", str(tmp_path / "k"), "--out", str(tmp_path / "r.zip")]
    assert "there is no catalogue of this language" in run(app, ["release", *made]).output
    without = run(app, ["assess", str(tmp_path / "package"), "--out", str(tmp_path / "bare"), "--no-site"])
    assert "no page is drawn" not in without.output


_PLAN = """Human Rights Action Plan of Exampla 2024-2028

1. Health

- By 2028, at least 90 percent of children will be vaccinated.
- A law on patients' rights will be passed by 2026.
- More nurses will be trained.
"""


@pytest.mark.parametrize(
    "words",
    [
        ("diff", "tests/comparison/old", "tests/comparison/new"),
        ("index", "docs/examples/hdi.csv", "docs/examples/hdi.toml"),
        ("lint", "DOCUMENT"),
    ],
)
def test_the_commands_that_draw_in_every_language_name_those_that_they_leave_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """A page that is missing in a language is told of, in words and as a record; without pages nothing is."""
    document = tmp_path / "plan.txt"
    document.write_text(_PLAN, "utf-8")
    monkeypatch.setattr(module, "undrawn_languages", lambda: (("eo", lacking("Not one.")),))
    asked = [str(document) if one == "DOCUMENT" else one for one in words]
    told = CliRunner().invoke(app, [*asked, "--out", str(tmp_path / "out")])
    assert "no page is drawn in esperanto: 1 text of the pages is not translated: “Not one.”" in told.output
    record = json.loads(CliRunner().invoke(app, [*asked, "--out", str(tmp_path / "out"), "--json"]).stdout)
    assert [one["value"] for one in record["gaps"] if one["code"] == "language-not-drawn"] == ["eo"]
    if words[0] != "index":
        assert "esperanto" not in CliRunner().invoke(app, asked).output
