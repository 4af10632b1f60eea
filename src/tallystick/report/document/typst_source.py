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
#: A word longer than a cell is wide, and after how much of it a line may end, without a hyphen.
_ENDLESS = re.compile("[!-~]{21,}")
_PIECE = re.compile("[^/._&=?-]{1,14}[/._&=?-]*|[/._&=?-]+")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_SETUP = """\
#set document(title: {title}, date: datetime(year: {year}, month: {month}, day: {day}))
#set page(paper: "a4", margin: (x: 22mm, y: 24mm), footer: context align(center, text(size: 9pt, {page})))
#set text(lang: {lang}, region: {region}, font: {fonts}, size: 10.5pt)
#set par(leading: 0.62em, spacing: 0.95em)
#set table(stroke: (x: none, y: 0.4pt + luma(190)), inset: (x: 4pt, y: 4pt))
#set figure(gap: 0.6em)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => align(left, text(size: 9.5pt, weight: "bold", it.body))
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
    yield f"#title(text(size: 24pt, {quoted(document.title)}))"
    yield "#v(8mm)"
    for line in document.under:
        yield f"#par[#text(size: 11pt, {quoted(line)})]"
    yield f"#pagebreak()\n#outline(title: {quoted(document.contents)}, depth: 2)"


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
    head = ", ".join(f"strong({quoted(one)})" for one in grid.head)
    rows = "\n".join("  " + ", ".join(quoted(cell) for cell in row) + "," for row in grid.rows)
    table = f"table(columns: ({columns},), align: ({align},), table.header({head},),\n{rows}\n)"
    return (
        f"#figure({table}, caption: {quoted(grid.caption)}, kind: table, supplement: none, numbering: none)"
    )


def quoted(text: str) -> str:
    r"""A text as a string of typst's; a word that no line could hold may be broken.

    Examples:
        >>> print(quoted('say "so" #let'))
        "say \"so\" #let"
    """
    told = _ENDLESS.sub(lambda word: "".join(f"{one}{_MAY_BREAK}" for one in _PIECE.findall(word[0])), text)
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
