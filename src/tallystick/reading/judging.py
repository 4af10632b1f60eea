"""What each list of a plan is: commitments, or laws, links, persons, examples, what was said or done.

A list is judged by its lead-in and by how many of its items link, cite, name persons, tell the past
or promise. Only what speaks against commitments takes a list out, and the reason is kept.
"""

import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tallystick.reading.bearing import bearing_of
from tallystick.reading.before_records import before_records, first_record
from tallystick.reading.by_document import by_the_document, whole_of
from tallystick.reading.by_lead_in import by_its_lead_in
from tallystick.reading.compared_items import compared_items
from tallystick.reading.concluded import concluded_items
from tallystick.reading.dating import names_deadline
from tallystick.reading.heading_series import series_of
from tallystick.reading.item_fields import fields_in_lists, names_known_fields
from tallystick.reading.item_words import names_a_sum, parts_a_whole
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import is_told, leads_to_contacts
from tallystick.reading.list_around import ListAround, first_line
from tallystick.reading.listed_cells import IN_CELLS
from tallystick.reading.model import Block
from tallystick.reading.no_commitments import REASONS, JudgedList
from tallystick.reading.titles_between import that_lead_in, titles_between, titles_over_cells

#: From this share of its items on a list is what they are; and so few of them may promise.
_MOST, _FEW_PROMISE = 0.6, 0.25
#: Fewer items than this say nothing of a list that its heading does not say.
_ENOUGH, _FEWEST = 3, 2
#: So many items are promised even where the words before them tell what was done with them.
_MANY = 10
#: A short line that comes back so often, in a list each time, is a name from a list of names.
_COMES_BACK, _SHORTEST, _LABEL = 5, 3, 120
#: From this share of the lists in one place on the others there are names too, with this doubt.
_NEARLY_ALL, _LABELS_BY_PLACE, _FIELDS_BY_PLACE = 0.8, 0.4, 0.3

#: What speaks against a list of commitments, in the order in which it is asked.
_KINDS = (
    ("dialogue", "said"),
    ("contents", "link"),
    ("laws", "law"),
    ("contacts", "person"),
    ("past", "past"),
    ("questions", "question"),
    ("labels", "label"),
    ("counts", "counted"),
)
#: What is asked is no commitment, and what answers it may be one.
ASKED = "questions"
#: From these shares on of its items that tell what was said, what is told is a dialogue, and what else is.
_SOME, _HALF = 0.3, 0.5
#: So much of an item is looked at for whose view it is.
_LOOKED_AT = 400
#: The least doubt of an item that looks like none itself, in a list that is kept.
_OWN_DOUBT = 0.4


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """What the lists of a document are.

    Attributes:
        passed: for each item of a list that is none of commitments, as an index, what it is and why.
        doubts: for the others a doubt.
        hardly_promises: whether the document as a whole hardly promises anything.
    """

    passed: dict[int, JudgedList]
    doubts: dict[int, float]
    hardly_promises: bool


def judged_lists(blocks: list[Block], layout: Layout) -> JudgedDocument:
    """For each item of a list that is no list of commitments what it is, and why; for others a doubt.

    What stands inside such an item is as it is, unless the item only leads in to it. The doubt goes from
    0 to 1: how much of the list, and whether the item itself, looks like a law, a link, a person, or
    something that was said or done.
    """
    found: dict[int, JudgedList] = {}
    doubts: dict[int, float] = {}
    begins = first_record(blocks, layout)
    lists = list(_lists(blocks, layout))
    names = Counter(first_line(blocks[at], layout) for members in lists for at in members)
    labels = frozenset(
        name for name, times in names.items() if times >= _COMES_BACK and _SHORTEST <= len(name) <= _LABEL
    )
    around = [ListAround(blocks, members, layout, labels) for members in lists]
    items = [at for members in lists for at in members]
    whole = whole_of(around, bearing_of(blocks, items, layout), series_of(blocks, layout), layout)
    said: dict[int, str] = {}
    for one in around:
        found_items = one.items()
        said |= zip(one.members, found_items, strict=True)
        verdict = _verdict(one, found_items) or before_records(one, found_items, begins)
        verdict = verdict or by_the_document(one, found_items, whole)
        if verdict:
            found |= dict.fromkeys(_passed_items(one, verdict), verdict)
        else:
            doubts |= dict(zip(one.members, _doubts(found_items), strict=True))
    leading = titles_over_cells(blocks) | that_lead_in(blocks, layout)
    for at, verdict in _by_themselves(blocks, lists, leading, layout):
        found[at] = verdict
        doubts.pop(at, None)
    for members in _in_the_same_place(blocks, lists, found):
        found |= dict.fromkeys(members, JudgedList("labels", REASONS["labels"], _LABELS_BY_PLACE))
    found = _without_holders(found, blocks, leading)
    _pass_on(found, blocks, leading.union(one.parent() for one in around if _is_led_in(one, found, said)))
    return JudgedDocument(found, doubts, whole.hardly_promises)


def _pass_on(found: dict[int, JudgedList], blocks: list[Block], leading: Collection[int]) -> None:
    """What stands inside an item is as it is, unless the item asks or only leads in to it."""
    for at, block in enumerate(blocks):
        above = found.get(block.parent)
        if above is None or above.kind == ASKED or block.parent in leading:
            continue
        if block.style != "entry" or above.reason != REASONS["concluded"]:  # what follows on it is new
            found.setdefault(at, above)


def _is_led_in(one: ListAround, found: Mapping[int, JudgedList], said: Mapping[int, str]) -> bool:
    """Whether an item of a list that tells only leads in to this one: *The recommendations listed below ...*.

    It names what was decided, and tells neither what somebody said nor, before a short list, what was done.
    """
    above = said.get(one.parent(), "said")
    if one.members[0] in found or above == "said" or len(one.members) < _ENOUGH:
        return False
    if above == "past" and len(one.members) < _MANY:
        return False
    return one.layout.language.pattern("kinds", "decided").search(one.sentence_before()) is not None


def _in_the_same_place(
    blocks: list[Block], lists: list[list[int]], found: dict[int, JudgedList]
) -> Iterator[list[int]]:
    """Lists that stand where, under other blocks of one kind, nearly all lists are names from a list."""
    places: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for members in lists:
        first = blocks[members[0]]
        if first.parent >= 0:
            places[blocks[first.parent].style, first.style].append(members)
    for alike in places.values():
        names = sum(members[0] in found and found[members[0]].kind == "labels" for members in alike)
        if names >= max(_ENOUGH, _NEARLY_ALL * len(alike)):
            yield from (members for members in alike if members[0] not in found)


def _doubts(items: list[str]) -> list[float]:
    """The doubt of each item of a list that is kept."""
    against = [one not in {"promise", "open"} for one in items]
    share = sum(against) / len(items)
    return [round(max(_OWN_DOUBT, share) if own else share / 2, 2) for own in against]


def _by_themselves(
    blocks: list[Block], lists: list[list[int]], leading: Collection[int], layout: Layout
) -> Iterator[tuple[int, JudgedList]]:
    """The items that are none, whatever their list is: fields, titles, what is over, sums, whose view."""
    for at in concluded_items(blocks, lists, layout):
        yield at, JudgedList("past", REASONS["concluded"], 0.3)
    for at in fields_in_lists(blocks, lists, layout):
        yield at, JudgedList("fields", REASONS["fields"], _FIELDS_BY_PLACE)
    for at in (*titles_between(blocks, layout.text), *leading):
        yield at, JudgedList("titles", REASONS["titles"], 0.2)
    for at in compared_items(blocks, lists, layout):
        yield at, JudgedList("background", REASONS["compared"], 0.2)
    for at in _disclaimed(blocks, lists, layout):
        yield at, JudgedList("background", REASONS["disclaimed"], 0.2)
    for members in lists:
        named = [at for at in members if names_a_sum(layout.lines[blocks[at].first_line].text)]
        if len(named) >= _FEWEST:
            yield from ((at, JudgedList("sums", REASONS["sums"], 0.2)) for at in named)


def _disclaimed(blocks: list[Block], lists: list[list[int]], layout: Layout) -> Iterator[int]:
    disclaimed = layout.language.pattern("kinds", "disclaimed")
    for at in (one for members in lists for one in members if blocks[one].label):
        if disclaimed.search(layout.text, blocks[at].body, min(blocks[at].end, blocks[at].body + _LOOKED_AT)):
            yield at


def _without_holders(
    found: Mapping[int, JudgedList], blocks: list[Block], leading: Collection[int]
) -> dict[int, JudgedList]:
    """What was found, of items with items of their own only where these lead in and promise nothing."""
    holding = {block.parent for block in blocks if _has_its_own_items(block)}
    return {at: verdict for at, verdict in found.items() if at in leading or at not in holding}


def _has_its_own_items(block: Block) -> bool:
    """Whether an item goes on with the number of what holds it, as 12.1 in 12: that only leads in to it."""
    return block.style.startswith("1.1") and block.parent >= 0


def _lists(blocks: list[Block], layout: Layout) -> Iterator[list[int]]:
    """Siblings that are marked alike, with nothing between them; headings and rows of tables make none."""
    groups: dict[tuple[int, str], list[list[int]]] = defaultdict(list)
    for at, block in enumerate(blocks):
        heading = block.style[0] == "h" and (block.style == "h" or block.style[1:].isdigit())
        if heading or block.style in {"row", "record"}:
            continue
        lists = groups[block.parent, block.style]
        if not lists or _begins_anew(block) or _stands_between(blocks, lists[-1][-1], block, layout):
            lists.append([])
        lists[-1].append(at)
    for lists in groups.values():
        yield from lists


def _begins_anew(block: Block) -> bool:
    """Whether a number or letter is the first of a list: *1.* behind *5.* is another list."""
    label = block.label.strip("().°: ").casefold()
    return not block.style.startswith("bullet:") and (label in _FIRST or (label == "i" in block.style))


_FIRST = frozenset({"1", "a", "一", "①"})


def _stands_between(blocks: list[Block], last: int, block: Block, layout: Layout) -> bool:
    """Whether a line stands between a list's last item and the next bullet of its glyph.

    The number of a page is no line, and a note at its foot parts nothing, nor do the rows of a table.
    """
    if not block.style.startswith("bullet:") or block.style == IN_CELLS:
        return False
    low = bisect.bisect_left(layout.lines, blocks[last].end, key=lambda line: line.start)
    return any(not line.hint.note for line in layout.lines[low : block.first_line])


def _verdict(one: ListAround, items: list[str]) -> JudgedList | None:
    own = [one.blocks[at] for at in one.members]
    if one.fills_a_field() or (len(own) >= _FEWEST and all(names_known_fields(at, one.layout) for at in own)):
        return JudgedList("field", REASONS["field"], 0.2)
    count = len(items)
    lead_in = one.lead_in()
    said = items.count("said")
    if said >= max(_ENOUGH, _SOME * count):  # who tells what was said tells what was done besides
        items = ["said" if one == "past" else one for one in items]
    if said >= max(_MANY, _HALF * count) and items.count("said") >= _MOST * count:  # and of what they will do
        return JudgedList("dialogue", REASONS["dialogue"], round(1 - items.count("said") / count, 2))
    for kind, item in _KINDS:
        share = items.count(item) / count
        told = kind == "past" and is_told(lead_in, one.layout.language)
        enough = count >= (2 if told or kind == "laws" else _ENOUGH) or (
            kind == "labels"
            or (kind == "contacts" and leads_to_contacts(lead_in, one.layout.language))
            or (kind == "contents" and one.only_links())
        )
        if share >= _MOST and items.count("promise") <= _FEW_PROMISE * count and enough:
            return JudgedList(kind, REASONS[kind], round(1 - share, 2))
    few_promise = items.count("promise") <= _FEW_PROMISE * count
    if few_promise and parts_a_whole(one.words(), one.layout.language):
        return JudgedList("shares", REASONS["shares"], 0.2)
    return by_its_lead_in(one, few_promise)


def _passed_items(one: ListAround, verdict: JudgedList) -> list[int]:
    """The items that a verdict passes over: of what is under way not what gives itself a date by which."""
    if verdict.reason != REASONS["under way"]:
        return one.members
    language = one.layout.language
    relative = language.pattern("tense", "relative")
    own = (words[: found.start()] if (found := relative.search(words)) else words for words in one.words())
    return [at for at, words in zip(one.members, own, strict=True) if not names_deadline(words, language)]
