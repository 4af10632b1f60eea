"""Names of keys and days in receipts: plain, refused where they are not, and shown escaped."""

import shlex
from pathlib import Path

import pytest

from tallystick.ledger.keys import SigningKey
from tests.cli.workplace import Workplace
from tests.ledger.made import KEY


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    folder = tmp_path / "it's a workplace"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Workplace(folder)


@pytest.mark.parametrize(
    "name",
    ["two words", "a+b", "a\x7fb", "a\x9bb", "a\u202eb", "a\u200bb", "ex\u0430mple.org", "é"],
)
def test_names_of_keys_are_plain_ascii_and_shown_escaped(workplace: Workplace, name: str) -> None:
    output = workplace.refused(f"keys make {shlex.quote(name)} --out new")
    assert "can't be the name of a key" in output
    assert not set(output) & set("\x7f\x9b\u202e\u200b")
    odd = KEY.public.vkey.replace(KEY.name, name)
    (workplace.folder / "odd.vkey").write_text(odd + "\n", encoding="utf-8")
    output = workplace.refused("ledger audit --ledger l --ledger-key odd.vkey")
    assert "odd.vkey holds no public key" in output
    text = (workplace.folder / "letter.txt.receipt").read_text(encoding="utf-8")
    for place in (1, 2):  # in what is signed, and in the line of the signature
        spoilt = text.replace(KEY.name, name) if place == 1 else name.join(text.rsplit(KEY.name, 1))
        (workplace.folder / "odd.receipt").write_text(spoilt, encoding="utf-8")
        output = workplace.refused("receipt check odd.receipt --ledger-key k.vkey")
        assert "is no receipt" in output
        assert not set(output) & set("\x7f\x9b\u202e\u200b")


@pytest.mark.parametrize("name", ["example.org/ledger", "a", "A-b_c.d/e", "9" * 200])
def test_names_that_are_good(workplace: Workplace, name: str) -> None:
    assert name in workplace.run(f"keys make {name} --out new")
    assert SigningKey.load(str(workplace.folder / "new")).name == name


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20260131", "31.1.2026", "2026-01-31\u202e"])
def test_a_day_that_is_none_is_refused_before_anything_is_filed(workplace: Workplace, day: str) -> None:
    output = workplace.refused(f"ledger append k.vkey --ledger l --key k --day {day}")
    assert "is no day" in output
    assert "\u202e" not in output
