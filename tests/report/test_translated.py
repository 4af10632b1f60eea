"""A package's texts in a reader's language: translated where somebody did, else in their own and marked."""

import dataclasses
import re

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register import Package
from tallystick.register.translations import Translation
from tallystick.report.asked import THEMES, AskedBook
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.in_language import in_language
from tallystick.report.site import draw
from tallystick.report.views.indicator import broken_down
from tallystick.voice import direction
from tallystick.voice.cell import CellText, like, original_of
from tallystick.voice.language import ENGLISH
from tests.report import factory
from tests.report.markup import read
from tests.voice.disguise import HAN

TITLE = factory.golden().commitments[0]
TARGET = factory.golden().targets[0]
SOURCE = factory.golden().sources[0]
BROKEN = "channel (biweekly forum, proposal handling, online, remote)"
TRANSLATED = "把路修好"


def told(table: str, row: str, column: str, original: str, text: str = TRANSLATED) -> Translation:
    return Translation(table, row, column, "zh-Hans", text, original, None, None)


def golden(*translations: Translation) -> Package:
    return dataclasses.replace(factory.golden(), translations=translations)


ALL = (
    told("commitments", TITLE.id, "title", TITLE.title),
    told("targets", TARGET.id, "quantity", TARGET.quantity, "路灯的数量"),
    told("sources", SOURCE.id, "publisher", SOURCE.publisher, "统计办公室"),
    told("plan", "plan", "title", factory.golden().descriptor.tallystick.plan.title, "示例国计划"),
)


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    files = draw(factory.material(golden(*ALL)), (ENGLISH, HAN))
    return {path: data.decode() for path, data in files.items()}


@pytest.fixture(scope="module")
def page(site: dict[str, str]) -> str:
    return site[f"zh-hans/commitments/{TITLE.id}.html"]


def test_a_translated_title_stands_in_the_page_and_its_own_text_in_the_other(
    site: dict[str, str], page: str
) -> None:
    assert f'<h1 dir="auto">{TRANSLATED}</h1>' in page
    assert TITLE.title not in page
    english = site[f"commitments/{TITLE.id}.html"]
    assert f'<h1 dir="auto">{TITLE.title}</h1>' in english
    assert TRANSLATED not in english


def test_the_plan_and_names_are_translated_wherever_they_stand(site: dict[str, str]) -> None:
    assert '<p class="plan">示例国计划</p>' in site["zh-hans/index.html"]
    chinese = "".join(
        data for path, data in site.items() if path.startswith("zh-hans/") and "sources" in path
    )
    assert "统计办公室" in chinese
    assert not re.search(rf">{re.escape(SOURCE.publisher)}<", chinese)


def test_every_text_of_the_package_that_nobody_translated_says_its_language(site: dict[str, str]) -> None:
    """Texts of three words of English or more stand in an element that says so, in every page."""
    left = set()
    typed = {one.searched_words for one in factory.golden().events if one.searched_words}
    for path, data in site.items():
        if not path.startswith("zh-hans/") or not path.endswith(".html"):
            continue
        bare = re.sub(r"<(svg|title|style|code|bdi)\b.*?</\1>", "", data, flags=re.DOTALL)
        marked = re.sub(r"<(\w+)([^<>]* lang=en[^<>]*)>(?:(?!</\1>).)*</\1>", "", bare, flags=re.DOTALL)
        for _, text in read(marked).texts:
            ours = any(words in text for words in typed)  # those are in whatever language they were typed
            if not ours and re.search(r"(?:[A-Za-z]{2,}[ ,;:.]+){3,}", text):
                left.add((path.removeprefix("zh-hans/"), text[:90]))
    assert sorted(left) == []


def test_the_page_about_the_site_counts_what_is_translated_and_what_was_read_beside_its_original() -> None:
    looked_at = dataclasses.replace(ALL[0], checked=PartialDate.parse("2026-11-29"))
    texts = in_language(
        golden(looked_at, *ALL[1:], dataclasses.replace(ALL[0], row="x", original="stale")), "zh-Hans"
    )
    assert (texts.translated, texts.checked) == (len({one.original for one in ALL}), 1)
    files = draw(factory.material(golden(looked_at, *ALL[1:])), (ENGLISH, HAN))
    assert str(len(texts.known)) in files["zh-hans/about.html"].decode()
    assert "translated into this language" not in files["about.html"].decode()


def test_no_tag_of_a_language_is_left_in_any_file(site: dict[str, str]) -> None:
    assert [path for path, data in site.items() if re.search("[\U000e0000-\U000e007f]", data)] == []


def test_pages_in_the_packages_own_language_say_nothing_of_it() -> None:
    alone = draw(factory.material(factory.golden()), (ENGLISH,))
    assert b"lang=en" not in b"".join(alone.values())


def test_a_stale_translation_gives_way_to_the_text_as_it_stands() -> None:
    stale = told("commitments", TITLE.id, "title", "What it was before")
    (first, *_) = in_language(golden(stale), "zh-Hans").package.commitments
    assert (str(first.title), original_of(first.title)) == (TITLE.title, TITLE.title)
    assert isinstance(first.title, CellText)
    assert first.title.language == "en"


def test_a_search_finds_a_title_by_what_it_is_in_each_language(site: dict[str, str]) -> None:
    for folder, title, other in (("", TITLE.title, TRANSLATED), ("zh-hans/", TRANSLATED, TITLE.title)):
        (row,) = re.findall(
            rf'^.*commitments/{re.escape(TITLE.id)}\.html",.*$', site[f"{folder}search/1.js"], re.MULTILINE
        )
        assert f'"{title}"' in row
        assert other in row


def test_a_bodys_chinese_name_is_its_translation_in_chinese() -> None:
    package = factory.reference()
    book = Book(factory.material(package), "zh-Hans")
    named = [one for one in package.bodies if one.name_zh]
    assert named
    assert {str(book.bodies[one.id].name) for one in named} == {one.name_zh for one in named}


def test_a_text_of_rows_that_several_columns_name_is_translated_in_every_row_that_has_it() -> None:
    rows = [one for one in factory.golden().target_indicators if one.note]
    note = rows[0].note or ""
    assert [one.note for one in rows] == [note] * 2
    package = in_language(golden(told("target_indicators", "any.row", "note", note)), "zh-Hans").package
    assert {str(one.note) for one in package.target_indicators if one.note} == {TRANSLATED}
    assert in_language(golden(told("responsibilities", "any.row", "note", note)), "zh-Hans").translated == 0


def test_a_title_of_a_method_and_a_note_of_a_figure_are_translated_wherever_they_stand() -> None:
    plain = factory.golden()
    (method, *_), figure = plain.methods, plain.observations[0]
    noted = tuple(dataclasses.replace(one, note="By hand.") for one in plain.observations)
    rows = (
        told("methods", "any", "title", method.title, "期满评估"),
        told("observations", figure.id, "note", "By hand.", "手工统计。"),
    )
    package = dataclasses.replace(golden(*rows), observations=noted)
    drawn = draw(factory.material(package), (ENGLISH, HAN))
    assert "期满评估" in drawn["zh-hans/method.html"].decode()
    shown = [path for path, data in drawn.items() if b"By hand." in data and path.endswith(".html")]
    assert shown
    assert not any(path.startswith("zh-hans/") for path in shown)
    assert "手工统计。" in drawn[f"zh-hans/{shown[0]}"].decode()


def test_a_word_that_no_code_can_hold_is_translated_among_what_figures_are_broken_down_by() -> None:
    plain = factory.reference()
    package = dataclasses.replace(
        plain, translations=(told("commitment_indicators", "x", "disaggregation", BROKEN, "网上渠道"),)
    )
    context = PageContext(Book(factory.material(package), "zh-Hans"), HAN)
    rows = zip(plain.commitment_indicators, context.book.package.commitment_indicators, strict=True)
    (link,) = [one for written, one in rows if BROKEN in written.disaggregation]
    assert "网上渠道" in broken_down(context, link)
    assert BROKEN not in broken_down(context, link)
    # tables of results and the pages of gaps know it as a group's name
    assert context.group(BROKEN) == "网上渠道"


def test_lists_of_recommendations_have_one_address_in_every_language() -> None:
    books = [
        AskedBook(PageContext(Book(factory.material(factory.reference()), one.code), one))
        for one in (ENGLISH, HAN)
    ]
    themes = [
        {one.path(THEMES, name).removeprefix("zh-hans/"): str(name) for name in one.ways[THEMES]}
        for one in books
    ]
    assert sorted(themes[0]) == sorted(themes[1])
    assert len(themes[0]) == len(books[0].ways[THEMES]) > 1
    assert not set(themes[0].values()) & set(themes[1].values())


def test_groups_that_no_catalogue_knows_have_a_name_by_their_code() -> None:
    package = golden(told("groups", "shepherds", "name", "shepherds", "牧民"))
    assert in_language(package, "zh-Hans").groups == {"shepherds": "牧民"}


def test_a_package_that_is_written_in_chinese_is_marked_in_english_and_not_in_chinese() -> None:
    package = factory.golden()
    settings = package.descriptor.tallystick.model_copy(update={"language": "zh-Hans"})
    written = dataclasses.replace(
        package, descriptor=package.descriptor.model_copy(update={"tallystick": settings})
    )
    assert in_language(written, "zh-Hans").package is written
    (first, *_) = in_language(written, "en").package.commitments
    assert isinstance(first.title, CellText)
    assert first.title.language == "zh-Hans"


def test_a_text_keeps_its_language_through_changes_and_quotation_marks() -> None:
    text = CellText("farm & land", "en", "farm & land")
    assert (
        direction.with_elements(f"<p>{direction.isolated(like(text, 'Farm'))}</p>") == "<p lang=en>Farm</p>"
    )
    quoted = f"<p>“{direction.isolated(text)}”。</p>"
    assert direction.with_elements(quoted) == "<p>“<span lang=en>farm & land</span>”。</p>"
    inside = f'<a title="{direction.isolated(text)}"><title>{direction.isolated(text)}</title></a>'
    assert direction.with_elements(inside) == '<a title="farm & land"><title>farm & land</title></a>'
    cut = str(direction.isolated(text))[:-1]
    assert direction.with_elements(f"<p>{cut}…</p>") == "<p>farm & land…</p>"
    arabic = CellText("خطة", "ar", "خطة")
    assert direction.with_elements(f"<p>1 {direction.isolated(arabic)}</p>") == (
        "<p>1 <span lang=ar><bdi>خطة</bdi></span></p>"
    )
