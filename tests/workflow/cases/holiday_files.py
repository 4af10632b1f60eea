"""Writes a jurisdiction's file of holidays from the library `holidays`: run it, read the change, commit.

``.venv/bin/python -m tests.workflow.cases.holiday_files CN 2020 2026 2026-11-29``
"""

import datetime
import json
import sys
from importlib.metadata import version
from pathlib import Path

import holidays

from tests.architecture.tree import SOURCE

CALENDARS = SOURCE / "workflow" / "cases" / "calendars"
#: A day that is a bank holiday in any part of the United Kingdom is none of its working days (Freedom of
#: Information Act 2000, section 10(6)).
PARTS = {"GB": ("ENG", "NIR", "SCT", "WLS")}
WEEKEND = [5, 6]


def gathered(jurisdiction: str, first: int, last: int) -> tuple[dict[str, str], list[str]]:
    """The holidays with their names, and the weekend days that are worked."""
    free: dict[str, str] = {}
    worked: set[str] = set()
    for part in PARTS.get(jurisdiction, (None,)):
        found = holidays.country_holidays(
            jurisdiction, subdiv=part, years=range(first, last + 1), language="en_US"
        )
        free |= {day.isoformat(): name for day, name in found.items() if first <= day.year <= last}
        worked |= {
            day.isoformat() for day in getattr(found, "weekend_workdays", ()) if first <= day.year <= last
        }
    return dict(sorted(free.items())), sorted(worked)


def written(jurisdiction: str, first: int, last: int, dated: datetime.date) -> str:
    """The file."""
    free, worked = gathered(jurisdiction, first, last)
    return "\n".join(
        (
            f"# Gathered with the library `holidays` {version('holidays')}; a test holds it to the days.",
            "# A day that was declared since is added by whoever runs the office.",
            f'jurisdiction = "{jurisdiction}"',
            f"dated = {dated.isoformat()}",
            f"first_year = {first}",
            f"last_year = {last}",
            f"weekend = {WEEKEND}  # Monday is 0",
            "",
            "worked = [",
            *(f"  {day}," for day in worked),
            "]",
            "",
            "[free]",
            *(f"{day} = {json.dumps(name, ensure_ascii=False)}" for day, name in free.items()),
            "",
        )
    )


def write(jurisdiction: str, first: str, last: str, dated: str) -> Path:
    """Write the file, and say where."""
    place = CALENDARS / f"{jurisdiction}.toml"
    text = written(jurisdiction, int(first), int(last), datetime.date.fromisoformat(dated))
    place.write_text(text, encoding="utf-8")
    return place


if __name__ == "__main__":
    sys.stdout.write(f"{write(*sys.argv[1:])}\n")
