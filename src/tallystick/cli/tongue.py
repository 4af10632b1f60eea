"""Which language a run speaks: decided before a command is looked for, so that ``--help`` speaks it too."""

import itertools
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tallystick.base.reasons import Reason, Text, texts
from tallystick.base.showing import shown
from tallystick.base.system_language import VARIABLE, system_code
from tallystick.cli.console import CANNOT_BE_DONE, tell

if TYPE_CHECKING:
    from tallystick.voice.language import Language

LANGUAGE = "--language"


def chosen_language(words: Sequence[str], environment: Mapping[str, str]) -> "Language | None":
    """The language that ``--language`` before the command names, else the variable, else the system.

    None is English. Ends the program where one is named that has no catalogue; a system may ask for any.
    """
    named = _asked_for(words) or environment.get(VARIABLE, "")
    if named:
        return _known(named)
    code = system_code(environment)
    if not code:  # no catalogue is looked for
        return None
    from tallystick.voice.catalogues import language_named

    return language_named(code)


def _asked_for(words: Sequence[str]) -> str:
    """What stands behind ``--language`` among the options before the command."""
    before = list(itertools.takewhile(lambda pair: _goes_on(*pair), itertools.pairwise(("", *words))))
    for option, word in before:
        name, _, value = word.partition("=")
        if option == LANGUAGE or (name == LANGUAGE and value):
            return value or word
    return ""


def _goes_on(before: str, word: str) -> bool:
    """Whether a word is an option, or what belongs to one: the command has not come yet."""
    return word.startswith("-") or before == LANGUAGE


def _known(code: str) -> "Language | None":
    from tallystick.voice.catalogues import language_named, languages

    language = language_named(code)
    if language is None:
        known = texts([one.code for one in languages()], ",")
        tell(
            Reason(
                "There is no language {code}. Those that are there: {known}.",
                code=Text(shown(code)),
                known=known,
            ),
            err=True,
        )
        sys.exit(CANNOT_BE_DONE)
    return language
