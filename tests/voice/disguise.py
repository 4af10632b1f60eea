"""A language that nobody speaks: it shows which words came from the catalogue and which are data."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from gettext import NullTranslations

from babel import Locale

from tallystick.base.reasons import Foreign, RowOf, Text, Value
from tallystick.voice.language import Language

ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CYRILLIC = "".join(chr(0x410 + place) for place in range(26)) + "".join(
    chr(0x430 + place) for place in range(26)
)
PLACES = re.compile(r"(\{\w*\}|\{\{|\}\}|%\(\w+\)s)")
#: Stand around what is data, so that what is neither data nor from the catalogue stands alone.
OPENS, CLOSES = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
DATA = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")


def cyrillic(text: str) -> str:
    """The text with its letters turned Cyrillic, but for the places of values."""
    table = str.maketrans(ASCII, CYRILLIC)
    parts = PLACES.split(text)
    return "".join(part if PLACES.fullmatch(part) else part.translate(table) for part in parts)


class CyrillicCatalogue(NullTranslations):
    def gettext(self, message: str) -> str:
        return cyrillic(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return cyrillic(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - as gettext has it
        return cyrillic(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - likewise
        return cyrillic(msgid1 if n == 1 else msgid2)


@dataclass(frozen=True)
class Marked(Language):
    """The language with marks around what is data."""

    def value(self, value: Value, title: Callable[[RowOf], str] = lambda row: row.id) -> str:
        if isinstance(value, Text | Foreign | RowOf):
            return f"{OPENS}{value.text}{CLOSES}"
        return super().value(value, title)


OTHER = Language("ru", "Other", Locale.parse("ru"), translations=CyrillicCatalogue())
MARKED = Marked("ru", "Marked", Locale.parse("ru"), translations=CyrillicCatalogue())


def ours(said: str) -> list[str]:
    """The words of a marked text that are neither data nor from the catalogue."""
    return re.findall("[A-Za-z]+", DATA.sub("", said))


def data(said: str) -> list[str]:
    """The data in a marked text."""
    return DATA.findall(said)
