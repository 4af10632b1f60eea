"""An objection is said once and counted once, whichever commitments it is entered for."""

import re
from itertools import pairwise

from tests.report import factory

OBJECTION = re.compile(r'<li class="statement (\w+)" id="[^"]+">(.*?)</li>', re.DOTALL)


def conflicts() -> list[tuple[str, str]]:
    pages = [text for path, text in factory.reference_site().items() if path.startswith("sources/conflicts")]
    return [found for text in pages for found in OBJECTION.findall(text)]


def test_each_objection_names_each_commitment_once() -> None:
    for _, told in conflicts():
        named = re.findall(r'href="([^"]+)"', told.partition('<p class="on">')[2].partition("</p>")[0])
        assert len(named) == len(set(named)) > 0


def test_the_start_page_counts_the_objections_that_the_list_has() -> None:
    concerns = [told for code, told in conflicts() if code == "concern"]
    disputes = [told for code, told in conflicts() if code == "dispute"]
    page = re.sub(r"\s+", " ", factory.reference_site()["index.html"])
    assert 0 < len(concerns) < sum(one.kind == "concern" for one in factory.reference().events)
    assert f"{len(concerns)} concerns of treaty bodies" in page
    assert f"{len(disputes)} disputes of the facts" in page


def test_a_commitment_page_says_no_reply_twice_in_a_row() -> None:
    for path, page in factory.reference_site().items():
        if path.startswith("commitments/"):
            told = [re.sub(r"\s+", " ", one) for _, one in OBJECTION.findall(page)]
            assert all(one != other for one, other in pairwise(told)), path
