"""What every page is made with: the open book, the reader's language, and where each row is shown."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from tallystick.base.dates import PartialDate, Period
from tallystick.base.reasons import Reason, RowOf, Template, Value, msgid
from tallystick.register.confirmations import DISMISSED, Confirmation
from tallystick.register.model import Commitment, Part, Source, Target
from tallystick.register.was import cells_as_read
from tallystick.report import words
from tallystick.report.book import Book
from tallystick.report.notes import row_titles, with_titles
from tallystick.voice import terms
from tallystick.voice.cell import CellText, original_of
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing, by_heading, page_path, under
from tallystick.voice.promises import heading, plain_group

#: The most rows of each kind on a page; fewer where it would be too long.
_COMMITMENTS, _TARGETS, _SOURCES = 30, 2, 20
#: How many figures a commitment's page shows of one target, and at least of each of many.
_MOST, _FEWEST = 5, 4
#: The policies that ask several kinds of source, and what pages say there in place of the tables' words.
_OF_ALL_KINDS = frozenset({"default", "least_favourable", "most_favourable"})
_OF_ANY_KIND: dict[Template, Template] = {
    "No source of this kind gives a figure.": msgid("No figure of any kind of source answers the promise."),
    "Sources of this kind give a figure only by another definition than the plan's.": msgid(
        "Sources give a figure only by another definition than the plan's."
    ),
}
#: What tables say in few words, or in awkward ones that a rule has fixed, and pages more plainly.
_MORE_PLAINLY: dict[Template, Template] = {
    "No figure was found.": msgid("No figure that answers it was found."),
    "No indicator of what people live through has figures of years enough; nothing is shown.": msgid(
        "No indicator of what people live through has figures for enough years, so that nothing is shown."
    ),
    "From {first} to {last} the figures of {years} years went no clear way (as far by chance with a "
    "probability of {p}).": msgid(
        "From {first} to {last} the figures of {years} years went no clear way: chance alone would bring as "
        "much with a probability of {p}."
    ),
}


@dataclass(frozen=True)
class PageContext:
    """A book, a language, and how long lists are shared out over pages."""

    book: Book
    language: Language
    sharing: Sharing = field(default_factory=Sharing)

    def say(self, template: Template, **values: Value | str | int) -> str:
        """The sentence in the reader's language."""
        return self.language.say(template, **values)

    def group(self, group: str) -> str:
        """A group's name: the package's own translation, the catalogue's, or its identifier as words."""
        if isinstance(group, CellText) and not group.language:
            return group
        known = terms.GROUP.get(group)
        if known:
            return self.say(known)
        return self.book.texts.groups.get(group.replace(" ", "_")) or self.own_words(plain_group(group))

    def own_words(self, words: str) -> str:
        """Words that the package has for a code of its own: in its language, which the page marks."""
        own = self.book.material.written_in
        return words if own == self.language.code else CellText(words, own, words)

    def explain(self, reason: Reason) -> str:
        """A reason of the assessment, with the titles of the rows that it names."""
        said = _said_otherwise(reason, _MORE_PLAINLY)
        return self.language.reason(said.with_texts(self.book.texts.said), self._title)

    def explain_by(self, policy: str, reason: Reason) -> str:
        """A reason under a source policy: only one that asks a single kind of source speaks of that kind."""
        return self.explain(_said_otherwise(reason, _OF_ANY_KIND) if policy in _OF_ALL_KINDS else reason)

    def noted(self, note: str | None) -> str:
        """A note of the package, with the titles of the rows that it names; nothing where there is none."""
        if not note:
            return ""
        note = self.book.texts.said(note)
        if isinstance(note, CellText) and note.language:  # nobody translated it: nor are the titles in it
            return with_titles(note, self._original_titles, "“{title}”")
        return with_titles(note, self._titles, self.say(msgid("“{title}”"), title="{title}"))

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return row_titles(self.book)

    @cached_property
    def _original_titles(self) -> Mapping[str, str]:
        return row_titles(self.book, original_of)

    def _title(self, row: RowOf) -> str:
        match row.table:
            case "deliverables":
                title = self.book.deliverables[row.id].title
            case "targets":
                title = self.book.targets[row.id].quantity
            case _:
                return row.id
        return self.say(msgid("“{title}”"), title=title)

    def period(self, text: str) -> str:
        """A period or date as the tables write it, in the reader's way; nothing where there is none."""
        return self.language.period(Period.parse(text)) if text else ""

    def day(self, text: str) -> str:
        """A date as the tables write it, in the reader's way."""
        return self.language.date(PartialDate.parse(text))

    # ------------------------------------------------------------ where things are shown

    def commitment_path(self, commitment: str) -> str:
        """The page of a commitment."""
        return f"{self.language.folder}commitments/{commitment}.html"

    def target_path(self, target: str) -> str:
        """Where a target stands on its commitment's page, or on one of the pages after it."""
        first = self.commitment_path(self.book.targets[target].commitment)
        placed = self.sharing.known(("targets", first), partial(self._targets_stand, first, target))
        return f"{placed[target]}#{target}"

    def _targets_stand(self, first: str, target: str) -> dict[str, str]:
        """On which page each target of a target's commitment stands."""
        pages = self.target_pages(self.book.targets[target].commitment)
        return {one.id: page_path(first, number) for number, page in enumerate(pages, 1) for one in page}

    def deliverable_path(self, deliverable: str) -> str:
        """Where a deliverable stands on its commitment's page."""
        return f"{self.commitment_path(self.book.deliverables[deliverable].commitment)}#{deliverable}"

    def source_path(self, source: str) -> str:
        """Where a source is described."""
        kind = self.book.sources[source].kind
        shelved = self.sharing.known(("sources", self.path(kind)), partial(self._shelved, kind))
        return f"{shelved[source]}#{source}"

    def body_path(self, body: str) -> str:
        """The page of a body."""
        return self.path(f"bodies/{body}.html")

    def part_path(self, part: str) -> str:
        """Where a chapter or section begins."""
        chapter = self.book.chapter_of(part)
        begins = self.sharing.known(("chapter", self.path(chapter.id)), partial(self._parts_begin, chapter))
        return begins.get(part) or self._chapter_path(part, 1)

    def _chapter_path(self, part: str, number: int) -> str:
        return self.path(page_path(f"chapters/{self.book.chapter_of(part).id}.html", number))

    def path(self, name: str) -> str:
        """A page of this language."""
        return self.language.folder + name

    # ------------------------------------------------------------ long lists, shared out over pages

    def chapter_pages(self, chapter: Part) -> tuple[tuple[tuple[Part, tuple[Commitment, ...]], ...], ...]:
        """The pages of a chapter: parts with those of their commitments that stand there."""
        rows = self._rows_of_chapter[chapter.id]
        pages = self.sharing.share(self._chapter_path(chapter.id, 1), rows, _COMMITMENTS)
        return tuple(by_heading(page) for page in pages)

    @cached_property
    def _rows_of_chapter(self) -> dict[str, list[tuple[Part, Commitment | None]]]:
        return {chapter.id: self.inside(chapter) for chapter in self.book.chapters}

    def _parts_begin(self, chapter: Part) -> dict[str, str]:
        """Where each part in a chapter begins."""
        found: dict[str, str] = {}
        for number, page in enumerate(self.chapter_pages(chapter), 1):
            for part, _ in page:
                found.setdefault(part.id, f"{self._chapter_path(part.id, number)}#{part.id}")
        return found

    def inside(self, part: Part) -> list[tuple[Part, Commitment | None]]:
        """The commitments of a part and of the parts in it, each with the part that it stands in."""
        rows = self.book.commitments_of.get(part.id, [])
        parts = self.book.sections.get(part.id, [])
        found = under(part, rows) if rows or not parts else []
        return found + [one for inner in parts for one in self.inside(inner)]

    def target_pages(self, commitment: str) -> tuple[tuple[Target, ...], ...]:
        """The targets on a commitment's own page, and on the pages after it where they are many."""
        rows = self.book.targets_of.get(commitment)
        return self.sharing.share(self.commitment_path(commitment), rows, _TARGETS) if rows else ()

    @cached_property
    def said_of_rows(self) -> dict[tuple[str, str], Confirmation]:
        """What a person has said of each row that was read by rules; nothing in another register."""
        return {(one.table, one.row): one for one in self.book.package.confirmations}

    @cached_property
    def dismissed_of(self) -> Counter[str]:
        """For each commitment how many things a person has dismissed that were read in it."""
        gone = (one.was for one in self.book.package.confirmations if one.state == DISMISSED and one.was)
        return Counter((cells_as_read(was) or {}).get("commitment", "") for was in gone)

    def shown(self, commitment: str) -> int:
        """How many figures of each of its targets a commitment's page shows; the rest are one link away."""
        return max(_FEWEST, _MOST // len(self.book.targets_of[commitment]))

    @cached_property
    def sources_of(self) -> dict[str, list[Source]]:
        """The sources of each kind that there is, by publisher."""
        key = self.language.sort_key
        shelves = {}
        for kind in words.SOURCE_KIND:
            rows = [one for one in self.book.package.sources if one.kind == kind]
            rows.sort(key=lambda one: (key(one.publisher), one.date.text if one.date else "", one.id))
            if rows:
                shelves[kind] = rows
        return shelves

    def source_shelf(self, kind: str) -> tuple[tuple[Source, ...], ...]:
        """The pages of a kind of source."""
        return self.sharing.share(self.shelf_path(kind, 1), self.sources_of[kind], _SOURCES)

    def shelf_path(self, kind: str, number: int) -> str:
        """A page of the sources of a kind."""
        return self.path(page_path(f"sources/{kind.replace('_', '-')}.html", number))

    def _shelved(self, kind: str) -> dict[str, str]:
        """On which page each source of a kind is described."""
        return {
            source.id: self.shelf_path(kind, number)
            for number, page in enumerate(self.source_shelf(kind), 1)
            for source in page
        }

    def part_title(self, part: str) -> str:
        """A chapter's or section's title with its number."""
        here = self.book.parts[part]
        title = heading(here.title)
        return self.say(msgid("{number}. {title}"), number=here.number, title=title) if here.number else title


def _said_otherwise(reason: Reason, ways: Mapping[Template, Template]) -> Reason:
    """A reason, and what stands behind it, in the words that pages have for some of its sentences."""
    because = reason.because and _said_otherwise(reason.because, ways)
    return Reason.of(ways.get(reason.template, reason.template), reason.values, because)
