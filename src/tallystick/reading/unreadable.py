"""Why no text can be had from a document, and what is said of text that was: codes and the words for them.

A reader of a format works in a process of its own and names codes; the words are put to them where a person
is answered.
"""

from collections.abc import Mapping

from tallystick.base.findings import Refusal

Places = Mapping[str, str | int]

#: What is wrong, and what would be right.
REFUSALS: Mapping[str, tuple[str, str]] = {
    "empty": ("{name} is empty", "give a document that holds the plan's text"),
    "no-text": ("{name} is no text", "give the plan as txt, md, html, docx or pdf"),
    "no-encoding": ("{name} is in no encoding that is known", "save it as UTF-8 text and try again"),
    "too-long": (
        "{name} has {count} {what}, and no plan has more than {most}",
        "give the plan's own text, without what is collected around it",
    ),
    "key": ("{name} holds a key and no plan", "name the plan document, and keep keys apart"),
    "old-office": (
        "{name} is an old or protected Office file",
        "open it in a word processor and save it without password as .docx",
    ),
    "renamed": ("{name} is broken: it does not begin as {kind} files do", "get the document anew"),
    "zip": ("{name} is a zip and no Word document", "unpack it and name the plan document itself"),
    "docx-none": ("{name} holds no Word document", "save it as .docx and try again"),
    "docx-unsound": (
        "{name} is broken or protected ({why})",
        "open it in a word processor and save it anew as .docx, without password",
    ),
    "docx-part": (
        "{name} is broken ({part} is no XML)",
        "open it in a word processor and save it anew",
    ),
    "docx-type": (
        "{name} declares entities or a document type, as no Word document does",
        "open it in a word processor and save it anew",
    ),
    "docx-swollen": (
        "{name} would unpack to far more than a plan holds",
        "save it anew, without what is hidden in it",
    ),
    "pdf-locked": ("{name} is protected by a password", "save a copy without password"),
    "pdf-broken": (
        "{name} is broken: no PDF reader opens it",
        "get the document anew, or print it to a new PDF",
    ),
    "pdf-empty": ("{name} has no page", "get the document anew, or give the plan as text"),
    "pdf-scan": (
        "{name} is a scan: its {count} pages are pictures and hold no text",
        "run text recognition on it first, and look the text through; or give the plan as text",
    ),
    "too-much": (
        "{name} takes more memory or time to open than any plan",
        "copy the plan's own words into a new document, or give them as text",
    ),
}
#: What a person should know of a text.
NOTICES: Mapping[str, str] = {
    "utf-16": "the document is in UTF-16; document.txt holds it in UTF-8",
    "older": "the document is not UTF-8; it was read as {encoding}, and document.txt holds it in UTF-8",
    "pages-left": "only the first {read} of {count} pages were read",
    "pages-empty": "{empty} of {count} pages hold no text; they may be pictures",
    "page-cut": "page {page} holds {length} characters, more than a page can; its first {read} were read",
    "pages-cut": "{pages} more pages hold more than a page can; of each the first {read} were read",
    "text-left": "its pages hold more than {most} characters; the {left} after page {read} were left out",
}


class Unreadable(Exception):
    """No text can be had from a document.

    Attributes:
        code: why; one of ``REFUSALS``.
        places: what its sentence names, but for the document's name.
    """

    def __init__(self, code: str, **places: str | int) -> None:
        """Keep the code and what its sentence names."""
        super().__init__(code)
        self.code = code
        self.places: Places = places


def refusal(code: str, name: str, places: Places) -> Refusal:
    """The words for a document from which no text can be had."""
    message, mend = REFUSALS[code]
    return Refusal(message.format(name=name, **places), mend)


def notice(code: str, places: Places) -> str:
    """The words for something that a person should know of a text."""
    return NOTICES[code].format(**places)
