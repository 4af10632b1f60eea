"""What each list of a plan is: commitments, or laws, links, persons, examples, what was said or done.

A list is judged by its lead-in and by how many of its items link, cite, name persons, tell the past
or promise. Only what speaks against commitments takes a list out, and the reason is kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.reading.bearing import bearing_of, share_in_form
from tallystick.reading.by_document import by_the_document, whole_of
from tallystick.reading.item_fields import fields_in_lists, names_known_fields
from tallystick.reading.item_words import parts_a_whole
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import (
    asks_why,
    is_told,
    leads_to_background,
    leads_to_bodies,
    leads_to_contacts,
    leads_to_what_is_under_way,
    tells_what_follows,
)
from tallystick.reading.list_around import ListAround, first_line
from tallystick.reading.model import Block
from tallystick.reading.no_commitments import REASONS, JudgedList

#: From this share of its items on a list is what they are; and so few of them may promise.
_MOST, _FEW_PROMISE = 0.6, 0.25
#: Fewer items than this say nothing of a list that its heading does not say.
_ENOUGH, _FEWEST = 3, 2
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
#: From this share on of its items that tell what was said, a list is a dialogue.
_SOME = 0.3
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

    What stands inside such an item is as it is. The doubt goes from 0 to 1: how much of the list, and whether
    the item itself, looks like a law, a link, a person, or something that was said or done.
    """
    found: dict[int, JudgedList] = {}
    doubts: dict[int, float] = {}
    records = [block.start for block in blocks if block.style == "record"]
    first_record = records[0] if len(records) >= _ENOUGH else _first_called(blocks, layout)
    lists = list(_lists(blocks, layout.text))
    names = Counter(first_line(blocks[at], layout) for members in lists for at in members)
    labels = frozenset(
        name for name, times in names.items() if times >= _COMES_BACK and _SHORTEST <= len(name) <= _LABEL
    )
    around = [ListAround(blocks, members, layout, labels) for members in lists]
    whole = whole_of(around, bearing_of(blocks, [at for members in lists for at in members], layout), layout)
    for one in around:
        items = one.items()
        verdict = _verdict(one, items) or _before_records(one, items, first_record)
        verdict = verdict or by_the_document(one, items, whole)
        if verdict:
            found |= dict.fromkeys(one.members, verdict)
        else:
            doubts |= dict(zip(one.members, _doubts(items), strict=True))
    for at in fields_in_lists(blocks, lists, layout):
        found[at] = JudgedList("fields", REASONS["fields"], _FIELDS_BY_PLACE)
        doubts.pop(at, None)
    for members in _in_the_same_place(blocks, lists, found):
        found |= dict.fromkeys(members, JudgedList("labels", REASONS["labels"], _LABELS_BY_PLACE))
    for at in {block.parent for block in blocks if _has_its_own_items(block)} & found.keys():
        del found[at]
    for at, block in enumerate(blocks):
        if block.parent in found and found[block.parent].kind != ASKED:
            found.setdefault(at, found[block.parent])
    return JudgedDocument(found, doubts, whole.hardly_promises)


def _first_called(blocks: list[Block], layout: Layout) -> int:
    """Where the first of many parts begins that the plan calls commitments, *Action 1: ...*; -1 for none.

    Where it begins late, what stands before it may be the plan as well.
    """
    words = layout.language.list("plan", "commitment")
    called = [
        block.start
        for block in blocks
        for one in layout.markers[block.first_line]
        if one.style.startswith("word:") and one.style.split(":")[1] in words
    ]
    early = len(called) >= _COMES_BACK and called[0] <= _EARLY * len(layout.text)
    return called[0] if early else -1


#: What begins in this first share of a text begins early.
_EARLY = 0.35


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


def _has_its_own_items(block: Block) -> bool:
    """Whether an item goes on with the number of what holds it, as 12.1 in 12: that only leads in to it."""
    return block.style.startswith("1.1") and block.parent >= 0


def _lists(blocks: list[Block], text: str) -> Iterator[list[int]]:
    """Siblings that are marked alike, with nothing between them; headings and rows of tables make none."""
    groups: dict[tuple[int, str], list[list[int]]] = defaultdict(list)
    for at, block in enumerate(blocks):
        heading = block.style[0] == "h" and (block.style == "h" or block.style[1:].isdigit())
        if heading or block.style in {"row", "record"}:
            continue
        lists = groups[block.parent, block.style]
        if not lists or _begins_anew(block) or _stands_between(blocks, lists[-1][-1], block, text):
            lists.append([])
        lists[-1].append(at)
    for lists in groups.values():
        yield from lists


def _begins_anew(block: Block) -> bool:
    """Whether a number or letter is the first of a list: *1.* behind *5.* is another list."""
    label = block.label.strip("().°: ").casefold()
    return not block.style.startswith("bullet:") and (label in _FIRST or (label == "i" in block.style))


_FIRST = frozenset({"1", "a", "一", "①"})


def _stands_between(blocks: list[Block], last: int, block: Block, text: str) -> bool:
    """Whether words stand between a list's last item and the next bullet of its glyph."""
    return block.style.startswith("bullet:") and bool(text[blocks[last].end : block.start].strip())


def _verdict(one: ListAround, items: list[str]) -> JudgedList | None:
    own = [one.blocks[at] for at in one.members]
    if one.fills_a_field() or (len(own) >= _FEWEST and all(names_known_fields(at, one.layout) for at in own)):
        return JudgedList("field", REASONS["field"], 0.2)
    count = len(items)
    lead_in = one.lead_in()
    said = items.count("said")
    if said >= max(_ENOUGH, _SOME * count):  # who tells what was said tells what was done besides
        items = ["said" if one == "past" else one for one in items]
    for kind, item in _KINDS:
        share = items.count(item) / count
        told = kind == "past" and is_told(lead_in, one.layout.language)
        enough = count >= (2 if told or kind == "laws" else _ENOUGH) or (
            kind == "labels" or (kind == "contacts" and leads_to_contacts(lead_in, one.layout.language))
        )
        if share >= _MOST and items.count("promise") <= _FEW_PROMISE * count and enough:
            return JudgedList(kind, REASONS[kind], round(1 - share, 2))
    few_promise = items.count("promise") <= _FEW_PROMISE * count
    if few_promise and parts_a_whole(one.words(), one.layout.language):
        return JudgedList("shares", REASONS["shares"], 0.2)
    return _by_its_lead_in(one, few_promise)


def _by_its_lead_in(one: ListAround, few_promise: bool) -> JudgedList | None:
    """What a list is by the words before it, where its items say too little."""
    lead_in, language = one.lead_in(), one.layout.language
    if language.pattern("kinds", "examples").search(lead_in[-60:]) and not _of_steps(one):
        return JudgedList("examples", REASONS["examples"], 0.3)
    if asks_why(lead_in, language) or asks_why(one.heading(), language):
        return JudgedList("background", REASONS["asked"], 0.3)
    if leads_to_what_is_under_way(lead_in, language):
        return JudgedList("background", REASONS["under way"], 0.4)
    return _by_what_it_names(one, few_promise)


def _by_what_it_names(one: ListAround, few_promise: bool) -> JudgedList | None:
    """What a list is by what the words before it name or tell: a body, problems, findings."""
    lead_in, language = one.lead_in(), one.layout.language
    few_promise |= len(one.members) == _FEWEST and one.items().count("promise") == 1
    if few_promise and leads_to_background(lead_in, language):
        return JudgedList("background", REASONS["background"], 0.4)
    if leads_to_bodies(lead_in, [words.strip(" *_;,.\n") for words in one.words()], language):
        return JudgedList("contacts", REASONS["bodies"], 0.2)
    several = len(one.members) >= _FEWEST
    if few_promise and several and tells_what_follows(one.sentence_before(), language):
        return JudgedList("background", REASONS["told"], 0.5)
    return None


def _of_steps(one: ListAround) -> bool:
    """Whether a lead-in calls the items steps that are not yet taken, *Actions could include:*, and they are.

    They are where most have the form of a promise: what steps cost, or whom they are for, is none.
    """
    language, before = one.layout.language, one.sentence_before()
    if language.pattern("plan", "parts").search(before) is None or is_told(before, language):
        return False
    return share_in_form(one.words(), language, led_in=False) >= _MOST


def _before_records(one: ListAround, items: list[str], first_record: int) -> JudgedList | None:
    """Where a template is filled in for each commitment, lists before the first that promise little.

    Records with their names at the heads of pages are all that such a plan promises: then most have to.
    """
    paged = any(line.hint.record for line in one.layout.lines)
    few = _MOST if paged else _FEW_PROMISE
    if one.stands_before(first_record) and items.count("promise") <= few * len(items):
        return JudgedList("introduction", REASONS["introduction"], 0.3)
    return None
