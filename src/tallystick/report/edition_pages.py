"""The pages about the edition itself: its method, data and calendar, what newsrooms get, and its limits."""

from collections.abc import Iterator

from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.report.series_pages import series_of
from tallystick.report.spans import titled
from tallystick.report.views.about import about_page
from tallystick.report.views.changes import changes_pages
from tallystick.report.views.corrections import corrections_pages
from tallystick.report.views.data import data_page, dictionary_pages
from tallystick.report.views.glossary import glossary_page
from tallystick.report.views.method import method_page
from tallystick.report.views.plan_calendar import calendar_pages
from tallystick.report.views.press import press_page
from tallystick.voice.frame import Page


def edition_pages(context: PageContext) -> Iterator[Page]:
    """Every page about the edition, in the order of the site."""
    say, path = context.say, context.path
    yield Page(path("method.html"), "method.html", say(msgid("Method")), (), "method", method_page(context))
    yield Page(path("data.html"), "data.html", say(msgid("Data")), (), "data", data_page(context))
    trail = ((path("data.html"), say(msgid("Data"))),)
    for here, view in dictionary_pages(context):
        title = titled(context.language, say(msgid("Data dictionary")), view.pages)
        yield Page(here, "dictionary.html", title, trail, "data", view)
    yield Page(path("proof.html"), "proof.html", say(msgid("What a check proves")), trail, "data", None)
    yield from _press(context)
    above = (path("deliverables.html"), say(msgid("Deliverables")))
    title = say(msgid("Calendar"))
    yield from series_of(context, "deliverables", "calendar.html", title, calendar_pages, (above,))
    yield from _about(context)


def _press(context: PageContext) -> Iterator[Page]:
    """The page for newsrooms, and its figures as files."""
    title = context.say(msgid("For newsrooms"))
    trail = ((context.path("data.html"), context.say(msgid("Data"))),)
    view = press_page(context)
    yield Page(context.path("press.html"), "press.html", title, trail, "data", view)
    for one in view.figures:
        yield Page(one.drawing, "press_figure.html", one.title, (), "", one)


def _about(context: PageContext) -> Iterator[Page]:
    say, path = context.say, context.path
    here = (path("about.html"), say(msgid("About and limits")))
    yield Page(here[0], "about.html", here[1], (), "about", about_page(context))
    words = say(msgid("Glossary"))
    yield Page(path("glossary.html"), "glossary.html", words, (here,), "about", glossary_page(context))
    title = say(msgid("Corrections"))
    yield from series_of(context, "about", "corrections.html", title, corrections_pages, (here,))
    title = say(msgid("What changed"))
    yield from series_of(context, "about", "changes.html", title, changes_pages, (here,))
