"""The public clock: which report is due when, and how late it is, on the day of the assessment."""

from dataclasses import replace

from tallystick.base.dates import PartialDate, Period
from tallystick.register.phases import PlanPhase
from tests.report.test_reported import FIRST, KNOWN_BY, PHASE, REPORT, SECOND, plain, plan, site

#: Thirty days after the day of the golden method, worked out by hand: see the assertion below.
LATER = PlanPhase("end", "final", "The end", Period.parse("2021/2025"), PartialDate.parse("2026-07-30"))


def test_each_report_says_by_how_much_it_is_late_or_how_long_there_is_time() -> None:
    assert str(KNOWN_BY) == "2026-06-30"
    both = replace(plan(REPORT), phases=(PHASE, LATER))
    pages = site(both)
    page = plain(pages["clock.html"])
    # 31 March to 3 April 2024 are 3 days; 31 March 2024 to 30 June 2026 are 821: 275 + 365 + 181.
    assert "came on 3 April 2024, 3 days late" in page
    assert "821 days overdue" in page
    # 30 June to 30 July 2026 are 30 days.
    assert page.count("30 days left") == 2
    assert page.index("The end") < page.index("Half way")
    assert page.index("821 days overdue") < page.index("3 days late")
    assert {FIRST, SECOND} <= set(page.split())
    assert 'href="clock.html"' in pages["responsible.html"]


def test_without_phases_there_is_no_clock() -> None:
    assert "clock.html" not in site(replace(plan(), phases=(), reports=()))
