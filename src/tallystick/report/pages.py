"""Every page of a site: its path, its template, its place in the trail, and what it shows."""

from collections.abc import Callable, Iterator

from tallystick.report.desk import Desk
from tallystick.report.gauges import Gauges
from tallystick.report.views.chapters import chapter_pages
from tallystick.report.views.claims import claims_page
from tallystick.report.views.commitment import commitment_page, more_targets
from tallystick.report.views.data import data_page, dictionary_pages
from tallystick.report.views.deliverables import deliverables_pages
from tallystick.report.views.doubts import conflicts_page, single_page
from tallystick.report.views.figures import figures_pages
from tallystick.report.views.groups import groups_pages
from tallystick.report.views.indicators import indicators_page, shelf_name
from tallystick.report.views.indicators import shelf_pages as gauge_pages
from tallystick.report.views.method import method_page
from tallystick.report.views.questions import letter_pages, questions_pages
from tallystick.report.views.responsible import bodies_pages, body_pages
from tallystick.report.views.sources import shelf_pages, sources_page
from tallystick.report.views.start import start
from tallystick.report.views.targets import targets_pages
from tallystick.report.views.treaties import treaties_page
from tallystick.voice.frame import Page, Trail
from tallystick.voice.language import msgid
from tallystick.voice.promises import heading

#: The main navigation: the part of the site, its first page and its name.
AREAS = (
    ("start", "index.html", msgid("Start")),
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


def pages(desk: Desk) -> Iterator[Page]:
    """Every page, in the order of the site."""
    say, path = desk.say, desk.path
    yield Page(path("index.html"), "start.html", desk.book.plan.title, (), "start", start(desk))
    yield from _series(desk, "targets", "targets.html", say(msgid("Targets")), targets_pages)
    yield from _series(
        desk, "deliverables", "deliverables.html", say(msgid("Deliverables")), deliverables_pages
    )
    yield from _series(desk, "groups", "groups.html", say(msgid("People the plan names")), groups_pages)
    yield from _chapters(desk)
    yield from _bodies(desk)
    gauges = Gauges(desk)
    yield from _commitments(desk, gauges)
    yield from _indicators(desk, gauges)
    yield from _sources(desk)
    yield Page(path("method.html"), "method.html", say(msgid("Method")), (), "method", method_page(desk))
    yield Page(path("data.html"), "data.html", say(msgid("Data")), (), "data", data_page(desk))
    trail = ((path("data.html"), say(msgid("Data"))),)
    for here, view in dictionary_pages(desk):
        yield Page(here, "dictionary.html", say(msgid("Data dictionary")), trail, "data", view)
    yield Page(path("proof.html"), "proof.html", say(msgid("What a check proves")), trail, "data", None)
    yield Page(path("about.html"), "about.html", say(msgid("About and limits")), (), "about", _about(desk))


def _series(
    desk: Desk,
    area: str,
    template: str,
    title: str,
    views: Callable[[Desk], tuple[tuple[str, object], ...]],
) -> Iterator[Page]:
    """A list that may go on over several pages, all but the first below the first."""
    for place, (here, view) in enumerate(views(desk)):
        trail = ((desk.path(template), title),) if place else ()
        yield Page(here, template, _numbered(desk, title, place), trail, area, view)


def _numbered(desk: Desk, title: str, place: int) -> str:
    if not place:
        return title
    return desk.say(msgid("{title}, page {number}"), title=title, number=place + 1)


def _chapters(desk: Desk) -> Iterator[Page]:
    for chapter in desk.book.chapters:
        title = desk.part_title(chapter.id)
        first = desk.path(f"chapters/{chapter.id}.html")
        for place, (here, view) in enumerate(chapter_pages(desk, chapter)):
            trail = ((first, title),) if place else ()
            yield Page(here, "chapter.html", _numbered(desk, title, place), trail, "", view)


def _commitments(desk: Desk, gauges: Gauges) -> Iterator[Page]:
    for one in desk.book.commitments.values():
        chapter = desk.book.chapter_of(one.section)
        trail: Trail = ((desk.part_path(chapter.id).partition("#")[0], desk.part_title(chapter.id)),)
        if one.section != chapter.id:
            trail += ((desk.part_path(one.section), heading(desk.book.parts[one.section].title)),)
        here = desk.commitment_path(one.id)
        view = commitment_page(desk, gauges, one)
        charts = any(target.charts for target in view.targets)
        yield Page(here, "commitment.html", f"{one.id} {one.title}", trail, "", view, charts)
        below = (*trail, (here, one.id))
        for after, more in more_targets(desk, one):
            title = desk.say(msgid("More targets: {title}"), title=one.title)
            charts = any(target.charts for target in more.targets)
            yield Page(after, "targets_more.html", title, below, "", more, charts)
        for target in desk.book.targets_of.get(one.id, ()):
            for place, (under, figures) in enumerate(figures_pages(desk, target)):
                title = desk.say(msgid("All figures: {quantity}"), quantity=heading(target.quantity))
                yield Page(
                    under,
                    "figures.html",
                    _numbered(desk, title, place),
                    (*trail, (desk.target_path(target.id), one.id)),
                    "",
                    figures,
                )


def _indicators(desk: Desk, gauges: Gauges) -> Iterator[Page]:
    say, path = desk.say, desk.path
    area = "indicators"
    top = (path("indicators/index.html"), say(msgid("Indicators")))
    yield Page(top[0], "indicators.html", top[1], (), area, indicators_page(desk, gauges))
    for shelf in gauges.shelves:
        title = say(msgid("Indicators: {name}"), name=shelf_name(desk, shelf))
        for place, (here, view) in enumerate(gauge_pages(desk, gauges, shelf)):
            yield Page(here, "gauges.html", _numbered(desk, title, place), (top,), area, view)
    if not gauges.asked:
        return
    below = (top, (path("questions/index.html"), say(msgid("What we would need to know"))))
    for place, (here, index) in enumerate(questions_pages(desk, gauges)):
        yield Page(here, "questions.html", _numbered(desk, below[1][1], place), (top,), area, index)
    for body in gauges.asked:
        title = say(msgid("To: {body}"), body=body)
        for place, (here, letter) in enumerate(letter_pages(desk, gauges, body)):
            yield Page(here, "letter.html", _numbered(desk, title, place), below, area, letter)


def _bodies(desk: Desk) -> Iterator[Page]:
    title = desk.say(msgid("Who is responsible"))
    yield from _series(desk, "bodies", "responsible.html", title, bodies_pages)
    top = (desk.path("responsible.html"), title)
    for body in desk.book.package.bodies:
        first = (desk.body_path(body.id), body.name)
        for place, (here, view) in enumerate(body_pages(desk, body)):
            trail = (top, first) if place else (top,)
            yield Page(here, "body.html", _numbered(desk, body.name, place), trail, "bodies", view)


def _sources(desk: Desk) -> Iterator[Page]:
    say, path = desk.say, desk.path
    top = (path("sources/index.html"), say(msgid("Sources")))
    yield Page(top[0], "sources.html", top[1], (), "sources", sources_page(desk))
    for kind in desk.source_shelves:
        for place, (here, view) in enumerate(shelf_pages(desk, kind)):
            yield Page(here, "shelf.html", _numbered(desk, view.name, place), (top,), "sources", view)
    title = say(msgid("What rests on little"))
    yield Page(path("sources/single.html"), "single.html", title, (top,), "sources", single_page(desk))
    title = say(msgid("Where sources differ"))
    yield Page(
        path("sources/conflicts.html"), "conflicts.html", title, (top,), "sources", conflicts_page(desk)
    )
    title = say(msgid("Treaties"))
    yield Page(path("sources/treaties.html"), "treaties.html", title, (top,), "sources", treaties_page(desk))
    here, title = path("sources/claims.html"), say(msgid("What the government says"))
    yield Page(here, "claims.html", title, (top,), "sources", claims_page(desk))


def _about(desk: Desk) -> dict[str, str]:
    return {"data": desk.path("data.html")}
