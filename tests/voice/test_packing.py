"""Rows shared out over pages: all of them, in order, and fewer where a drawn page was too long."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tallystick.voice.packing import Sharing, numbered, page_path

SIZES = st.lists(st.integers(0, 400), max_size=60)


def drawn(sharing: Sharing, sizes: list[int], each: int) -> dict[str, int]:
    """The pages of one series with what their rows take."""
    pages = sharing.share("a.html", sizes, each)
    return {page_path("a.html", number): sum(page) for number, page in enumerate(pages, 1)}


def settled(draw: Callable[[Sharing], dict[str, int]], room: int) -> dict[str, int]:
    sharing = Sharing()
    while sharing.split(found := draw(sharing), room):
        pass
    return found


@given(SIZES, st.integers(1, 20))
def test_every_row_stands_on_one_page_in_order(sizes: list[int], each: int) -> None:
    pages = Sharing().share("a.html", sizes, each)
    assert [row for page in pages for row in page] == sizes
    assert all(len(page) <= each for page in pages)
    assert len(pages) == max(1, -(-len(sizes) // each))


@given(SIZES, st.integers(1, 100), st.integers(1, 500))
def test_no_page_of_several_rows_stays_too_long(sizes: list[int], each: int, room: int) -> None:
    sharing = Sharing()
    while sharing.split(drawn(sharing, sizes, each), room):
        pass
    pages = sharing.share("a.html", sizes, each)
    assert [row for page in pages for row in page] == sizes
    assert [page for page in pages if len(page) > 1 and sum(page) > room] == []


def test_only_the_page_that_was_too_long_is_split() -> None:
    sharing = Sharing()
    assert drawn(sharing, [1, 1, 9, 9, 1, 1], 2) == {"a.html": 2, "a/2.html": 18, "a/3.html": 2}
    assert sharing.split({"a.html": 2, "a/2.html": 18, "a/3.html": 2}, 9)
    assert sharing.share("a.html", "abcdef", 2) == (("a", "b"), ("c",), ("d",), ("e", "f"))


@given(SIZES, st.integers(1, 100))
def test_rows_of_many_lines_are_shared_out_by_lines(sizes: list[int], each: int) -> None:
    pages = Sharing().share("a.html", sizes, each, lines=lambda row: row)
    assert [row for page in pages for row in page] == sizes
    # Every cut lies as near to its aim as a cut between rows can: at most half of the largest row away.
    assert all(sum(page) <= each + max(sizes) for page in pages if len(page) > 1)
    assert len(pages) <= max(1, -(-sum(sizes) // each))


def test_a_long_row_leaves_its_page_to_few_others() -> None:
    lines = {"a": 1, "b": 1, "c": 10, "d": 1, "e": 1, "f": 1, "g": 1}
    sharing = Sharing()
    assert sharing.share("a.html", "abcdefg", 8, lines.__getitem__) == (("a", "b", "c"), ("d", "e", "f", "g"))
    assert sharing.split({"a.html": 12}, 8)
    assert sharing.share("a.html", "abcdefg", 8, lines.__getitem__)[:2] == (("a", "b"), ("c",))


def test_what_can_not_be_split_stays_as_it_is() -> None:
    sharing = Sharing()
    assert drawn(sharing, [99], 5) == {"a.html": 99}
    assert not sharing.split({"a.html": 99, "no-series.html": 99}, 9)


def test_what_follows_from_a_series_is_made_once_until_that_is_split() -> None:
    sharing, made = Sharing(), []

    def known(first: str) -> int:
        def make() -> int:
            made.append(first)
            return len(sharing.share(first, "abcd", 4))

        return sharing.known(first, make)

    assert [known(one) for one in ("a.html", "b.html", "a.html", "b.html")] == [1, 1, 1, 1]
    assert sharing.split({"a.html": 20}, 10) == {"a.html"}
    assert [known(one) for one in ("a.html", "b.html")] == [2, 1]
    assert made == ["a.html", "b.html", "a.html"]


def test_who_asks_for_what_is_known_asks_for_what_it_follows_from() -> None:
    sharing = Sharing()
    with sharing.asked() as first:
        sharing.known("k", lambda: sharing.share("a.html", "ab", 1))
        with sharing.asked() as inner:
            sharing.share("b.html", "ab", 1)
        sharing.share("c.html", "ab", 1)
    with sharing.asked() as second:
        sharing.known("k", lambda: sharing.share("d.html", "ab", 1))
    assert (first, inner, second) == ({"a.html", "b.html", "c.html"}, {"b.html"}, {"a.html"})


def test_series_can_begin_as_they_were_cut() -> None:
    sharing = Sharing()
    sharing.share("a.html", "abcdef", 6)
    sharing.split({"a.html": 30}, 10)
    assert Sharing(sharing.cuts).share("a.html", "abcdef", 6) == (("a", "b"), ("c", "d"), ("e", "f"))


def test_one_series_does_not_change_another() -> None:
    def both(sharing: Sharing) -> dict[str, int]:
        pages = sharing.share("b.html", [5, 5], 2)
        return drawn(sharing, [9, 9], 2) | {
            page_path("b.html", number): sum(page) for number, page in enumerate(pages, 1)
        }

    assert settled(both, 10) == {"a.html": 9, "a/2.html": 9, "b.html": 10}


@given(st.integers(1, 3000), st.data())
def test_a_pager_is_short_and_leads_everywhere(count: int, data: st.DataObject) -> None:
    here = data.draw(st.integers(1, count))
    shown = numbered("a.html", [str(number) for number in range(1, count + 1)], here)
    numbers = [number for _, number, _, _ in shown]
    assert numbers == sorted(set(numbers))
    assert len(numbers) <= 25
    assert {1, count, max(1, here - 1), here, min(count, here + 1)} <= set(numbers)
    assert [number for _, number, own, _ in shown if own] == [here]
    assert all((path, name) == (page_path("a.html", number), str(number)) for path, number, _, name in shown)
