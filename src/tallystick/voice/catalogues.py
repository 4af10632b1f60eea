"""Which languages there are: English, and each one whose compiled catalogue lies in ``locale``."""

import dataclasses
import functools
import json
from collections.abc import Sequence
from gettext import GNUTranslations
from importlib import resources
from importlib.resources.abc import Traversable

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from tallystick.voice.language import ENGLISH, Language

DOMAIN = "tallystick"
#: What a catalogue holds that has every text of the pages: ``hatch_build.py`` puts it in.
_WHOLE = ("of this catalogue", "has every text of the pages", "yes")
#: What one holds that lacks some: these texts, as a list in JSON.
_LACKS = ("of this catalogue", "lacks texts of the pages")


@functools.cache
def languages() -> tuple[Language, ...]:
    """Every language that people can be spoken to in."""
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
    locale = Locale.parse(name)
    own = locale.languages.get(name) or locale.get_display_name() or code
    return Language(
        code, own, name, _folder(code), translations, draws=_draws(translations), lacks=_lacks(translations)
    )


def _draws(translations: GNUTranslations) -> bool:
    """Whether a catalogue has every text of the pages."""
    context, asked, yes = _WHOLE
    return translations.pgettext(context, asked) == yes


def _lacks(translations: GNUTranslations) -> tuple[str, ...]:
    """The texts of the pages that a catalogue has no translation of."""
    context, asked = _LACKS
    told = translations.pgettext(context, asked)
    return () if told == asked else tuple(json.loads(told))


def _folder(code: str) -> str:
    return f"{code.lower()}/"


def language_named(code: str) -> Language | None:
    """The language with this code, ``zh-Hans``, ``zh_CN`` or ``zh``; None where it has no catalogue."""
    wanted = (code, *_with_script(code))
    known = {one.code.casefold(): one for one in languages()}
    found = (known.get(one.replace("_", "-").casefold()) for one in wanted)
    return next(filter(None, found), None)


def _with_script(code: str) -> tuple[str, ...]:
    """A language by the script that it is written in where the code says: ``zh-Hans`` for ``zh-CN``.

    The bare language stands behind it where that is its usual script, as ``de`` for ``de-AT``.
    """
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return ()
    script = _script(locale)
    bare = locale.language if _script(Locale(locale.language)) == script else ""
    return (f"{locale.language}-{script}", bare)


def _script(locale: Locale) -> str:
    """The script that a locale names, or that its language is most often written in there."""
    known = get_global("likely_subtags")
    likely = known.get(str(locale)) or known.get(locale.language, "")
    return locale.script or next((one for one in likely.split("_") if len(one) == 4), "")


def undrawn_languages(codes: Sequence[str] = ()) -> tuple[tuple[str, Language | None], ...]:
    """The languages that are asked for and that no page is drawn in, by the code that they are asked for by.

    Args:
        codes: the languages that are asked for; without any, every one there is.

    Returns:
        For each its code and the language, which has the texts that it lacks; None where it has no catalogue.
    """
    asked = ((one, language_named(one)) for one in codes or [one.code for one in languages()])
    return tuple((code, one) for code, one in asked if one is None or not one.draws)


def page_languages(codes: Sequence[str] = ()) -> tuple[Language, ...]:
    """The languages that pages are drawn in, the first at the top of the site and each other in its folder.

    Args:
        codes: the languages that are asked for; without any, every one there is. One whose catalogue lacks a
            text of the pages is left out, and English stands in where none is left.
    """
    asked = map(language_named, codes) if codes else languages()
    whole = [one for one in asked if one is not None and one.draws] or [ENGLISH]
    top, *others = dict.fromkeys(whole)
    return (
        dataclasses.replace(top, folder=""),
        *(dataclasses.replace(one, folder=_folder(one.code)) for one in others),
    )
