"""How many power cuts and kills the tests played, by kind, from their own report.

    .venv/bin/pytest -o junit_family=xunit1 --junitxml=report.xml tests/ledger tests/register tests/release \\
        tests/pipeline/test_power_cuts_of_reading.py
    .venv/bin/python -m tests.durability.counted report.xml
"""

import sys
from collections import Counter
from xml.etree import ElementTree


def counted(*reports: str) -> Counter[str]:
    """How many of each kind these reports tell of."""
    found: Counter[str] = Counter()
    for report in reports:
        for one in ElementTree.parse(report).iter("property"):  # noqa: S314 - pytest wrote it
            found[one.get("name", "")] += int(one.get("value", "0"))
    return found


def main(*reports: str) -> None:
    found = counted(*reports)
    for name, count in sorted(found.items()):
        sys.stdout.write(f"{count:6}  {name}\n")
    for kind in ("power cuts", "kills"):
        total = sum(count for name, count in found.items() if name.startswith(kind))
        sys.stdout.write(f"{total:6}  {kind} in all\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
