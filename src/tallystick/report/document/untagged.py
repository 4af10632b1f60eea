"""A document without the tags of languages that pages make elements of: no font has a sign for one."""

from collections.abc import Iterable
from dataclasses import replace

from tallystick.report.document.model import (
    ReportHeading,
    ReportPicture,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.voice.direction import without_languages


def untagged(block: ReportPiece) -> ReportPiece:
    """A block whose words say no language of their own."""
    match block:
        case ReportHeading() | ReportWords():
            return replace(block, text=without_languages(block.text))
        case ReportPoints():
            return ReportPoints(_all(block.items))
        case ReportTable():
            return replace(
                block,
                caption=without_languages(block.caption),
                head=_all(block.head),
                rows=tuple(map(_all, block.rows)),
            )
        case ReportPicture():
            return replace(block, says=without_languages(block.says))


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(without_languages, texts))
