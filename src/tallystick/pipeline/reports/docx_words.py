"""Words of a DOCX, each of which says its language where that is not the document's."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tallystick.report.document.spoken import pieces_of


def say_words(paragraph: Paragraph, text: str, size: Length | None = None) -> list[Run]:
    """Add a text, whose words in another language say so."""
    runs = []
    for words, language in pieces_of(text):
        run = paragraph.add_run(words)
        run.font.size = size
        if language:
            spoken = OxmlElement("w:lang")
            for script in ("w:val", "w:eastAsia", "w:bidi"):
                spoken.set(qn(script), language)
            run._r.get_or_add_rPr().append(spoken)
        runs.append(run)
    return runs
