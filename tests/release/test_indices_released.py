"""The indices of a plan in a release: made again by `verify`, and registered with their method."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tallystick.ledger.operations import publish_in
from tallystick.pipeline.preregister import preregister
from tests.assessment.composite.isle import AREAS, CHAPTERS, DOUBT, YEARS, isle
from tests.release.alterations import of_fields, of_members
from tests.release.made import key_file, ledger_of, members_of, release, verified
from tests.release.test_alterations import checked, told, unnamed

_OF_INDEX = (
    "index.json",
    "tables/index_figures.csv",
    "tables/index_lacking.csv",
    "tables/index_parts.csv",
    "tables/index_units.csv",
    "tables/index_verdicts.csv",
)


#: Numbers in tables and records, and in pages with their drawings; so many of each file are altered.
_IN_RECORDS = re.compile(r'(?<=[,"])\d+(?:\.\d+)?(?=[,"\n])|(?<=":)\d+(?=[,}])')
_IN_PAGES = re.compile(r'(?<=[> "])\d+(?:\.\d+)?(?=[<"%])')
_TRIED = 12


@pytest.mark.usefixtures("remembered")
def test_a_release_carries_them_and_an_altered_figure_is_named(tmp_path: Path) -> None:
    package = isle(tmp_path, YEARS, CHAPTERS)
    path, _ = release(tmp_path, "r.zip", package, site=True)
    assert verified(path).standing == "identical"
    members = members_of(path)
    assert set(_OF_INDEX) <= members.keys()
    assert {"indices/years.html", "indices/chapters.html"} <= members.keys()
    forged = members["tables/index_units.csv"].replace(b"67.75", b"97.75", 1)
    found = checked(tmp_path, members | {"tables/index_units.csv": forged})
    assert found.standing == "differs"
    assert "'97.75' -> '67.75'" in told(found)
    assert "column score" in told(found)


@pytest.mark.usefixtures("remembered")
def test_every_alteration_of_an_index_is_named(tmp_path: Path) -> None:
    path, _ = release(tmp_path, "r.zip", isle(tmp_path, YEARS, CHAPTERS))
    members = members_of(path)
    some = [one for one in of_members(members) if one.member in _OF_INDEX]
    fields = [one for one in of_fields(members) if one.member == "index.json"]
    assert len(some) >= 4 * len(_OF_INDEX)
    assert len(fields) > 60
    _, missed = unnamed(tmp_path, [*some, *fields])
    assert missed == []


def other_digit(found: re.Match[str]) -> str:
    """A number with another last digit: from 67.75 to 67.71, from 1 to 2."""
    return found[0][:-1] + ("2" if found[0][-1] == "1" else "1")


@pytest.mark.usefixtures("remembered")
def test_every_number_of_an_index_and_its_pictures_counts(tmp_path: Path) -> None:
    """Scores, intervals by random numbers, ranks, weights and drawn marks, each with another digit."""
    package = isle(tmp_path, YEARS + DOUBT, CHAPTERS + DOUBT, AREAS + DOUBT)
    path, _ = release(tmp_path, "r.zip", package, site=True)
    members, missed, tried = members_of(path), [], Counter[str]()
    units = members["tables/index_units.csv"].decode()
    assert "years,2021,67.75,,64.40434484,68.83562998," in units  # a number, between those of replications
    for name in (*_OF_INDEX, "indices/years.html", "indices/chapters.html"):
        text, number = members[name].decode(), _IN_PAGES if name.endswith(".html") else _IN_RECORDS
        places = list(number.finditer(text))
        for found in places[:: max(1, len(places) // _TRIED)]:
            forged = text[: found.start()] + other_digit(found) + text[found.end() :]
            seen = checked(tmp_path, members | {name: forged.encode()})
            tried[name] += 1
            if seen.standing != "differs" or name not in told(seen):
                missed.append(f"{name}: {text[found.start() - 20 : found.end()]}: {seen.standing}")
    assert missed == []
    assert min(tried.values()) >= 5, tried
    assert "<svg" in members["indices/years.html"].decode()


def test_the_method_of_an_index_is_registered_with_its_values(tmp_path: Path) -> None:
    package, ledger = isle(tmp_path, YEARS), ledger_of(tmp_path)
    method = package / "methods" / "final.toml"
    preregister(str(method), ledger, key_file(tmp_path), "2026-01-01")
    publish_in(ledger, key_file(tmp_path), None)
    path, _ = release(tmp_path, "kept.zip", package, ledger=ledger)
    assert verified(path).standing == "identical"
    assert json.loads(members_of(path)["registration.json"])["changes"] == []
    method.write_text(method.read_text(encoding="utf-8").replace("= 0.5", "= 0.4"), encoding="utf-8")
    path, _ = release(tmp_path, "changed.zip", package, ledger=ledger)
    statement = json.loads(members_of(path)["registration.json"])
    assert "of_indicators" in json.dumps(statement["changes"])
