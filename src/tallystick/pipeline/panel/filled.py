"""A sheet of a panel is written anew only where nobody has begun to fill it in."""

from collections.abc import Collection
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.base.showing import shown
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet

_NONE_OF_OURS = Reason("{path} is there already and is no sheet of a panel ({why})")
_NAME_ANOTHER = Reason("name a new file; nothing was changed")
_FILLED = plural(
    "{path} is there already, and somebody has filled in a row of it",
    "{path} is there already, and somebody has filled in {number} rows of it",
)


def refuse_filled(
    out: str | Path, page: str, white: Collection[str], maker: str, added: Collection[str] = ()
) -> None:
    """Look whether a sheet may be written: where none is, or one that nobody has written into.

    Args:
        out: the file.
        page: the page of the sheet that is filled in.
        white: the columns that are filled in.
        maker: the command that writes such sheets.
        added: columns that are filled in too, and that sheets of earlier versions lack.

    Raises:
        Refusal: something else lies there, or a sheet with somebody's work in it.
    """
    place = Path(out)
    if not place.exists() and not place.is_symlink():
        return
    path = Text(shown(str(out)))
    try:
        rows = rows_of_sheet(str(out), read_workbook(str(out), [page], maker).pages[page], tuple(white))
    except Refusal as refusal:
        raise Refusal(_NONE_OF_OURS.saying(path=path, why=refusal.title), _NAME_ANOTHER) from None
    filled = sum(any(cells.get(name) for name in (*white, *added)) for _, cells in rows)
    if filled:
        raise Refusal(
            Reason(_FILLED, path=path, number=Count(filled)),
            Reason("name a new file, or move that one away; nothing was changed"),
        )
