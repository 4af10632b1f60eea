"""Chinese numerals are read as what they write, and a list's numbers are written as a word processor does."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.reading import SourceText, draft_register
from tallystick.reading.counting import numeral as counted
from tallystick.reading.hanzi import hanzi_number
from tallystick.reading.languages import languages
from tallystick.reading.mentions import mentions_in
from tests.reading.numerals import EVERYDAY, OLDER, ON_BILLS, Manner, written

CHINESE = languages()["zh"]
MANNERS = st.builds(
    Manner,
    st.sampled_from([EVERYDAY, ON_BILLS, OLDER]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
#: Numbers of every length, and those with few digits and many gaps, which numerals write in the oddest ways.
NUMBERS = st.one_of(
    st.integers(0, 10**16 - 1),
    st.integers(1, 16).flatmap(lambda length: st.integers(10 ** (length - 1), 10**length - 1)),
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 15)), min_size=1, max_size=4).map(
        lambda parts: sum(
            digit * 10**place for place, digit in {place: digit for digit, place in parts}.items()
        )
    ),
)


@given(NUMBERS, MANNERS)
def test_a_numeral_in_any_manner_is_the_number_it_writes(number: int, manner: Manner) -> None:
    assert hanzi_number(written(number, manner)) == number


@given(NUMBERS.filter(lambda number: number > 10), MANNERS)
def test_a_numeral_in_a_sentence_is_one_number_with_its_unit(number: int, manner: Manner) -> None:
    numeral = written(number, manner)
    text = f"到二〇三〇年，建成{numeral}所学校"
    found = [one for one in mentions_in(text, CHINESE) if one.start == text.index("建成") + 2]
    read = [(str(one.value), one.unit, text[one.start : one.end]) for one in found]
    assert read == [(str(number), "count", numeral)]


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_digits_before_a_size_are_multiplied(number: int, size: tuple[str, int]) -> None:
    for digits in (str(number), f"{number:,}"):
        (found,) = mentions_in(f"投入{digits}{size[0]}元", CHINESE)
        assert (str(found.value), found.unit) == (str(number * size[1]), "money")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万亿元", "3000000000000"),
        ("3.5万亿元", "3500000000000"),
        ("三点五万亿元", "3500000000000"),
        ("1,200万人", "12000000"),
        ("5千亿元", "500000000000"),
        ("3百亿元", "30000000000"),
        ("2亿3000万人", "230000000"),
        ("3万5千个", "35000"),
        ("一亿五千万人", "150000000"),
        ("三万五千亿元", "3500000000000"),
        ("三万亿五千亿元", "3500000000000"),
        ("十万亿元", "10000000000000"),
        ("四万万人", "400000000"),
        ("三万千瓦", "30000"),
        ("三万五个", "35000"),
        ("一百五个", "150"),
        ("一百一十五个", "115"),
        ("一百十五个", "115"),
        ("一百零五个", "105"),
        ("三点五〇个百分点", "3.50"),
        ("百分之三点五", "3.5"),
        ("百分之85", "85"),
        ("四分之三", "75"),
        ("千分之五", "0.5"),
    ],
)
def test_a_number_as_people_write_it_is_read(text: str, value: str) -> None:
    (found,) = mentions_in(f"达到{text}", CHINESE)
    assert str(found.value) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("20多万人", "200000"), ("3000余万户", "30000000"), ("一百多万人", "1000000"), ("三亿多人", "300000000"),
     ("二十多个", "20"), ("3万余人", "30000"), ("100多所", "100")],
)  # fmt: skip
def test_more_than_a_number_keeps_its_size_and_its_unit(text: str, value: str) -> None:
    (found,) = mentions_in(f"培训{text}", CHINESE)
    assert str(found.value) == value
    assert found.unit in {"persons", "households", "count"}


@pytest.mark.parametrize(
    "text", ["三四十个", "七八百人", "十几个", "几十万人", "数百家", "三五个", "两三年", "三分之一"]
)
def test_what_is_not_counted_out_is_no_number_to_be_reached(text: str) -> None:
    (found,) = mentions_in(f"建成{text}", CHINESE)
    assert found.form in {"some", "part"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三万、五万", [30000, 50000]),
        ("亿万人民", []),
        ("百分之", []),
        ("万里", []),
    ],
)
def test_two_numerals_are_two_and_none_is_none(text: str, values: list[int]) -> None:
    assert [one.value for one in mentions_in(text, CHINESE)] == values


#: From the examples of ST_NumberFormat in ECMA-376, part 1, 17.18.59.
@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 53, "aaa"),
        ("lowerRoman", 49, "xlix"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCounting", 100, "一○○"),
        ("ideographTraditional", 3, "丙"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalZero", 7, "07"),
        ("none", 7, ""),
        ("lowerRoman", 10**9, "1000000000"),
        ("a form of tomorrow", 7, "7"),
    ],
)
def test_a_list_is_counted_as_a_word_processor_counts(form: str, number: int, shown: str) -> None:
    assert counted(number, form) == shown


@given(st.integers(1, 9999))
def test_the_chinese_numbers_of_a_list_are_read_back(number: int) -> None:
    for form in ("chineseCountingThousand", "chineseCounting", "chineseLegalSimplified", "ideographDigital"):
        read = hanzi_number(counted(number, form))
        assert read == number or (read is None and 11 < number < 100 and form == "ideographDigital")


@given(st.decimals(0, 999, places=3))
def test_digits_behind_a_point_are_kept(number: Decimal) -> None:
    whole, part = str(number).split(".")
    digits = "".join("零一二三四五六七八九"[int(one)] for one in part)
    assert str(hanzi_number(f"{written(int(whole))}点{digits}")) == str(number)


@pytest.mark.parametrize(("text", "strict"), [("20多万人", True), ("20万余人", True), ("20万人", False)])
def test_more_than_a_number_is_promised_strictly(text: str, strict: bool) -> None:
    (target,) = draft_register(SourceText(f"一、培训{text}。\n二、推进工作。\n", "txt"), "zh").targets
    assert (str(target.value), target.unit, target.strict) == ("200000", "persons", strict)
