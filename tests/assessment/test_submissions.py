"""What people wrote in with changes no verdict, no trend, no count and no index."""

import dataclasses
from pathlib import Path

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.composite.made import composites
from tallystick.register.bodies import Body
from tallystick.register.events import Event
from tallystick.register.files import chosen_method, load_package
from tallystick.register.model import Package
from tests.assessment.composite.isle import CHAPTERS, YEARS, isle
from tests.report import factory


def with_submissions(package: Package, kind: str = "submission") -> Package:
    """The package with a point of somebody beside each commitment."""
    desk = package.bodies[0] if package.bodies else Body("desk", "Intake desk")
    said = tuple(
        Event(
            f"said-{number}",
            None,
            one.id,
            kind,
            None,
            None,
            "It is not done.",
            None,
            leave=True,
            redacted_by=desk.id,
        )
        for number, one in enumerate(package.commitments)
    )
    return dataclasses.replace(package, bodies=package.bodies or (desk,), events=(*package.events, *said))


PACKAGES = {"golden": factory.golden, "reference": factory.reference}


@pytest.mark.parametrize("name", PACKAGES)
def test_no_verdict_changes_by_what_people_wrote_in_with(name: str) -> None:
    package = PACKAGES[name]()
    method = chosen_method(package, None)
    assert len(with_submissions(package).events) > len(package.events)
    assert assess(with_submissions(package), method) == assess(package, method)


def test_no_index_changes_by_what_people_wrote_in_with(tmp_path: Path) -> None:
    package = load_package(str(isle(tmp_path, YEARS, CHAPTERS)))
    method = chosen_method(package, None)
    before, after = (assess(one, method) for one in (package, with_submissions(package)))
    assert before == after
    told = composites(with_submissions(package), method, after, REGISTRY.latest())
    assert len(told) == 2
    assert told == composites(package, method, before, REGISTRY.latest())
