"""The same bytes from the same package, whatever the machine."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tallystick.assessment import assess
from tallystick.register import load_package
from tallystick.register.files import chosen_method

GOLDEN = Path(__file__).parents[1] / "golden" / "package"
_PRINT = """
import sys
from tallystick.assessment import assess
from tallystick.assessment.record import assessment_record, verdict_tables
from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.register import load_package
from tallystick.register.files import chosen_method
package = load_package(sys.argv[1])
assessment = assess(package, chosen_method(package, None))
data = canonical_bytes(assessment_record(assessment))
tables = verdict_tables(package, assessment)
print(sha256(data), *(sha256(tables[name]) for name in sorted(tables)))
"""


def fingerprint(**environment: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", _PRINT, str(GOLDEN)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return run.stdout


@pytest.mark.parametrize("name", ["package", "edges", "isle"])
def test_the_order_of_rows_changes_nothing(name: str) -> None:
    """But for tables whose order is the plan's own, which verdicts follow."""
    package = load_package(str(GOLDEN.parent / name))
    method = chosen_method(package, None)
    turned: dict[str, Any] = {
        one: tuple(reversed(getattr(package, one)))
        for one in ("observations", "sources", "target_indicators")
    }
    assert assess(dataclasses.replace(package, **turned), method) == assess(package, method)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai"},
        {"TZ": "America/St_Johns", "LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_same_bytes_elsewhere(environment: dict[str, str]) -> None:
    assert fingerprint(**environment) == fingerprint(PYTHONHASHSEED="0", TZ="UTC")
