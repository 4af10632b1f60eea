"""From the difference of two plans to its pages. Reads nothing but its own templates."""

from dataclasses import dataclass

from tallystick.register.diff import Difference, Plan
from tallystick.report.catalogues import languages
from tallystick.report.language import Language, msgid
from tallystick.report.packing import pack
from tallystick.report.site import STYLE, environment, style, tidy
from tallystick.report.views.difference import DifferencePage, Row, difference_pages, difference_rows
from tallystick.report.views.pair import Pair, Side

#: Roughly how many bytes of rows a page holds, and what a row takes beside its texts.
_LIMIT, _ROW, _HALF = 30_000, 350, 180


@dataclass(frozen=True, slots=True)
class DifferenceFrame:
    """What stands around every page of a difference."""

    root: str
    home: str
    style: str
    language: str
    direction: str
    plan: str
    old: str
    new: str
    difference_id: str
    fictional: bool
    areas: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    title: str
    trail: tuple[tuple[str, str], ...]
    area: str = "start"
    charts: bool = False


def draw_difference(
    difference: Difference,
    old: Plan,
    new: Plan,
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
    files = {STYLE: style()}
    for language in spoken or languages():
        pair = Pair(difference, Side.of(old), Side.of(new), language)
        templates = environment(language)
        shared = pack(difference_rows(pair), _weight, _LIMIT) or ((),)
        for path, view in difference_pages(pair, shared):
            files[path] = tidy(
                templates.get_template("difference.html").render(
                    page=_page(pair, path, view), view=view, frame=_frame(pair, path, difference_id)
                )
            )
    return files


def _weight(row: Row) -> int:
    """Roughly how many bytes a row takes on its page."""
    said = [*row.notes, *row.reasons, *(text for _, text in row.changes), row.title]
    halves = () if row.brief else (*row.old, *row.new)
    said += [text for half in halves for text in (half.title, half.where, half.passage, *half.promises)]
    return _ROW + _HALF * len(halves) + sum(len(text.encode()) + 30 for text in said)


def _page(pair: Pair, path: str, view: DifferencePage) -> _Page:
    title = pair.language.say(msgid("What changed from one plan to the next"))
    if view.number == 1:
        return _Page(path, title, ())
    numbered = pair.language.say(msgid("{title}, page {number}"), title=title, number=view.number)
    return _Page(path, numbered, ())


def _frame(pair: Pair, path: str, difference_id: str) -> DifferenceFrame:
    root = "../" * path.count("/")
    return DifferenceFrame(
        root=root,
        home=root + pair.path("index.html"),
        style=root + STYLE,
        language=pair.language.code,
        direction=pair.language.locale.text_direction,
        plan=pair.difference.new.title,
        old=pair.difference.old.title,
        new=pair.difference.new.title,
        difference_id=difference_id,
        fictional=pair.difference.old.fictional or pair.difference.new.fictional,
    )
