"""docs/index-parity.md names every file of COINr's results, and tests that there are."""

import re
from pathlib import Path

from tallystick.index.aggregate import AGGREGATORS
from tallystick.index.impute import IMPUTERS
from tallystick.index.normalise import NORMALISERS
from tallystick.index.treat import TRANSFORMS
from tallystick.index.weigh import WEIGHERS
from tests.index import asem

HERE = Path(__file__).parent
DOCUMENT = (HERE.parents[1] / "docs/index-parity.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOCUMENT.splitlines()
    if line.startswith("| `")
]
METHODS = [row for row in ROWS if len(row) == 5]
FILES = [row for row in ROWS if len(row) == 2]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_way_has_its_row_its_file_and_its_test() -> None:
    ways = {*AGGREGATORS, *IMPUTERS, *NORMALISERS, *TRANSFORMS, *WEIGHERS}
    assert ways <= {code for row in METHODS for code in codes(row[0])}
    for _, file, where, _, _ in METHODS:
        assert (HERE.parents[1] / "src/tallystick/index" / codes(file)[0]).is_file(), file
        assert all(_there(one) for one in codes(where)), where


def test_every_test_of_a_file_is_there() -> None:
    assert all(_there(one) for _, where in FILES for one in codes(where))


def _there(test: str) -> bool:
    name, _, function = test.partition("::")
    return f"def {function}(" in (HERE / f"{name}.py").read_text(encoding="utf-8")


@asem.HERE
def test_every_file_has_its_row() -> None:
    named = [name for row in FILES for name in codes(row[0])]
    assert len(named) == len(set(named))
    assert set(named) == {one.name for one in asem.FOLDER.glob("*.csv")}
