"""A document that calls itself something else than a plan promises only where its words say so."""

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.markdown import read_markdown

FINDINGS = "- Contracts without a price list\n- No register of complaints\n- Papers kept in three places\n"


def drafted(text: str, code: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), code)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


@pytest.mark.parametrize(
    ("code", "title", "items"),
    [
        ("en", "Report of the auditor of Norland on buses", FINDINGS),
        (
            "en",
            "Minutes of the harbour board",
            "- 312 vessels in April\n- Two letters\n- Thanks to the clerk\n",
        ),
        (
            "es",
            "Informe alternativo: las cárceles",
            "- Falta de médicos\n- Muertes bajo custodia\n",
        ),
        (
            "fr",
            "Cour des comptes de Marélie : les piscines",
            "- Des bassins vétustes\n- Des tarifs différents\n",
        ),
        ("pt", "Edital 23: mobiliário escolar", "- 1.200 carteiras\n- 40 armários\n- 12 quadros brancos\n"),
        ("ru", "Протокол заседания совета", "- Ремонт третьего корпуса\n- Письмо библиотеки\n"),
        ("ar", "تقرير بديل عن الأطفال", "- غياب آلية للشكاوى\n- نقص الأطباء\n- زواج القاصرات\n"),
        ("zh", "北原省审计结果公告", "- 3个县无价目表的合同\n- 职责不清\n- 人员不足\n"),
    ],
)
def test_lists_of_nouns_in_what_names_itself_no_plan_are_passed_over(
    code: str, title: str, items: str
) -> None:
    draft = drafted(f"# {title}\n\n## 2023\n\n{items}", code)
    assert titles(draft) == []
    assert draft.targets == ()
    assert {one.judged.kind for one in draft.no_commitments} == {"unpromised"}


@pytest.mark.parametrize(
    "title", ["A fairer Norland", "Better buses: priorities to 2028", "Report and action plan"]
)
def test_the_same_lists_are_kept_under_other_names(title: str) -> None:
    assert len(titles(drafted(f"# {title}\n\n## Buses\n\n{FINDINGS}"))) == 3


@pytest.mark.parametrize("before", ["Recommendations\n\n", "The ministry has decided on these measures:\n\n"])
def test_what_a_report_recommends_or_decides_is_kept(before: str) -> None:
    text = f"# Report of the commission on care homes\n\n{before}- A register of homes\n- Two visits a year\n"
    assert len(titles(drafted(text))) == 2


def test_lists_below_questions_are_answers_and_not_where_they_ask_what_will_be() -> None:
    text = (
        "# The resident card\n\n## Who is it for?\n\n- Everybody in Norland\n- Their children\n\n"
        "## What do I need?\n\n- A passport\n- Two photographs\n\n"
        "## What will we do?\n\n- Shorter forms\n- Cards by post\n"
    )
    draft = drafted(text)
    assert titles(draft) == ["Shorter forms", "Cards by post"]
    assert {one.judged.kind for one in draft.no_commitments} == {"answers"}


def test_shares_of_one_whole_are_told_and_other_shares_are_promised() -> None:
    steps = "## Steps\n\n- Repair the pumps\n- Test the wells\n"
    text = "# National plan of Norland 2025-2030\n\n## Use\n\n{}\n" + steps
    whole = drafted(text.format("- Farms, 60 percent\n- Homes, 30 percent\n- Works, 10 percent\n"))
    assert titles(whole) == ["Repair the pumps", "Test the wells"]
    assert {one.judged.kind for one in whole.no_commitments} == {"shares"}
    apart = drafted(text.format("- Farms, 60 percent\n- Homes, 95 percent\n- Works, 80 percent\n"))
    assert len(titles(apart)) == 5
