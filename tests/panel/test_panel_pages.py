"""What a panel found, on its pages: every code with its reason, dissents, the government's own rating."""

import html
import posixpath
import re
from functools import cache

from tallystick.assessment import assess
from tallystick.register.files import chosen_method
from tallystick.report.site import draw
from tallystick.voice.catalogues import language_named
from tallystick.voice.language import ENGLISH
from tests.panel.simulated import NAME, panelled
from tests.report import factory
from tests.report.markup import read

EVIL = "<img src=x onerror='window.broken=1'> said"


@cache
def pages(tongue: str = "en", said: str = "It was read.") -> dict[str, str]:
    language = language_named(tongue)
    assert language is not None
    files = draw(factory.material(panelled(factory.golden(), said)), (language,))
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


def words(page: str) -> str:
    """The words of a page, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_the_page_says_who_judged_how_far_they_agreed_and_what_they_were_asked() -> None:
    told = words(pages()["panel/index.html"])
    assert (
        f"The panel {NAME} judged 19 of 19 commitments to 31 December 2025, by the rubric standard 2" in told
    )
    assert "Assessor S2" in told
    assert "Could anybody tell from the plan's words whether it was carried out?" in told
    assert re.search(r"-?\d\.\d\d \(-?\d\.\d\d to -?\d\.\d\d\) \d+ of 19 19", told)
    assert "All that both rated" in told


def test_who_is_a_number_tells_no_body_to_which_they_are_tied() -> None:
    told = words(pages()["panel/index.html"])
    assert "Assessor S2 runs it" in told
    assert "paid by it: Reach levels known only by a bound or roughly" in told


def test_each_code_stands_with_its_reason_and_each_dissent_and_reply_in_full() -> None:
    plan = panelled(factory.golden())
    for commitment in plan.commitments:
        given = [one for one in plan.judgements if one.commitment == commitment.id]
        told = pages()[f"panel/{commitment.id}.html"]
        assert told.count("It was read.") >= len(given)
    second = words(pages()[f"panel/{plan.commitments[1].id}.html"])
    assert "It was read. Assessor S2, on: Do the people whom it names enjoy the right" in second
    assert "The panel on this correction: It was read." in second


def test_the_commitments_page_answers_by_the_panel_and_leads_to_its_codes() -> None:
    plan = panelled(factory.golden())
    answers = assess(plan, chosen_method(plan, None)).commitments
    assert {one.verdict for one in answers if one.question == "right_enjoyed"} > {"improved", "unchanged"}
    for one in plan.commitments:
        page = pages()[f"commitments/{one.id}.html"]
        assert f"panel/{one.id}.html" in page
        assert "no panel has coded" not in page.lower()


def test_every_link_of_the_panels_pages_leads_somewhere_and_each_page_is_light() -> None:
    site = draw(factory.material(panelled(factory.golden())), (ENGLISH,))
    ours = [path for path in site if path.startswith("panel/")]
    assert len(ours) >= 20
    for path in ours:
        page = read(site[path].decode())
        assert len(site[path]) + len(site["style.css"]) < 50_000, path
        for link in page.named("a"):
            address = link.attributes["href"].partition("#")[0]
            if address and "://" not in address and not address.endswith((".csv", ".xml", "/")):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) in site, address


def test_what_assessors_and_bodies_write_stays_text() -> None:
    second = factory.golden().commitments[1].id
    for path in ("panel/index.html", f"panel/{second}.html"):
        assert "<img" not in pages(said=EVIL)[path]
        assert "&lt;img" in pages(said=EVIL)[path]


def test_without_a_signed_panel_there_is_no_page_and_its_part_is_not_yet_coded() -> None:
    site = factory.golden_site()
    assert not [path for path in site if path.startswith("panel/")]
    assert "Not yet coded" in site["commitments/I.1.01.html"]


def test_in_chinese_all_that_is_the_programs_is_chinese() -> None:
    told = words(pages("zh-Hans")["zh-hans/panel/index.html"])
    assert "第三方评估" in told
    assert "评估小组simulated按评判标准standard 2" in told
    assert "克里彭多夫alpha" in told
