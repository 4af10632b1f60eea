"""Every page of a site: its path, its template, its place in the trail, and what it shows."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.spans import titled
from tallystick.report.views.chapters import chapter_pages
from tallystick.report.views.claims import claims_pages
from tallystick.report.views.commitment import commitment_page, more_targets
from tallystick.report.views.commitment_list import list_pages
from tallystick.report.views.corroboration import conflicts_pages, single_pages
from tallystick.report.views.data import data_page, dictionary_pages
from tallystick.report.views.deliverables import deliverables_pages
from tallystick.report.views.figures import figures_pages
from tallystick.report.views.find import find_pages
from tallystick.report.views.indicators import indicators_pages, shelf_name
from tallystick.report.views.indicators import shelf_pages as indicator_shelf_pages
from tallystick.report.views.method import method_page
from tallystick.report.views.phases import phases_page
from tallystick.report.views.questions import letter_pages, questions_pages
from tallystick.report.views.responsible import bodies_pages, body_pages
from tallystick.report.views.sources import shelf_pages, sources_pages
from tallystick.report.views.start import start_pages
from tallystick.report.views.targets import targets_pages
from tallystick.report.views.treaties import treaties_pages
from tallystick.report.views.ways import Ways
from tallystick.voice.frame import Page, Trail
from tallystick.voice.packing import Numbered
from tallystick.voice.promises import heading

#: The main navigation: the part of the site, its first page and its name.
AREAS = (
    ("start", "index.html", msgid("Start")),
    ("find", "find.html", msgid("Find")),
    ("targets", "targets.html", msgid("Targets")),
    ("deliverables", "deliverables.html", msgid("Deliverables")),
    ("groups", "groups.html", msgid("People")),
    ("bodies", "responsible.html", msgid("Who")),
    ("indicators", "indicators/index.html", msgid("Indicators")),
    ("sources", "sources/index.html", msgid("Sources")),
    ("method", "method.html", msgid("Method")),
    ("data", "data.html", msgid("Data")),
    ("about", "about.html", msgid("About")),
)


def pages(context: PageContext) -> Iterator[Page]:
    """Every page, in the order of the site."""
    say, path = context.say, context.path
    yield from _series(context, "start", "start.html", context.book.plan.title, start_pages)
    yield from _series(context, "targets", "targets.html", say(msgid("Targets")), targets_pages)
    yield from _phases(context)
    yield from _series(
        context, "deliverables", "deliverables.html", say(msgid("Deliverables")), deliverables_pages
    )
    ways = Ways(context)
    yield from _found(context, ways)
    yield from _chapters(context)
    yield from _bodies(context)
    system = IndicatorSystem(context)
    yield from _commitments(context, system, ways)
    yield from _indicators(context, system)
    yield from _sources(context, ways)
    yield Page(path("method.html"), "method.html", say(msgid("Method")), (), "method", method_page(context))
    yield Page(path("data.html"), "data.html", say(msgid("Data")), (), "data", data_page(context))
    trail = ((path("data.html"), say(msgid("Data"))),)
    for here, view in dictionary_pages(context):
        title = titled(context.language, say(msgid("Data dictionary")), view.pages)
        yield Page(here, "dictionary.html", title, trail, "data", view)
    yield Page(path("proof.html"), "proof.html", say(msgid("What a check proves")), trail, "data", None)
    yield Page(path("about.html"), "about.html", say(msgid("About and limits")), (), "about", _about(context))


def _phases(context: PageContext) -> Iterator[Page]:
    view = phases_page(context)
    if view is not None:
        above = ((context.path("targets.html"), context.say(msgid("Targets"))),)
        title = context.say(msgid("Phases"))
        yield Page(context.path("phases.html"), "phases.html", title, above, "targets", view)


class _Paged(Protocol):
    """One page of a series."""

    @property
    def pages(self) -> Numbered: ...


def _series(
    context: PageContext,
    area: str,
    template: str,
    title: str,
    views: Callable[[PageContext], tuple[tuple[str, _Paged], ...]],
    above: Trail = (),
) -> Iterator[Page]:
    """A list that may go on over several pages, all but the first below the first."""
    first = ""
    for place, (here, view) in enumerate(views(context)):
        first = first or here
        trail = (*above, (first, title)) if place else above
        yield Page(here, template, titled(context.language, title, view.pages), trail, area, view)


def _found(context: PageContext, ways: Ways) -> Iterator[Page]:
    title = context.say(msgid("Find"))
    yield from _series(context, "find", "find.html", title, partial(find_pages, ways=ways))
    above = ((context.path("find.html"), title),)
    for listed in ways.shown:
        people = listed is ways.groups
        view = partial(list_pages, ways=ways, listed=listed)
        area, trail = ("groups", ()) if people else ("find", above)
        yield from _series(context, area, "commitment_list.html", listed.title, view, trail)


def _chapters(context: PageContext) -> Iterator[Page]:
    for chapter in context.book.chapters:
        title = context.part_title(chapter.id)
        first = context.path(f"chapters/{chapter.id}.html")
        for place, (here, view) in enumerate(chapter_pages(context, chapter)):
            trail = ((first, title),) if place else ()
            yield Page(here, "chapter.html", titled(context.language, title, view.pages), trail, "", view)


def _commitments(context: PageContext, system: IndicatorSystem, ways: Ways) -> Iterator[Page]:
    for one in context.book.commitments.values():
        chapter = context.book.chapter_of(one.section)
        trail: Trail = ((context.part_path(chapter.id).partition("#")[0], context.part_title(chapter.id)),)
        if one.section != chapter.id:
            trail += ((context.part_path(one.section), heading(context.book.parts[one.section].title)),)
        here = context.commitment_path(one.id)
        view = commitment_page(context, system, ways, one)
        charts = any(target.charts for target in view.targets)
        yield Page(here, "commitment.html", f"{one.id} {one.title}", trail, "", view, charts)
        below = (*trail, (here, one.id))
        for after, more in more_targets(context, one):
            title = titled(context.language, one.title, more.pages)
            charts = any(target.charts for target in more.targets)
            yield Page(after, "targets_more.html", title, below, "", more, charts)
        for target in context.book.targets_of.get(one.id, ()):
            for under, figures in figures_pages(context, target):
                title = context.say(msgid("All figures: {quantity}"), quantity=heading(target.quantity))
                yield Page(
                    under,
                    "figures.html",
                    titled(context.language, title, figures.pages),
                    (*trail, (context.target_path(target.id), one.id)),
                    "",
                    figures,
                )


def _indicators(context: PageContext, system: IndicatorSystem) -> Iterator[Page]:
    say, path = context.say, context.path
    area = "indicators"
    top = (path("indicators/index.html"), say(msgid("Indicators")))
    yield from _series(context, area, "indicators.html", top[1], partial(indicators_pages, system=system))
    for shelf in system.shelves:
        title = say(msgid("Indicators: {name}"), name=shelf_name(context, shelf))
        for here, view in indicator_shelf_pages(context, system, shelf):
            yield Page(
                here, "indicator_shelf.html", titled(context.language, title, view.pages), (top,), area, view
            )
    if not system.asked:
        return
    below = (top, (path("questions/index.html"), say(msgid("What we would need to know"))))
    for here, index in questions_pages(context, system):
        yield Page(
            here, "questions.html", titled(context.language, below[1][1], index.pages), (top,), area, index
        )
    for body in system.asked:
        title = say(msgid("To: {body}"), body=body)
        for here, letter in letter_pages(context, system, body):
            yield Page(
                here, "letter.html", titled(context.language, title, letter.pages), below, area, letter
            )


def _bodies(context: PageContext) -> Iterator[Page]:
    title = context.say(msgid("Who is responsible"))
    yield from _series(context, "bodies", "responsible.html", title, bodies_pages)
    top = (context.path("responsible.html"), title)
    for body in context.book.package.bodies:
        first = (context.body_path(body.id), body.name)
        for place, (here, view) in enumerate(body_pages(context, body)):
            trail = (top, first) if place else (top,)
            yield Page(
                here, "body.html", titled(context.language, body.name, view.pages), trail, "bodies", view
            )


def _sources(context: PageContext, ways: Ways) -> Iterator[Page]:
    say, path = context.say, context.path
    top = (path("sources/index.html"), say(msgid("Sources")))
    yield from _series(context, "sources", "sources.html", top[1], sources_pages)
    for kind in context.source_shelves:
        for here, view in shelf_pages(context, kind):
            yield Page(
                here, "shelf.html", titled(context.language, view.name, view.pages), (top,), "sources", view
            )
    title = say(msgid("What rests on little"))
    yield from _series(context, "sources", "single.html", title, single_pages, (top,))
    title = say(msgid("Where sources differ"))
    yield from _series(context, "sources", "conflicts.html", title, conflicts_pages, (top,))
    title = say(msgid("Treaties"))
    yield from _series(context, "sources", "treaties.html", title, partial(treaties_pages, ways=ways), (top,))
    title = say(msgid("What the government says"))
    yield from _series(context, "sources", "claims.html", title, claims_pages, (top,))


def _about(context: PageContext) -> dict[str, str]:
    return {"data": context.path("data.html")}
