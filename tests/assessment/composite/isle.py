"""The invented isle with an index in its method; what it must give is worked out in the tests."""

import shutil
from pathlib import Path

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.composite.made import composites
from tallystick.assessment.composite.model import Composite, CompositeUnit
from tallystick.register.files import chosen_method, load_package
from tests.architecture.tree import ROOT

ISLE = ROOT / "tests" / "golden" / "isle"
#: Six indicators in two chapters. The air has no goalposts; less is better of all but reading.
_COMMON = """
indicators = [
  "air.pm25_people", "culture.functional_literacy", "health.suicide", "work.gender_pay_gap",
  "trial.case_duration", "trial.juror_gap",
]
unit_goalposts = { percent = [0, 100] }
goalposts = { "health.suicide" = [0, 20], "trial.case_duration" = [50, 150], "trial.juror_gap" = [0, 20] }
[index.coverage]
of_indicators = 0.5
"""
YEARS = f"""
[[index]]
name = "years"
title = "The isle by year"
units = "years"
{_COMMON}"""
CHAPTERS = f"""
[[index]]
name = "chapters"
title = "The isle by chapter"
units = "chapters"
years_back = 4
{_COMMON}"""
AREAS = f"""
[[index]]
name = "areas"
title = "The isle by area"
units = "areas"
year = 2023
{_COMMON}"""
DOUBT = """
[index.doubt]
replications = 200
weights = 0.25
leave_out = true
sources = true
"""


def isle(folder: Path, *indices: str) -> Path:
    """A copy of the isle whose method asks for these indices."""
    package = folder / "isle"
    shutil.copytree(ISLE, package, dirs_exist_ok=True)
    method = package / "methods" / "final.toml"
    whole = (ISLE / "methods" / "final.toml").read_text(encoding="utf-8")
    method.write_text(whole + "".join(indices), encoding="utf-8")
    return package


def indices_of(package: Path) -> tuple[Composite, ...]:
    """What comes of them."""
    loaded = load_package(str(package))
    method = chosen_method(loaded, None)
    return composites(loaded, method, assess(loaded, method), REGISTRY.latest())


def units_of(package: Path) -> dict[str, CompositeUnit]:
    """The units of the only index."""
    (one,) = indices_of(package)
    return {unit.unit: unit for unit in one.units}
