"""A list with what stands around it: its lead-in, its heading, and what each of its items is by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tallystick.reading.item_words import by_its_words, counts_parts, names_heading
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import lead_in_of
from tallystick.reading.levels import is_heading
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases
from tallystick.reading.sentences import ASKED, sentences_of

#: So much of an item is looked at, and what stands below a name is no longer than that.
_LONGEST, _BELOW_NAME = 1500, 120
#: Who said something, and that they did, stands so near an item's beginning.
_SAID = 160


@dataclass(frozen=True, slots=True)
class ListAround:
    """A list with what stands around it."""

    blocks: list[Block]
    members: list[int]
    layout: Layout
    labels: frozenset[str] = frozenset()
    _items: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    def parent(self) -> int:
        """The block that it stands in, as an index; -1 for none."""
        return self.blocks[self.members[0]].parent

    def lead_in(self) -> str:
        """The line before the first item, where it belongs to no other item of the list."""
        at = self.blocks[self.members[0]].first_line - 1
        return self.layout.lines[at].text if at >= 0 and not self._of_records() else ""

    def sentence_before(self) -> str:
        """The whole sentence before the first item."""
        return "" if self._of_records() else lead_in_of(self.blocks[self.members[0]], self.layout)

    def _of_records(self) -> bool:
        """Whether its items are entries of records: what stands above is one too, and no lead-in."""
        return self.blocks[self.members[0]].style == "entry"

    def fills_a_field(self) -> bool:
        """Whether it stands under a field of a template that names no steps."""
        first = self.blocks[self.members[0]]
        field = self.layout.fields.get(first.first_line - 1)
        inside = any(one.style == "record" for one in self._around(first))
        steps = self.layout.language.pattern("columns", "action")
        return field is not None and inside and steps.search(field) is None

    def heading(self) -> str:
        """The nearest heading that it stands under."""
        above = self._around(self.blocks[self.members[0]])
        return next((self.layout.lines[one.first_line].text for one in above if is_heading(one.style)), "")

    def _around(self, block: Block) -> Iterator[Block]:
        """What a block stands in, from the inside out."""
        while block.parent >= 0:
            block = self.blocks[block.parent]
            yield block

    def stands_before(self, first_record: int) -> bool:
        """Whether it ends before the first record of a template begins."""
        return self.blocks[self.members[-1]].start < first_record

    def words(self) -> list[str]:
        """The words of each item, its marker aside."""
        own = (self.blocks[at] for at in self.members)
        return [self.layout.text[one.body : min(one.end, one.body + _LONGEST)] for one in own]

    def items(self) -> list[str]:
        """What each item is: link, law, person, past, question, promise, label or open."""
        if not self._items:  # asked by several rules, and each item is looked at for long
            self._items.extend(self._item(self.blocks[at]) for at in self.members)
        return self._items

    def only_links(self) -> bool:
        """Whether each item is a link and nothing else."""
        return all(self.layout.lines[self.blocks[at].first_line].hint.link for at in self.members)

    def _item(self, block: Block) -> str:
        words = self.layout.text[block.body : min(block.end, block.body + _LONGEST)]
        language = self.layout.language
        phrases = Phrases(words, language)
        bare = words.strip(" \n\t*_")
        if _asks(bare):
            return "question"
        said = language.pattern("kinds", "speech").search(words, 0, _SAID)
        if said and not phrases.first("tense", "future", 0, said.start()):
            return "said"
        if counts_parts(bare, language):
            return "counted"
        if self.layout.lines[block.first_line].hint.link or names_heading(bare, self.layout.heading_words):
            return "link"
        found = by_its_words(words, bare, phrases, language)
        named = first_line(block, self.layout) in self.labels and not self._says_more(block)
        return "label" if found != "promise" and named else found

    def _says_more(self, block: Block) -> bool:
        """Whether words stand below the line on which an item begins: it is a heading then, and no name."""
        end = self.layout.lines[block.first_line].end
        return len(self.layout.text[end : block.end].strip()) > _BELOW_NAME


def _asks(bare: str) -> bool:
    """Whether an item is a question, or opens with one that it answers."""
    if not any(sign in bare for sign in ASKED):
        return False
    end = next(iter(sentences_of(bare[:_LONGEST_QUESTION])), (0, 0))[1]
    return bare.endswith(ASKED) or bare[:end].rstrip().endswith(ASKED)


#: A question that an item opens with is no longer.
_LONGEST_QUESTION = 400


def first_line(block: Block, layout: Layout) -> str:
    """The words of an item on the line that it begins on, up to a gap, its marker aside."""
    line = layout.lines[block.first_line]
    return line.text[block.body - line.start :].split("\t")[0].strip(" *_;,.").casefold()
