"""A document in the language of typst, which sets it as a PDF that can be read aloud and archived."""

import re
from collections.abc import Iterator

from tallystick.report.document.model import (
    PaperReport,
    ReportHeading,
    ReportPicture,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)

#: Latin first, then Han characters as Debian's fonts-noto-cjk has them; a sign is of the first that has it.
LATIN, HAN = "Libertinus Serif", ("Noto Serif CJK SC", "Noto Sans CJK SC")
#: A word, the longest that a line outside of tables is asked to hold, and where a longer one may be broken.
_WORD, _LONGEST, _SIGNS = re.compile("[!-~]+"), 20, "/._&=?-"
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
#: The last signs of a Chinese title: such a word alone at the end is no character alone on a line.
_HAN_END = re.compile(r"[\u4e00-\u9fff]{4}$")
#: How wide a table is, what stands beside the words of a cell, and how wide a letter is, in millimetres.
_TABLE_MM, _BESIDE_MM, _LETTER_MM = 166.0, 2.9, 1.55
#: A row whose cell would have more lines than this may go on on the next page; any other stays whole.
_MOST_LINES, _HAN_MM = 36, 3.1
_SETUP = """\
#set document(title: {title}, date: datetime(year: {year}, month: {month}, day: {day}))
#set page(paper: "a4", margin: (x: 22mm, y: 24mm), footer: context align(center, text(size: 9pt, {page})))
#set text(lang: {lang}, region: {region}, font: {fonts}, size: 10.5pt)
#set par(leading: 0.62em, spacing: 0.95em)
#set table(stroke: (x: none, y: 0.4pt + luma(190)), inset: (x: 4pt, y: 4pt))
#set figure(gap: 0.6em)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#let caption(it) = align(left, text(size: 9.5pt, weight: "bold", it.body))
#show figure.caption: it => block(sticky: true, width: 100%, caption(it))
#show table.cell: set text(size: 8.8pt)
#show table.cell: set par(leading: 0.5em)
#show heading.where(level: 1): it => {{ pagebreak(weak: true); block(below: 1em, text(size: 17pt, it.body)) }}
#let head(size, above, it) = block(above: above, below: 0.8em, sticky: true, text(size: size, it.body))
#show heading.where(level: 2): it => head(13pt, 1.5em, it)
#show heading.where(level: 3): it => head(11pt, 1.3em, it)
#let lead(it) = text(size: 12.5pt, it)
#let note(it) = text(size: 9pt, fill: luma(80), it)
"""


def typst_source(document: PaperReport) -> str:
    """The document as typst reads it; its pictures are files beside, by their names.

    Every text is a string of typst's, so that no sign of it is taken for an order.
    """
    year, month, day = (int(part) for part in document.day.split("-"))
    language, _, region = document.language.partition("-")
    number = quoted(document.page).replace("{page}", '" + counter(page).display() + "')
    setup = _SETUP.format(
        title=quoted(document.title),
        year=year,
        month=month,
        day=day,
        page=number,
        lang=quoted(language),
        region=quoted("CN") if region == "Hans" else "none",
        fonts=_fonts(language),
    )
    return "\n".join((setup, *_title_page(document), *(_block(one) for one in document.blocks), ""))


def _fonts(language: str) -> str:
    """The fonts as typst takes them: in Chinese, quotation marks and dashes are those of Han characters."""
    latin = quoted(LATIN)
    if language == "zh":
        latin = f'(name: {latin}, covers: "latin-in-cjk")'
    return "(" + ", ".join((latin, *map(quoted, HAN))) + ")"


def _title_page(document: PaperReport) -> Iterator[str]:
    yield "#v(34mm)"
    first, last = _end_kept(document.title)
    kept = f"#box({quoted(last)})" if last else ""
    yield f"#title(text(size: 24pt)[#{quoted(first)}{kept}])"
    yield "#v(8mm)"
    for line in document.under:
        yield f"#par[#text(size: 11pt, {quoted(line)})]"
    yield f"#pagebreak()\n#outline(title: {quoted(document.contents)}, depth: 2)"


def _end_kept(title: str) -> tuple[str, str]:
    """A title without its last signs, and these, which no line may part: Han characters break anywhere.

    Examples:
        >>> _end_kept("某国行动计划评估报告"), _end_kept("An action plan")
        (('某国行动计划', '评估报告'), ('An action plan', ''))
    """
    end = _HAN_END.search(title)
    return (title[: end.start()], end[0]) if end else (title, "")


def _block(block: ReportPiece) -> str:
    match block:
        case ReportHeading():
            return f"#heading(level: {block.level}, {quoted(block.text)})"
        case ReportWords():
            text = quoted(block.text)
            return f"#par[#{block.kind}({text})]" if block.kind != "plain" else f"#par[#{text}]"
        case ReportPoints():
            return f"#list({', '.join(quoted(one) for one in block.items)})"
        case ReportTable():
            return _grid(block)
        case ReportPicture():
            image = f'image("{block.name}", width: 92%, alt: {quoted(block.says)})'
            return f"#figure({image}, kind: image, supplement: none)"


def _grid(grid: ReportTable) -> str:
    columns = ", ".join(f"{width}fr" for width in grid.widths)
    align = ", ".join("right" if place in grid.numbers else "left" for place in range(len(grid.head)))
    held = [max(1, int(width / _LETTER_MM)) for width in _millimetres(grid)]
    head = ", ".join(f"strong({quoted(one, most)})" for one, most in zip(grid.head, held, strict=True))
    rows = "\n".join(
        "  " + ", ".join(quoted(cell, most) for cell, most in zip(row, held, strict=True)) + ","
        for row in grid.rows
    )
    table = f"table(columns: ({columns},), align: ({align},), table.header({head},),\n{rows}\n)"
    if not _is_long(grid):
        table = f"{{ set table.cell(breakable: false)\n{table} }}"
    return (
        f"#figure({table}, caption: {quoted(grid.caption)}, kind: table, supplement: none, numbering: none)"
    )


def _millimetres(grid: ReportTable) -> list[float]:
    """How wide the words of each column can be."""
    whole = sum(grid.widths)
    return [max(1.0, _TABLE_MM * width / whole - _BESIDE_MM) for width in grid.widths]


def _is_long(grid: ReportTable) -> bool:
    """Whether a cell may have more lines than a page should be left empty for; Han characters are wider."""
    cells = (one for row in grid.rows for one in zip(row, _millimetres(grid), strict=True))
    return any(
        sum(_LETTER_MM if sign.isascii() else _HAN_MM for sign in cell) > _MOST_LINES * width
        for cell, width in cells
    )


def quoted(text: str, longest: int = _LONGEST) -> str:
    r"""A text as a string of typst's; a word that no line could hold may be broken.

    Args:
        text: the text.
        longest: how many letters a line of it can hold.

    Examples:
        >>> print(quoted('say "so" #let'))
        "say \"so\" #let"
        >>> quoted("a/path/that/goes/on", 8).replace(_MAY_BREAK, "|")
        '"a/path/|that/|goes/on"'
    """
    told = _WORD.sub(lambda word: _broken(word[0], longest), text)
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _broken(word: str, longest: int) -> str:
    """A word that may be broken where it is too long: behind a sign where one is near, else anywhere."""
    out = ""
    while len(word) > longest:
        at = max((word.rfind(sign, 0, longest) + 1 for sign in _SIGNS), default=0) or longest
        out, word = f"{out}{word[:at]}{_MAY_BREAK}", word[at:]
    return out + word
