"""Hostile inputs of every kind: each ends in words, within 10 s and 1 GB, and writes nothing outside."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.architecture.tree import ROOT
from tests.draws import TIMES
from tests.hostile import checked, worker
from tests.hostile.documents import documents
from tests.hostile.entered import entered
from tests.hostile.packages import packages
from tests.hostile.plants import PLANTS
from tests.hostile.releases import releases
from tests.hostile.spreadsheets import spreadsheets

#: In every run one in so many of each kind is met; `tests.endurance.hostile` meets all, and many more.
SHARE = 1 if TIMES > 1 else 20
BATCH = 100 * SHARE
KINDS = {
    "packages": packages,
    "spreadsheets": spreadsheets,
    "documents": documents,
    "releases": releases,
    "entered": entered,
}
BATCHES = [(kind, at) for kind, made in KINDS.items() for at in range(0, len(made()), BATCH)]


def met(kind: str, first: int, stop: int, plant: str = "", of: int = 1) -> list[dict[str, Any]]:
    """How each input ended; one at which the process itself ended is there with that."""
    command = [sys.executable, "-m", "tests.hostile.worker", kind, str(first), str(stop), plant, str(of)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1200, check=False)
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode != 0:
        name = KINDS[kind]()[first + len(ended) * of].name
        ended.append({"name": name, "problems": [f"the process ended: {done.stderr[-600:]}"], "cpu": 0.0})
    return ended


@pytest.mark.parametrize(("kind", "first"), BATCHES)
def test_every_hostile_input_ends_in_words(kind: str, first: int) -> None:
    wanted = [one.name for one in KINDS[kind]()[first : first + BATCH : SHARE]]
    ended = met(kind, first, first + BATCH, of=SHARE)
    assert {one["name"]: one["problems"] for one in ended if one["problems"]} == {}
    assert [one["name"] for one in ended] == wanted


def test_there_are_enough_of_them() -> None:
    assert len(packages()) >= 300
    assert len(spreadsheets()) >= 90
    assert len(documents()) >= 450
    assert len(releases()) >= 250


#: For each guard an input that only it stops.
STOPPED_BY = {
    "hidden characters pass in cells": ("packages", "cell '90\\u202e%'"),
    "hidden characters pass in names of files": ("packages", "file 'x\\xad.txt' in tables"),
    "pipes and devices are opened": ("packages", "datapackage.json: a pipe"),
    "links that lead out are followed": ("packages", "tables/sources.csv: a link out"),
    "keys may stand twice": ("packages", "descriptor, within: a key twice"),
    "depth has no bound": ("packages", "descriptor, within: 65 levels"),
    "resources may lead anywhere": ("packages", "resource up"),
    "findings have no bound": ("packages", "table: 700,000 rows of one cell"),
    "columns have no bound": ("packages", "table: 100,000 columns"),
    "zips are not measured": ("packages", "zip: a name twice"),
    "sheets are not measured": ("spreadsheets", "xlsx: a formula, plain"),
    "hidden characters pass into a draft": ("documents", "text, once: what nobody sees in a title"),
    "texts have no most characters": ("documents", "text, once: more than two million characters"),
    "texts have no most lines": ("documents", "page, 100,000 items"),
    "documents are read in this process": ("documents", "page, 100,000 levels of div"),
    "entities of a Word document are taken": ("documents", "docx, a bomb of entities"),
    "what is behind a release passes": ("releases", "zip, a byte behind it"),
    "names in a manifest have no most characters": ("releases", "seal, a manifest: a line of 20 MB"),
    "what is refused changes the package": ("entered", "results 1"),
    "sentences have no end": ("releases", "member, release/release.json: a text of 20 MB"),
    "what the system refuses is not caught": ("releases", "named 'nnnnnnnnnnnnnnnnnnnn'"),
}


@pytest.mark.parametrize("plant", PLANTS)
def test_a_guard_that_is_taken_away_is_missed(plant: str) -> None:
    kind, name = STOPPED_BY[plant]
    at = [one.name for one in KINDS[kind]()].index(name)
    ended = met(kind, at, at + 1, plant)  # two where it told how it ended, and then could not end itself
    assert any(one["problems"] for one in ended), f"without that guard {name} ended no worse"


@pytest.mark.parametrize(
    ("taken", "pace", "too_long", "times"),
    [
        ((9.9,), 1.0, False, 1),
        ((12.0, 12.0), 1.0, True, 2),
        ((12.0, 12.0), 1.5, False, 2),
        ((16.0, 16.0), 1.5, True, 2),
        ((12.0, 9.0), 1.0, False, 2),
        ((12.0, 12.0), 0.5, True, 2),
        ((31.0,), 2.0, True, 1),
    ],
)
def test_a_slow_machine_is_no_fault_and_a_slow_program_is(
    monkeypatch: pytest.MonkeyPatch, taken: tuple[float, ...], pace: float, *, too_long: bool, times: int
) -> None:
    """What takes long is met again beside a fixed piece of work, and held to the pace at which that goes."""
    met_so_far: list[float] = []

    def meet(_: object) -> tuple[list[str], float]:
        met_so_far.append(taken[len(met_so_far)])
        return [], met_so_far[-1]

    monkeypatch.setattr(worker, "_met", meet)
    monkeypatch.setattr(checked, "pace", lambda: pace)
    problems, _ = worker._met_in_time(packages()[0])
    assert (bool(problems), len(met_so_far)) == (too_long, times)


def test_what_went_wrong_is_told_however_long_it_took(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_met", lambda _: (["it broke"], 12.0))
    monkeypatch.setattr(checked, "pace", lambda: 1.5)
    assert worker._met_in_time(packages()[0])[0] == ["it broke"]
