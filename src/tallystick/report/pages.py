"""Every page of a site: its path, its template, its place in the trail, and what it shows."""

from collections.abc import Iterator
from functools import partial

from tallystick.base.reasons import msgid
from tallystick.register.model import Commitment, Part
from tallystick.report import words
from tallystick.report.asked_pages import asked_batches
from tallystick.report.context import PageContext
from tallystick.report.edition_pages import edition_pages
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.series_pages import series_of
from tallystick.report.spans import titled
from tallystick.report.views.body import body_pages
from tallystick.report.views.case_counts import case_count_pages
from tallystick.report.views.chapters import chapter_pages
from tallystick.report.views.claims import claims_pages
from tallystick.report.views.clock import clock_pages
from tallystick.report.views.commitment import commitment_page, more_targets
from tallystick.report.views.commitment_list import list_pages
from tallystick.report.views.composite import composite_pages, composite_paths
from tallystick.report.views.consultations import consultations_pages
from tallystick.report.views.corroboration import conflicts_pages
from tallystick.report.views.deliverables import deliverables_pages
from tallystick.report.views.disclosure import disclosure_pages
from tallystick.report.views.figure_file import figure_file
from tallystick.report.views.figures import figures_pages
from tallystick.report.views.find import find_pages
from tallystick.report.views.groups import gaps_pages
from tallystick.report.views.indicators import indicators_pages, shelf_name
from tallystick.report.views.indicators import shelf_pages as indicator_shelf_pages
from tallystick.report.views.little import single_pages
from tallystick.report.views.local_targets import LocalBook, local_targets_pages
from tallystick.report.views.panel import panel_pages
from tallystick.report.views.panel_item import panel_item_page, panel_item_path
from tallystick.report.views.phases import phases_pages
from tallystick.report.views.place import place_pages
from tallystick.report.views.place_measures import furthest_pages, measure_pages
from tallystick.report.views.places import places_pages
from tallystick.report.views.published import Published
from tallystick.report.views.questions import letter_pages, questions_pages
from tallystick.report.views.reported import reported_pages
from tallystick.report.views.responsible import bodies_pages
from tallystick.report.views.sources import shelf_pages, sources_pages
from tallystick.report.views.start import start_pages
from tallystick.report.views.target import TargetBlock
from tallystick.report.views.targets import targets_pages
from tallystick.report.views.titles import Titles
from tallystick.report.views.titles_page import titles_pages
from tallystick.report.views.treaties import treaties_pages
from tallystick.report.views.ways import Ways
from tallystick.voice.cell import like
from tallystick.voice.frame import Batch, Page, Trail
from tallystick.voice.promises import heading

#: The main navigation: the part of the site, its first page and its name.
AREAS = (
    ("start", "index.html", msgid("Start")),
    ("find", "find.html", msgid("Find")),
    ("targets", "targets.html", msgid("Targets")),
    ("deliverables", "deliverables.html", msgid("Deliverables")),
    ("groups", "groups.html", msgid("People")),
    ("places", "places.html", msgid("Places")),
    ("bodies", "responsible.html", msgid("Who")),
    ("indicators", "indicators/index.html", msgid("Indicators")),
    ("sources", "sources/index.html", msgid("Sources")),
    ("method", "method.html", msgid("Method")),
    ("data", "data.html", msgid("Data")),
    ("about", "about.html", msgid("About")),
)
#: What bodies owe the public: no page where the package says nothing of it.
_OWED = (
    (msgid("Texts open for comment"), "consultations.html", consultations_pages),
    (msgid("What has to be published"), "disclosure.html", disclosure_pages),
    (msgid("What the public sent, in numbers"), "case_counts.html", case_count_pages),
)


def batches(titles: Titles) -> Iterator[Batch]:
    """Every page, in the order of the site, those together that are shared out together.

    Args:
        titles: everything that has a title, with the context that all pages are made with.
    """
    context, ways, system = titles.context, titles.ways, titles.system
    book, say = context.book, context.say
    yield partial(series_of, context, "start", "start.html", book.plan.title, start_pages)
    yield partial(series_of, context, "targets", "targets.html", say(msgid("Targets")), targets_pages)
    targets = ((context.path("targets.html"), say(msgid("Targets"))),)
    yield partial(series_of, context, "targets", "phases.html", say(msgid("Phases")), phases_pages, targets)
    yield from _panel(context)
    yield partial(
        series_of,
        context,
        "deliverables",
        "deliverables.html",
        say(msgid("Deliverables")),
        deliverables_pages,
    )
    yield from _found(titles)
    yield from asked_batches(context)
    local = LocalBook(context, titles.places)
    yield from _places(titles, local)
    yield from (partial(_chapter, context, one) for one in book.chapters)
    yield from _bodies(context, system)
    yield from (partial(_commitment, titles, local, one) for one in book.commitments.values())
    yield from _indicators(context, system)
    yield from _sources(context, ways)
    yield partial(edition_pages, context)


def _panel(context: PageContext) -> Iterator[Batch]:
    """What a panel found, and each commitment's codes; nothing where none counts."""
    if context.book.coded.found is None:
        return
    top = (context.path("targets.html"), context.say(msgid("Targets")))
    title = context.say(msgid("The third party's assessment"))
    yield partial(series_of, context, "targets", "panel.html", title, panel_pages, (top,))
    above = (top, (context.path("panel/index.html"), title))
    for commitment in context.book.coded.verdicts_of:
        yield partial(_panel_item, context, commitment, above)


def _panel_item(context: PageContext, commitment: str, above: Trail) -> Iterator[Page]:
    view = panel_item_page(context, commitment)
    title = context.say(msgid("What the panel coded: {title}"), title=heading(view.title))
    yield Page(panel_item_path(context, commitment), "panel_item.html", title, above, "targets", view)


def _found(titles: Titles) -> Iterator[Batch]:
    context, ways = titles.context, titles.ways
    title = context.say(msgid("Find"))
    yield partial(series_of, context, "find", "find.html", title, partial(find_pages, titles=titles))
    above = ((context.path("find.html"), title),)
    every = context.say(msgid("Every title"))
    yield partial(series_of, context, "find", "titles.html", every, lambda _: titles_pages(titles), above)
    for listed in ways.shown:
        people = listed is ways.groups
        view = partial(list_pages, ways=ways, listed=listed)
        area, trail = ("groups", ()) if people else ("find", above)
        yield partial(series_of, context, area, "commitment_list.html", listed.title, view, trail)
    beside = context.say(msgid("Groups beside the average"))
    top = ((context.path("groups.html"), context.say(msgid("People"))),)
    gaps = partial(gaps_pages, system=titles.system)
    yield partial(series_of, context, "groups", "gaps.html", beside, gaps, top)


def _places(titles: Titles, local: LocalBook) -> Iterator[Batch]:
    context, places, system = titles.context, titles.places, titles.system
    series = partial(partial, series_of, context, "places")
    title = context.say(msgid("Places"))
    yield series("places.html", title, partial(places_pages, places=places))
    above = ((context.path("places.html"), title),)
    behind = partial(furthest_pages, places=places, system=system)
    yield series("furthest.html", context.say(msgid("Furthest behind")), behind, above)
    promised = partial(local_targets_pages, book=local)
    yield series("local_targets.html", context.say(msgid("Local targets")), promised, above)
    for area in places.shown:
        view = partial(place_pages, titles=titles, local=local, area=area)
        yield series("place.html", area.name, view, above)
    for figures in places.without_target.values():
        by_area = partial(measure_pages, places=places, system=system, figures=figures)
        title = context.say(msgid("{measure}, by area"), measure=heading(figures[0].indicator.title))
        yield series("place_measure.html", title, by_area, above)


def _chapter(context: PageContext, chapter: Part) -> Iterator[Page]:
    title = context.part_title(chapter.id)
    views = partial(chapter_pages, chapter=chapter)
    return series_of(context, "", "chapter.html", title, views)


def _commitment(titles: Titles, local: LocalBook, one: Commitment) -> Iterator[Page]:
    """A commitment's page, those with further targets, and those with all figures of a target."""
    context = titles.context
    trail, here = _above(context, one), context.commitment_path(one.id)
    view = commitment_page(titles, local, one)
    charts = any(target.charts for target in view.targets)
    yield Page(here, "commitment.html", like(one.title, f"{one.id} {one.title}"), trail, "", view, charts)
    yield from _figure_files(view.targets)
    below = (*trail, (here, one.id))
    for after, more in more_targets(context, local, one):
        title = titled(context.language, one.title, more.pages)
        charts = any(target.charts for target in more.targets)
        yield Page(after, "targets_more.html", title, below, "", more, charts)
        yield from _figure_files(more.targets)
    for target in context.book.targets_of.get(one.id, ()):
        title = context.say(msgid("All figures: {quantity}"), quantity=heading(target.quantity))
        above = (*trail, (context.target_path(target.id), one.id))
        for under, figures in figures_pages(context, titles.places, target):
            named = titled(context.language, title, figures.pages)
            yield Page(under, "figures.html", named, above, "", figures)


def _figure_files(targets: tuple[TargetBlock, ...]) -> Iterator[Page]:
    """Each chart as a file of its own."""
    for one in targets:
        for path, chart in zip(one.files, one.charts, strict=True):
            yield Page(
                path, "figure_file.html", one.title, (), "", figure_file(one.title, one.promise, chart)
            )


def _above(context: PageContext, one: Commitment) -> Trail:
    """The chapter of a commitment, and the section in it."""
    chapter = context.book.chapter_of(one.section)
    trail = ((context.part_path(chapter.id).partition("#")[0], context.part_title(chapter.id)),)
    if one.section == chapter.id:
        return trail
    return (*trail, (context.part_path(one.section), heading(context.book.parts[one.section].title)))


def _indicators(context: PageContext, system: IndicatorSystem) -> Iterator[Batch]:
    say, path = context.say, context.path
    series = partial(partial, series_of, context, "indicators")
    top = (path("indicators/index.html"), say(msgid("Indicators")))
    yield series("indicators.html", top[1], partial(indicators_pages, system=system))
    for shelf in system.shelves:
        title = say(msgid("Indicators: {name}"), name=shelf_name(context, shelf))
        views = partial(indicator_shelf_pages, system=system, shelf=shelf)
        yield series("indicator_shelf.html", title, views, (top,))
    for here, name, one in composite_paths(context):
        of_index = partial(composite_pages, system=system, first=here, one=one)
        yield series("composite.html", name, of_index, (top,))
    if not system.asked:
        return
    title = say(msgid("What we would need to know"))
    yield series("questions.html", title, partial(questions_pages, system=system), (top,))
    below = (top, (path("questions/index.html"), title))
    for body in system.asked:
        letter = partial(letter_pages, system=system, body=body)
        yield series("letter.html", say(msgid("To: {body}"), body=body), letter, below)


def _bodies(context: PageContext, system: IndicatorSystem) -> Iterator[Batch]:
    title = context.say(msgid("Who is responsible"))
    yield partial(series_of, context, "bodies", "responsible.html", title, bodies_pages)
    top = (context.path("responsible.html"), title)
    published = Published(context)
    for body in context.book.package.bodies:
        view = partial(body_pages, system=system, published=published, body=body)
        yield partial(series_of, context, "bodies", "body.html", body.name, view, (top,))
    for phase in context.book.package.phases:
        title = context.say(msgid("What bodies reported: {phase}"), phase=phase.title)
        reported = partial(reported_pages, phase=phase)
        yield partial(series_of, context, "bodies", "reported.html", title, reported, (top,))
    if context.book.package.phases:
        title = context.say(msgid("The clock of reports"))
        yield partial(series_of, context, "bodies", "clock.html", title, clock_pages, (top,))
    for name, template, views in _OWED:
        yield partial(series_of, context, "bodies", template, context.say(name), views, (top,))


def _sources(context: PageContext, ways: Ways) -> Iterator[Batch]:
    say = context.say
    series = partial(partial, series_of, context, "sources")
    top = (context.path("sources/index.html"), say(msgid("Sources")))
    yield series("sources.html", top[1], sources_pages)
    for kind in context.sources_of:
        title = say(words.SOURCE_KINDS[kind])
        yield series("shelf.html", title, partial(shelf_pages, kind=kind), (top,))
    yield series("single.html", say(msgid("What rests on little")), single_pages, (top,))
    yield series("conflicts.html", say(msgid("Where sources differ")), conflicts_pages, (top,))
    yield series("treaties.html", say(msgid("Treaties")), partial(treaties_pages, ways=ways), (top,))
    yield series("claims.html", say(msgid("What the government says")), claims_pages, (top,))
