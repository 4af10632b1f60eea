"""The page of an index: what it can't say stands first, and each picture has its table."""

import re

from tallystick.index.audit.weighing import prebuilt
from tallystick.index.doubt.run import doubted
from tallystick.index.doubts import Doubts, WeightDoubt
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.steps import index_of
from tallystick.report.index import draw_index
from tests.index.made import FIGURES, METHOD, method, read_table
from tests.index.test_doubt import method as larger
from tests.index.test_doubt import table

DOUBTS = Doubts(
    replications=50, base=16, bootstrap=20, normalise=(MinMax(1, 100), ZScore(50, 5)), weights=WeightDoubt()
)


def drawn(doubts: Doubts | None) -> str:
    index = index_of(table(gaps=True), larger())
    found = None if doubts is None else doubted(table(gaps=True), index, doubts)
    files = draw_index(index, found, prebuilt(table(gaps=True), index), "f" * 64)
    page, style = files["index.html"], files["style.css"]
    assert len(page) + len(style) < 50_000
    return page.decode()


def test_what_it_cannot_say_stands_before_every_number() -> None:
    page = drawn(DOUBTS)
    headings = re.findall(r"<h2 id=\"h-([a-z-]+)\"", page)
    assert headings == ["cannot", "ranks", "contributions", "correlations", "what-if", "sensitivity"]
    assert "can be told apart" in page
    assert page.count("<svg width=") == page.count('<th scope="row">') >= 20


def test_an_index_that_nobody_doubted_says_that_nobody_knows_how_sure_it_is() -> None:
    page = drawn(None)
    assert "The method doubts nothing, so nobody knows how sure the order is." in page
    assert "h-sensitivity" not in page


def test_a_unit_without_a_number_is_named_with_what_would_bring_one() -> None:
    text = METHOD.replace("[columns]", "[coverage]\nof_indicators = 0.6\n[columns]")
    read = read_table(FIGURES.replace("u2,Two,2,40,1", "u2,Two,,,1"), text)
    assert read.table is not None
    index = index_of(read.table, method(text))
    page = draw_index(index, None, prebuilt(read.table, index), "f" * 64)["index.html"].decode()
    assert "Two has no number: of 3 indicators it has 1; 1 more would do, soonest a and b." in page


def test_names_are_shown_as_text() -> None:
    hostile = FIGURES.replace("Two", "<script>alert(1)</script>")
    read = read_table(hostile)
    assert read.table is not None
    index = index_of(read.table, method())
    page = draw_index(index, None, prebuilt(read.table, index), "f" * 64)["index.html"].decode()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_same_index_gives_the_same_page() -> None:
    assert drawn(DOUBTS) == drawn(DOUBTS)


def test_a_weight_that_moves_says_who_moves_most() -> None:
    """Of p the units have 50, 16.7 and 83.3, of q 100, 0 and 50: without q the third passes the first."""
    read = read_table(FIGURES)
    assert read.table is not None
    index = index_of(read.table, method())
    page = draw_index(index, None, prebuilt(read.table, index), "f" * 64)["index.html"].decode()
    rows = re.findall(r'<tr><th scope="row">q</th><td>0</td>(.*?)<td><svg', page)
    assert rows == ["<td>0.67</td><td>One, from 1 to 2</td>"]
