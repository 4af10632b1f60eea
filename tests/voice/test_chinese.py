"""Chinese is written as Chinese is: its numbers, dates, lists, order, and the room that it takes."""

import itertools
from decimal import Decimal
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.dates import PartialDate, Period
from tallystick.base.reasons import msgid
from tallystick.cli.columns import lines_of
from tallystick.report.charts.labels import MarkWords, place_labels
from tallystick.report.notes import with_titles
from tallystick.voice.engine import environment
from tallystick.voice.language import ENGLISH, Language
from tallystick.voice.widths import closed_up, cut, lines, shortened, width

#: What the catalogue says of a few texts.
SAID = {
    "{amount} {unit}": "{amount}{unit}",
    "{start} to {end}": "{start}至{end}",
    "{clause}.": "{clause}。",
    "{sentence} {next}": "{sentence}{next}",
    "persons": "人",
    "cubic metres": "立方米",
    "micrograms per cubic metre": "微克/立方米",
}


class _Said(NullTranslations):
    def gettext(self, message: str) -> str:
        return SAID.get(message, message)

    def ngettext(self, _one: str, many: str, _number: int) -> str:  # Chinese has one form
        return SAID.get(many, many)


CHINESE = Language("zh-Hans", "简体中文", "zh_Hans", translations=_Said())


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("9999", "9,999"),
        ("12345", "12,345"),  # 1.23万 would lose a digit
        ("12300", "1.23万"),
        ("500000", "50万"),
        ("-500000", "\N{MINUS SIGN}50万"),
        ("7000000", "700万"),
        ("1234567", "123.46万"),
        ("66666666.67", "6666.67万"),
        ("120000000", "1.2亿"),
        ("129330000", "1.2933亿"),  # as the statistical communiqué has it; 129.33 million
        ("1411780000", "14.12亿"),
        ("31800000000", "318亿"),
        ("1200000000000", "1.2万亿"),
        ("92.0", "92.0"),
        ("-18.92", "\N{MINUS SIGN}18.92"),
    ],
)
def test_numbers_go_by_wan_and_yi(number: str, told: str) -> None:
    assert CHINESE.number(Decimal(number)) == told


def test_a_minus_is_one_sign_in_every_language_and_size() -> None:
    assert ENGLISH.number(Decimal(-7_000_000)) == "\N{MINUS SIGN}7 million"
    assert ENGLISH.number(Decimal(-7)) == "\N{MINUS SIGN}7"


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [
        ("7000000", "persons", "700万人"),
        ("31800000000", "cubic_metres", "318亿立方米"),
        ("28", "micrograms_per_cubic_metre", "28微克/立方米"),
        ("88", "percent", "88%"),
    ],
)
def test_a_quantity_has_its_unit_in_words_and_no_space(number: str, unit: str, told: str) -> None:
    assert CHINESE.quantity(Decimal(number), unit) == told


@pytest.mark.parametrize(
    ("largest", "divisor", "word"),
    [("9000", 1, ""), ("50000", 10_000, "万"), ("7000000", 10_000, "万"), ("120000000", 10**8, "亿")],
)
def test_an_axis_counts_in_wan_and_yi(largest: str, divisor: int, word: str) -> None:
    assert CHINESE.scale(Decimal(largest)) == (Decimal(divisor), word)


def test_dates_carry_their_signs() -> None:
    assert CHINESE.date(PartialDate.parse("2025-12-31")) == "2025年12月31日"
    assert CHINESE.date(PartialDate.parse("2025-06")) == "2025年6月"
    assert CHINESE.date(PartialDate.parse("2025")) == "2025年"
    assert CHINESE.period(Period.parse("2021/2025")) == "2021年至2025年"


def test_lists_have_the_enumeration_comma() -> None:
    assert CHINESE.list(["妇女", "儿童", "老年人"]) == "妇女、儿童和老年人"
    assert CHINESE.list(["妇女", "儿童", "老年人"], "or") == "妇女、儿童或老年人"
    assert CHINESE.list(["妇女", "儿童", "老年人"], ",") == "妇女、儿童、老年人"


def test_clauses_in_a_row_are_parted_by_semicolons() -> None:
    """Joined by 和, a clause with a comma of its own would run into the next one."""
    assert CHINESE.list(["有3个数据，其中1个被修订", "其余未变"]) == "有3个数据，其中1个被修订；其余未变"
    assert CHINESE.list(["妇女、儿童", "老年人"], ",") == "妇女、儿童；老年人"
    assert ENGLISH.list(["3, 1 of them revised", "the rest"]) == "3, 1 of them revised and the rest"


def test_sentences_follow_one_another_without_a_space() -> None:
    assert CHINESE.sentences(["已达到。", "", "另见第三章。"]) == "已达到。另见第三章。"
    assert CHINESE.say(msgid("{clause}."), clause="没有此页") == "没有此页。"


#: By syllable and tone: Ānhuī, Běijīng, Chóngqìng, Fújiàn, Gānsù, Guǎngdōng, Guǎngxī, Guìzhōu, Hǎinán,
#: Héběi, Hénán, Hēilóngjiāng, Húběi, Húnán, Jílín, Jiāngsū, Jiāngxī, Liáoníng, Nèiměnggǔ, Níngxià, Qīnghǎi,
#: Shāndōng, Shānxī, Shǎnxī, Shànghǎi, Sìchuān, Tiānjīn, Xīzàng, Xīnjiāng, Yúnnán, Zhèjiāng. Hé (2) is before
#: Hēi, for a syllable's letters come before its tone.
PROVINCES = [
    "安徽",
    "北京",
    "重庆",
    "福建",
    "甘肃",
    "广东",
    "广西",
    "贵州",
    "海南",
    "河北",
    "河南",
    "黑龙江",
    "湖北",
    "湖南",
    "吉林",
    "江苏",
    "江西",
    "辽宁",
    "内蒙古",
    "宁夏",
    "青海",
    "山东",
    "山西",
    "陕西",
    "上海",
    "四川",
    "天津",
    "西藏",
    "新疆",
    "云南",
    "浙江",
]


def test_names_stand_in_the_order_of_their_sounds() -> None:
    assert sorted(sorted(PROVINCES), key=CHINESE.sort_key) == PROVINCES
    assert sorted(["长沙", "常州", "重庆", "成都"], key=CHINESE.sort_key) == ["长沙", "常州", "成都", "重庆"]
    assert sorted(["乙", "Beta", "甲", "3", "alpha"], key=CHINESE.sort_key) == [
        "3",
        "alpha",
        "Beta",
        "甲",
        "乙",
    ]


def test_a_list_from_a_to_z_has_chinese_titles_under_their_sounds() -> None:
    found = [CHINESE.ways.initial(one) for one in ("重庆", "《宪法》", "élan", "3项", "")]
    assert found == ["C", "", "E", "", ""]
    assert ENGLISH.ways.initial("重庆") == ""


@given(st.lists(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF) | st.characters())))
def test_every_text_has_a_place_in_the_order(texts: list[str]) -> None:
    ordered = sorted(texts, key=CHINESE.sort_key)
    assert sorted(set(texts), key=CHINESE.sort_key) == list(dict.fromkeys(ordered))


HAN = st.text("耕地保护农业，。（）《》“”AB1 ", min_size=1, max_size=60).map(str.strip).filter(bool)


@given(HAN, st.integers(8, 40))
def test_lines_hold_the_whole_text_and_none_is_too_wide(text: str, most: int) -> None:
    found = lines(text, most)
    assert "".join("".join(found).split()) == "".join(text.split())
    for line in found:
        alone = len(line) == 1 or width(line) <= most or not any(sign in "耕地保护农业" for sign in line[:-1])
        assert alone or line[-1] in "，。）》” " or line[0] in "（《“", (line, most)


def test_no_line_begins_with_what_closes_nor_ends_with_what_opens() -> None:
    text = "把全国的耕地保护好，不少于1.2亿公顷（18亿亩），并建设高标准农田。"
    for most in range(6, 40):
        for line in lines(text, most):
            assert line[0] not in "，。）"
            assert line[-1] != "（"


def test_a_title_is_cut_between_characters_and_a_latin_one_between_words() -> None:
    assert shortened("把全国的耕地保护好", 100) == "把全国的耕地保护好"
    assert shortened("把全国的，耕地保护好", 11) == "把全国的…"
    assert cut("more farmland than before", 15) == "more farmland"
    assert with_titles("见I.1.t2。", {"I.1.t2": "耕地"}, "“{title}”") == "见“耕地”。"


def test_signs_of_full_width_stand_close() -> None:
    assert (
        closed_up("已达到。\n<b>另见</b> （第三章） 第四章, 5 km")
        == "已达到。<b>另见</b>（第三章）第四章, 5 km"
    )
    assert closed_up("Met. See (3).") == "Met. See (3)."


def test_the_words_of_a_chart_take_the_room_that_they_need() -> None:
    """Two labels of ten characters each, which would lie on one another if each were one letter wide."""
    named = [
        MarkWords(20.0, 100.0, "二〇二五年的承诺数字", "", above=True),
        MarkWords(52.0, 100.0, "最后一个数字", "", above=True),
    ]
    for one, other in itertools.combinations(place_labels(named, [], ()), 2):
        assert abs(one.y - other.y) >= 15
    latin = [
        MarkWords(20.0, 100.0, "ten letter", "", above=True),
        MarkWords(52.0, 100.0, "figure", "", above=True),
    ]
    first, second = place_labels(latin, [], ())
    assert first.y == second.y


def test_a_table_in_a_terminal_breaks_chinese_headings_too() -> None:
    rows = [["", "已经达到的承诺", "没有达到的承诺"], ["官方", "12", "3"], ["独立", "1", "4"]]
    printed = list(lines_of(rows, 24))
    assert max(map(width, printed)) <= 24
    assert len(printed) > 3
    assert next(lines_of(rows, 80)).split() == rows[0][1:]


def test_signs_between_texts_are_full_width_and_nothing_else_is_touched() -> None:
    template = (
        '<meta content="a, b; {{ x }}, c: d"><p class="{{ x }}, y">{{ x }}, {{ x }}: '
        "<b>{{ x }}</b> ({{ x }}). {% trans %}Met, in part: (so).{% endtrans %}"
        '; &amp; v0.2.0, <a href="{{ x }}">{{ x }}</a>.</p>'
    )
    drawn = environment(CHINESE, "tallystick.voice").from_string(template).render(x="甲")
    assert drawn == (
        '<meta content="a, b; 甲, c: d"><p class="甲, y">甲，甲：<b>甲</b>（甲）。'
        'Met, in part: (so).；&amp; v0.2.0，<a href="甲">甲</a>。</p>'
    )
    english = environment(ENGLISH, "tallystick.voice").from_string(template).render(x="one")
    assert "one, one: <b>one</b> (one). Met, in part: (so).; &amp; v0.2.0, <a" in english
