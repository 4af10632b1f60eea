"""A document in the language of typst, which sets it as a PDF that can be read aloud and archived."""

import re
from collections.abc import Iterator

from tallystick.report.document.breaking import breakable, ems
from tallystick.report.document.model import (
    PaperReport,
    ReportHeading,
    ReportPicture,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.report.document.spoken import of_pieces, pieces_of

#: The tags that typst can say: a language of two or three letters, a region of two.
_LANGUAGE, _REGION = re.compile("[a-z]{2,3}"), {"Hans": "CN", "Hant": "TW"}
#: Latin first, then Han characters as Debian's fonts-noto-cjk has them; a sign is of the first that has it.
LATIN, HAN = "Libertinus Serif", ("Noto Serif CJK SC", "Noto Sans CJK SC")
#: How wide a line is at least, in ems: of the title, and of what is in the type of words or smaller.
_LINE_EMS, _WORDS_EMS = 19.0, 37.0
#: The last signs of a Chinese title: such a word alone at the end is no character alone on a line.
_HAN_END = re.compile(r"[\u4e00-\u9fff]{4}$")
#: How wide a table is, what stands beside the words of a cell, and an em of its letters, in millimetres.
_TABLE_MM, _BESIDE_MM, _EM_MM = 166.0, 2.9, 3.1
#: A row whose cell would have more lines than this may go on on the next page; any other stays whole.
_MOST_LINES = 36
_SETUP = """\
#set document(title: {title}, date: datetime(year: {year}, month: {month}, day: {day}))
#set page(paper: "a4", margin: (x: 22mm, y: 24mm), footer: context align(center, text(size: 9pt, {page})))
#set text({spoken}, font: {fonts}, size: 10.5pt)
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
#: What a leaflet in easy words has instead: letters that are large, with room between the lines.
_LEAFLET = """\
#set text(size: 14pt)
#set par(leading: 0.85em, spacing: 1.1em)
#show heading.where(level: 1): it => head(20pt, 1.8em, it)
#show heading.where(level: 2): it => head(16pt, 1.5em, it)
#let lead(it) = text(size: 14pt, it)
"""


def typst_source(document: PaperReport) -> str:
    """The document as typst reads it; its pictures are files beside, by their names.

    Every text is a string of typst's, so that no sign of it is taken for an order.
    """
    year, month, day = (int(part) for part in document.day.split("-"))
    number = quoted(document.page).replace("{page}", '" + counter(page).display() + "')
    setup = _SETUP.format(
        title=quoted(document.title),
        year=year,
        month=month,
        day=day,
        page=number,
        spoken=_spoken(document.language),
        fonts=_fonts(document.language.partition("-")[0]),
    )
    return "\n".join((setup, *_title_page(document), *(_block(one) for one in document.blocks), ""))


def _spoken(language: str) -> str:
    """A language as typst takes it; one that it can't say is not determined (ISO 639-2: und)."""
    tag, *more = language.split("-")
    region = next(
        (_REGION.get(one, one) for one in more if one in _REGION or re.fullmatch("[A-Z]{2}", one)), ""
    )
    told = tag if _LANGUAGE.fullmatch(tag) else "und"
    return f"lang: {quoted(told)}, region: {quoted(region) if region else 'none'}"


def said(text: str, room: float = _LINE_EMS) -> str:
    """A text as typst takes it, each of its words in its language.

    Examples:
        >>> said("Water")
        '"Water"'
    """
    pieces = pieces_of(text)
    if len(pieces) == 1 and not pieces[0][1]:
        return quoted(text, room)
    told = (
        f"#text({_spoken(language)}, {quoted(words, room)})" if language else f"#{quoted(words, room)}"
        for words, language in pieces
    )
    return f"[{''.join(told)}]"


def _fonts(language: str) -> str:
    """The fonts as typst takes them: in Chinese, quotation marks and dashes are those of Han characters."""
    latin = quoted(LATIN)
    if language == "zh":
        latin = f'(name: {latin}, covers: "latin-in-cjk")'
    return "(" + ", ".join((latin, *map(quoted, HAN))) + ")"


def _title_page(document: PaperReport) -> Iterator[str]:
    if document.leaflet:
        yield _LEAFLET
    else:
        yield "#v(34mm)"
    *before, (end, language) = pieces_of(document.title)
    first, last = _end_kept(end)
    kept = f"#box({quoted(last)})" if last else ""
    title = said(of_pieces((*before, (first, language))))
    yield f"#title(text(size: 24pt)[#{title}{kept}])"
    yield "#v(8mm)"
    for line in document.under:
        yield f"#par[#text(size: 11pt, {said(line, _WORDS_EMS)})]"
    if not document.leaflet:
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
            return f"#heading(level: {block.level}, {said(block.text)})"
        case ReportWords():
            text = said(block.text, _WORDS_EMS)
            return f"#par[#{block.kind}({text})]" if block.kind != "plain" else f"#par[#{text}]"
        case ReportPoints():
            return f"#list({', '.join(said(one, _WORDS_EMS) for one in block.items)})"
        case ReportTable():
            return _grid(block)
        case ReportPicture():
            image = f'image("{block.name}", width: 92%, alt: {quoted(block.says)})'
            return f"#figure({image}, kind: image, supplement: none)"


def _grid(grid: ReportTable) -> str:
    columns = ", ".join(f"{width}fr" for width in grid.widths)
    align = ", ".join("right" if place in grid.numbers else "left" for place in range(len(grid.head)))
    held = [width / _EM_MM for width in _millimetres(grid)]
    head = ", ".join(f"strong({said(one, most)})" for one, most in zip(grid.head, held, strict=True))
    rows = "\n".join(
        "  " + ", ".join(said(cell, most) for cell, most in zip(row, held, strict=True)) + ","
        for row in grid.rows
    )
    table = f"table(columns: ({columns},), align: ({align},), table.header({head},),\n{rows}\n)"
    if not _is_long(grid):
        table = f"{{ set table.cell(breakable: false)\n{table} }}"
    return f"#figure({table}, caption: {said(grid.caption)}, kind: table, supplement: none, numbering: none)"


def _millimetres(grid: ReportTable) -> list[float]:
    """How wide the words of each column can be."""
    whole = sum(grid.widths)
    return [max(1.0, _TABLE_MM * width / whole - _BESIDE_MM) for width in grid.widths]


def _is_long(grid: ReportTable) -> bool:
    """Whether a cell may have more lines than a page should be left empty for; Han characters are wider."""
    cells = (one for row in grid.rows for one in zip(row, _millimetres(grid), strict=True))
    return any(sum(map(ems, cell)) * _EM_MM > _MOST_LINES * width for cell, width in cells)


def quoted(text: str, room: float = _LINE_EMS) -> str:
    r"""A text as a string of typst's; a word that no line could hold may be broken.

    Args:
        text: the text.
        room: how wide its line is at least, in ems.

    Examples:
        >>> print(quoted('say "so" #let'))
        "say \"so\" #let"
    """
    told = breakable(text, room)
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
