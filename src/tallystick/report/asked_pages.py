"""The pages of what others asked; nothing where a package has no recommendation."""

from collections.abc import Callable, Iterator
from functools import partial

from tallystick.base.reasons import msgid
from tallystick.report.asked import WAY_TITLES, WAYS, AskedBook
from tallystick.report.context import PageContext
from tallystick.report.spans import titled
from tallystick.report.views.asked import AskedListPage, asked_list_pages
from tallystick.report.views.asked_index import (
    AskedIndexPage,
    LettersPage,
    OmissionPage,
    against_pages,
    asked_index_pages,
    count_pages,
    letters_pages,
    unanswered_pages,
)
from tallystick.report.views.asked_review import next_review_pages, review_pages
from tallystick.voice.frame import Batch, Page, Trail

AREA = "find"
_View = AskedListPage | AskedIndexPage | OmissionPage | LettersPage
_Made = Callable[[], tuple[tuple[str, _View], ...]]


def asked_batches(context: PageContext) -> Iterator[Batch]:
    """Every page of what others asked."""
    package = context.book.package
    if not package.recommendations:
        return
    book, say = AskedBook(context), context.say
    title = say(msgid("What others asked"))
    find = (context.path("find.html"), say(msgid("Find")))
    above: Trail = (find, (context.path("recommendations/index.html"), title))
    yield partial(
        _pages, context, "asked_index.html", title, partial(asked_index_pages, context, book), (find,)
    )
    series = partial(partial, _pages, context)
    omitted = say(msgid("What no commitment answers"))
    yield series("asked_list.html", omitted, partial(unanswered_pages, context, book), above)
    if any(one.against for one in book.rows):
        opposed = say(msgid("Commitments that go against a recommendation"))
        yield series("asked_list.html", opposed, partial(against_pages, context, book), above)
    if book.reviewed:
        yield from _review(context, book, above)
    counts = say(msgid("How many, by mechanism, theme and group"))
    yield series("asked_counts.html", counts, partial(count_pages, context, book), above)
    if package.communications or package.parallel_reports:
        letters = say(msgid("Letters of special procedures, and parallel reports"))
        yield series("asked_letters.html", letters, partial(letters_pages, context), above)
    for way in WAYS:
        for name in book.ways[way]:
            made = partial(asked_list_pages, context, book, way, name)
            named = say(msgid("{title}: {part}"), title=say(WAY_TITLES[way]), part=book.title(way, name))
            yield series("asked_list.html", named, made, above)


def _review(context: PageContext, book: AskedBook, above: Trail) -> Iterator[Batch]:
    """The periodic review half way, and what is left for the next one."""
    done = context.say(msgid("What was done about the recommendations of the review"))
    yield partial(_pages, context, "asked_list.html", done, partial(review_pages, context, book), above)
    left = context.say(msgid("For the next review"))
    yield partial(_pages, context, "asked_list.html", left, partial(next_review_pages, context, book), above)


def _pages(context: PageContext, template: str, title: str, made: _Made, above: Trail) -> Iterator[Page]:
    first = ""
    for place, (here, view) in enumerate(made()):
        first = first or here
        trail = (*above, (first, title)) if place else above
        yield Page(here, template, titled(context.language, title, view.pages), trail, AREA, view)
