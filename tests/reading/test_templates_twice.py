"""A template whose fields stand on lines of their own is known by what they ask for, filled in but twice."""

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

NAMES = ("Lead agency", "Problem", "What will be done", "By when")
RECORDS = (
    ("Publish all budgets", "Ministry of Finance", "Of 300 villages few can read them.",
     "The Ministry will publish them and train 40 clerks.", "June 2027"),
    ("Open the land register", "Land Agency", "In 2023 it was closed to 70 towns.",
     "The Agency will open the register and train 120 clerks.", "December 2028"),
)  # fmt: skip


def check(draft: Draft) -> None:
    assert [one.unit.title for one in draft.commitments] == [title for title, *_ in RECORDS]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2027-06"), (120, "2028-12")]
    assert [one.words for one in draft.bodies if one.kind == "lead"] == [lead for _, lead, *_ in RECORDS]
    assert "300" in {one.words for one in draft.no_targets}


def test_in_plain_text() -> None:
    blocks = ["OPEN GOVERNMENT PLAN OF NORLAND 2025-2030"]
    for title, *values in RECORDS:
        blocks += [title, *(one for pair in zip(NAMES, values, strict=True) for one in pair)]
    check(draft_register(SourceText("\n\n".join(blocks) + "\n", "txt"), "en"))


def test_under_headings_of_markdown() -> None:
    blocks = ["# Open Government Plan of Norland 2025-2030"]
    for title, *values in RECORDS:
        blocks.append(f"## {title}")
        blocks += [one for name, value in zip(NAMES, values, strict=True) for one in (f"**{name}**", value)]
    check(draft_register(read_markdown("\n\n".join(blocks) + "\n", (), ()), "en"))


def test_lines_that_come_back_and_ask_for_nothing_are_no_fields() -> None:
    blocks = ["OPEN GOVERNMENT PLAN OF NORLAND 2025-2030"]
    for part in ("North", "South"):
        blocks += [
            part,
            "Rivers",
            f"1. Clean 40 rivers of the {part}.",
            "Roads",
            f"2. Build 50 roads in the {part}.",
        ]
    draft = draft_register(SourceText("\n\n".join(blocks) + "\n", "txt"), "en")
    assert "layout:record" not in {one.unit.rule for one in draft.commitments}


def test_fields_with_colons_filled_in_twice() -> None:
    text = "OPEN GOVERNMENT PLAN OF NORLAND 2025-2027\n\n" + "\n".join(
        f"Commitment: {title}\nLead agency: {lead}\nTarget: {count} offices by 2027\n"
        for (title, lead, *_), count in zip(RECORDS, (12, 30), strict=True)
    )
    draft = draft_register(SourceText(text, "txt"), "en")
    assert {one.unit.rule for one in draft.commitments} == {"layout:record"}
    assert [one.words for one in draft.bodies if one.kind == "lead"] == [lead for _, lead, *_ in RECORDS]
    assert [int(one.value) for one in draft.targets] == [12, 30]


def test_a_chinese_template_filled_in_twice() -> None:
    blocks = ["诺兰开放政府行动计划（2025-2027年）"]
    for title, lead, words, when in (
        ("公开预算", "财政部", "培训40名人员。", "2026年6月"),
        ("开放土地登记", "土地局", "设立30个服务窗口。", "2027年12月"),
    ):
        blocks += [title, "责任单位", lead, "主要内容", words, "完成时间", when]
    draft = draft_register(SourceText("\n\n".join(blocks) + "\n", "txt"), "zh")
    assert [one.unit.title for one in draft.commitments] == ["公开预算", "开放土地登记"]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2026-06"), (30, "2027-12")]
