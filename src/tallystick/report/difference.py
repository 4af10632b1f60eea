"""From the difference of two plans to its pages. Reads nothing but its own templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from tallystick.base.reasons import msgid
from tallystick.comparison import ComparedPlan, Difference
from tallystick.report.spans import titled
from tallystick.report.views.difference import DifferencePage, PairingRow, difference_pages, difference_rows
from tallystick.report.views.difference_context import DifferenceContext, OpenedPlan
from tallystick.voice.catalogues import page_languages
from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing
from tallystick.voice.together import Spoken, short_pages

#: The most pairings on a page.
_PAIRINGS = 15


@dataclass(frozen=True, slots=True)
class _About:
    """What names the difference on every page."""

    old: str
    new: str
    difference_id: str


def draw_difference(
    difference: Difference,
    old: ComparedPlan,
    new: ComparedPlan,
    difference_id: str,
    spoken: tuple[Language, ...] | None = None,
) -> dict[str, bytes]:
    """Draw the pages of a difference, in every language there is.

    Args:
        difference: what differs.
        old: the old plan, with its text where that is present.
        new: the new plan.
        difference_id: what names this edition.
        spoken: the languages to draw; None for all there are.

    Returns:
        The files by their paths: pages and one style sheet.
    """
    all_spoken, sharing = spoken or page_languages(), Sharing()
    drawn = []
    for language in all_spoken:
        context = DifferenceContext(difference, OpenedPlan.of(old), OpenedPlan.of(new), language)
        drawing = Drawing(_edition(context, difference_id, all_spoken), "tallystick.report")
        shared = sharing.beside(language.folder)
        drawn.append(Spoken(drawing, shared, [partial(_pages, context, difference_rows(context), shared)]))
    return {STYLE: style_sheet()} | short_pages(drawn)


def _pages(context: DifferenceContext, rows: tuple[PairingRow, ...], sharing: Sharing) -> Iterator[Page]:
    shared = sharing.share(context.path("index.html"), rows, _PAIRINGS)
    return (_page(context, path, view) for path, view in difference_pages(context, shared))


def _page(context: DifferenceContext, path: str, view: DifferencePage) -> Page:
    title = context.language.say(msgid("What changed from one plan to the next"))
    return Page(path, "difference.html", titled(context.language, title, view.pages), (), "start", view)


def _edition(context: DifferenceContext, difference_id: str, languages: tuple[Language, ...]) -> Edition:
    old, new = context.difference.old, context.difference.new
    about = _About(old.title, new.title, difference_id)
    fictional = old.fictional or new.fictional
    home = context.path("index.html")
    return Edition(context.language, new.title, home, (), fictional, about, languages=languages)
