"""From what a plan's commitments lack to its pages. Reads nothing but its own templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from tallystick.base.reasons import msgid
from tallystick.lint import Lint
from tallystick.report.spans import spans, titled
from tallystick.report.views.lint import LintPage, LintRow, lint_rows, lint_summary
from tallystick.voice.catalogues import page_languages
from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing, numbered, page_path
from tallystick.voice.together import Spoken, short_pages

#: The most commitments on a page.
_COMMITMENTS = 15


@dataclass(frozen=True, slots=True)
class _About:
    """What names the lint on every page."""

    plan_language: str
    lint_id: str


def draw_lint(lint: Lint, lint_id: str, spoken: tuple[Language, ...] | None = None) -> dict[str, bytes]:
    """Draw the pages, in every language there is.

    Args:
        lint: what was found.
        lint_id: what names this edition.
        spoken: the languages to draw; None for all there are.

    Returns:
        The files by their paths: pages and one style sheet.
    """
    all_spoken, sharing = spoken or page_languages(), Sharing()
    about = _About(lint.language, lint_id)
    drawn = []
    for language in all_spoken:
        home = language.folder + "index.html"
        edition = Edition(language, lint.title, home, (), False, about, languages=all_spoken)
        shared = sharing.beside(language.folder)
        pages = partial(_pages, shared, lint, language, lint_rows(lint, language))
        drawn.append(Spoken(Drawing(edition, "tallystick.report"), shared, [pages]))
    return {STYLE: style_sheet()} | short_pages(drawn)


def _pages(sharing: Sharing, lint: Lint, language: Language, rows: tuple[LintRow, ...]) -> Iterator[Page]:
    first = language.folder + "index.html"
    shared = sharing.share(first, rows, _COMMITMENTS)
    homes = {row.id: page_path(first, number) for number, page in enumerate(shared, 1) for row in page}
    summary = lint_summary(lint, language, homes)
    names = spans(language, [[row.title for row in page] for page in shared])
    for number, page in enumerate(shared, 1):
        view = LintPage(number, summary, page, numbered(first, names, number))
        yield _page(language, page_path(first, number), view)


def _page(language: Language, path: str, view: LintPage) -> Page:
    title = language.say(msgid("What keeps these commitments from being checked"))
    return Page(path, "lint.html", titled(language, title, view.pages), (), "start", view)
