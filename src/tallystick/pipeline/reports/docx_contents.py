"""The list of contents of a DOCX: links to its headings, which a word processor can give their pages."""

import itertools
from collections.abc import Iterator

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from tallystick.pipeline.reports.docx_words import say_words
from tallystick.report.document.model import PaperReport, ReportHeading

#: Down to which level headings stand in the list.
LISTED = 2
#: The field that a word processor makes anew when it is asked to, with pages then (ECMA-376, 17.16.5.68).
_FIELD = f'TOC \\o "1-{LISTED}" \\h \\z \\u'
_INDENT_MM = 6


def anchors() -> Iterator[str]:
    """The names by which the list leads to its headings, in their order."""
    return (f"_Toc{number:06}" for number in itertools.count(1))


def mark(heading: Paragraph, name: str) -> None:
    """Put the mark around a heading to which its line in the list leads."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for one in (start, end):
        one.set(qn("w:id"), str(int(name.removeprefix("_Toc"))))
    start.set(qn("w:name"), name)
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(end)


def add_contents(made: Docx, document: PaperReport) -> None:
    """Add the list of all headings, without pages: these come when the list is made anew."""
    listed = [one for one in document.blocks if isinstance(one, ReportHeading) and one.level <= LISTED]
    if not listed:
        return
    made.add_paragraph(document.contents, style="Caption")
    line = made.add_paragraph()
    for name, anchor in zip(listed, anchors(), strict=False):
        if name is listed[0]:
            _field(line, "begin")
            line._p.append(_instruction())
            _field(line, "separate")
        else:
            line = made.add_paragraph()
        line.paragraph_format.left_indent = Mm(_INDENT_MM * (name.level - 1))
        line.paragraph_format.space_after = Mm(0)
        line._p.append(_link(line, name.text, anchor))
    _field(line, "end")


def _field(line: Paragraph, kind: str) -> None:
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    line.add_run()._r.append(char)


def _instruction() -> BaseOxmlElement:
    run, text = OxmlElement("w:r"), OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = _FIELD
    run.append(text)
    return run


def _link(line: Paragraph, text: str, anchor: str) -> BaseOxmlElement:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    link.set(qn("w:history"), "1")
    for run in say_words(line, text):
        link.append(run._r)
    return link
