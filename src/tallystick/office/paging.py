"""Which page of a long list is asked for, and the way to the others."""

from tallystick.base.reasons import msgid
from tallystick.office.pages import said
from tallystick.office.visit import Visit
from tallystick.voice.packing import Numbered

#: No list has more pages.
_LONGEST = 5


def asked_page(visit: Visit) -> int:
    """The number of the page that an address asks for, from 1."""
    asked = visit.request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST else 1


def pages_of(path: str, here: int, pages: int) -> Numbered:
    """The pages of a list, each with its address; none where there is but one.

    Args:
        path: the address up to the number.
        here: the page that is shown.
        pages: how many there are.
    """
    if pages < 2:
        return ()
    shown = sorted({1, pages, *range(max(1, here - 3), min(pages, here + 3) + 1)})
    return tuple(
        (f"{path}{number}", number, number == min(here, pages), said(msgid("page {page}"), page=number))
        for number in shown
    )
