"""What must hold of any two plans: turned round, shuffled, compared with oneself, run anew."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterable
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tallystick.base.dates import PartialDate
from tallystick.cli.main import app
from tallystick.comparison import Change, ComparedPlan, Difference, Pairing, compare_plans
from tallystick.comparison.record import difference_record
from tallystick.register.events import Event
from tallystick.register.model import Package
from tests.comparison.pairs import HERE, PAIRS, compared, plan

ROUND = {
    "weaker": "stronger", "stronger": "weaker", "weakened": "strengthened", "strengthened": "weakened",
    "dropped": "new", "new": "dropped", "split": "merged", "merged": "split", "added": "dropped",
}  # fmt: skip
Told = tuple[object, ...]


def turned(word: str) -> str:
    return ROUND.get(word, word)


def facts(one: Pairing) -> Told:
    changes = frozenset(_change(c.field, c.way, c.old, c.new, c) for c in one.changes)
    return (one.relation, one.direction, one.old, one.new, one.sureness, one.score, changes)


def facts_turned(one: Pairing) -> Told:
    fields = {"dropped": "added", "added": "dropped"}
    changes = frozenset(
        _change(
            fields.get(c.field, c.field),
            turned(c.way),
            c.new,
            c.old,
            dataclasses.replace(c, before=c.after, after=c.before),
        )
        for c in one.changes
    )
    return (turned(one.relation), turned(one.direction), one.new, one.old, one.sureness, one.score, changes)


def _change(field: str, way: str, old: str, new: str, whole: Change) -> Told:
    return (whole.subject, field, way, old, new, whole.before, whole.after)


def all_facts(difference: Difference) -> set[Told]:
    return {facts(one) for one in difference.pairings}


@pytest.mark.parametrize("name", [name for pair in PAIRS.values() for name in pair[:2]])
@pytest.mark.parametrize("with_text", [True, False])
def test_a_plan_and_itself_differ_in_nothing(name: str, with_text: bool) -> None:
    one = plan(name, with_text=with_text)
    difference = compare_plans(one, one)
    assert [(p.kind, p.old, p.changes) for p in difference.pairings if p.kind != "kept" or p.changes] == []
    assert all(p.old == p.new for p in difference.pairings)
    assert len(difference.pairings) == len(one.package.commitments)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("with_text", [True, False])
def test_turning_the_plans_round_turns_the_difference_round(pair: str, with_text: bool) -> None:
    old, new, _ = PAIRS[pair]
    back = compare_plans(plan(new, with_text=with_text), plan(old, with_text=with_text))
    assert {facts_turned(one) for one in back.pairings} == all_facts(compared(pair, with_text=with_text))


def shuffled(one: ComparedPlan, data: st.DataObject) -> ComparedPlan:
    package = one.package
    for field in dataclasses.fields(Package):
        rows = getattr(package, field.name)
        if isinstance(rows, tuple):
            mixed: dict[str, Any] = {field.name: tuple(data.draw(st.permutations(rows)))}
            package = dataclasses.replace(package, **mixed)
    return dataclasses.replace(one, package=package)


@given(st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
def test_the_order_of_rows_changes_nothing(data: st.DataObject) -> None:
    assert compare_plans(shuffled(plan("old"), data), shuffled(plan("new"), data)) == compared("english")


@given(st.sets(st.integers(0, 34), max_size=34), st.sets(st.integers(0, 34), max_size=34))
@settings(max_examples=25, deadline=None)
def test_every_commitment_stands_in_exactly_one_pairing(left_out: set[int], cut: set[int]) -> None:
    """Whatever is left out of either plan; and turned round it is the same turned round."""
    old, new = less(plan("old"), left_out), less(plan("new"), cut)
    difference = compare_plans(old, new)
    assert sorted(name for one in difference.pairings for name in one.old) == ids(old)
    assert sorted(name for one in difference.pairings for name in one.new) == ids(new)
    back = compare_plans(new, old)
    assert {facts_turned(one) for one in back.pairings} == all_facts(difference)


def ids(one: ComparedPlan) -> list[str]:
    return sorted(row.id for row in one.package.commitments)


def less(one: ComparedPlan, left_out: Iterable[int]) -> ComparedPlan:
    package, gone = one.package, {one.package.commitments[place].id for place in left_out}
    return dataclasses.replace(
        one,
        package=dataclasses.replace(
            package,
            commitments=tuple(row for row in package.commitments if row.id not in gone),
            targets=tuple(row for row in package.targets if row.commitment not in gone),
            deliverables=tuple(row for row in package.deliverables if row.commitment not in gone),
            links=tuple(row for row in package.links if row.commitment not in gone),
        ),
    )


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_hash_seed_changes_nothing(seed: str) -> None:
    command = [sys.executable, "-m", "tallystick", "diff", str(HERE / "old"), str(HERE / "new"), "--json"]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=environment)
    assert done.stdout.decode() == _printed()


def _printed() -> str:
    return CliRunner().invoke(app, ["diff", str(HERE / "old"), str(HERE / "new"), "--json"]).stdout


def test_a_thousand_commitments_take_seconds() -> None:
    """About half a second of the processor where this was written; the bound leaves room."""
    old = large(3, 1000)
    new = large(11, 1000)
    began = process_time()
    difference = compare_plans(old, new)
    assert process_time() - began < 10
    assert sum(len(one.old) for one in difference.pairings) == 1000


def large(step: int, number: int) -> ComparedPlan:
    """A plan of titles drawn from the words of the fictional ones, so that they share many."""
    base = plan("old", with_text=False).package
    words = [word for row in base.commitments for word in row.title.split()]
    rows = tuple(
        dataclasses.replace(
            base.commitments[place % len(base.commitments)],
            id=f"c{place}",
            title=" ".join(words[(place * step + spread * spread * 17) % len(words)] for spread in range(7)),
            start=None,
            end=None,
            span_sha256=None,
        )
        for place in range(number)
    )
    return ComparedPlan(
        dataclasses.replace(
            base, commitments=rows, targets=(), deliverables=(), links=(), target_indicators=()
        )
    )


def test_the_record_counts_every_old_commitment_once() -> None:
    record = difference_record(compared("english"))
    assert isinstance(record, dict)
    fates = record["fates"]
    assert isinstance(fates, dict)
    assert sum(int(str(number)) for number in fates.values()) == 35
    assert fates == {"dropped": 5, "weakened": 12, "changed": 4, "strengthened": 4, "kept": 10}


def test_what_was_done_need_not_be_promised_again() -> None:
    """An event that shows the telephone line of 2022 takes the loss away; a mere beginning does not."""
    assert [one.way for one in line_gone("completed").changes if one.field == "dropped"] == ["neutral"]
    assert [one.way for one in line_gone("started").changes if one.field == "dropped"] == ["weaker"]
    shown = next(one.reason.text for one in line_gone("completed").changes if one.field == "dropped")
    assert shown.endswith("is not in the new plan; the old plan's package shows it done: 2022-05.")


def line_gone(kind: str) -> Pairing:
    old = plan("old")
    event = Event(
        "e", "complaints.line", None, kind, PartialDate.parse("2022-05"), "s", "The line was opened", None
    )
    package = dataclasses.replace(old.package, events=(event,))
    difference = compare_plans(dataclasses.replace(old, package=package), plan("new"))
    return next(one for one in difference.pairings if "III.2.03" in one.old)
