"""The phases of a plan side by side: what was foretold on the way, and what came of it."""

import dataclasses
import datetime
import html
import re

from tallystick.assessment import assess
from tallystick.assessment.phases import foretold, has_phases, phases, told_wrongly
from tallystick.register import Package
from tallystick.register.files import chosen_method
from tallystick.register.method import NOT_SAID, Method, PaceRule
from tests.golden.cases import package_of
from tests.report import factory

#: 6 of 10 in 3 of 5 years; then it stands still and falls short.
STALLED = "2020 50 stat % | 2023 56 stat % | 2025 57 stat %"
#: 1 of 10 in 3 of 5 years; then it leaps.
LEAPT = "2020 50 stat % | 2023 51 stat % | 2025 60 stat %"
PROMISE = "level >= 60 percent up"


def with_phases(figures: str, leading: str = "linear") -> Package:
    package = package_of(PROMISE, figures)
    final = chosen_method(package, "final")
    half_way: dict[str, object] = {
        "name": "midterm",
        "title": "Half way",
        "judged_to": datetime.date(2023, 12, 31),
        "pace": PaceRule.model_validate({"leading": leading}),
    }
    return dataclasses.replace(package, methods=(final, final.model_copy(update=half_way)))


def told(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_a_course_that_stalls_was_not_warned_of() -> None:
    half_way, end = phases(with_phases(STALLED))
    assert (half_way.headlines["t"].verdict, end.headlines["t"].verdict) == ("on_course", "not_met")
    assert told_wrongly(half_way, end) == ("t",)
    card = foretold(half_way, end, "linear")
    assert (card.calm, card.warned, card.wolf, card.missed, card.right, card.rated) == (0, 0, 0, 1, 0, 1)


def test_a_course_that_leaps_was_cried_wolf_over() -> None:
    half_way, end = phases(with_phases(LEAPT))
    assert (half_way.headlines["t"].verdict, end.headlines["t"].verdict) == ("behind", "met")
    card = foretold(half_way, end, "growth")
    assert (card.wolf, card.rated) == (1, 1)


def test_what_was_foretold_rightly_stands_in_no_list_of_errors() -> None:
    half_way, end = phases(with_phases("2020 50 stat % | 2023 56 stat % | 2025 60 stat %"))
    assert told_wrongly(half_way, end) == ()
    assert foretold(half_way, end, "extrapolated").calm == 1


def test_what_is_not_rated_at_the_end_is_no_test_of_a_rule() -> None:
    half_way, end = phases(with_phases("2020 50 stat % | 2023 56 stat % | 2025 ~60 stat % r=1"))
    assert end.headlines["t"].verdict == "cannot_be_rated"
    assert foretold(half_way, end, "linear").rated == 0
    assert told_wrongly(half_way, end) == ()


def test_a_last_figure_from_before_the_deadline_is_no_end() -> None:
    half_way, end = phases(with_phases("2020 50 stat % | 2023 56 stat % | 2024 57 stat %"))
    assert (half_way.headlines["t"].verdict, end.headlines["t"].verdict) == (
        "on_course",
        "last_figure_falls_short",
    )
    assert told_wrongly(half_way, end) == ()
    assert foretold(half_way, end, "linear").rated == 0


def test_the_figure_that_foretold_is_not_what_came_of_it() -> None:
    site = factory.site(factory.material(with_phases("2020 50 stat % | 2023 56 stat %")))
    text = told(site["phases.html"])
    assert "What the course on the way foretold can't be held against an end yet." in text
    assert "foretold another end" not in text
    assert "How each rule of pace" not in text


def test_while_the_plan_runs_on_course_is_no_promise_kept() -> None:
    package = with_phases("2020 50 stat % | 2022 54 stat % | 2023 56 stat %")
    _, half_way = package.methods
    earlier = {"name": "annual", "title": "After 2022", "judged_to": datetime.date(2022, 12, 31)}
    running = dataclasses.replace(package, methods=(half_way, half_way.model_copy(update=earlier)))
    first, last = phases(running)
    assert (first.headlines["t"].verdict, last.headlines["t"].verdict) == ("on_course", "on_course")
    assert foretold(first, last, "linear").rated == 0


def test_how_many_ends_are_not_known_is_said() -> None:
    both = with_phases(STALLED)
    later = package_of(PROMISE, "2020 50 stat % | 2023 56 stat % | 2024 57 stat %")
    more = [dataclasses.replace(one, indicator="u", id=f"u-{one.id}") for one in later.observations]
    package = dataclasses.replace(
        both,
        targets=(*both.targets, dataclasses.replace(both.targets[0], id="u")),
        indicators=(*both.indicators, dataclasses.replace(both.indicators[0], id="u")),
        target_indicators=(
            *both.target_indicators,
            dataclasses.replace(both.target_indicators[0], target="u", indicator="u"),
        ),
        observations=(*both.observations, *more),
    )
    text = told(factory.site(factory.material(package))["phases.html"])
    assert "an even pace leading 0 of 1" in text
    assert "Of 1 of the 2 targets that were rated on the way no figure decides how it ended" in text


def test_phases_need_two_methods_with_their_days_and_one_that_looks_ahead() -> None:
    both = with_phases(STALLED)
    final, half_way = both.methods

    def shown(*methods: Method) -> bool:
        return has_phases(dataclasses.replace(both, methods=methods))

    assert shown(final, half_way)
    assert not shown(half_way)
    assert not shown(final, half_way.model_copy(update={"pace": None}))
    assert not shown(final, half_way.model_copy(update={"known_by": NOT_SAID}))


def test_the_page_says_where_the_course_foretold_another_end() -> None:
    site = factory.site(factory.material(with_phases(STALLED)))
    text = told(site["phases.html"])
    assert "Once the course on the way foretold another end than came." in text
    assert "Half way On course Not met" in text
    assert "an even pace leading 0 of 1" in text
    assert 'href="phases.html"' in site["targets.html"]


def test_without_phases_there_is_no_page_and_no_way_to_one() -> None:
    package = package_of(PROMISE, STALLED)
    final = chosen_method(package, "final")
    site = factory.site(factory.material(dataclasses.replace(package, methods=(final,))))
    assert "phases.html" not in site
    assert "phases.html" not in site["targets.html"]


def test_half_way_the_site_counts_what_is_on_course() -> None:
    one = with_phases("2020 50 stat % | 2023 55.6 stat %")
    other = dataclasses.replace(one.targets[0], id="t2")
    joined = dataclasses.replace(one.target_indicators[0], target="t2")
    package = dataclasses.replace(
        one, targets=(*one.targets, other), target_indicators=(*one.target_indicators, joined)
    )
    site = factory.site(factory.material(package, assess(package, chosen_method(package, "midterm"))))
    assert '<symbol id="t-behind"' in site["index.html"]
    start = told(site["index.html"])
    assert "0 were on course on 31 December 2023, 2 behind and 0 moving away; 0 cannot be rated." in start
    assert "met by the deadline" not in start
    alone = factory.site(factory.material(one, assess(one, chosen_method(one, "midterm"))))["index.html"]
    assert "This plan sets 1 target, a number or a promise to everybody. Its answer: Behind." in told(alone)
    page = told(site["commitments/c.html"])
    assert "Only 56% of the way is done in 60% of the time." in page
    assert "depends on the pace rule" in told(site["targets.html"])


def marked(package: Package, method: str) -> set[str]:
    """The periods of the figures that a commitment's page says were known only later."""
    site = factory.site(factory.material(package, assess(package, chosen_method(package, method))))
    rows = re.findall(r"<tr.*?</tr>", site["commitments/c.html"], re.DOTALL)
    later = [told(row) for row in rows if "known later, not judged" in row]
    return {year for year in ("2020", "2023", "2025") for row in later if row.startswith(year)}


def test_half_way_a_figure_of_a_later_time_is_said_to_be_unjudged() -> None:
    package = with_phases(STALLED)
    assert marked(package, "midterm") == {"2025"}
    assert marked(package, "final") == set()


def test_a_figure_published_too_late_is_said_to_be_unjudged_by_every_method() -> None:
    package = with_phases("2020 50 stat % | 2023 56 stat % | 2025 57 stat % on=2027-03-01")
    assert marked(package, "final") == {"2025"}


def test_a_goal_of_a_later_time_is_no_figure_known_later() -> None:
    package = with_phases("2020 50 stat % | 2023 56 stat % | 2025 60 stat % other")
    roles = tuple(
        dataclasses.replace(one, role="goal") if one.indicator == "other" else one
        for one in package.target_indicators
    )
    assert marked(package, "midterm") == {"2025"}
    assert marked(dataclasses.replace(package, target_indicators=roles), "midterm") == set()
