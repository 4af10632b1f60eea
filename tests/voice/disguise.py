"""A language that nobody speaks: it shows which words came from the catalogue and which are data."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from gettext import GNUTranslations

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tallystick.base.reasons import Foreign, RowOf, Text, Value
from tallystick.voice.language import Language
from tests.architecture.tree import ROOT

POT = ROOT / "src/tallystick/voice/locale/tallystick.pot"
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


def han(text: str) -> str:
    """The text with a Han character for each word, but for the places of values; as long as Chinese is."""
    parts = PLACES.split(text)
    return "".join(part if PLACES.fullmatch(part) else _in_han(part) for part in parts)


def _in_han(part: str) -> str:
    """Words become characters without spaces between them, and signs are full-width, as in Chinese."""
    spelled = re.sub("[A-Za-z]+", lambda word: chr(0x4E00 + sum(map(ord, word[0])) % 3000), part)
    close = re.sub("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", spelled)
    return close.translate(str.maketrans(",;:!?()'\"", "，；：！？（）’”"))


def catalogue(turned: Callable[[str], str], locale: str = "en") -> GNUTranslations:
    """A catalogue, compiled as every other one, with the messages that are gathered and no others."""
    made = Catalog(locale=locale)
    with POT.open("rb") as file:
        for message in read_po(file):
            if message.id:
                forms = message.id
                told = (
                    turned(forms)
                    if isinstance(forms, str)
                    else tuple(map(turned, forms))[-made.num_plurals :]
                )
                made.add(message.id, told, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, made)
    compiled.seek(0)
    return GNUTranslations(compiled)


@dataclass(frozen=True)
class Marked(Language):
    """The language with marks around what is data."""

    def value(self, value: Value, title: Callable[[RowOf], str] = lambda row: row.id) -> str:
        if isinstance(value, Text | Foreign | RowOf):
            return f"{OPENS}{value.text}{CLOSES}"
        return super().value(value, title)


OTHER = Language("ru", "Other", "ru", translations=catalogue(cyrillic))  # one form for one, one for many
#: Chinese as far as its looks go, in its own folder.
HAN = Language("zh-Hans", "简体中文", "zh_Hans", "zh-hans/", catalogue(han, "zh_Hans"))
MARKED = Marked("ru", "Marked", "ru", translations=OTHER.translations)


def ours(said: str) -> list[str]:
    """The words of a marked text that are neither data nor from the catalogue."""
    return re.findall("[A-Za-z]+", DATA.sub("", said))


def data(said: str) -> list[str]:
    """The data in a marked text."""
    return DATA.findall(said)
