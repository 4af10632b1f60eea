"""The words for the codes of a panel: a reader meets no code as it stands in a file."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, inside
from tallystick.voice.language import Language
from tallystick.voice.promises import plain_group

#: The codes of the rubric that ships, by criterion and code.
_WORDS: Mapping[tuple[str, str], Template] = {
    ("verifiable", "no"): inside("whether anybody could tell that it was carried out", "no"),
    ("verifiable", "yes"): inside("whether anybody could tell that it was carried out", "yes"),
    ("lens", "restates"): inside("what it adds to what the State had to do anyway", "restates"),
    ("lens", "adds"): inside("what it adds to what the State had to do anyway", "adds"),
    ("potential", "unclear"): inside("how much would change", "unclear"),
    ("potential", "modest"): inside("how much would change", "modest"),
    ("potential", "substantial"): inside("how much would change", "substantial"),
    ("completion", "no_evidence"): inside("how much was carried out", "no evidence"),
    ("completion", "not_started"): inside("how much was carried out", "not started"),
    ("completion", "limited"): inside("how much was carried out", "limited"),
    ("completion", "substantial"): inside("how much was carried out", "substantial"),
    ("completion", "complete"): inside("how much was carried out", "complete"),
    ("right_enjoyed", "cannot_tell"): inside("whether people enjoy the right more", "cannot tell"),
    ("right_enjoyed", "less"): inside("whether people enjoy the right more", "less"),
    ("right_enjoyed", "no_change"): inside("whether people enjoy the right more", "no change"),
    ("right_enjoyed", "somewhat_more"): inside("whether people enjoy the right more", "somewhat more"),
    ("right_enjoyed", "more"): inside("whether people enjoy the right more", "more"),
    ("evidence", "none"): inside("how good the evidence is", "none"),
    ("evidence", "own_word"): inside("how good the evidence is", "own word only"),
    ("evidence", "partly_independent"): inside("how good the evidence is", "partly independent"),
    ("evidence", "independent"): inside("how good the evidence is", "independent"),
}


def code_word(language: Language, criterion: str, code: str) -> str:
    """A code in words; one of a rubric that nobody translated as it is written, without its underlines."""
    word = _WORDS.get((criterion, code))
    return language.say(word) if word is not None else plain_group(code)
