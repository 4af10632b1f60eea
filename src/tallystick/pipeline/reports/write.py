"""A report of a package, made and written in one step."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.assess import material_of
from tallystick.pipeline.reports.own import marked, refuse_others
from tallystick.pipeline.reports.xlsx import xlsx_bytes
from tallystick.report.document.kinds import make_document
from tallystick.report.document.model import PaperReport
from tallystick.voice.language import Language


@dataclass(frozen=True, slots=True)
class AskedReport:
    """Which report is asked for.

    Attributes:
        kind: its kind.
        of: of a chapter or body, which one.
        method: by which method; None for the package's own.
        known_by: up to which day sources count, where the method leaves that open.
    """

    kind: str
    of: str | None
    method: str | None
    known_by: datetime.date | None = None


def write_report(
    package: str, out: str, asked: AskedReport, language: Language, progress: Progress
) -> PaperReport:
    """Assess a package and write a report of it as PDF, DOCX or xlsx, by the name of the file.

    An earlier report that nobody has changed is replaced; nothing else is.

    Raises:
        Refusal: the package has errors, there is no such method, chapter, body or group, the file is of
            another kind, somebody's, or can't be written, or a library or font is missing; nothing was
            written then.
    """
    kind = Path(out).suffix.lower()
    if kind not in {".pdf", ".docx", ".xlsx"}:
        raise Refusal(
            Reason("{path} is no PDF, DOCX or xlsx file", path=Text(out)),
            Reason("give it a name that ends in .pdf, .docx or .xlsx"),
        )
    refuse_others(out)
    material = material_of(package, asked.method, asked.known_by, progress)
    document = make_document(material, language, asked.kind, asked.of)
    progress("setting the report", 0, 0)
    data = set_report(document, kind)
    refuse_others(out)  # which somebody may have written meanwhile
    with explained(out):
        replace_file(Path(out), data)
    return document


def set_report(document: PaperReport, kind: str) -> bytes:
    """The document as a file of a kind: ``.pdf``, ``.docx`` or ``.xlsx``.

    Raises:
        Refusal: what sets it is not installed, or lacks a font.
    """
    if kind == ".xlsx":
        return marked(xlsx_bytes(document))
    try:
        if kind == ".pdf":
            from tallystick.pipeline.reports.pdf import pdf_bytes  # what sets it is an extra, and large

            return marked(pdf_bytes(document))
        from tallystick.pipeline.reports.docx import docx_bytes
    except ImportError:
        raise Refusal(
            Reason("what sets reports, typst and python-docx, is not installed"),
            Reason("install tallystick[report]; nothing was written"),
        ) from None
    return marked(docx_bytes(document))
