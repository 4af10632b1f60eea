"""What the README counts and names is so: it is the first thing that anybody reads."""

import re

from tallystick.register import load_package
from tests.architecture.tree import ROOT, SOURCE

README = (ROOT / "README.md").read_text(encoding="utf-8")


def counted(words: str) -> int:
    """The number that stands before some words."""
    found = re.search(rf"([0-9][0-9,]*)\s+{words}", README)
    assert found, words
    return int(found[1].replace(",", ""))


def test_it_counts_the_reference_plan_as_it_is() -> None:
    package = load_package(str(ROOT / "plans" / "china-2021-2025"))
    quantified = [one for one in package.commitments if one.evaluability == "quantified"]
    quantities = re.search(r"of which ([0-9]+) are\s+quantified", README)
    assert quantities
    assert counted("commitments") == len(package.commitments)
    assert int(quantities[1]) == len(quantified)
    assert counted("numeric or universal targets") == len(package.targets)
    assert counted("published figures") == len(package.observations)
    assert counted("dated events") == len(package.events)


def test_its_map_names_every_room() -> None:
    rooms = {one.name for one in SOURCE.iterdir() if (one / "__init__.py").exists()}
    assert set(re.findall(r"`src/tallystick/([a-z]+)`", README)) == rooms
