"""Which languages there are: English, and each one whose compiled catalogue lies in ``locale``."""

import functools
from gettext import GNUTranslations
from importlib import resources
from importlib.resources.abc import Traversable

from babel import Locale

from tallystick.voice.language import ENGLISH, Language

DOMAIN = "tallystick"


@functools.cache
def languages() -> tuple[Language, ...]:
    """Every language that people can be spoken to in; the pages of the first lie at the top of a site."""
    return (ENGLISH, *languages_in(resources.files("tallystick.voice").joinpath("locale")))


def languages_in(folder: Traversable) -> tuple[Language, ...]:
    """The languages whose catalogue lies in a folder, as in ``zh_Hans/LC_MESSAGES/tallystick.mo``."""
    found = []
    for place in sorted(folder.iterdir(), key=lambda one: one.name):
        catalogue = place.joinpath("LC_MESSAGES", f"{DOMAIN}.mo")
        if catalogue.is_file():
            with catalogue.open("rb") as file:
                found.append(_language(place.name, GNUTranslations(file)))
    return tuple(found)


def _language(name: str, translations: GNUTranslations) -> Language:
    code = name.replace("_", "-")
    return Language(code, Locale.parse(name).get_display_name() or code, name, f"{code}/", translations)


def language_named(code: str) -> Language | None:
    """The language with this code, ``zh-Hans`` or ``zh_Hans``; None where there is no catalogue for it."""
    wanted = code.replace("_", "-").casefold()
    return next((one for one in languages() if one.code.casefold() == wanted), None)
