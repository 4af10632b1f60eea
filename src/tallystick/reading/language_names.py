"""What languages are called, in each of them, as the heads of columns call them."""

import functools

from babel import Locale

from tallystick.reading.languages import languages


def named_language(words: str) -> str:
    """The code of the language that words name, of those that are read; empty where they name none."""
    return _names().get(words.strip(" *_:：#").casefold(), "")


@functools.cache
def _names() -> dict[str, str]:
    codes = list(languages())
    return {
        str(Locale.parse(written).languages.get(code, code)).casefold(): code
        for written in codes
        for code in codes
    }
