"""What bodies set out to do stands on the page of the commitment and, with its milestones, of the body."""

from dataclasses import replace
from decimal import Decimal

from tallystick.base.dates import PartialDate
from tallystick.register.bodies import Body
from tallystick.register.model import Package
from tallystick.register.phases import (
    BodyMeasure,
    EarlierMeasure,
    EarlierMilestone,
    EarlierReport,
    Milestone,
)
from tests.report import factory
from tests.report.test_reported import FIRST, GOLDEN, KNOWN_BY, PAGE, REPORT, SECOND, plain, plan, site

LARGEST = 50_000
BELOW = BodyMeasure(
    id="m.2",
    commitment=FIRST,
    body="office",
    title="Two <wells> in the north",
    area=None,
    due=PartialDate.parse("2024-06-30"),
    source=GOLDEN.sources[0].id,
    budget=Decimal(1200000),
    currency="CNY",
    under="m.1",
)
ABOVE = BodyMeasure("m.1", FIRST, "auditors", "Wells for all", None, None, None)
STEPS = (
    Milestone(
        "s.1", "m.2", "The ground is bought", PartialDate.parse("2022"), PartialDate.parse("2022-03-01")
    ),
    Milestone("s.2", "m.2", "The pump turns", PartialDate.parse("2022-06"), None),
    Milestone("s.3", "m.2", "Water comes", PartialDate.parse("2099-01-01"), PartialDate.parse("2098-01-01")),
)


def with_measures(*measures: BodyMeasure, milestones: tuple[Milestone, ...] = STEPS) -> Package:
    return replace(plan(), measures=measures, milestones=milestones)


def test_a_plan_without_measures_has_no_words_on_them() -> None:
    for pages in (factory.golden_site(), site(plan(REPORT))):
        assert not [path for path, page in pages.items() if "set out to do" in page or "h-measures" in page]


def test_a_commitments_page_has_the_measures_and_how_many_milestones_were_reached() -> None:
    pages = site(with_measures(ABOVE, BELOW))
    told = plain(pages[f"commitments/{FIRST}.html"])
    assert "2 measures stand under it." in told
    assert "Two <wells> in the north" in told
    assert "30 June 2024" in told
    assert "1.2 million CNY" in told
    assert "Wells for all (The Auditors)" in told
    assert "It has 3 milestones; reached, as the body says: 1." in told  # the third after what was known
    assert "What bodies set out to do" not in pages[f"commitments/{SECOND}.html"]


def test_a_bodys_page_has_each_milestone_with_what_is_known_of_it() -> None:
    assert KNOWN_BY is not None
    told = plain(site(with_measures(ABOVE, BELOW))["bodies/office.html"])
    assert "What it set out to do" in told
    assert "The ground is bought by 2022; reached 1 March 2022, as the body says" in told
    assert "The pump turns by June 2022; the body has not said that it is reached" in told
    assert "Water comes by 1 January 2099 " in told


def test_thousands_of_measures_make_no_page_too_long() -> None:
    many = [
        replace(BELOW, id=f"m{number}", under=None, title=f"Measure {number} " + "x" * 200)
        for number in range(600)
    ]
    steps = tuple(replace(STEPS[1], id=f"s{at}", measure="m0") for at in range(80))
    pages = site(with_measures(*many, milestones=steps))
    told = plain(pages[f"commitments/{FIRST}.html"])
    assert "600 measures stand under it. The first 6 follow." in told
    assert max(len(page.encode()) for path, page in pages.items() if path.endswith(".html")) < LARGEST
    of_body = "".join(plain(page) for path, page in pages.items() if path.startswith("bodies/office"))
    assert all(f"Measure {number} " in of_body for number in range(600))
    assert "50 more milestones are in the tables." in of_body


def test_one_measure_with_a_long_title_is_shown_alone() -> None:
    long = [replace(ABOVE, id=f"m{number}", title="y" * 1400) for number in range(3)]
    told = plain(site(with_measures(*long, milestones=()))[f"commitments/{FIRST}.html"])
    assert "3 measures stand under it. The first 1 follows." in told


def test_what_a_measure_and_its_milestones_said_before_stand_beside_it() -> None:
    first, second = PartialDate.parse("2024-04-10"), PartialDate.parse("2024-04-20")
    gone = replace(STEPS[1], id="s.gone", title="A road", reached=None)
    package = replace(
        with_measures(ABOVE, BELOW),
        earlier_measures=(
            EarlierMeasure.of(replace(BELOW, title="Nine wells", budget=Decimal(9000000)), 1, first),
        ),
        earlier_milestones=(
            EarlierMilestone.of(replace(STEPS[1], title="Two pumps turn", reached=None), 1, second),
            EarlierMilestone.of(gone, 1, second),
        ),
    )
    pages = site(package)
    told = plain(pages["bodies/office.html"])
    assert "What was said before, in 3 wordings" in told
    assert "until 10 April 2024 Nine wells" in told
    assert "9 million CNY" in told
    assert "until 20 April 2024 Two pumps turn Milestone by June 2022" in told
    assert "until 20 April 2024 A road Milestone that was taken out by June 2022" in told
    assert told.index("Two pumps turn") < told.index("Nine wells")
    under = plain(pages[f"commitments/{FIRST}.html"])
    assert "What was said before, in 3 wordings, stands on its body's page." in under
    assert "Nine wells" not in under


def test_hundreds_of_earlier_wordings_of_measures_make_no_page_too_long() -> None:
    day = PartialDate.parse("2024-04-10")
    many = [replace(BELOW, id=f"m{number}", under=None) for number in range(60)]
    wordings = tuple(
        EarlierMeasure.of(replace(one, title="x" * 900), number, day)
        for one in many
        for number in range(1, 11)
    )
    pages = site(replace(with_measures(*many, milestones=()), earlier_measures=wordings))
    assert max(len(page.encode()) for path, page in pages.items() if path.endswith(".html")) < LARGEST
    assert "The earliest ones are in the tables alone." in plain(pages["bodies/office.html"])


def test_measures_change_no_answer() -> None:
    silent, loud = (factory.material(one).assessment for one in (plan(), with_measures(ABOVE, BELOW)))
    assert list(silent.verdicts) == list(loud.verdicts)
    assert silent.commitments == loud.commitments


def test_what_a_report_said_before_and_its_files_stand_beside_it() -> None:
    before = replace(REPORT, said="Nothing <yet>.", rating="not_begun", record="The old register.")
    wordings = (
        EarlierReport.of(replace(before, said="Not a word."), 1, PartialDate.parse("2024-04-10")),
        EarlierReport.of(before, 2, PartialDate.parse("2024-04-20")),
    )
    package = replace(plan(replace(REPORT, files=("a" * 64,))), earlier_reports=wordings)
    pages = site(package)
    for path in (PAGE, f"commitments/{FIRST}.html"):
        told = plain(pages[path])
        assert "What it said before, in 2 wordings" in told, path
        assert "not begun until 20 April 2024 Nothing <yet>." in told, path
        assert "until 10 April 2024 Not a word." in told, path
        assert told.index("Nothing <yet>.") < told.index("Not a word."), path
        assert "1 file is behind it, by its SHA-256: " + "a" * 64 in told, path


def test_hundreds_of_reports_and_wordings_make_no_page_too_long() -> None:
    many = [Body(f"b{number}", f"Office {number}") for number in range(300)]
    reports = [replace(REPORT, body=one.id, said="z" * 500) for one in many]
    long = replace(REPORT, body="b0", said="w" * 2500)
    wordings = [EarlierReport.of(long, at, PartialDate.parse("2024-04-20")) for at in range(1, 31)]
    package = plan(*reports)
    package = replace(package, bodies=(*package.bodies, *many), earlier_reports=tuple(wordings))
    pages = site(package)
    assert max(len(page.encode()) for path, page in pages.items() if path.endswith(".html")) < LARGEST
    told = plain(pages[f"commitments/{FIRST}.html"])
    shown = told.count("z" * 500)
    assert 0 < shown <= 12
    assert f"{300 - shown} more reports stand on the pages of the phases." in told
    of_phase = "".join(plain(page) for path, page in pages.items() if path.startswith("reports/mid"))
    assert of_phase.count("z" * 500) == 300
    assert "What it said before, in 30 wordings" in of_phase
    assert "The earliest ones are in the tables alone." in of_phase
