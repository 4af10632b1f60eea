"""Material for pages: the golden package as it is, and bent so that every component shows its worst."""

import dataclasses
import itertools
from collections.abc import Callable
from functools import cache
from typing import Any

from tallystick.assessment import REGISTRY, Assessment, assess
from tallystick.assessment.composite.made import composites
from tallystick.assessment.composite.record import COMPOSITE_TABLES
from tallystick.assessment.groups.record import GROUP_TABLES
from tallystick.assessment.indicators.record import TABLES as INDICATOR_TABLES
from tallystick.assessment.local.record import LOCAL_TABLES
from tallystick.base.canonical import sha256
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, TARGET_ANSWERS
from tallystick.register import Package, load_package
from tallystick.register.columns import Column
from tallystick.register.files import chosen_method, package_files
from tallystick.register.kinds import TEXT
from tallystick.register.tables import TABLES
from tallystick.report import Download, Identity
from tallystick.report.model import Material
from tallystick.report.site import draw
from tallystick.voice.language import ENGLISH, Language
from tests.architecture.tree import ROOT

GOLDEN = ROOT / "tests" / "golden" / "package"
REFERENCE = ROOT / "plans" / "china-2021-2025"
EXAMPLE = ROOT / "src" / "tallystick" / "pipeline" / "example"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsanwärterausbildungsverordnungsentwurf"
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} %(x)s {x} \u202eعربي &amp; ]]>"
Change = Callable[[str, str, Column, object], object]


@cache
def golden() -> Package:
    return load_package(str(GOLDEN))


@cache
def reference() -> Package:
    return load_package(str(REFERENCE))


@cache
def example() -> Package:
    return load_package(str(EXAMPLE))


@cache
def judged(package: Package) -> Assessment:
    return assess(package, chosen_method(package, None))


def material(package: Package, assessment: Assessment | None = None, document: str | None = None) -> Material:
    """A package with its assessment and the files that lie beside the pages."""
    digest = sha256(package.descriptor.title.encode())
    downloads = [
        Download(f"package/{name}", "", len(data), sha256(data))
        for name, data in package_files(package).items()
    ]
    downloads += [
        Download(f"package/methods/{one.name}.toml", "", 700, sha256(one.name.encode()))
        for one in package.methods
    ]
    beside = (*INDICATOR_TABLES, *GROUP_TABLES, *(LOCAL_TABLES if package.local_targets else ()))
    downloads += [
        Download(f"tables/{name}.csv", "", 12_345, sha256(name.encode()))
        for name in ("verdicts", "commitment_verdicts", "deliverable_verdicts", *beside)
    ]
    method = chosen_method(package, None)
    if method.index:
        downloads += [
            Download(f"tables/{name}.csv", "", 12_345, sha256(name.encode())) for name in COMPOSITE_TABLES
        ]
        downloads.append(Download("index.json", "", 12_345, digest))
    found = assessment or assess(package, method)
    return Material(
        package,
        found,
        Identity(digest, digest[::-1], digest, digest, "9.9.9"),
        document,
        tuple(downloads),
        composites(package, method, found, REGISTRY.latest()) if method.index else (),
    )


def site(given: Material, language: Language = ENGLISH) -> dict[str, str]:
    """The pages as text, with their style sheet."""
    return {path: data.decode() for path, data in draw(given, (language,)).items()}


@cache
def golden_site() -> dict[str, str]:
    return site(material(golden(), judged_golden(), golden_text()))


@cache
def judged_golden() -> Assessment:
    return assess(golden(), chosen_method(golden(), None))


def golden_text() -> str:
    return (GOLDEN / "document.txt").read_bytes().decode()


@cache
def reference_site() -> dict[str, str]:
    return site(material(reference()))


@cache
def example_site() -> dict[str, str]:
    return site(material(example()))


def bent(package: Package, change: Change) -> Package:
    """The package with each cell passed through a change: table, column, what the column is, the value."""
    tables: dict[str, Any] = {}
    for table in TABLES:
        rows = []
        for row in getattr(package, table.name):
            cells = {
                name: change(table.name, name, column, getattr(row, name))
                for name, column in table.columns.items()
            }
            rows.append(table.row(**cells))
        tables[table.name] = tuple(rows)
    return dataclasses.replace(package, **tables)


def worded(package: Package, word: Callable[[str], str]) -> Package:
    """The package with every free text passed through a function, the plan's own title too."""

    def change(_: str, __: str, column: Column, value: object) -> object:
        free = column.kind is TEXT and not column.allowed
        return word(value) if free and isinstance(value, str) else value

    plan = package.descriptor.tallystick.plan
    named = plan.model_copy(
        update={"title": word(plan.title), "country_name": word("x"), "issued_by": word("x")}
    )
    settings = package.descriptor.tallystick.model_copy(update={"plan": named})
    described = package.descriptor.model_copy(update={"tallystick": settings})
    return dataclasses.replace(bent(package, change), descriptor=described)


def sparse(package: Package) -> Package:
    """The package without anything that may be missing, but for what ties rows together."""
    kept = {"parent", "deliverable", "commitment", "counts", "value_in_target_unit", "source", "date"}

    def change(table: str, name: str, column: Column, value: object) -> object:
        if column.required or name in kept:
            return value
        if table == "observations" and name in {"as_of", "accumulation", "coverage"}:
            return value
        return () if column.many else None

    return bent(package, change)


def every_state(package: Package) -> Assessment:
    """The golden assessment with the answers dealt out in turn, so that each occurs everywhere."""
    found = assess(package, chosen_method(package, None))
    scales = (TARGET_ANSWERS, DONE_ANSWERS, ENJOYED_ANSWERS)
    target, done, enjoyed = (itertools.cycle(one.codes) for one in scales)
    dealt = {"done": done, "target_met": target, "right_enjoyed": enjoyed}
    return dataclasses.replace(
        found,
        verdicts=tuple(
            dataclasses.replace(one, verdict=next(target), contested=True, other_measure=True)
            for one in found.verdicts
        ),
        deliverables=tuple(dataclasses.replace(one, verdict=next(done)) for one in found.deliverables),
        commitments=tuple(
            dataclasses.replace(one, verdict=next(dealt[one.question])) for one in found.commitments
        ),
    )
