"""The reference package says what the labelled plan and the collected figures say, in words of its own."""

import csv
import hashlib
import re
from decimal import Decimal

import pytest

from tallystick.register import Package, load_package
from tallystick.register.tables import TABLES
from tests.architecture.tree import ROOT
from tests.register.amended import added, amended, amended_links

PACKAGE = ROOT / "plans" / "china-2021-2025"
SHARED = ROOT.parent / "shared" / "plans" / "china-2021-2025"
GUIDES = [PACKAGE / "README.md", PACKAGE / "methods" / "final.toml", PACKAGE.parent / "README.md"]
shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the labelled plan and its figures are not beside the repository (../shared)"
)


#: How often each word of a unit in the collected figures multiplies its number.
MULTIPLES = {"thousand": 10**3, "10,000": 10**4, "million": 10**6, "100 million": 10**8, "billion": 10**9}
#: Stocks whose unit plainly is the target's; the collectors left this open.
OPENED = {"hr_bases", "mental_welfare_100"}
#: The plants that had a programme before the plan: what that target counts.
OPENED_ROWS = {"O0386"}
#: Series for which the plan sets no target, so that no figure is in a target's unit.
WITHOUT_TARGET = {"deputies_elected", "voters"}
#: Figures entered later that answer a target in its own words: 55 of 55 minorities have a deputy, and
#: contracts for farm land are prolonged by thirty years.
ANSWERING = {
    "R0749": Decimal(100),
    "R0777": Decimal(100),
    "R0825": Decimal(30),
    "R0826": Decimal(30),
}


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(str(PACKAGE))


def collected(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document() -> str:
    return next(SHARED.glob("000_*.txt")).read_bytes().decode("utf-8")


def cells() -> list[str]:
    """Every cell of every table, and the guides as they stand."""
    found = [guide.read_text(encoding="utf-8") for guide in GUIDES]
    found.append((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    for table in TABLES:
        if not (PACKAGE / table.path).exists():  # as that of a draft's state, for it is no draft
            continue
        with (PACKAGE / table.path).open(encoding="utf-8", newline="") as file:
            found += [cell for row in csv.reader(file) for cell in row if cell]
    return found


def scaled(number: str, unit: str) -> Decimal:
    """The number without the words that multiply it: 603 of "10,000 persons" are 6,030,000.

    >>> scaled("603", "10,000 persons"), scaled("3.8", "persons per 1,000 population")
    (Decimal('6030000'), Decimal('3.8'))
    """
    first = re.match(r"100 million|10,000|thousand|million|billion", unit)
    return Decimal(number) * (MULTIPLES[first[0]] if first else 1)


@shared
def test_the_document_is_the_one_it_names(package: Package) -> None:
    named = package.descriptor.tallystick.document
    text = document()
    assert named is not None
    assert (named.characters, named.sha256) == (len(text), hashlib.sha256(text.encode()).hexdigest())


@shared
def test_every_commitment_stands_where_it_says(package: Package) -> None:
    text = document()
    gold = {row["id"]: row for row in collected("gold_commitments.csv")}
    assert [one.id for one in package.commitments] == list(gold)
    for one in package.commitments:
        row = gold[one.id]
        assert (str(one.start), str(one.end)) == (row["start"], row["end"])
        assert one.span_sha256 == hashlib.sha256(text[one.start : one.end].encode()).hexdigest()
        assert one.title == amended("commitments", one.id, "title", row["title"])
        assert one.evaluability == amended("commitments", one.id, "evaluability", row["evaluability"])
        assert "; ".join(one.groups) == amended("commitments", one.id, "groups", row["groups"])
        assert "; ".join(one.instruments) == row["instruments"]
        assert (one.information_system or "") == row["information_system"]


@shared
def test_every_link_is_carried_over(package: Package) -> None:
    expected = {
        (row["id"], scheme, code.strip())
        for row in collected("gold_commitments.csv")
        for scheme, column in (("sdg_target", "sdg"), ("treaty_article", "treaties"))
        for code in row[column].split(";")
        if code.strip()
    }
    assert {(one.commitment, one.scheme, one.code) for one in package.links} == amended_links(expected)


@shared
def test_every_target_is_as_labelled(package: Package) -> None:
    rows = collected("gold_targets.csv")
    gold = {
        row["id"]: row
        for row in rows
        if row["is_target"] == "true" and row["kind"] in {"numeric", "universal"}
    }
    assert {one.id for one in package.targets} == set(gold) | added("targets")
    for one in (one for one in package.targets if one.id in gold):
        row = gold[one.id]
        assert (one.commitment, one.comparator, one.value, one.unit, one.arithmetic, one.quantity) == (
            row["commitment"],
            row["comparator"],
            Decimal(row["value"]),
            row["unit"],
            amended("targets", one.id, "arithmetic", row["arithmetic"]),
            amended("targets", one.id, "quantity", row["quantity"]),
        )
        assert (str(one.baseline_year or ""), str(one.deadline), one.frequency or "") == (
            row["baseline_year"],
            row["deadline"],
            row["frequency"],
        )
        assert one.strict == (row["strict"] == "true")


@shared
def test_every_target_stands_where_it_says(package: Package) -> None:
    text = document()
    quoted = {row["id"]: row["quote"] for row in collected("gold_targets.csv")}
    assert [
        one.id
        for one in package.targets
        if one.id in quoted and plain(text[one.start : one.end]) != plain(quoted[one.id])
    ] == []


def plain(text: str) -> str:
    """The text with single spaces and straight quotation marks."""
    return " ".join(text.translate(str.maketrans("‘’“”", "''\"\"")).split())  # noqa: RUF001


@shared
def test_every_labelled_thing_without_a_number_is_a_deliverable(package: Package) -> None:
    rows = collected("gold_targets.csv")
    things = {
        row["commitment"]: row["deadline"]
        for row in rows
        if row["is_target"] == "true" and row["kind"] in {"ordinal", "date"}
    }
    deliverables = {(one.id, str(one.deadline)) for one in package.deliverables}
    expected = {
        # The peak is meant for before 2030; what is promised is its plan.
        (f"{commitment}.d1", "2025" if commitment == "III.6.01" else deadline)
        for commitment, deadline in things.items()
    }
    assert len(things) == 11
    assert expected <= deliverables


@shared
def test_every_figure_is_as_collected(package: Package) -> None:
    rows = {row["obs_id"]: row for row in collected("figures/observations.csv")}
    kinds = {one.id: one.kind for one in package.sources}
    # The later ones, R0001 and on, have their own files and pages: see the sources.
    first = [one for one in package.observations if not one.id.startswith("R")]
    assert {one.id for one in first} == set(rows)
    for one in first:
        row = rows[one.id]
        assert one.value == scaled(row["value"], row["unit"]), one.id
        assert one.area == row["geography"].replace("CHN", "CN")
        assert (one.qualifier, one.derivation) == (row["value_qualifier"], row["value_basis"])
        assert kinds[one.source] == row["source_kind"]
        assert one.indicator.split(".")[0] == row["target_id"]


@shared
def test_a_figure_is_compared_only_where_the_collectors_say_so(package: Package) -> None:
    rows = {row["obs_id"]: row for row in collected("figures/observations.csv")}
    units = {row["target_id"]: row["unit"] for row in collected("figures/targets.csv")}
    for one in package.observations:
        if one.id.startswith("R"):
            assert one.value_in_target_unit == ANSWERING.get(one.id), one.id
            continue
        row = rows[one.id]
        series = row["target_id"]
        filled = row["value_in_target_unit"]
        if series in WITHOUT_TARGET:
            assert one.value_in_target_unit is None
        elif filled:
            assert one.value_in_target_unit == scaled(filled, units.get(series, "")), one.id
        else:
            opened = series in OPENED or one.id in OPENED_ROWS
            assert one.value_in_target_unit == (one.value if opened else None), one.id


@shared
def test_every_collected_event_is_an_event_or_a_claim(package: Package) -> None:
    ids = [one.id for one in package.events] + [one.id for one in package.claims]
    carried = {one.split("-")[0] for one in ids}
    assert {row["event_id"] for row in collected("figures/events.csv")} <= carried


@shared
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("gold_targets.csv", "quote"),
        ("figures/targets.csv", "plan_words"),
        ("figures/observations.csv", "figure_as_printed"),
        ("figures/events.csv", "text_as_printed"),
    ],
)
def test_nobodys_words_came_along(name: str, column: str) -> None:
    everything = "\n".join(cells())
    words = {row[column] for row in collected(name) if len(row[column]) > 25}
    assert words
    assert [one for one in words if one in everything] == []
