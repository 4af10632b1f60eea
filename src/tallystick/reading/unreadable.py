"""Why no text can be had from a document, and what is said of text that was: codes and the words for them.

A reader of a format works in a process of its own and names codes; the words are put to them where a person
is answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Ordinal, Reason, Template, Text, Value, msgid, plural

#: What stands in the places of a sentence: names, and numbers.
UnreadPlaces = Mapping[str, str | int]

#: What is wrong, and what would be right.
REFUSALS: Mapping[str, tuple[Template, Template]] = {
    "empty": (msgid("{name} is empty"), msgid("give a document that holds the plan's text")),
    "no-text": (msgid("{name} is no text"), msgid("give the plan as txt, md, html, docx or pdf")),
    "no-encoding": (
        msgid("{name} is in no encoding that is known"),
        msgid("save it as UTF-8 text and try again"),
    ),
    "too-long": (
        msgid("{name} has {count} characters, and no plan has more than {most}"),
        msgid("give the plan's own text, without what is collected around it"),
    ),
    "too-many-lines": (
        msgid("{name} has {count} lines, and no plan has more than {most}"),
        msgid("give the plan's own text, without what is collected around it"),
    ),
    "too-large": (
        msgid("{name} is larger than {count} MB, and no plan's text is"),
        msgid("give the plan's own text, without what is collected around it"),
    ),
    "table": (
        msgid("{name} is a table or data and no plan document"),
        msgid("give the plan as txt, md, html, docx or pdf"),
    ),
    "key": (msgid("{name} holds a key and no plan"), msgid("name the plan document, and keep keys apart")),
    "old-office": (
        msgid("{name} is an old or protected Office file"),
        msgid("open it in a word processor and save it without password as .docx"),
    ),
    "rich-text": (
        msgid("{name} is rich text (RTF)"),
        msgid("open it in a word processor and save it as .docx"),
    ),
    "renamed": (
        msgid("{name} is broken: it does not begin as {kind} files do"),
        msgid("get the document anew"),
    ),
    "zip": (
        msgid("{name} is a zip and no Word document"),
        msgid("unpack it and name the plan document itself"),
    ),
    "docx-none": (msgid("{name} holds no Word document"), msgid("save it as .docx and try again")),
    "docx-unsound": (
        msgid("{name} is broken or protected"),
        msgid("open it in a word processor and save it anew as .docx, without password"),
    ),
    "docx-part": (
        msgid("{name} is broken ({part} is no XML)"),
        msgid("open it in a word processor and save it anew"),
    ),
    "docx-type": (
        msgid("{name} declares entities or a document type, as no Word document does"),
        msgid("open it in a word processor and save it anew"),
    ),
    "docx-swollen": (
        msgid("{name} would unpack to far more than a plan holds"),
        msgid("save it anew, without what is hidden in it"),
    ),
    "pdf-locked": (msgid("{name} is protected by a password"), msgid("save a copy without password")),
    "pdf-broken": (
        msgid("{name} is broken: no PDF reader opens it"),
        msgid("get the document anew, or print it to a new PDF"),
    ),
    "pdf-empty": (msgid("{name} has no page"), msgid("get the document anew, or give the plan as text")),
    "pdf-scan": (
        msgid("{name} is a scan: its {count} pages are pictures and hold no text"),
        msgid("run text recognition on it first, and look the text through; or give the plan as text"),
    ),
    "too-much": (
        msgid("{name} takes more memory or time to open than any plan"),
        msgid("copy the plan's own words into a new document, or give them as text"),
    ),
}
#: What a person should know of a text.
NOTICES: Mapping[str, Template] = {
    "utf-16": msgid("the document is in UTF-16; document.txt holds it in UTF-8"),
    "older": msgid("the document is not UTF-8: it was read as {encoding}; document.txt holds it in UTF-8"),
    "hidden": plural(
        "{number} stretch of hidden or deleted words was left out",
        "{number} stretches of hidden or deleted words were left out",
    ),
    "pages-left": msgid("only the first {most} of {count} pages were read"),
    "pages-empty": plural(
        "{number} of {count} pages holds no text; it may be a picture, and was not read: page {pages}",
        "{number} of {count} pages hold no text; they may be pictures, and were not read: pages {pages}",
    ),
    "pages-pictured": plural(
        "{number} of {count} pages is mostly a picture; words in the picture were not read: page {pages}",
        "{number} of {count} pages are mostly pictures; words in the pictures were not read: pages {pages}",
    ),
    "page-cut": msgid(
        "page {page} holds {length} characters, too many for a page; its first {most} were read"
    ),
    "pages-cut": plural(
        "{number} more page holds more than a page can; its first {most} characters were read",
        "{number} more pages hold more than a page can; of each the first {most} characters were read",
    ),
    "text-left": plural(
        "its pages hold more than {most} characters; the one after page {page} was left out",
        "its pages hold more than {most} characters; the {number} after page {page} were left out",
    ),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should know of a text.

    Attributes:
        code: what; one of ``NOTICES``.
        places: what its sentence names.
    """

    code: str
    places: UnreadPlaces = field(default_factory=dict)

    @property
    def reason(self) -> Reason:
        """The words for it."""
        return Reason(NOTICES[self.code], **_typed(self.places))


class UnreadableDocument(Exception):
    """No text can be had from a document.

    Attributes:
        code: why; one of ``REFUSALS``.
        places: what its sentence names, but for the document's name.
    """

    def __init__(self, code: str, **places: str | int) -> None:
        """Keep the code and what its sentence names."""
        super().__init__(code)
        self.code = code
        self.places: UnreadPlaces = places


def refusal(why: UnreadableDocument, name: str) -> Refusal:
    """The words for a document of this name from which no text can be had."""
    message, mend = REFUSALS[why.code]
    return Refusal(Reason(message, name=Text(name), **_typed(why.places)), Reason(mend))


def _typed(places: UnreadPlaces) -> dict[str, Value]:
    return {name: _value(name, value) for name, value in places.items()}


def _value(name: str, value: str | int) -> Value:
    if isinstance(value, str):
        return Text(value)
    return Ordinal(value) if name == "page" else Count(value)
