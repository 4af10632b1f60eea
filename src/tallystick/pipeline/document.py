"""The plan's own text, where somebody has put it into the package's folder."""

from tallystick.base.canonical import sha256
from tallystick.base.findings import Finding, Problem
from tallystick.register.folder import Folder
from tallystick.register.model import Package

_NOT_TEXT = Problem(
    "document-not-text",
    "the plan's text is not UTF-8; nothing is quoted",
    "put the text there that 'tallystick read' wrote",
    severity="gap",
)


def find_document(folder: Folder, package: Package) -> tuple[str | None, tuple[Finding, ...]]:
    """The text that the package's spans point into, or None; and what is wrong with a text that was found.

    A text with another SHA-256 than the package names is not quoted: its spans would point elsewhere.
    """
    document = package.descriptor.tallystick.document
    if document is None:
        return None, ()
    data = folder.read(document.path)
    if data is None:
        return None, ()
    found = sha256(data)
    if found != document.sha256:
        gap = Finding(
            "another-document",
            "gap",
            document.path,
            f"it is not the text the package was made from (its SHA-256 is {found}); nothing is quoted",
            f"put the text with the SHA-256 {document.sha256} there, or take this one away",
        )
        return None, (gap,)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, (_NOT_TEXT.at(document.path),)
    return text, tuple(
        _wrong_span(document.path, one.id) for one in package.commitments if not _matches(text, one)
    )


def _matches(text: str, commitment: object) -> bool:
    start, end = getattr(commitment, "start", None), getattr(commitment, "end", None)
    wanted = getattr(commitment, "span_sha256", None)
    return wanted is None or sha256(text[start:end].encode()) == wanted


def _wrong_span(path: str, commitment: str) -> Finding:
    return Finding(
        "span-of-other-words",
        "gap",
        path,
        f"the place given for {commitment} holds other words than the package was made from",
        "correct start, end and span_sha256 in tables/commitments.csv",
    )
