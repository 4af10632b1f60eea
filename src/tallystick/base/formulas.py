"""The guard against cells that a spreadsheet would run instead of showing."""

import re

#: What a spreadsheet takes for a formula or a command: signs in ASCII and in full width, also behind white
#: space, which some programs skip. A plain number may begin with a minus or plus sign.
_RUN = re.compile(r"\s*(?:[=@\uff1d\uff20]|[-+\uff0b\uff0d](?![0-9]+(?:\.[0-9]+)?$))")
_LEADING = re.compile(r"[\s=+\-@\uff1d\uff0b\uff0d\uff20]+")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could run the cell.

    Examples:
        >>> [is_formula(cell) for cell in ("=1+1", "\uff1dA1", "-cmd", "-3.5", "a=b", "")]
        [True, True, True, False, False, False]
    """
    return _RUN.match(cell) is not None


def shown_as_text(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it, which it then shows as text.

    Examples:
        >>> shown_as_text("@SUM(A1)"), shown_as_text("plain")
        ("'@SUM(A1)", 'plain')
    """
    return f"'{cell}" if is_formula(cell) or cell[:1] in {"\t", "\r"} else cell


def without_formula(text: str) -> str:
    """The text without the signs at its beginning that a spreadsheet would run it by.

    Examples:
        >>> without_formula("=+ - 5 schools")
        '5 schools'
    """
    return _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
