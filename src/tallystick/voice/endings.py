"""How a sentence ends: which form needs no full stop behind it."""

import re

_ENDED = (".", "?", "!", "\u3002", "\uff1f", "\uff01")
#: A command to be copied, with nothing behind it: a full stop would become a part of its last word.
_ENDS_IN_COMMAND = re.compile(
    r"(?:\{(?:command|make)\}|tallystick(?: (?:[a-z]+|[A-Z][A-Z-]*|--[a-z-]+|\{[a-z]+\}|'[^']*'))+)\Z"
)


def is_ended(form: str) -> bool:
    """Whether the form of a sentence ends as it stands: it has its full stop, or a command stands last.

    Examples:
        >>> is_ended("there is none."), is_ended("there is none"), is_ended("make one: {command}")
        (True, False, True)
        >>> is_ended("read it: tallystick read DOCUMENT --out DIR"), is_ended("as 'tallystick read' does")
        (True, False)
    """
    return form.endswith(_ENDED) or _ENDS_IN_COMMAND.search(form) is not None
