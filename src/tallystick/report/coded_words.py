"""The words for the codes of a panel and for what its rubric says: no code as it stands in a file."""

import functools
from collections.abc import Mapping

from tallystick.base.reasons import Template, inside
from tallystick.panel.rubric import Rubric, read_rubric, standard_rubric, texts_of
from tallystick.voice.cell import original_of
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
    ("specificity", "none"): inside("how specific a commitment is", "none"),
    ("specificity", "low"): inside("how specific a commitment is", "low"),
    ("specificity", "medium"): inside("how specific a commitment is", "medium"),
    ("specificity", "high"): inside("how specific a commitment is", "high"),
    ("potential_impact", "none"): inside("how much would change", "none"),
    ("potential_impact", "minor"): inside("how much would change", "minor"),
    ("potential_impact", "moderate"): inside("how much would change", "moderate"),
    ("potential_impact", "transformative"): inside("how much would change", "transformative"),
    ("opened_government", "worsened"): inside("whether government is more open", "worsened"),
    ("opened_government", "did_not_change"): inside("whether government is more open", "did not change"),
    ("opened_government", "marginal"): inside("whether government is more open", "marginal"),
    ("opened_government", "major"): inside("whether government is more open", "major"),
    ("opened_government", "outstanding"): inside("whether government is more open", "outstanding"),
    ("opened_government", "no_early_results_yet"): inside(
        "whether government is more open", "no early results yet"
    ),
    ("early_results", "no_notable_results"): inside("what came of it early", "no notable results"),
    ("early_results", "moderate"): inside("what came of it early", "moderate"),
    ("early_results", "significant"): inside("what came of it early", "significant"),
}


def code_word(language: Language, criterion: str, code: str) -> str:
    """A code in words; one of a rubric that nobody translated as it is written, without its underlines."""
    word = _WORDS.get((criterion, code))
    return language.say(word) if word is not None else plain_group(code)


def rubric_text(language: Language, text: str) -> str:
    """What a rubric says, as its reader has it.

    A package's own translation comes first, then that of the rubric that ships; the text of any other rubric
    stays as it stands, marked as such where the package's texts are.
    """
    original = original_of(text)
    return language.say(original) if text == original and original in _shipped() else text


def rubric_in(language: Language, rubric: Rubric) -> Rubric:
    """A rubric with all that it says as its reader has it; its names and codes stay."""

    def said(text: str) -> str:
        return rubric_text(language, text)

    criteria = tuple(
        asked.model_copy(
            update={
                "question": said(asked.question),
                "code": tuple(
                    one.model_copy(update={"means": said(one.means), "example": said(one.example)})
                    for one in asked.code
                ),
            }
        )
        for asked in rubric.criterion
    )
    whys = tuple(one.model_copy(update={"means": said(one.means)}) for one in rubric.why)
    cases = tuple(
        case.model_copy(
            update={
                "told": said(case.told),
                "right": tuple(one.model_copy(update={"because": said(one.because)}) for one in case.right),
            }
        )
        for case in rubric.case
    )
    return rubric.model_copy(
        update={"title": said(rubric.title), "criterion": criteria, "why": whys, "case": cases}
    )


@functools.cache
def _shipped() -> frozenset[str]:
    """All that the rubric that ships says; the catalogue has each of these."""
    return frozenset(texts_of(_rubric()))


@functools.cache
def _rubric() -> Rubric:
    rubric, findings = read_rubric("standard.toml", standard_rubric())
    if rubric is None:
        raise ValueError(findings)
    return rubric


def question_word(language: Language, criterion: str) -> str:
    """What the rubric that ships asks by a criterion; empty for one that it has not."""
    found = _rubric().asked(criterion)
    return rubric_text(language, found.question) if found else ""


def reason_word(language: Language, code: str) -> str:
    """What a reason of the list of the rubric that ships means; empty for one that it has not."""
    means = next((one.means for one in _rubric().why if one.code == code), "")
    return rubric_text(language, means) if means else ""
