"""The only reading of files in this room: a document becomes its text."""

from pathlib import Path
from typing import BinaryIO

from tallystick.base.findings import Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import open_regular
from tallystick.base.showing import is_nothing_but_a_key
from tallystick.base.system import why_refused
from tallystick.reading.apart import read_apart
from tallystick.reading.decode import decode
from tallystick.reading.model import Place, SourceText
from tallystick.reading.unreadable import UnreadableDocument, refusal

#: A document that is larger than this is none, with all its pictures; nor a text that is larger than that.
LARGEST = 256 * 1024 * 1024
LARGEST_TEXT = 64 * 1024 * 1024
#: A thousand pages of two thousand characters, or of fifty lines.
MOST_CHARACTERS = 2_000_000
MOST_LINES = 50_000
_TEXTS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
_PAGES = frozenset({".html", ".htm", ".xhtml"})
#: Files of rows or data by their names; a zip by its bytes is told apart by its reader.
_TABLES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".parquet", ".xlsx", ".ods"})
#: What begins so is a word processor's, and is saved as another kind first.
_SAVED_ANEW = ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"), (b"{\\rtf", "rich-text"))


def read_document(path: str, progress: Progress, language: str | None = None) -> SourceText:
    """The text of a plan document.

    A web page, Word document or PDF is read by a process of its own that can take neither much memory nor
    much time: a file that was made to break its reader breaks nothing here.

    Args:
        path: a txt, md, html, docx or pdf file.
        progress: told how far it is.
        language: what it is said to be written in, which helps where its encoding is an older one.

    Raises:
        Refusal: there is no such file, it can't be read, or it is of another kind.
    """
    place = Path(path)
    with _opened(place) as file:
        try:
            kind = _kind(place, file.read(2048))
            progress("reading the document", 0, 0)
            if kind in {"pdf", "docx", "zip", "html", "md"}:
                source = read_apart(file, kind, progress, language or "")
            else:
                source = plain_text(file, kind, language or "")
            _refuse_long(source.text)
        except UnreadableDocument as why:
            raise refusal(why, place.name) from None
        except OSError as problem:
            raise _locked(place, problem) from None
    return source


def refuse_missing(path: str) -> None:
    """Refuse a document that is not there or can't be opened, before anything else is looked at.

    Raises:
        Refusal: there is no such file, or it can't be read.
    """
    _opened(Path(path)).close()


def _opened(place: Path) -> BinaryIO:
    try:
        if place.is_dir():
            raise Refusal(
                Reason("{name} is a folder", name=Text(str(place))), Reason("name the plan document itself")
            )
        return open_regular(place, LARGEST)
    except FileNotFoundError:
        raise Refusal(
            Reason("there is no document at {name}", name=Text(str(place))),
            Reason("name a txt, md, html, docx or pdf file"),
        ) from None
    except OSError as problem:
        raise _locked(place, problem) from None


def _locked(place: Path, problem: OSError) -> Refusal:
    return Refusal(
        Reason("{path} can't be read ({why})", path=Text(str(place)), why=why_refused(problem)),
        Reason("name a document that this user may read, in a file of its own"),
    )


def plain_text(file: BinaryIO, kind: str, language: str = "") -> SourceText:
    """The text of a file that is nothing but text.

    Raises:
        UnreadableDocument: it is empty, larger than a plan, no text, or a key.
    """
    file.seek(0)
    data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise UnreadableDocument("too-large", count=LARGEST_TEXT // 1024**2)
    text, warnings = decode(data, language)
    if is_nothing_but_a_key(text):
        raise UnreadableDocument("key")
    return SourceText(text, kind, _line_places(text), warnings=warnings)


def _refuse_long(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocument("too-long", count=len(text), most=MOST_CHARACTERS)
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        raise UnreadableDocument("too-many-lines", count=lines, most=MOST_LINES)


def _kind(place: Path, head: bytes) -> str:
    """What the file is by its first bytes, then by its name."""
    if not head:
        raise UnreadableDocument("empty")
    suffix = place.suffix.lower()
    if head[:1024].lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head[:4] == b"PAR1" or suffix in _TABLES:
        raise UnreadableDocument("table")
    if head[:4] == b"PK\x03\x04":
        return "docx" if suffix in {".docx", ".docm"} else "zip"
    code = next((code for begin, code in _SAVED_ANEW if head.startswith(begin)), "")
    if code:
        raise UnreadableDocument(code)
    if suffix in {".pdf", ".docx"}:
        raise UnreadableDocument("renamed", kind=suffix[1:])
    begin = head.lower()
    if suffix in _PAGES or (suffix not in _TEXTS and (b"<!doctype html" in begin or b"<html" in begin)):
        return "html"
    return _TEXTS.get(suffix, "txt")


def _line_places(text: str) -> tuple[Place, ...]:
    """Each line of a plain text is a paragraph of its own; a form feed begins a page."""
    places: list[Place] = []
    at, page = 0, 1 if "\f" in text else 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if page and at and text[at - 1] == "\f":
            page += 1
        places.append(Place(at, page, number))
        at += len(line)
    return tuple(places)
