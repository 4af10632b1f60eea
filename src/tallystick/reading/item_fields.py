"""Items that are fields of a template, as *Lead agency: ...* or *Why. ...* under each of many headings."""

import re
from collections import defaultdict

from tallystick.reading.column_roles import role_of
from tallystick.reading.layout import Layout
from tallystick.reading.model import Block

#: What an item is called before its own words: a few words, no Roman number, a colon or a stop, and more.
_NAME = re.compile(
    r"(?:\*\*|__)?(?![ivxlc]{1,6}[.:])([^\W\d_][^:：.。|\n]{1,58}?)(?:\*\*|__)?\s?(?:[:.。](?:\*\*|__)?(?=\s|$)|：)"
)
#: A field comes back under so many neighbours, under this share of those with such a list, and not alone.
_ENOUGH, _MOST, _FEWEST = 3, 0.5, 2


def fields_in_lists(blocks: list[Block], lists: list[list[int]], layout: Layout) -> set[int]:
    """The items that open with a name that comes back once under nearly each of the blocks of one kind.

    A field whose name speaks of steps, such as *Milestones*, is none: what it says is promised.

    Args:
        blocks: all blocks.
        lists: the lists among them, each as its items.
        layout: the text's lines.
    """
    steps = layout.language.pattern("columns", "action")
    places: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    named: dict[tuple[str, str], dict[str, dict[int, list[int]]]] = defaultdict(dict)
    for members in lists:
        parent = blocks[members[0]].parent
        if parent < 0:
            continue
        place = blocks[parent].style, blocks[members[0]].style
        places[place][parent] += members
        for at in members:
            name = field_name(blocks[at], layout)
            if name:
                named[place].setdefault(name, defaultdict(list))[parent].append(at)
    known: set[tuple[str, str]] = set()
    for place, names in named.items():
        enough = max(_ENOUGH, _MOST * len(places[place]))
        fields = {
            name: under
            for name, under in names.items()
            if len(under) >= enough and sum(map(len, under.values())) < 2 * len(under)
        }
        if len(fields) >= _FEWEST:
            known |= {(place[1], name) for name in fields if not steps.search(name)}
    return {
        at
        for (_, style), names in named.items()
        for name, under in names.items()
        if (style, name) in known
        for items in under.values()
        for at in items
    }


def names_known_fields(block: Block, layout: Layout) -> bool:
    """Whether an item opens with who leads, who helps or by when, and a colon: *Lead: the Court*."""
    line = layout.lines[block.first_line]
    opened = _NAME.match(line.text, max(0, block.body - line.start))
    if opened is None or not opened.group().rstrip(" *_").endswith((":", "：")):
        return False
    name = opened.group(1).strip(" *_").casefold()
    return len(name.split()) <= _WORDS and role_of(name, layout.language) in _KNOWN


#: A field's name has no more words.
_WORDS = 4
#: What a field says that is no step.
_KNOWN = frozenset({"lead", "support", "deadline", "start"})


def field_name(block: Block, layout: Layout) -> str:
    """What an item is called before its own words; empty where it is called nothing."""
    line = layout.lines[block.first_line]
    opened = _NAME.match(line.text, max(0, block.body - line.start))
    return opened.group(1).strip(" *_").casefold() if opened else ""
