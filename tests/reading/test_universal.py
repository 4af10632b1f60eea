"""Promises of all and of none, in every language; and what only sounds like one."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register


def drafted(code: str, sentence: str) -> Draft:
    first, second = ("一、", "二、") if code == "zh" else ("1. ", "2. ")
    return draft_register(SourceText(f"{first}{sentence}\n{second}{sentence}\n", "txt"), code, "2020")


def read(code: str, sentence: str) -> list[tuple[str, str, str, str]]:
    one = [target for target in drafted(code, sentence).targets if target.commitment in {"1", "一"}]
    return [(str(target.value), target.unit, target.comparator, target.deadline) for target in one]


@pytest.mark.parametrize(
    ("code", "sentence", "unit", "deadline"),
    [
        ("en", "No child will drop out of school by 2025.", "persons", "2025"),
        ("en", "Zero illiteracy by 2025.", "count", "2025"),
        ("en", "The state will ensure that no child is left without a school by 2025.", "persons", "2025"),
        ("en", "The state will ensure that no village is without a road.", "count", ""),
        ("en", "Maternal deaths will be brought to zero by 2030.", "count", "2030"),
        ("en", "No one will be left behind.", "persons", ""),
        ("en", "No child left behind by 2030", "persons", "2030"),
        ("en", "Not a single family will lack water by 2027.", "count", "2027"),
        ("fr", "Aucun enfant n'abandonnera l'école d'ici 2025.", "persons", "2025"),
        ("fr", "Zéro analphabétisme d'ici 2025.", "count", "2025"),
        ("fr", "L'analphabétisme sera ramené à zéro d'ici 2025.", "count", "2025"),
        ("fr", "Personne ne sera laissé de côté.", "persons", ""),
        ("es", "Ningún niño abandonará la escuela para 2025.", "persons", "2025"),
        ("es", "Cero analfabetismo para 2025.", "count", "2025"),
        ("es", "Se reducirá el analfabetismo a cero para 2025.", "count", "2025"),
        ("es", "Nadie se quedará atrás.", "persons", ""),
        ("it", "Nessun bambino abbandonerà la scuola entro il 2025.", "persons", "2025"),
        ("it", "Zero analfabetismo entro il 2025.", "count", "2025"),
        ("it", "L'analfabetismo sarà ridotto a zero entro il 2025.", "count", "2025"),
        ("it", "Nessuno sarà lasciato indietro.", "persons", ""),
        ("zh", "到2025年，实现义务教育阶段学生零辍学。", "persons", "2025"),
        ("zh", "到2025年，不让一个孩子失学。", "persons", "2025"),
        ("zh", "到2025年，零就业家庭动态清零。", "count", "2025"),
        ("zh", "到2027年，重大事故零发生。", "count", "2027"),
    ],
)
def test_a_promise_of_none_is_nought_of_what_it_names(
    code: str, sentence: str, unit: str, deadline: str
) -> None:
    assert read(code, sentence) == [("0", unit, "=", deadline)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The state will ensure that every child goes to school by 2025.",
        "The state will achieve full coverage of health insurance by 2025.",
    ],
)
def test_a_promise_of_all_is_a_hundred_percent(sentence: str) -> None:
    assert read("en", sentence) == [("100", "percent", "=", "2025")]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "The state will keep zero tolerance of corruption by 2025."),
        ("en", "There were zero deaths in 2019."),
        ("en", "Net zero emissions by 2050."),
        ("en", "The rate will come close to zero by 2030."),
        ("en", "No later than 2025 the ministry will report."),
        ("en", "No organization or individual may use torture."),
        ("en", "Where possible, no child will be detained."),
        ("fr", "Tolérance zéro d'ici 2025."),
        ("es", "Tolerancia cero con la corrupción para 2025."),
        ("it", "Tolleranza zero entro il 2025."),
        ("zh", "对腐败零容忍，到2025年完成改革。"),
        ("zh", "促进零售业发展，到2025年建成市场。"),
    ],
)
def test_what_names_none_and_counts_nothing_is_no_target(code: str, sentence: str) -> None:
    assert read(code, sentence) == []


def test_the_words_of_none_are_its_place() -> None:
    text = "The state will ensure that no child is left without a school by 2025."
    (target, _) = drafted("en", text).targets
    assert f"1. {text}"[target.start : target.end] == "no child"
