"""A small draft with its plan's text, as a reading would give it, for the tests of what a person does."""

from dataclasses import replace
from decimal import Decimal

from tallystick.base.canonical import sha256
from tallystick.base.dates import PartialDate
from tallystick.register import Package
from tallystick.register.areas import Area
from tallystick.register.confirmations import READ_TABLES, Confirmation
from tallystick.register.confirming.doing import Hand
from tallystick.register.descriptor import Descriptor, Document, Plan, Settings
from tallystick.register.model import Commitment, Deliverable, Link, Part, Target

TEXT = """1. Water

- Build 40 wells by 2027. Adopt a law on wells.
- Pipe water to 12 villages.
- Written in spring by the council.

2. Schools

- Open 5 schools, and repair 90 percent of all others.
"""
HAND = Hand("The clerk", PartialDate.parse("2026-11-28"))


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _commitment(name: str, section: str, words: str) -> Commitment:
    start, end = _at(words)
    return Commitment(
        name,
        section,
        words[:60].split(".", maxsplit=1)[0],
        start,
        end,
        sha256(words.encode()),
        "quantified",
        (),
        (),
        None,
    )


def _target(name: str, commitment: str, number: str, unit: str, within: str) -> Target:
    start = TEXT.index(within) + within.index(number)
    return Target(
        id=name,
        commitment=commitment,
        quantity=within,
        arithmetic="level",
        comparator=">=",
        value=Decimal(number),
        unit=unit,
        strict=False,
        baseline_year=None,
        deadline=PartialDate.parse("2027"),
        frequency=None,
        counts=None,
        start=start,
        end=start + len(number),
        note=None,
    )


def draft() -> Package:
    """Four commitments in two parts, four targets, a deliverable and a link; nothing is confirmed."""
    plan = Plan(
        title="A plan",
        country="QX",
        country_name="Nowhere",
        period="2025/2027",
        released="2025",
        issued_by="Council",
    )
    document = Document(
        path="document.txt", sha256=sha256(TEXT.encode()), characters=len(TEXT), language="en"
    )
    package = Package(
        descriptor=Descriptor(
            name="a-plan",
            title="A plan",
            tallystick=Settings(plan=plan, document=document, method="final"),
        ),
        methods=(),
        outline=(
            Part("1", None, 1, "chapter", "1.", "Water"),
            Part("2", None, 2, "chapter", "2.", "Schools"),
        ),
        commitments=(
            _commitment("1.1", "1", "Build 40 wells by 2027. Adopt a law on wells."),
            _commitment("1.2", "1", "Pipe water to 12 villages."),
            _commitment("1.3", "1", "Written in spring by the council."),
            _commitment("2.1", "2", "Open 5 schools, and repair 90 percent of all others."),
        ),
        links=(Link("1.2", "sdg_target", "6.1"),),
        targets=(
            _target("1.1.t1", "1.1", "40", "count", "Build 40 wells"),
            _target("1.2.t1", "1.2", "12", "count", "Pipe water to 12 villages"),
            _target("2.1.t1", "2.1", "5", "count", "Open 5 schools"),
            _target("2.1.t2", "2.1", "90", "percent", "repair 90 percent"),
        ),
        deliverables=(
            Deliverable("1.1.d1", "1.1", "law", "Adopt a law on wells", PartialDate.parse("2027"), None),
        ),
        areas=(Area("QX", "Nowhere", None),),
    )
    said = tuple(
        Confirmation(table, row.id, "proposed", None, None, None, None, None)
        for table in READ_TABLES
        for row in getattr(package, table)
    )
    return replace(package, confirmations=said)
