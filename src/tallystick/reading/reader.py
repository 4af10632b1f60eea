"""Reads a web page, Word document or PDF in a process of its own that can take neither memory nor time.

Started as ``python -m tallystick.reading.reader KIND LANGUAGE``: the document is its standard input, a file;
the language is a code, or nothing. Each line
of its standard output is a JSON object: how far it is, and last the text, or the code of why there is none.
Whatever a library does with what somebody made to break it, only this process ends.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from tallystick.base.bounded import allow, bound
from tallystick.reading.model import SourceText
from tallystick.reading.transfer import as_record, line_of
from tallystick.reading.unreadable import UnreadableDocument

MOST_MEMORY = 900 * 1024 * 1024
MOST_SECONDS = 8
#: What pages that are read give a long document in time: one that stands still gets none.
_PAGES_A_SECOND = 600
_AT_MOST = MOST_SECONDS + 9  # of the most pages that are read


def main(kind: str, language: str = "") -> int:
    """Read the document at the standard input, and tell what was read."""
    bound(MOST_MEMORY, MOST_SECONDS, _AT_MOST)
    try:
        answer = as_record(_READERS[kind](sys.stdin.buffer, language))
    except UnreadableDocument as why:
        answer = {"refused": why.code, "places": dict(why.places)}
    except MemoryError:
        answer = {"refused": "too-much", "places": {}}
    _tell(answer)
    return 0


def _pdf(file: BinaryIO, _: str) -> SourceText:
    from tallystick.reading.pdf import read_pdf

    def progress(what: str, done: int, of: int) -> None:
        allow(MOST_SECONDS + done // _PAGES_A_SECOND)
        _tell({"far": (what, done, of)})

    return read_pdf(file.read(), progress)


def _docx(file: BinaryIO, _: str) -> SourceText:
    from tallystick.reading.docx import read_docx

    return read_docx(file)


def _zip(file: BinaryIO, language: str) -> SourceText:
    """A zip that is not called a Word document may yet be one."""
    try:
        return _docx(file, language)
    except UnreadableDocument as why:
        raise UnreadableDocument("zip") if why.code in {"docx-none", "docx-unsound"} else why from None


def _html(file: BinaryIO, language: str) -> SourceText:
    from tallystick.reading.decode import declared
    from tallystick.reading.html import read_html

    markup, warnings = declared(file.read(), language)
    page = read_html(markup)
    return replace(page, warnings=(*page.warnings, *warnings))


def _markdown(file: BinaryIO, language: str) -> SourceText:
    from tallystick.reading.files import plain_text
    from tallystick.reading.markdown import read_markdown

    plain = plain_text(file, "md", language)
    return read_markdown(plain.text, plain.places, plain.warnings)


_READERS: dict[str, Callable[[BinaryIO, str], SourceText]] = {
    "pdf": _pdf,
    "docx": _docx,
    "zip": _zip,
    "html": _html,
    "md": _markdown,
}


def _tell(answer: dict[str, object]) -> None:
    sys.stdout.buffer.write(line_of(answer))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
