"""What a list is by its document: one that promises little, calls itself no plan or asks questions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.reading.bearing import (
    Bearing,
    asks,
    counts_priorities,
    is_in_form,
    leads_to_promises,
    share_in_form,
)
from tallystick.reading.field_tables import field_role
from tallystick.reading.heading_series import HeadingSeries
from tallystick.reading.layout import Layout
from tallystick.reading.levels import is_heading
from tallystick.reading.list_around import ListAround
from tallystick.reading.no_commitments import REASONS, JudgedList
from tallystick.reading.self_named import calls_itself_no_plan

#: From this share of the lists on, and so many, that answer a heading a document is one of questions.
_SOME_ANSWER, _FEWEST = 0.5, 2
#: So few of the items of a list that answers promise.
_FEW_PROMISE = 0.25


@dataclass(frozen=True, slots=True)
class DocumentWhole:
    """What a document is as a whole.

    Attributes:
        named: whether it calls itself something else than a plan.
        hardly_promises: whether it hardly promises anything.
        answers: whether its lists mostly stand below headings that ask something.
        measures: whether it has its measures as headings over prose.
    """

    named: bool
    hardly_promises: bool
    answers: bool
    measures: bool


def whole_of(
    around: Sequence[ListAround], bearing: Bearing, series: HeadingSeries, layout: Layout
) -> DocumentWhole:
    """What a document is as a whole, by its lists, its headings and by how much of it promises."""
    named = calls_itself_no_plan(layout, layout.language)
    asked = sum(asks(one.heading(), layout.language) for one in around)
    return DocumentWhole(
        named,
        bearing.hardly_promises or (named and bearing.seldom_promises),
        asked >= max(_FEWEST, _SOME_ANSWER * len(around)),
        series.measures,
    )


def _of_a_template(one: ListAround) -> bool:
    """Whether it is a field's list, or the records, of a template that is filled in again and again."""
    first = one.blocks[one.members[0]]
    fills = first.first_line - 1 in one.layout.fields or is_heading(first.style)
    return fills and _fills_in(one.layout)


def _fills_in(layout: Layout) -> bool:
    """Whether a template is filled in again and again that asks how, by whom or by when it is done."""
    counts = Counter(layout.fields.values())
    often = [name for name, count in counts.items() if count >= _RECORDS]
    asked = {field_role(name, layout.language) for name in often}
    return len(often) >= _FIELDS and bool(asked & _OF_A_PLAN)


#: So many records of so many fields, one of which a plan has, make a plan.
_RECORDS, _FIELDS = 5, 3
_OF_A_PLAN = frozenset({"indicator", "deadline", "lead", "budget", "target"})


def by_the_document(one: ListAround, items: list[str], whole: DocumentWhole) -> JudgedList | None:
    """What a list is by the document that it stands in."""
    seldom = whole.hardly_promises or (whole.measures and items.count("promise") <= _FEW_PROMISE * len(items))
    found = _unpromised(one, whole) if seldom and not _of_a_template(one) else None
    return found or (_answer(one, items) if whole.answers else None)


def _answer(one: ListAround, items: list[str]) -> JudgedList | None:
    """A list that answers what its heading asks, in a document of questions and answers."""
    language = one.layout.language
    if not asks(one.heading(), language) or items.count("promise") > _FEW_PROMISE * len(items):
        return None
    share = share_in_form(one.words(), language, led_in=True)
    return None if is_in_form(share) else JudgedList("answers", REASONS["answers"], round(max(0.3, share), 2))


def _unpromised(one: ListAround, whole: DocumentWhole) -> JudgedList | None:
    """A list in a document that promises little or elsewhere, where neither its lead-in nor its items do.

    Where the document calls itself something else than a plan, a step has to be a verb.
    """
    named = whole.named
    language, before, heading = one.layout.language, one.sentence_before().strip(), one.heading()
    led_in = bool(before) and before not in heading and not before.rstrip(" *_").endswith(tuple(".!?;"))
    led_in &= whole.hardly_promises or before.rstrip(" *_").endswith((":", "："))
    boxed = one.blocks[one.members[0]].style == "bullet:boxed"  # which only a colon leads in to
    led_in &= not boxed or before.endswith((":", "："))
    label = one.blocks[one.members[0]].label.rstrip(" .:：") + ":"  # which may count up priorities
    if leads_to_promises(before if led_in else heading, language) or counts_priorities(label, language):
        return None
    decided = language.pattern("kinds", "decided")
    if named and any(decided.search(one) for one in (before, heading)):
        return None
    share = share_in_form(one.words(), language, led_in=led_in or named)
    kind = "unpromised" if whole.hardly_promises else "beside"
    return None if is_in_form(share) else JudgedList(kind, REASONS[kind], round(max(0.4, share), 2))
