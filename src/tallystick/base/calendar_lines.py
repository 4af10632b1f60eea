"""Lines of a calendar's file: iCalendar, RFC 5545."""

from collections.abc import Iterable

#: The longest line in bytes, without its end (section 3.1).
_LONGEST = 75


def text_value(text: str) -> str:
    r"""A text as the value of a property, with what would end it escaped (section 3.3.11).

    Examples:
        >>> text_value("a, b; c\\d\ne")
        'a\\, b\\; c\\\\d\\ne'
    """
    plain = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def folded_lines(lines: Iterable[str]) -> str:
    """The lines of a file, each with its end; a long one goes on behind a space, and no sign is cut in two.

    Args:
        lines: the lines without their ends.
    """
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    parts, room = [""], _LONGEST
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(" ")
            room = _LONGEST - 1
        parts[-1] += sign
        room -= size
    return "\r\n".join(parts)
