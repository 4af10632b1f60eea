"""What the pages count is what the assessment counted, and every share stands with its whole."""

import re

from tests.report import factory
from tests.report.markup import read


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", " ".join(told for _, told in read(page).texts))


def test_the_start_page_gives_the_counts_of_the_assessment() -> None:
    summary = factory.material(factory.reference()).assessment.summary
    of = dict(summary.whole.headline)
    page = text_of(factory.reference_site()["index.html"])
    assert "187 commitments: 39 are quantified, 60 are events" in page
    assert "Its numeric and universal targets stand in 39 commitments; 1 is contested." in page
    assert (
        f"62 numeric or universal targets in 39 commitments: at the deadline {of['met']} met, "
        f"{of['not_met']} not met; last figure before it meets {of['last_figure_meets']}, falls short "
        f"{of['last_figure_falls_short']}; {of['cannot_be_rated']} cannot be rated; "
        f"{len(summary.contested)} of all contested." in text_of(factory.reference_site()["targets.html"])
    )
    meets, short = of["last_figure_meets"], of["last_figure_falls_short"]
    assert (
        f"For {meets + short} more only earlier figures are known: {meets} meet the promise and {short} fall "
        "short." in page
    )
    own = summary.self_reported
    assert own.official_only == own.rated
    assert f"All {own.rated} rated answers rest on the government's own figures alone." in page
    assert f"{own.official_only} of {own.rated}" in page
    assert f"{len(summary.without_figures)} of 62" in page
    for rate in summary.rates:
        if rate.count is not None:
            assert f"{rate.count} of {rate.of}" in page


def test_the_only_total_claimed_is_said_to_be_the_plan_befores() -> None:
    page = text_of(factory.reference_site()["index.html"])
    assert "168 of 168" in page
    assert "The only total claimed is of the plan before. For this plan none was found." in page


def test_the_strips_hold_one_mark_a_target() -> None:
    summary = factory.material(factory.reference()).assessment.summary
    tally = (
        factory.reference_site()["index.html"].partition('<table class="tally">')[2].partition("</table>")[0]
    )
    for code, count in summary.whole.headline:
        areas = [
            int(width) * int(height) // (17 * 18)
            for width, height in re.findall(
                rf'<rect(?: y="\d+")? width="(\d+)" height="(\d+)" fill="url\(#p-t-{code}\)"/>', tally
            )
        ]
        assert sum(areas) == count, code


def test_the_list_of_targets_holds_each_once() -> None:
    site = factory.reference_site()
    rows = [
        one.attributes["href"]
        for path, page in site.items()
        if re.fullmatch(r"targets(/\d+)?\.html", path)
        for one in read(page).named("a")
        if "commitments/" in one.attributes["href"]
    ]
    assert len(rows) == len(set(rows)) == 62


def test_each_target_shows_the_pair() -> None:
    for path, page in factory.reference_site().items():
        if path.startswith("commitments/"):
            targets = page.count('<section class="target"')
            assert page.count('<dl class="pair">') == targets, path
            assert page.count("<dt>Least favourable figure</dt>") == targets, path
            assert page.count("<dt>Most favourable figure</dt>") == targets, path


def test_the_pages_name_no_percentage_without_its_counts() -> None:
    """The start page gives shares as counts alone."""
    page = text_of(factory.reference_site()["index.html"])
    assert "%" not in page
