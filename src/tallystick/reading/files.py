"""The only reading of files in this room: a document becomes its text."""

from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Reason, Text
from tallystick.base.regular import read_regular
from tallystick.base.showing import is_nothing_but_a_key
from tallystick.base.system import why_refused
from tallystick.reading.decode import declared, decode
from tallystick.reading.model import Place, SourceText

#: A plan that is larger than this is none.
LARGEST = 256 * 1024 * 1024
_TEXTS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
_PAGES = frozenset({".html", ".htm", ".xhtml"})


def read_document(path: str, progress: Progress) -> SourceText:
    """The text of a plan document.

    Args:
        path: a txt, md, html, docx or pdf file.
        progress: told how far it is.

    Raises:
        Refusal: there is no such file, it can't be read, or it is of another kind.
    """
    place = Path(path)
    data = _bytes(place)
    kind = _kind(place, data)
    progress("reading the document", 0, 1)
    if kind == "pdf":
        from tallystick.reading.pdf import read_pdf

        return read_pdf(data, place.name, progress)
    if kind == "docx":
        from tallystick.reading.docx import read_docx

        return read_docx(data, place.name)
    if kind == "html":
        from tallystick.reading.html import read_html

        markup, warnings = declared(data, place.name)
        page = read_html(markup)
        return SourceText(page.text, page.format, page.places, page.hints, warnings)
    text, warnings = decode(data, place.name)
    if is_nothing_but_a_key(text):
        raise Refusal(
            Reason("{place} holds a key and no plan", place=Text(place.name)),
            Reason("name the plan document, and keep keys apart"),
        )
    return SourceText(text, kind, _line_places(text), warnings=warnings)


def _bytes(place: Path) -> bytes:
    if not place.exists():
        raise Refusal(
            Reason("there is no document at {name}", name=Text(str(place))),
            Reason("name a txt, md, html, docx or pdf file"),
        )
    if place.is_dir():
        raise Refusal(
            Reason("{name} is a folder", name=Text(str(place))), Reason("name the plan document itself")
        )
    try:
        if place.stat().st_size > LARGEST:
            raise Refusal(
                Reason(
                    "{name} is larger than {count} MB", name=Text(place.name), count=Count(LARGEST // 1024**2)
                ),
                Reason("give the plan's text alone"),
            )
        data = read_regular(place, LARGEST)
    except OSError as problem:
        raise Refusal(
            Reason("{path} can't be read ({why})", path=Text(str(place)), why=why_refused(problem)),
            Reason("allow this user to read it"),
        ) from None
    if not data:
        raise Refusal(
            Reason("{name} is empty", name=Text(place.name)),
            Reason("give a document that holds the plan's text"),
        )
    return data


def _kind(place: Path, data: bytes) -> str:
    """What the file is by its first bytes, then by its name."""
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return "pdf"
    suffix = place.suffix.lower()
    if data[:4] == b"PK\x03\x04":
        if suffix in {".docx", ".docm"} or b"word/" in data:
            return "docx"
        raise Refusal(
            Reason("{name} is a zip and no Word document", name=Text(place.name)),
            Reason("unpack it and name the plan document itself"),
        )
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Refusal(
            Reason("{name} is an old or protected Office file", name=Text(place.name)),
            Reason("open it in a word processor and save it without password as .docx"),
        )
    if suffix in {".pdf", ".docx"}:
        raise Refusal(
            Reason(
                "{name} is broken: it does not begin as {suffix} files do",
                name=Text(place.name),
                suffix=Text(suffix[1:]),
            ),
            Reason("get the document anew"),
        )
    begin = data[:2048].lower()
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
