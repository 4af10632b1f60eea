"""Where the public writes to the office, for links of the site: a page never asks anything of the office."""

from tallystick.report.context import PageContext
from tallystick.voice.language import ENGLISH

#: The pages of the office on which the public writes: all of them, texts to comment on, checklists.
TELL, TEXTS, LISTS, CLOCK = "", "texts/", "lists/", "clock/"
_BELOW = "office/tell/"


def office_link(context: PageContext, page: str = TELL) -> str:
    """The address of a page on which the public writes, in the reader's language; empty without an office.

    Args:
        context: whose page it stands on.
        page: one of `TELL`, `TEXTS`, `LISTS` and `CLOCK`.
    """
    office = context.book.package.descriptor.tallystick.office
    if office is None:
        return ""
    code = context.language.code
    folder = "" if code == ENGLISH.code else f"{code.lower()}/"
    return f"{office}/{folder}{_BELOW}{page}"
