"""The page that leads to every list, with how much is in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import Template, msgid, plural
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.listed import CommitmentList, PartLinks
from tallystick.report.views.search import SearchIndex
from tallystick.report.views.titles import Titles
from tallystick.report.views.ways import Ways
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

#: The most bunches of links on a page.
_BUNCHES = 200
#: From so many parts on a list shows what its parts stand under; its own page has all of them.
_MANY_PARTS = 60


@dataclass(frozen=True, slots=True)
class WayIn:
    """A list with what is in it.

    Attributes:
        title: its name.
        path: its first page.
        about: what it lists.
        told: how many parts and commitments it has.
    """

    title: str
    path: str
    about: str
    told: str


#: Links to parts of a list that have something in common, and what that is.
Bunched = tuple[str, tuple[tuple[str, str, int], ...]]


@dataclass(frozen=True, slots=True)
class SearchBox:
    """What a script needs to search: the files of the index, and what is not in them."""

    files: tuple[str, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class FindPage:
    """One page of the ways to everything; the first has the box, and leads to the page of titles."""

    number: int
    pages: Numbered
    titles: str
    box: SearchBox
    blocks: tuple[tuple[WayIn, tuple[Bunched, ...]], ...]


def find_pages(context: PageContext, titles: Titles) -> tuple[tuple[str, FindPage], ...]:
    """The ways in, each with links to the parts of its list."""
    index = SearchIndex(titles)
    box = SearchBox(index.paths, context.language.list(index.left_out) if index.left_out else "")
    every = context.path("titles.html")
    first = context.path("find.html")
    listed = [one for way, parts in _ways(context, titles.ways) for one in under(way, parts)]
    pages = context.sharing.share(first, listed, _BUNCHES)
    names = spans(context.language, [[way.title for way, _ in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            FindPage(number, numbered(first, names, number), every, box, by_heading(page)),
        )
        for number, page in enumerate(pages, 1)
    )


def _ways(context: PageContext, ways: Ways) -> Iterator[tuple[WayIn, PartLinks]]:
    for listed in ways.shown:
        # each place has a page of its own, to which the list of places leads
        yield _way(context, listed), () if listed is ways.places else _parts(ways, listed)
    yield from _elsewhere(context)


def _parts(ways: Ways, listed: CommitmentList) -> PartLinks:
    """Links to the parts of a list; of one with very many to what they stand under, such as a treaty."""
    if len(listed.parts) < _MANY_PARTS or not all(one.above for one in listed.parts):
        return ways.contents(listed)
    found: dict[str, tuple[str, set[str]]] = {}
    for one in listed.parts:
        _, commitments = found.setdefault(one.above, (ways.place(listed, one.id), set()))
        commitments.update(each.id for each in one.commitments)
    return (("", tuple((above, path, len(some)) for above, (path, some) in found.items())),)


def _way(context: PageContext, listed: CommitmentList) -> WayIn:
    forms = plural("{number} commitment.", "{number} commitments.")
    told = context.language.say_many(forms, len(listed.commitments))
    return WayIn(listed.title, listed.path, listed.about, told)


_ELSEWHERE: tuple[tuple[str, Template, Template], ...] = (
    ("targets.html", msgid("Every target"), msgid("The numbers that the plan promises, by their answer.")),
    (
        "deliverables.html",
        msgid("Every deliverable"),
        msgid("The dated things that the plan promises, by their answer."),
    ),
    (
        "responsible.html",
        msgid("By body"),
        msgid("Each body with the commitments in which it has a part, and how anybody knows."),
    ),
    (
        "places.html",
        msgid("Every place"),
        msgid("The parts of the country, what was found there, and who is furthest behind."),
    ),
    ("indicators/index.html", msgid("Every indicator"), msgid("What is measured, and who publishes it.")),
    ("sources/index.html", msgid("Every source"), msgid("What was read, by kind and publisher.")),
)


def _elsewhere(context: PageContext) -> Iterator[tuple[WayIn, PartLinks]]:
    package = context.book.package
    counts = (
        package.targets,
        package.deliverables,
        package.bodies,
        [one for one in package.areas if one.id != context.book.plan.country],
        package.indicators,
        package.sources,
    )
    for (path, title, about), rows in zip(_ELSEWHERE, counts, strict=True):
        told = context.say(msgid("{count} in all."), count=len(rows))
        yield WayIn(context.say(title), context.path(path), context.say(about), told), ()
    if package.recommendations:
        told = context.say(msgid("{count} in all."), count=len(package.recommendations))
        about = msgid(
            "What other States, treaty bodies and experts asked, what answers it, and what is left out."
        )
        path = context.path("recommendations/index.html")
        yield WayIn(context.say(msgid("What others asked")), path, context.say(about), told), ()
