"""From what a plan's commitments lack to its pages. Reads nothing but its own templates."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.lint import Lint
from tallystick.report.views.lint import LintPage, LintRow, lint_rows, lint_summary
from tallystick.voice.catalogues import languages
from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.language import Language
from tallystick.voice.packing import pack, page_path

#: Roughly how many bytes of rows a page holds, what the summary takes, and rows and gaps beside their texts.
_LIMIT, _SUMMARY, _ROW, _GAP = 27_000, 9_000, 260, 130


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
    files = {STYLE: style_sheet()}
    for language in spoken or languages():
        files |= _in(language, lint, lint_id)
    return files


def _in(language: Language, lint: Lint, lint_id: str) -> dict[str, bytes]:
    edition = Edition(
        language, lint.title, language.folder + "index.html", (), False, _About(lint.language, lint_id)
    )
    drawing = Drawing(edition, "tallystick.report")
    shared = _share(lint_rows(lint, language))
    paths = [language.folder + page_path("index.html", number) for number in range(1, len(shared) + 1)]
    homes = {row.id: path for path, rows in zip(paths, shared, strict=True) for row in rows}
    summary = lint_summary(lint, language, homes)
    files = {}
    for number, (path, rows) in enumerate(zip(paths, shared, strict=True), 1):
        pages = tuple((one, place, one == path) for place, one in enumerate(paths, 1))
        view = LintPage(number, summary, rows, pages)
        files[path] = drawing.draw(_page(language, path, view))
    return files


def _share(rows: tuple[LintRow, ...]) -> tuple[tuple[LintRow, ...], ...]:
    """The rows by page; the first page has the summary too."""
    room = [0]

    def weight(row: LintRow) -> int:
        room[0] += 1
        return _weight(row) + (_SUMMARY if room[0] == 1 else 0)

    return pack(rows, weight, _LIMIT) or ((),)


def _weight(row: LintRow) -> int:
    """Roughly how many bytes a row takes on its page."""
    texts = [row.title, row.title, row.where, row.id, row.id]
    texts += [text for gap in row.gaps for text in (gap.name, gap.where, gap.found, gap.add, gap.wording)]
    return _ROW + _GAP * len(row.gaps) + sum(len(text.encode()) for text in texts)


def _page(language: Language, path: str, view: LintPage) -> Page:
    title = language.say(msgid("What keeps these commitments from being checked"))
    if view.number > 1:
        title = language.say(msgid("{title}, page {number}"), title=title, number=view.number)
    return Page(path, "lint.html", title, (), "start", view)
