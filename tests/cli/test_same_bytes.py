"""The whole folder of results, pages included, is the same on another user's machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden" / "package"


def manifest(folder: Path, **environment: str) -> dict[str, object]:
    command = [sys.executable, "-m", "tallystick", "assess", str(GOLDEN), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ | environment)
    found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"},
        {"PYTHONHASHSEED": "99", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANGUAGE": "de"},
    ],
)
def test_same_bytes_elsewhere(tmp_path: Path, environment: dict[str, str]) -> None:
    here = manifest(tmp_path / "here", PYTHONHASHSEED="0", TZ="UTC")
    there = manifest(tmp_path / "there", **environment)
    assert there == here
    assert any(name.endswith(".html") for name in here["files"])  # type: ignore[attr-defined]
