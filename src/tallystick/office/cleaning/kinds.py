"""Which kinds of files come in, told by their content; why one does not; and what can be taken out."""

from tallystick.base.reasons import Reason, Template, inside

PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT, ODS, ODP, CSV, TXT = (
    "pdf",
    "png",
    "jpeg",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "odp",
    "csv",
    "txt",
)
#: By kind, the endings that a name may have.
ENDINGS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    **{kind: (f".{kind}",) for kind in (DOCX, XLSX, PPTX, ODT, ODS, ODP, CSV, TXT)},
}
#: The largest file that comes in, and the largest that a cleaned one can be.
LARGEST, LARGEST_CLEANED = 20 * 1024 * 1024, 64 * 1024 * 1024

#: What is taken out, by its code.
REMOVED_WORDS: dict[str, Template] = {
    "actions": inside("taken out of a file", "what it would do when it is opened"),
    "attachments": inside("taken out of a file", "files inside it"),
    "authors": inside("taken out of a file", "names of who wrote comments or changes"),
    "formulas": inside("taken out of a file", "what a spreadsheet would run (it is text now)"),
    "image_data": inside("taken out of a file", "what its images say of camera, place and time"),
    "properties": inside("taken out of a file", "author, company, dates and program"),
    "thumbnail": inside("taken out of a file", "its small picture"),
}

_SAVE = Reason("save it anew as PDF, and hand that in")
#: Why a file does not come in, and what would be right, by code.
REFUSALS: dict[str, tuple[Reason, Reason]] = {
    "too-large": (
        Reason("The file is empty, or larger than 20 MB."),
        Reason("hand in the part that matters, or a link to the whole"),
    ),
    "unknown": (
        Reason("The file is none of the kinds that come in."),
        Reason("hand in PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT, ODS, ODP, CSV or plain text"),
    ),
    "ending": (
        Reason("The name says another kind than the content is of."),
        Reason("give it the ending of what it is, or save it anew"),
    ),
    "old-office": (
        Reason("The file is of an old kind of office program, which can hide programs."),
        Reason("save it as DOCX, XLSX, PPTX or PDF"),
    ),
    "macros": (Reason("There are programs (macros) in the file."), Reason("save it without them")),
    "embedded": (
        Reason("There are other files inside the file."),
        Reason("take them out, or save it as PDF"),
    ),
    "external": (
        Reason("The file loads something from elsewhere when it is opened."),
        Reason("put the picture or template into it, or save it as PDF"),
    ),
    "encrypted": (Reason("The file is locked with a password."), Reason("save it without one")),
    "archive": (
        Reason("The file unpacks to too much, or its parts are not laid out as in any sound one."),
        _SAVE,
    ),
    "pixels": (Reason("The picture has too many dots."), Reason("make it smaller than 25 million dots")),
    "markup": (
        Reason("The text is a web page or a drawing that can run programs."),
        Reason("print it to PDF, and hand that in"),
    ),
    "encoding": (
        Reason(
            "The letters of the text can't be told for sure: it is neither UTF-8 nor Chinese of GB 18030."
        ),
        Reason("save it as UTF-8, or as PDF"),
    ),
    "broken": (Reason("The file can't be read."), _SAVE),
    "too-much": (Reason("To look through the file takes too much time or memory."), _SAVE),
}


class FileNotTaken(Exception):
    """Why a file does not come in."""

    def __init__(self, code: str) -> None:
        """By one of the codes of `REFUSALS`."""
        super().__init__(code)
        self.code = code


#: A cleaned file, and the codes of what was taken out.
Cleaned = tuple[bytes, frozenset[str]]
