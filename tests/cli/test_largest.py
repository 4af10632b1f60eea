"""A release larger than is read unasked is made and verified where its maker and its reader say so."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.largest import MB, MB_UNASKED
from tallystick.cli.main import app
from tallystick.release.archive import LARGEST, LARGEST_OF_FORM
from tests.release.made import GOLDEN, key_file


def ran(*words: str) -> tuple[int, str]:
    answer = CliRunner().invoke(app, words)
    return answer.exit_code, answer.output


def test_the_bounds_are_those_of_the_release() -> None:
    assert MB_UNASKED * MB == LARGEST
    assert 4095 * MB < LARGEST_OF_FORM < 4096 * MB


@pytest.mark.slow
def test_a_release_is_as_large_as_both_allow(tmp_path: Path) -> None:
    key, out = key_file(tmp_path), str(tmp_path / "r.zip")
    make = ("release", str(GOLDEN), "--out", out, "--key", key, "--day", "2026-01-31")
    code, said = ran(*make, "--largest", "1")
    assert (code, Path(out).exists()) == (2, False)
    assert "would be larger than 1 MB" in said
    code, _ = ran(*make, "--largest", "8")
    assert code == 0
    assert MB < Path(out).stat().st_size < 8 * MB
    code, said = ran("verify", out, "--largest", "1")
    assert code == 2
    assert "is larger than 1 MB" in said
    assert "--largest" in said
    assert ran("verify", out, "--largest", "8")[0] == ran("verify", out)[0] == 0
