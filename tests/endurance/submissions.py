"""What the public sends, at length: thousands of answers, codes, receipts and erasures.

    .venv/bin/python -m tests.endurance.submissions DAY [TIMINGS [CASES]]

Writes ``submissions.json`` with DAY in it: no clock is read for it. Times are of the processor alone, asked
in turns, so that other work on the machine falls on both sides alike.
"""

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

from tallystick.office.start import make_office

RESULT = Path(__file__).with_suffix(".json")
TIMINGS, CASES = 5000, 200


def main(day: str, timings: int = TIMINGS, cases: int = CASES) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "office"
        os.environ |= {
            "TALLYSTICK_OFFICE": str(folder),
            "TALLYSTICK_OFFICE_SECOND_FACTOR": "false",
            "DJANGO_SETTINGS_MODULE": "tallystick.office.settings",
        }
        make_office(str(folder), "https://office.example")
        # Only now is Django ready, and what speaks with the office can be imported.
        submitted = importlib.import_module("tests.endurance.submitted")
        found = submitted.measured(folder, timings, cases)
    RESULT.write_text(json.dumps({"day": day, "load": round(os.getloadavg()[0], 1)} | found, indent=2) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
