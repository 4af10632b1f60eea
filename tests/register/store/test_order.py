"""Names and rows are sorted as they would be in memory, however many there are."""

from itertools import pairwise

import polars as pl
from hypothesis import example, given
from hypothesis import strategies as st

from tallystick.base.identifiers import natural_key
from tallystick.register.store.order import Ascending, natural_keys, ranks, spread
from tallystick.register.store.scratch import Scratch
from tests.draws import draws

names = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,8}[A-Za-z0-9])?", fullmatch=True) | st.sampled_from(
    [
        "0",
        "00",
        "000",
        "007",
        "7",
        "07",
        "70",
        "a",
        "a0",
        "a00",
        "a1",
        "a01",
        "a1b",
        "a01b",
        "a-1",
        "a.1",
        "A1",
    ]
)
#: As the names of figures are: digits at the end, or before an ending that many share.
figures = st.from_regex(r"a[12]{1,4}(\.y|b)?", fullmatch=True)
QUICK, ON_DISK = draws(100), draws(20)


@QUICK
@given(names, names)
def test_a_key_sorts_in_columns_as_it_does_in_memory(one: str, other: str) -> None:
    key, after = natural_key(one), natural_key(other)
    assert pl.Series([key]).lt(after).item() == (key < after)


@QUICK
@given(st.lists(names | st.from_regex(r"[a.]?0{0,3}[0-9]{1,60}([.-][0-9]{1,30})?", fullmatch=True)))
def test_keys_of_a_column_are_those_of_its_names(some: list[str]) -> None:
    assert natural_keys(pl.Series(some, dtype=pl.String)).to_list() == list(map(natural_key, some))


@QUICK
@given(st.lists(names, unique=True, max_size=12))
def test_ranks_are_the_places_in_the_natural_order(some: list[str]) -> None:
    ordered = sorted(some, key=natural_key)
    lots = [pl.Series(part, dtype=pl.String) for part in (some[:5], some[5:])]
    assert ranks(lots).to_list() == [ordered.index(one) for one in some]


@QUICK
@given(st.lists(st.lists(names, max_size=6), max_size=4), st.booleans())
def test_ascending_sees_every_step_back_and_every_repetition(lots: list[list[str]], tidy: bool) -> None:
    every = [one for lot in lots for one in lot]
    if tidy:
        ordered = iter(sorted(set(every), key=natural_key))
        lots = [[one for _, one in zip(lot, ordered, strict=False)] for lot in lots]
        every = [one for lot in lots for one in lot]
    keys = [natural_key(one) for one in every]
    ascending = Ascending()
    for lot in lots:
        ascending.look(pl.Series(lot, dtype=pl.String))
    assert ascending.holds == all(one < other for one, other in pairwise(keys))


@QUICK
@given(st.lists(figures, min_size=2, max_size=4, unique=True))
@example(["a122", "a2.y"])
def test_a_step_back_is_seen_among_many_names_that_differ_in_their_last_digits(some: list[str]) -> None:
    every = [*sorted(some), *(f"b{number}.y" for number in range(10, 50))]
    ascending = Ascending()
    ascending.look(pl.Series(every, dtype=pl.String))
    assert ascending.holds == all(natural_key(one) < natural_key(other) for one, other in pairwise(every))


def test_a_missing_name_is_not_in_order() -> None:
    ascending = Ascending()
    ascending.look(pl.Series(["a", None, "b"]))
    assert not ascending.holds


@ON_DISK
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 50), st.sampled_from(["x", "y", None])), max_size=9), max_size=5
    )
)
def test_rows_spread_over_lots_come_back_sorted(frames: list[list[tuple[int, str | None]]]) -> None:
    schema = {"n": pl.Int64, "word": pl.String}
    given_frames = [pl.DataFrame(rows, schema=schema, orient="row") for rows in frames]
    scratch = Scratch()
    lots = list(spread(scratch, given_frames, lambda frame: frame["n"] // 10, ["n", "word"]))
    assert [number for number, _ in lots] == sorted({n // 10 for rows in frames for n, _ in rows})
    found = [row for _, place in lots for row in pl.read_parquet(place).rows()]
    assert found == sorted((row for rows in frames for row in rows), key=lambda row: (row[0], row[1] or ""))
    assert len(list(scratch.folder.iterdir())) == len(lots)


def test_a_scratch_folder_goes_with_its_last_user() -> None:
    scratch = Scratch()
    folder = scratch.folder
    scratch.file("a").write_bytes(b"x")
    assert scratch.file("a") != scratch.file("a")
    assert folder.is_dir()
    del scratch
    assert not folder.exists()
