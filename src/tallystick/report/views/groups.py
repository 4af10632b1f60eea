"""The people that a plan names: for each group its commitments, and how many of them can be checked."""

from collections import Counter
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.voice import terms
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading

#: The most commitments on a page.
_COMMITMENTS = 120
Listed = tuple[tuple[tuple[str, Commitment | None], ...], ...]


@dataclass(frozen=True, slots=True)
class GroupBlock:
    """A group with its commitments."""

    id: str
    name: str
    total: int
    continued: bool
    evaluability: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """One page of the groups."""

    number: int
    pages: Numbered
    sentence: str
    contents: tuple[tuple[str, str, int], ...]
    blocks: tuple[GroupBlock, ...]


def groups_pages(context: PageContext) -> tuple[tuple[str, GroupsPage], ...]:
    """The pages of the groups, the one most often named first. Everybody is no group."""
    found: dict[str, list[Commitment]] = {}
    for one in context.book.package.commitments:
        for group in one.groups:
            found.setdefault(group, []).append(one)
    everybody = len(found.pop("general", []))
    named = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    first = context.path("groups.html")
    listed = [one for group, rows in named for one in under(group, rows)]
    pages = _blocks(context, found, context.sharing.share(first, listed, _COMMITMENTS))
    contents = tuple(
        (block.name, f"{page_path(first, number)}#{block.id}", block.total)
        for number, page in enumerate(pages, 1)
        for block in page
        if not block.continued
    )
    sentence = context.say(
        msgid("{named} of {total} commitments name a group of people; {everybody} speak of everybody."),
        named=len({one.id for rows in found.values() for one in rows}),
        total=len(context.book.commitments),
        everybody=everybody,
    )
    return tuple(
        (
            page_path(first, number),
            GroupsPage(number, numbered(first, len(pages), number), sentence, contents, page),
        )
        for number, page in enumerate(pages, 1)
    )


def _blocks(
    context: PageContext, named: dict[str, list[Commitment]], pages: Listed
) -> tuple[tuple[GroupBlock, ...], ...]:
    """The blocks of each page; a group that goes on over several has a number in its later identifiers."""
    begun: Counter[str] = Counter()
    found = []
    for page in pages:
        found.append(
            tuple(
                _block(context, group, named[group], rows, begun[group]) for group, rows in by_heading(page)
            )
        )
        begun.update({group for group, _ in page})
    return tuple(found)


def _block(
    context: PageContext, group: str, commitments: list[Commitment], rows: tuple[Commitment, ...], place: int
) -> GroupBlock:
    counts = Counter(one.evaluability for one in commitments)
    return GroupBlock(
        id=f"{group}-{place}" if place else group,
        name=heading(context.group(group)),
        total=len(commitments),
        continued=place > 0,
        evaluability=tuple(
            (context.say(name), counts[code]) for code, name in terms.EVALUABILITY.items() if counts[code]
        ),
        rows=tuple(
            (context.commitment_path(one.id), one.title, context.say(terms.EVALUABILITY[one.evaluability]))
            for one in rows
        ),
    )
