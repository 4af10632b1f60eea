"""The parts of a spreadsheet, read for what they hold and where, without laying anything out."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from tallystick.base.reasons import Foreign, Reason, Text, Value
from tallystick.pipeline.review.cell_parts import ContentPart, WorksheetPart
from tallystick.pipeline.review.plain_parts import (
    BookPart,
    PlainPart,
    RelationsPart,
    StringsPart,
    StylesPart,
    local_name,
)
from tallystick.pipeline.review.sheet_size import SheetSize, Unmeasurable

_ENCODINGS = frozenset({"UTF-8", "UTF-16", "US-ASCII"})
_KINDS: dict[str, Callable[[SheetSize, str], PlainPart]] = {
    "sst": StringsPart,
    "styleSheet": StylesPart,
    "workbook": BookPart,
    "Relationships": RelationsPart,
    "worksheet": WorksheetPart,
    "document-content": ContentPart,
}
#: A program that looks for these finds cells in any part, however that begins; only there they are measured.
_HOLDERS: dict[str, type[PlainPart]] = {"sheetData": WorksheetPart, "table-row": ContentPart}


def read_part(measure: SheetSize, name: str, data: bytes) -> None:
    """Count what a part of a spreadsheet holds.

    Raises:
        Unmeasurable: it is no sound XML, has a document type, or holds more than it may.
    """
    try:
        _Part(measure, name).parse(data)
    except expat.ExpatError as problem:
        why = Foreign(str(problem))
        raise Unmeasurable(
            Reason("its part {part} is no sound XML ({why})", part=Text(name), why=why)
        ) from None


class _Part:
    """One part on its way through the parser; which kind of part it is its first element says."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        self._measure, self._name = measure, name
        self._depth = 0
        self._kind: PlainPart = PlainPart(measure, name)

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._refuse_encoding
        parser.StartDoctypeDeclHandler = self._refuse_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except (ValueError, LookupError) as problem:  # what Python says of an encoding that it can't use
            raise self._encoded(Foreign(str(problem)[:80])) from None

    def _refuse_encoding(self, _: str, encoding: str | None, __: int) -> None:
        """Another reader takes any other encoding for UTF-8, and would see other cells than were measured."""
        if encoding is not None and encoding.upper() not in _ENCODINGS:
            raise self._encoded(Text(encoding[:40]))

    def _encoded(self, how: Value) -> Unmeasurable:
        part = Text(self._name)
        return Unmeasurable(
            Reason("its part {part} is in another encoding than UTF-8 ({how})", part=part, how=how)
        )

    def _refuse_type(self, *_: object) -> None:
        raise Unmeasurable(
            Reason("its part {part} has a document type, which no spreadsheet needs", part=Text(self._name))
        )

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._measure.element(self._name, self._depth)
        local = local_name(tag)
        if self._depth == 1:
            self._kind = _KINDS.get(local, PlainPart)(self._measure, self._name)
        if not isinstance(self._kind, _HOLDERS.get(local, PlainPart)):
            part, element = Text(self._name), Text(local)
            raise Unmeasurable(
                Reason(
                    "its part {part} holds {element} and does not begin as a page", part=part, element=element
                )
            )
        self._kind.start(local, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._kind.end(local_name(tag))

    def _text(self, text: str) -> None:
        self._kind.text(text)
