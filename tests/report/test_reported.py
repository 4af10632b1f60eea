"""The pages of what bodies reported: who has answered, what they say, and what a check found."""

import html
import re
from dataclasses import replace

from tallystick.base.dates import PartialDate, Period
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase, ProgressReport, SpotCheck
from tests.report import factory

PAGE = "reports/mid.html"
GOLDEN = factory.golden()
FIRST, SECOND = (one.id for one in GOLDEN.commitments[:2])
KNOWN_BY = GOLDEN.methods[0].known_by
PHASE = PlanPhase("mid", "midterm", "Half way", Period.parse("2021/2023"), PartialDate.parse("2024-03-31"))
REPORT = ProgressReport(
    phase="mid",
    body="office",
    commitment=FIRST,
    sent=PartialDate.parse("2024-04-03"),
    rating="delayed",
    said="Two <of> four are there.",
    obstacles=None,
    numerator=None,
    denominator=None,
    counted=None,
    record="The register.",
)
CHECK = SpotCheck(
    phase="mid",
    body="office",
    commitment=FIRST,
    picked="drawn",
    reason="1 of 1, seed lottery 7",
    checked_by="auditors",
    asked=PartialDate.parse("2024-05-01"),
    result="differs",
    found="The record has one.",
    answer="It was entered late.",
    answered=PartialDate.parse("2024-05-09"),
)


def plan(*reports: ProgressReport, checks: tuple[SpotCheck, ...] = (), phase: PlanPhase = PHASE) -> Package:
    parts = tuple(
        Responsibility(one, "office", "lead", "named_in_plan", None, None) for one in (FIRST, SECOND)
    )
    bodies = (Body("office", "The Office"), Body("auditors", "The Auditors"))
    return replace(
        GOLDEN, bodies=bodies, responsibilities=parts, phases=(phase,), reports=reports, checks=checks
    )


def site(package: Package) -> dict[str, str]:
    return factory.site(factory.material(package))


def plain(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def test_a_plan_without_phases_has_no_such_page_and_no_such_words() -> None:
    pages = factory.golden_site()
    assert not [path for path in pages if path.startswith("reports/")]
    assert not [path for path, page in pages.items() if "What bodies report" in page]


def test_the_page_says_who_answered_how_late_and_what_has_not_come() -> None:
    told = plain(site(plan(REPORT))[PAGE])
    assert "2 reports were asked for by 31 March 2024. 0 came in time. 1 came late." in told
    assert "1 had not come by" in told
    assert "came 3 April 2024, 3 days late" in told
    assert "Two <of> four are there." in told
    assert "It names nothing that stands in the way, though it says delayed, not begun or stopped." in told
    assert "It names no record" not in told
    missing = told.split("What has not come")[1]
    assert SECOND in missing.split("Of which nobody was asked")[0]


def test_a_report_that_came_after_the_sources_of_the_assessment_has_not_come() -> None:
    assert KNOWN_BY is not None
    later = replace(REPORT, sent=PartialDate.parse(f"{KNOWN_BY.year + 1}-01-01"))
    pages = site(plan(later))
    told = plain(pages[PAGE])
    assert "No report has come." in told
    assert "2 had not come by" in told
    assert "Two <of> four" not in plain(pages[f"commitments/{FIRST}.html"])


def test_before_the_last_day_reports_are_awaited_and_none_is_overdue() -> None:
    assert KNOWN_BY is not None
    told = plain(site(plan(phase=replace(PHASE, due=PartialDate.parse(str(KNOWN_BY.year + 1)))))[PAGE])
    assert "2 were still awaited on" in told
    assert "What is still awaited" in told
    assert "had not come" not in told


def test_what_a_check_found_and_the_bodys_answer_stand_beside_the_report() -> None:
    pages = site(plan(REPORT, checks=(CHECK,)))
    for path in (PAGE, f"commitments/{FIRST}.html"):
        told = plain(pages[path])
        assert "the record differs" in told, path
        assert "seed lottery 7" in told, path
        assert "made by The Auditors" in told, path
        assert "The record has one." in told, path
        assert "It was entered late." in told, path


def test_a_report_changes_no_answer() -> None:
    package = plan()
    silent, loud = (
        factory.material(one).assessment for one in (package, replace(package, reports=(REPORT,)))
    )
    assert list(silent.verdicts) == list(loud.verdicts)
    assert silent.commitments == loud.commitments


def test_the_page_is_linked_from_the_bodies_and_its_links_lead_somewhere() -> None:
    pages = site(plan(REPORT, checks=(CHECK,)))
    assert f'href="{PAGE}"' in pages["responsible.html"]
    for link in re.findall(r'href="\.\./([^"#]+)', pages[PAGE]):
        assert link in pages or link.endswith((".css", ".svg", ".ico", ".xml")), link
