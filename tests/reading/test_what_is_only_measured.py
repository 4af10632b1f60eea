"""Tables and notes that say how something is measured promise nothing, however many numbers they hold."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register

PLAN = {
    "en": "# Health Plan of Norland 2024-2030\n\nMinistry of Health, 2024\n\n"
    "1. The Ministry will open a register of hospitals.\n"
    "2. The Ministry will publish what each of them costs.\n\n",
    "zh": "# 诺兰国卫生行动计划（2024—2030年）\n\n卫生部，2024年1月1日\n\n"
    "一、建立医院登记制度，向社会公开。\n二、完善医院费用公布制度，每年公布一次。\n\n",
}
TABLES = {
    "en": (
        "| Indicator | Type | Definition |\n|---|---|---|\n"
        "| 1. Share of day surgery | number | day operations / all planned operations x 100% |\n"
        "| 2. Complications | number | patients with complications / patients x 100% |\n"
        "| 3. Waiting time | number | days from the letter to the first visit |\n"
    ),
    "zh": (
        "| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标说明 |\n|---|---|---|---|---|\n"
        "| 一、质量 | （一）功能 | 1.日间手术占比 | 定量 | 计算方法：日间手术台次数/手术总台次数×100%。 |\n"
        "| | | 2.并发症发生率 | 定量 | 计算方法：发生例数/手术患者人数×100%。 |\n"
        "| | （二）安全 | 3.感染率 | 定量 | 计算方法：感染人次数/手术台次数×100%。 |\n"
    ),
}
NOTES = {
    "en": "Notes:\n\n1. All 26 indicators marked so are reported by the state.\n"
    "2. Hospitals will not be compared by the last.\n",
    "zh": "注：\n\n1.标记的26个指标为国家监测指标。\n2.专科医院可选用部分指标，其中9个指标由报表获取。\n",
}


def read(text: str, language: str) -> Draft:
    return draft_register(SourceText(PLAN[language] + text, "md"), language)


@pytest.mark.parametrize("language", PLAN)
def test_a_table_of_indicators_and_how_they_are_reckoned_promises_nothing(language: str) -> None:
    draft = read(TABLES[language], language)
    assert len(draft.commitments) == 2
    assert not draft.targets


@pytest.mark.parametrize("language", PLAN)
def test_what_stands_below_the_word_notes_promises_nothing(language: str) -> None:
    draft = read(NOTES[language], language)
    assert len(draft.commitments) == 2
    assert not draft.targets


def test_a_table_of_indicators_with_what_is_to_be_reached_is_read() -> None:
    table = (
        "| Indicator | Definition | Target 2030 |\n|---|---|---|\n"
        "| Share of day surgery | day operations / all operations | 60% |\n"
        "| Districts with a clinic | districts | 40 |\n"
        "| Beds | beds in use | 900 |\n"
    )
    assert {int(one.value) for one in read(table, "en").targets} == {60, 40, 900}
