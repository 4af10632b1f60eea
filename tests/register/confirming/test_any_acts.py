"""Whatever a person does in whatever order: no row is lost, nothing is unsound, and all can be taken back."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.findings import Refusal
from tallystick.register.check import check_again
from tallystick.register.confirmations import READ_TABLES
from tallystick.register.confirming.acts import change, confirm, dismiss, reopen
from tallystick.register.confirming.doing import Deed, RowName, undo
from tallystick.register.confirming.reshaping import add_commitment, add_target, join, split
from tallystick.register.files import package_files
from tallystick.register.indexed import Indexed, indexed
from tallystick.register.was import cells_as_read
from tests.register.confirming.drafts import HAND, TEXT, draft

Act = Callable[[Indexed], Deed]
NAMES: list[RowName] = [(table, row.id) for table in READ_TABLES for row in getattr(draft(), table)]
names = st.sampled_from([*NAMES, ("commitments", "1.1-2"), ("commitments", "1.4"), ("targets", "1.1.t2")])
several = st.lists(names, min_size=1, max_size=5)
commitments = st.sampled_from(["1.1", "1.2", "1.3", "2.1", "1.1-2", "1.4"])
places = st.integers(0, len(TEXT))
in_bulk = st.booleans()

acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda rows, bulk: lambda w: confirm(w, rows, HAND, in_bulk=bulk), several, in_bulk),
    st.builds(lambda rows, bulk: lambda w: dismiss(w, rows, HAND, in_bulk=bulk), several, in_bulk),
    st.builds(lambda rows: lambda w: reopen(w, rows), several),
    st.builds(
        lambda row, title: lambda w: change(w, ("commitments", row), {"title": title}, HAND),
        commitments,
        st.sampled_from(["Wells", "Schools", "=1+1", ""]),
    ),
    st.builds(lambda row, at: lambda w: split(w, row, at, TEXT, HAND), commitments, places),
    st.builds(lambda rows: lambda w: join(w, rows, TEXT, HAND), st.lists(commitments, max_size=3)),
    st.builds(lambda a, b: lambda w: add_commitment(w, (min(a, b), max(a, b)), TEXT, HAND), places, places),
    st.builds(
        lambda row, number: lambda w: add_target(w, row, number, {"value": number}, TEXT, HAND),
        commitments,
        st.sampled_from(["40", "12", "5", "2027"]),
    ),
)


def done(within: Indexed, wanted: list[Act]) -> list[Deed]:
    """The acts that were not refused, one after another."""
    deeds: list[Deed] = []
    for act in wanted:
        try:
            deeds.append(act(deeds[-1].result if deeds else within))
        except Refusal:
            continue
    return deeds


@given(st.lists(acts, max_size=8))
def test_all_is_taken_back_byte_for_byte(wanted: list[Act]) -> None:
    before = indexed(draft())
    deeds = done(before, wanted)
    within = deeds[-1].result if deeds else before
    for deed in reversed(deeds):
        within = undo(within, deed.edits).result
    assert package_files(within.package) == package_files(before.package)


@given(st.lists(acts, max_size=8))
def test_no_row_that_was_read_is_lost_and_the_package_stays_sound(wanted: list[Act]) -> None:
    deeds = done(indexed(draft()), wanted)
    package = deeds[-1].result.package if deeds else draft()
    assert not [one for one in check_again(package) if one.severity == "error"]
    said = {(one.table, one.row): one for one in package.confirmations}
    for table, row in NAMES:
        there = any(one.id == row for one in getattr(package, table))
        kept = said[table, row]
        assert there != (kept.state == "dismissed")
        assert there or (cells_as_read(kept.was or "") or {})["id"] == row


@given(acts, st.lists(acts, max_size=4))
def test_an_act_touches_only_rows_that_it_names_or_that_belong_to_them(act: Act, wanted: list[Act]) -> None:
    deeds = done(indexed(draft()), wanted)
    before = deeds[-1].result if deeds else indexed(draft())
    for deed in done(before, [act]):
        touched = {
            (one.table, row.id)
            for one in deed.edits
            for row in (one.before, one.after)
            if one.table in READ_TABLES and row is not None and hasattr(row, "id")
        }
        for table in READ_TABLES:
            old = {row for row in getattr(before.package, table) if (table, row.id) not in touched}
            new = {row for row in getattr(deed.result.package, table) if (table, row.id) not in touched}
            assert old == new
