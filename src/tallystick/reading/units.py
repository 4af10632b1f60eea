"""Blocks become units: the parts of the outline and the commitments, each with id, title, level and rule."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from tallystick.reading.headings_apart import says, set_series_apart, set_told_apart, set_void_apart
from tallystick.reading.layout import Layout
from tallystick.reading.levels import BlockKind, is_heading, kind_name, kinds_of
from tallystick.reading.markers import han_to_arabic, is_first
from tallystick.reading.model import Block, DraftUnit
from tallystick.reading.outside import closed_by
from tallystick.reading.passage import Passage
from tallystick.reading.prose import paragraphs_of
from tallystick.reading.resolutions import RESOLVED
from tallystick.reading.stretches import Holders, Stretches
from tallystick.reading.titles import plain_title, title_of

SECTION_LEVELS = ("chapter", "section", "subsection")
COMMITMENT_LEVELS = ("commitment", "sub_commitment", "detail", "detail_2", "detail_3")
#: Fewer headings are no commitments, nor fewer for which a template is filled in.
_ENOUGH, _TWO = 3, 2
_KEPT = re.compile(r"[A-Za-z0-9.]+")
#: The word before a number, as in "Article 5"; a Roman number of three letters is no word.
_NAMED = re.compile(r"^(?![IVXLCDM]+\W*$)[^\W\d_]{3,}[^\d]*?(?=[\dIVXL]+\W*|[\d]|$)")


@dataclass(slots=True)
class _Names:
    """Gives out ids: a parent's id and the number printed, or a running number."""

    used: set[str] = field(default_factory=set)
    running: Counter[str] = field(default_factory=Counter)
    again: Counter[str] = field(default_factory=Counter)

    def give(self, parent: str, label: str) -> str:
        """An id that no unit has yet."""
        bare = _plain(label)
        self.running[parent] += 1
        own = bare or f"{self.running[parent]:02d}"
        name = own if parent == "" or (bare and bare.startswith(f"{parent}.")) else f"{parent}.{own}"
        name = unique = name[:90].rstrip("._-")  # which no identifier ends with
        while unique in self.used:
            self.again[name] += 1
            unique = f"{name}-{self.again[name] + 1}"
        self.used.add(unique)
        return unique


def _plain(label: str) -> str:
    if is_first(label):
        return "1"
    text = _NAMED.sub("", han_to_arabic(label), count=1)
    return ".".join(part.strip(".") for part in _KEPT.findall(text) if part.strip("."))


def units_of(
    blocks: list[Block], layout: Layout, judged: Collection[int] = (), *, hardly_promises: bool = False
) -> tuple[list[DraftUnit], list[DraftUnit]]:
    """The parts of the outline and the commitments, each in the order of the text.

    Args:
        blocks: all blocks.
        layout: the text's lines.
        judged: blocks of lists that hold no commitments.
        hardly_promises: whether the document hardly promises: then prose is one where it says what will be.
    """
    kinds, outside = kinds_of(blocks, layout, judged)
    kinds = [kind for kind in kinds if not _is_title(kind, blocks, layout)]
    _weed(kinds, blocks, layout, hardly_promises=hardly_promises)
    levels = _levels(kinds, blocks)
    if _is_prose(kinds, levels, blocks, layout, outside):
        return _of_prose(blocks, layout, levels, outside, hardly_promises=hardly_promises)
    apart = {at for kind in kinds if kind.section for at in kind.apart}
    others = {at for kind in kinds if not kind.section for at in kind.others}
    names = _Names()
    ids: dict[int, str] = {}
    promised: dict[int, str] = {}
    sections: list[DraftUnit] = []
    commitments: list[DraftUnit] = []
    for at, block in enumerate(blocks):
        level = None if at in outside else levels.get(kind_name(blocks, at))
        level = COMMITMENT_LEVELS[0] if level in SECTION_LEVELS and at in apart else level
        level = SECTION_LEVELS[1] if level in COMMITMENT_LEVELS and at in others else level
        level = _below(level, block, blocks, promised)
        if level is None:
            continue
        parent = _nearest(block, blocks, ids)
        ids[at] = names.give(parent, block.label)
        unit = DraftUnit(
            ids[at],
            parent,
            block.label,
            title_of(block, layout),
            block.start,
            block.end,
            level,
            f"layout:{_rule(block.style)}" + ("-below" if block.first_line in layout.rows.presumed else ""),
        )
        (commitments if level in COMMITMENT_LEVELS else sections).append(unit)
        if level in COMMITMENT_LEVELS:
            promised[at] = level
    return _with_words(sections, layout), commitments


def _is_prose(
    kinds: list[BlockKind], levels: dict[str, str], blocks: list[Block], layout: Layout, outside: set[int]
) -> bool:
    """Whether a plan has no items, or a heading or two beside far more paragraphs that promise."""
    counted = (kind for kind in kinds if levels.get(kind.name) in COMMITMENT_LEVELS)
    listed = {at for kind in counted for at in kind.members}
    items = {at for kind in kinds for at in (listed & set(kind.members)) - kind.others | kind.apart}
    if any(kind.dated for kind in kinds) or len(items) >= _ENOUGH:
        return False
    if not listed:
        return True
    if layout.language.script == "han" or not all(is_heading(blocks[at].style) for at in items):
        return False
    closed = closed_by(outside, blocks, layout)
    promising = (says(layout.text[low:high], layout) for low, high, _ in paragraphs_of(layout, closed))
    return sum(promising) >= _FAR_MORE * len(items)


#: So many paragraphs that say what will be for each heading that does are far more.
_FAR_MORE = 3


def _below(level: str | None, block: Block, blocks: list[Block], promised: dict[int, str]) -> str | None:
    """The level of a block, one below that of a commitment that it stands in."""
    above = block.parent
    while above >= 0 and above not in promised:
        above = blocks[above].parent
    if level not in COMMITMENT_LEVELS or above < 0:
        return level
    least = COMMITMENT_LEVELS.index(promised[above]) + 1
    return COMMITMENT_LEVELS[min(max(COMMITMENT_LEVELS.index(level), least), len(COMMITMENT_LEVELS) - 1)]


def _with_words(sections: list[DraftUnit], layout: Layout) -> list[DraftUnit]:
    """The parts that hold more than their heading; a line of the title page is no part."""
    ends = {line.start: line.end for line in layout.lines}
    holders = {one.parent for one in sections}
    return [
        one for one in sections if one.id in holders or one.number or one.end > ends.get(one.start, one.end)
    ]


def leads_of(
    layout: Layout, passages: list[Passage], places: list[int], sections: list[DraftUnit]
) -> list[DraftUnit]:
    """Paragraphs in no commitment that yet promise a number: each is one of the level ``lead``."""
    names = _Names(used={one.id for one in sections})
    found: dict[tuple[int, int], DraftUnit] = {}
    holders = Holders(sections)
    paragraphs = Stretches((start, end) for start, end, _ in paragraphs_of(layout, []))
    held = Stretches((one.start, one.start + len(one.text)) for one in passages if not one.commitment)
    for place in places:
        span = paragraphs.at(place) or held.at(place)
        if span is None or span in found:
            continue
        start, end = span
        around = holders.at(place)
        parent = around.id if around else ""
        title = plain_title(layout.text[start:end]) or "lead"
        found[span] = DraftUnit(
            names.give(f"{parent}.lead" if parent else "lead", ""),
            parent,
            "",
            title,
            start,
            end,
            "lead",
            "layout:lead",
        )
    return list(found.values())


def _rule(style: str) -> str:
    if style.startswith(("bullet:", "row", "record", "entry")):
        return style.partition(":")[0]
    return "heading" if style[0] == "h" and style[1:].isdigit() | (style == "h") else f"number {style}"


def _nearest(block: Block, blocks: list[Block], ids: dict[int, str]) -> str:
    above = block.parent
    while above >= 0 and above not in ids:
        above = blocks[above].parent
    return ids[above] if above >= 0 else ""


def _weed(
    kinds: list[BlockKind], blocks: list[Block], layout: Layout, *, hardly_promises: bool = False
) -> None:
    """Headings without words of their own are no commitments, nor are a few where other kinds are many."""
    if hardly_promises:
        set_told_apart(kinds, blocks, layout)
    set_series_apart(kinds, blocks, layout)
    set_void_apart(kinds, blocks, layout)
    others = max(
        (len(kind.members) for kind in kinds if not kind.section and not _is_heading(kind)), default=0
    )
    for kind in kinds:
        if kind.section or not _is_heading(kind):
            continue
        kind.members = [at for at in kind.members if at in kind.dated or _has_body(blocks[at], layout)]
        few = len(kind.members) < (_TWO if kind.called else _ENOUGH)
        if few or (kind.name == "h" and others >= len(kind.members)):
            kind.section = True


def _is_title(kind: BlockKind, blocks: list[Block], layout: Layout) -> bool:
    """A single heading over nearly everything is the plan's title."""
    only = blocks[kind.members[0]]
    return (
        len(kind.members) == 1
        and not only.label
        and only.style != RESOLVED
        and only.end - only.start > 0.8 * (layout.lines[-1].end - only.start)
    )


def _is_heading(kind: BlockKind) -> bool:
    return kind.name == "h" or (kind.name[0] == "h" and kind.name[1:].isdigit())


def _has_body(block: Block, layout: Layout) -> bool:
    head = layout.lines[block.first_line].end
    return len(layout.text[head : block.end].strip()) > 40


def _levels(kinds: list[BlockKind], blocks: list[Block]) -> dict[str, str]:
    """The level of each kind: how many kinds of its sort its blocks stand in."""
    levels: dict[str, str] = {}
    for sort, names in ((True, SECTION_LEVELS), (False, COMMITMENT_LEVELS)):
        chosen = [kind for kind in kinds if kind.section is sort and kind.members]
        owner = {at: kind.name for kind in chosen for at in kind.members}
        for kind in chosen:
            above = Counter(name for at in kind.members for name in _kinds_above(at, blocks, owner))
            inside = sum(2 * count > len(kind.members) for name, count in above.items() if name != kind.name)
            levels[kind.name] = names[min(inside, len(names) - 1)]
    return levels


def _kinds_above(at: int, blocks: list[Block], owner: dict[int, str]) -> set[str]:
    """The kinds of the blocks that a block stands in."""
    found = set()
    at = blocks[at].parent
    while at >= 0:
        if at in owner:
            found.add(owner[at])
        at = blocks[at].parent
    return found


def _of_prose(
    blocks: list[Block],
    layout: Layout,
    levels: dict[str, str],
    outside: set[int],
    *,
    hardly_promises: bool = False,
) -> tuple[list[DraftUnit], list[DraftUnit]]:
    """A plan without items: its headings are the outline, its paragraphs the commitments.

    Those are that say what will be, unless none does and the document is one that promises.
    """
    names = _Names()
    ids: dict[int, str] = {}
    sections: list[DraftUnit] = []
    for at, block in enumerate(blocks):
        if at not in outside:
            parent = _nearest(block, blocks, ids)
            ids[at] = names.give(parent, block.label)
            level = levels.get(kind_name(blocks, at), "section")
            sections.append(
                DraftUnit(
                    ids[at],
                    parent,
                    block.label,
                    title_of(block, layout),
                    block.start,
                    block.end,
                    level,
                    f"layout:{_rule(block.style)}",
                )
            )
    closed = closed_by(outside, blocks, layout)
    commitments = []
    holders = Holders(sections)
    paragraphs = list(paragraphs_of(layout, closed))
    promising = [one for one in paragraphs if says(layout.text[one[0] : one[1]], layout)]
    some = hardly_promises or (promising and layout.language.script != "han")
    for start, end, title in promising if some else paragraphs:
        around = holders.at(start)
        parent = around.id if around else ""
        commitments.append(
            DraftUnit(names.give(parent, ""), parent, "", title, start, end, "commitment", "layout:paragraph")
        )
    return sections, commitments
