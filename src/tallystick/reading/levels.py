"""Which kinds of block are parts of the outline, and which are commitments, by how the blocks stand.

A kind whose blocks nearly all hold blocks of another kind is a level of the outline. One whose blocks stand
alone, or only now and then hold others, is a level of commitments; what they hold is the level below.
"""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from statistics import median

from tallystick.reading.dating import is_date
from tallystick.reading.item_words import says_what_will_be
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import asks_why, leads_to_background
from tallystick.reading.markers import word_of
from tallystick.reading.model import Block
from tallystick.reading.outside import outside_of
from tallystick.reading.parts_named_alike import name_parts
from tallystick.reading.phrases import Phrases
from tallystick.reading.sentences import without_questions
from tallystick.reading.titles import title_of

#: From this share of blocks with blocks inside on, a kind is a level of the outline.
_HOLDS_OTHERS = 0.8
#: A heading is one of the outline where this share of its kind holds items, of those that say anything.
_HOLDS_SOME = 0.5
#: A numbered part that is no longer than this is a title, and not a promise of its own.
_TITLE_LENGTH = 90
#: So many parts behind a colon are a catalogue, and the words before them lead in to it.
_CATALOGUE, _OUTNUMBERED = 10, 3


@dataclass(slots=True)
class BlockKind:
    """All blocks that are marked in one way.

    Attributes:
        name: the way of marking.
        members: the blocks, as indexes.
        section: whether they are parts of the outline.
        apart: headings that promise in their own words.
        dated: those of them below which nothing but a date stands.
        others: headings without a number, where the others count up the commitments.
        called: whether the plan calls them its commitments, or fills in a template for each.
    """

    name: str
    members: list[int]
    section: bool = False
    called: bool = False
    apart: set[int] = field(default_factory=set)
    dated: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)


def is_heading(name: str) -> bool:
    """Whether a kind, or a style, is that of headings."""
    return name == "h" or (name[0] == "h" and name[1:].isdigit())


def _promises(at: int, blocks: list[Block], children: dict[int, list[int]], layout: Layout) -> bool:
    """Whether the words below a heading promise something, or begin what the parts in it end."""
    block = blocks[at]
    heading = layout.lines[block.first_line].text
    if leads_to_background(heading, layout.language) or asks_why(heading, layout.language):
        return False
    if any(is_heading(blocks[one].style) or blocks[one].style.startswith("code") for one in children[at]):
        return False
    head = layout.lines[block.first_line].end
    inside = blocks[at + 1].start if at + 1 < len(blocks) and blocks[at + 1].parent == at else block.end
    body = layout.text[head:inside].strip()
    enough = len(body) >= _PROSE
    if children[at]:
        if children[at][0] != at + 1:
            return False  # its own words end before a list that promises nothing
        lengths = median(blocks[one].end - blocks[one].start for one in children[at])
        enough = body.endswith(":") and len(body) >= _OWN_WORDS and lengths < _LONG_PART
    return enough and says_what_will_be(Phrases(without_questions(body), layout.language))


def _is_dated(at: int, blocks: list[Block], children: dict[int, list[int]], layout: Layout) -> bool:
    """Whether all that stands below a heading is a date: it is a step, and the date says by when."""
    block = blocks[at]
    head = layout.lines[block.first_line]
    below = layout.text[head.end : block.end].strip()
    return (
        not children[at]
        and len(below) <= _DATE
        and len(head.text) >= _STEP
        and is_date(below, layout.language)
    )


#: A date is no longer, and a step that it is given for no shorter.
_DATE, _STEP = 40, 12


def _set_apart(kind: BlockKind, blocks: list[Block], children: dict[int, list[int]], layout: Layout) -> None:
    """Say of headings which of them promise, and which are steps with a date."""
    kind.dated = {at for at in kind.members if _is_dated(at, blocks, children, layout)}
    kind.apart = {at for at in kind.members if at in kind.dated or _promises(at, blocks, children, layout)}


def _counted_through(kind: BlockKind, blocks: list[Block], children: dict[int, list[int]]) -> bool:
    """Whether the numbers of the items under each heading go on from those under the heading before.

    Then the plan counts up the items, and its headings only group them.
    """
    ends = [
        (int(first), int(last))
        for inside in (children[at] for at in kind.members)
        if inside
        and (first := blocks[inside[0]].label.strip(".:) ")).isdecimal()
        and (last := blocks[inside[-1]].label.strip(".:) ")).isdecimal()
    ]
    return len(ends) > 1 and all(two[0] == one[1] + 1 for one, two in itertools.pairwise(ends))


#: Shorter words below a heading say nothing of their own; parts that are longer say all by themselves.
_PROSE, _LONG_PART = 60, 500


def kinds_of(
    blocks: list[Block], layout: Layout, judged: Collection[int]
) -> tuple[list[BlockKind], set[int]]:
    """The kinds of block in the plan itself, from the outermost in; and the blocks that are none of it.

    Args:
        blocks: all blocks.
        layout: the text's lines.
        judged: blocks of lists that hold no commitments.
    """
    outside = outside_of(blocks, layout) | set(judged)
    children: dict[int, list[int]] = defaultdict(list)
    kinds: dict[str, BlockKind] = {}
    for at, block in enumerate(blocks):
        if at in outside:
            continue
        children[block.parent].append(at)
        name = kind_name(blocks, at)
        kinds.setdefault(name, BlockKind(name, [])).members.append(at)
    for kind in kinds.values():
        called = _called_commitments(kind, blocks, layout) if is_heading(kind.name) else set()
        kind.others = {at for at in kind.members if called and not layout.markers[blocks[at].first_line]}
    templates = {kind.name for kind in kinds.values() if _names_commitments(kind, blocks, children, layout)}
    described = any(map(is_heading, templates))  # each commitment has a heading: no other heading is one
    for kind in kinds.values():
        named = kind.called = kind.name in templates
        if is_heading(kind.name) and described and not named:
            kind.section = True
            continue
        through = is_heading(kind.name) and _counted_through(kind, blocks, children)
        if is_heading(kind.name) and kind.name != "h" and not through:
            _set_apart(kind, blocks, children, layout)
        named = named or _promise_themselves(kind, blocks, children, layout)
        kind.section = not named and _is_section(kind, blocks, children, layout)
    ordered = sorted(kinds.values(), key=lambda kind: median(blocks[at].depth for at in kind.members))
    _parents_of_sections(ordered, blocks, children)
    return ordered, outside


def kind_name(blocks: list[Block], at: int) -> str:
    """The kind of a block: its way of marking; bullets under bullets are a kind of their own."""
    block = blocks[at]
    if not block.style.startswith("bullet:"):
        if block.style.startswith("code:"):
            return "code"
        series = word_of(block.style) if "-" in block.style else ""  # all series of a word are one kind
        return f"word:{series}:{block.style[-1]}" if series else block.style
    depth, above = 1, block.parent
    while above >= 0 and blocks[above].style.startswith("bullet:"):
        depth, above = depth + 1, blocks[above].parent
    return f"bullet {depth}"


def _is_section(kind: BlockKind, blocks: list[Block], children: dict[int, list[int]], layout: Layout) -> bool:
    holding = [at for at in kind.members if any(kind_name(blocks, one) != kind.name for one in children[at])]
    own = {at: layout.text[blocks[at].body : blocks[children[at][0]].start].strip() for at in holding}
    extended = {at for at in holding if _extends(blocks[children[at][0]], blocks[at])}
    listed = sum(len(children[at]) for at in extended if _leads_in(own[at], layout))
    if listed >= max(_CATALOGUE, _OUTNUMBERED * len(kind.members)) or _are_named_alike(kind, blocks, layout):
        return True
    counted = (
        len(holding) + len(kind.apart - set(holding))
        if is_heading(kind.name) and holding
        else len(kind.members)
    )
    if len(holding) < (_HOLDS_SOME if is_heading(kind.name) else _HOLDS_OTHERS) * counted:
        return False
    if len(extended) < len(holding) / 2:
        return True
    return median(map(len, own.values())) <= _TITLE_LENGTH


def _are_named_alike(kind: BlockKind, blocks: list[Block], layout: Layout) -> bool:
    deep = not is_heading(kind.name) and "." in kind.name.rstrip(".")
    return deep and name_parts(title_of(blocks[at], layout) for at in kind.members)


def _leads_in(words: str, layout: Layout) -> bool:
    """Whether words before parts end in a colon, or are more than a title and name what follows."""
    if words.endswith(":") or len(words) <= _TITLE_LENGTH:
        return words.endswith(":")
    return layout.language.pattern("kinds", "follows").search(words) is not None


def _names_commitments(
    kind: BlockKind, blocks: list[Block], children: dict[int, list[int]], layout: Layout
) -> bool:
    """Whether the plan calls these its commitments, or fills in a template for each."""
    word = word_of(kind.name).split(" ")[0]
    if word in layout.language.list("plan", "commitment") or kind.name == "record":
        return True
    if is_heading(kind.name) and _called_commitments(kind, blocks, layout):
        return True
    own, fields = 0, sorted(layout.fields)
    for at in kind.members if fields else ():
        low, high = blocks[at].first_line, _own_end(at, blocks, children, layout)
        own += max(0, bisect.bisect_left(fields, high) - bisect.bisect_right(fields, low))
    return own > 0 and own >= 2 * len(kind.members)


def _called_commitments(kind: BlockKind, blocks: list[Block], layout: Layout) -> set[int]:
    """The headings that count up what the plan calls its commitments, *Commitment 3: ...*; none if few do."""
    words = layout.language.list("plan", "commitment")
    called = {
        at
        for at in kind.members
        for one in layout.markers[blocks[at].first_line]
        if word_of(one.style) in words
    }
    return called if len(called) >= max(_FEWEST_CALLED, _MOSTLY * len(kind.members)) else set()


#: Fewer headings count nothing up.
_FEWEST_CALLED = 3


def _own_end(at: int, blocks: list[Block], children: dict[int, list[int]], layout: Layout) -> int:
    """The line before which a block's fields stand: under a heading, between and behind its lists too."""
    heading = is_heading(blocks[at].style)
    parts = [one for one in children[at] if not (heading and _is_listed(blocks[one]))]
    end = bisect.bisect_left(layout.lines, blocks[at].end, key=lambda line: line.start)
    return min((blocks[one].first_line for one in parts), default=end)


def _is_listed(block: Block) -> bool:
    """Whether a block is an item of a list without a name of its own."""
    return block.style.startswith("bullet:") or block.style in _PLAIN_NUMBERS


_PLAIN_NUMBERS = frozenset({"1.", "1)", "(1)", "a)", "a.", "(a)", "i.", "(i)"})


def _promise_themselves(
    kind: BlockKind, blocks: list[Block], children: dict[int, list[int]], layout: Layout
) -> bool:
    """Whether numbered parts mostly begin a promise in words of their own that their bullets end."""
    if is_heading(kind.name) or kind.name.startswith("bullet"):
        return False
    inside = [blocks[one] for at in kind.members for one in children[at]]
    if not inside or not all(one.style.startswith("bullet:") for one in inside):
        return False
    future = layout.language.pattern("tense", "future")
    own = 0
    for at in kind.members:
        first = blocks[children[at][0]].start if children[at] else blocks[at].end
        words = layout.text[blocks[at].body : first]
        own += len(words) >= _OWN_WORDS and words.rstrip().endswith(":") and future.search(words) is not None
    return own >= _MOSTLY * len(kind.members)


#: So long are words of its own that are more than a title, and so many parts have them.
_OWN_WORDS, _MOSTLY = 200, 0.6


def _extends(child: Block, parent: Block) -> bool:
    """Whether the child's number is the parent's with one more part."""
    own, above = child.label.rstrip(".:) "), parent.label.rstrip(".:) ")
    return bool(above) and own.startswith(f"{above}.")


def _parents_of_sections(kinds: list[BlockKind], blocks: list[Block], children: dict[int, list[int]]) -> None:
    """What mostly holds parts of the outline is one itself."""
    sections = {kind.name for kind in kinds if kind.section}
    for kind in reversed(kinds):
        if kind.name == "record" or (kind.name.startswith("word:") and not kind.section):
            continue
        inside = [kind_name(blocks, one) for at in kind.members for one in children[at]]
        if (
            inside
            and sum(name in sections for name in inside) >= len(inside) / 2
            and len(inside) >= len(kind.members)
        ):
            kind.section = True
            sections.add(kind.name)
