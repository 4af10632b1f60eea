"""The languages that pages were asked in and can't be drawn in: which, and what they lack."""

from dataclasses import replace

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Count, Listing, Reason, Text, msgid, plural
from tallystick.register.descriptor import Settings
from tallystick.voice.catalogues import undrawn_languages
from tallystick.voice.language import Language

_DESCRIPTOR, _CATALOGUE = "datapackage.json", "tallystick.po"
#: So many of the texts that are missing are named; a language that was just begun lacks thousands.
_NAMED = 10
_MISSING = plural(
    "no page is drawn in {language}: {number} text of the pages is not translated: {texts}",
    "no page is drawn in {language}: {number} texts of the pages are not translated: {texts}",
)
_FIRST_MISSING = plural(
    "no page is drawn in {language}: {number} text of the pages is not translated, first of all {texts}",
    "no page is drawn in {language}: {number} texts of the pages are not translated, first of all {texts}",
)
_QUOTED = msgid("“{title}”")
_TRANSLATE = Reason(
    "translate what is missing in its tallystick.po and run make messages, or take the language out of "
    "languages"
)
_TRANSLATE_IT = Reason("translate what is missing in its tallystick.po and run make messages")
_UNKNOWN = Problem(
    "language-not-drawn",
    Reason("no page is drawn in it: there is no catalogue of this language"),
    Reason("name in languages those that have one, or give the program one (CONTRIBUTING.md, A language)"),
    severity="gap",
)
#: The code of both gaps.
NOT_DRAWN = _UNKNOWN.code


def undrawn(settings: Settings) -> tuple[Finding, ...]:
    """A gap for each language that a package asks its pages in and that they are not drawn in."""
    column = "languages" if settings.languages else "language"
    return tuple(
        _problem(language, _TRANSLATE).at(_DESCRIPTOR, column=column, value=code)
        for code, language in undrawn_languages(settings.of_pages)
    )


def undrawn_of_all() -> tuple[Finding, ...]:
    """A gap for each language that has a catalogue and no page, where pages are drawn in all there are."""
    return tuple(
        _problem(language, _TRANSLATE_IT).at(_CATALOGUE, value=code) for code, language in undrawn_languages()
    )


def _problem(language: Language | None, mend: Reason) -> Problem:
    if language is None:
        return _UNKNOWN
    named = tuple(Reason(_QUOTED, title=Text(one)) for one in language.lacks[:_NAMED])
    told = Reason(
        _MISSING if len(named) == len(language.lacks) else _FIRST_MISSING,
        language=Text(language.name),
        number=Count(len(language.lacks)),
        texts=Listing(named, ","),
    )
    return replace(_UNKNOWN, message=told, fix=mend)
