"""What stands before the commitments of a plan that fills in a template for each, or counts them up."""

from tallystick.reading.layout import Layout
from tallystick.reading.list_around import ListAround
from tallystick.reading.markers import word_of
from tallystick.reading.model import Block
from tallystick.reading.no_commitments import REASONS, JudgedList

#: So many records make a template; and so many parts that are called commitments are the plan.
_ENOUGH, _MANY = 3, 5
#: From this share of its items on a list is what they are; and so few of them may promise.
_MOST, _FEW_PROMISE = 0.6, 0.25


def first_record(blocks: list[Block], layout: Layout) -> int:
    """Where the first of several records begins, or else of many parts that are called commitments."""
    records = [block.start for block in blocks if block.style == "record"]
    return records[0] if len(records) >= _ENOUGH else _first_called(blocks, layout)


def _first_called(blocks: list[Block], layout: Layout) -> int:
    """Where the first of many parts begins that the plan calls commitments, *Action 1: ...*; -1 for none.

    Where it begins late, what stands before it may be the plan as well.
    """
    words = layout.language.list("plan", "commitment")
    called = [
        block.start
        for block in blocks
        for one in layout.markers[block.first_line]
        if word_of(one.style) in words
    ]
    early = len(called) >= _MANY and called[0] <= _EARLY * len(layout.text)
    return called[0] if early else -1


#: What begins in this first share of a text begins early.
_EARLY = 0.35


def before_records(one: ListAround, items: list[str], begins: int) -> JudgedList | None:
    """Where a template is filled in for each commitment, lists before the first that promise little.

    Records with their names at the heads of pages are all that such a plan promises: then most have to.
    """
    paged = any(line.hint.record for line in one.layout.lines)
    few = _MOST if paged else _FEW_PROMISE
    if one.stands_before(begins) and items.count("promise") <= few * len(items):
        return JudgedList("introduction", REASONS["introduction"], 0.3)
    return None
