"""From what a plan's commitments lack to its pages. Reads nothing but its own templates."""

from dataclasses import dataclass

from tallystick.reading.lint import Lint
from tallystick.report.catalogues import languages
from tallystick.report.language import Language, msgid
from tallystick.report.packing import pack, page_path
from tallystick.report.site import STYLE, environment, style, tidy
from tallystick.report.views.lint import LintPage, Row, lint_rows, lint_summary

#: Roughly how many bytes of rows a page holds, what the summary takes, and rows and gaps beside their texts.
_LIMIT, _SUMMARY, _ROW, _GAP = 27_000, 9_000, 260, 130


@dataclass(frozen=True, slots=True)
class LintFrame:
    """What stands around every page of a lint."""

    root: str
    home: str
    style: str
    language: str
    direction: str
    plan: str
    plan_language: str
    lint_id: str
    fictional: bool = False
    areas: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    title: str
    trail: tuple[tuple[str, str], ...] = ()
    area: str = "start"
    charts: bool = False


def draw_lint(lint: Lint, lint_id: str, spoken: tuple[Language, ...] | None = None) -> dict[str, bytes]:
    """Draw the pages, in every language there is.

    Args:
        lint: what was found.
        lint_id: what names this edition.
        spoken: the languages to draw; None for all there are.

    Returns:
        The files by their paths: pages and one style sheet.
    """
    files = {STYLE: style()}
    for language in spoken or languages():
        files |= _in(language, lint, lint_id)
    return files


def _in(language: Language, lint: Lint, lint_id: str) -> dict[str, bytes]:
    template = environment(language).get_template("lint.html")
    shared = _share(lint_rows(lint, language))
    paths = [language.folder + page_path("index.html", number) for number in range(1, len(shared) + 1)]
    homes = {row.id: path for path, rows in zip(paths, shared, strict=True) for row in rows}
    summary = lint_summary(lint, language, homes)
    files = {}
    for number, (path, rows) in enumerate(zip(paths, shared, strict=True), 1):
        pages = tuple((one, place, one == path) for place, one in enumerate(paths, 1))
        view = LintPage(number, summary, rows, pages)
        frame = _frame(language, lint, lint_id, path)
        files[path] = tidy(template.render(page=_page(language, path, number), view=view, frame=frame))
    return files


def _share(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    """The rows by page; the first page has the summary too."""
    room = [0]

    def weight(row: Row) -> int:
        room[0] += 1
        return _weight(row) + (_SUMMARY if room[0] == 1 else 0)

    return pack(rows, weight, _LIMIT) or ((),)


def _weight(row: Row) -> int:
    """Roughly how many bytes a row takes on its page."""
    texts = [row.title, row.title, row.where, row.id, row.id]
    texts += [text for gap in row.gaps for text in (gap.name, gap.where, gap.found, gap.add, gap.wording)]
    return _ROW + _GAP * len(row.gaps) + sum(len(text.encode()) for text in texts)


def _page(language: Language, path: str, number: int) -> _Page:
    title = language.say(msgid("What keeps these commitments from being checked"))
    if number == 1:
        return _Page(path, title)
    return _Page(path, language.say(msgid("{title}, page {number}"), title=title, number=number))


def _frame(language: Language, lint: Lint, lint_id: str, path: str) -> LintFrame:
    root = "../" * path.count("/")
    return LintFrame(
        root=root,
        home=root + language.folder + "index.html",
        style=root + STYLE,
        language=language.code,
        direction=language.locale.text_direction,
        plan=lint.title,
        plan_language=lint.language,
        lint_id=lint_id,
    )
