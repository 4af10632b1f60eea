"""Who said what is quoted: a dash and a name right behind the end of a quotation, which is no bullet."""

from collections.abc import Sequence

from tallystick.reading.model import Line, Marker

_DASHES, _CLOSED, _OPENED = ("-", "–", "—"), ("”", '"', "»", "’’"), ("“", '"', "«", "„")


def attributions(lines: Sequence[Line], markers: Sequence[Sequence[Marker]]) -> set[int]:
    """The lines that begin so; an item that is quoted as the one before it is an item."""
    return {
        at
        for at in range(1, len(lines))
        if lines[at].text.startswith(_DASHES)
        and lines[at - 1].text.endswith(_CLOSED)
        and not markers[at - 1]
        and not lines[at].text[1:].lstrip().startswith(_OPENED)
    }
