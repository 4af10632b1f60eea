"""A reason in a language: each value as its class asks, each sentence in the catalogue's words."""

import re
from decimal import Decimal
from gettext import NullTranslations

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Observed, Percent, Quantity, UnitOf
from tallystick.base.reasons import (
    NO_DATE,
    Count,
    Foreign,
    Listing,
    Ordinal,
    Reason,
    RowOf,
    Term,
    Text,
    Value,
    Year,
    inside,
    plural,
    texts,
)
from tallystick.voice.catalogues import language_named, languages
from tallystick.voice.direction import without_marks
from tallystick.voice.language import ENGLISH, Language


class Polish(NullTranslations):
    """Three forms, and a word with two senses."""

    def gettext(self, message: str) -> str:
        return {"open": "otwarty", "{sentence} {next}": "{sentence}{next}"}.get(message, message)

    def ngettext(self, _one: str, _many: str, n: int) -> str:
        few = n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14}
        return "{number} wiersz" if n == 1 else "{number} wiersze" if few else "{number} wierszy"

    def pgettext(self, context: str, message: str) -> str:
        return {("a door", "open"): "otwarte", ("a promise", "open"): "w toku"}.get(
            (context, message), message
        )


POLISH = Language("pl", "polski", "pl", translations=Polish())
CHINESE = Language("zh-Hans", "中文", "zh_Hans_CN")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Count(12345), "12,345"),
        (Ordinal(12345), "12345"),
        (Year(2025), "2025"),
        (PartialDate.parse("2025-06"), "June 2025"),
        (Period.parse("2021/2025"), "2021 to 2025"),
        (NO_DATE, "date not known"),
        (Quantity(Decimal("92.0"), "percent"), "92.0%"),
        (Quantity(Decimal(1500), "persons"), "1,500 persons"),
        (Quantity(Decimal("1E+3")), "1,000"),
        (Observed(Decimal("-18.92"), "percent", is_change=True), "down 18.92%"),
        (Observed(Decimal("-18.92"), "percent"), "\N{MINUS SIGN}18.92%"),
        (Percent(Decimal("3.20")), "3.20%"),
        (UnitOf("persons"), "persons"),
        (RowOf("targets", "I.1.t1"), "I.1.t1"),
        (Term("group", "rural_residents"), "rural residents"),
        (Term("group", "left-handed_people"), "left handed people"),
        (texts(["a", "b", "c"]), "a, b and c"),
        (texts(["a", "b", "c"], "or"), "a, b or c"),
        (texts(["a", "b", "c"], ","), "a, b, c"),
        (texts(["a"], ","), "a"),
        (Listing((Year(2021), Year(2022))), "2021 and 2022"),
        (Reason("no {thing}", thing=Text("end")), "no end"),
        (Foreign("Permission denied"), "Permission denied"),
    ],
)
def test_a_value_is_said_as_its_class_asks(value: Value, said: str) -> None:
    assert ENGLISH.reason(Reason("{value}", value=value)) == said


def test_a_year_and_a_count_of_the_same_digits_are_told_apart() -> None:
    told = Reason("{year} and {count}", year=Year(2025), count=Count(2025))
    assert ENGLISH.reason(told) == "2025 and 2,025"
    assert Language("de", "Deutsch", "de").reason(told) == "2025 and 2.025"


def test_names_in_a_row_are_parted_as_the_language_parts_them() -> None:
    assert CHINESE.value(texts(["甲", "乙", "丙"])) == "甲、乙和丙"
    assert CHINESE.value(texts(["甲", "乙", "丙"], ",")) == "甲、乙、丙"


@pytest.mark.parametrize(("number", "said"), [(1, "1 wiersz"), (3, "3 wiersze"), (5, "5 wierszy")])
def test_a_number_asks_for_the_form_of_the_language(number: int, said: str) -> None:
    rows = plural("{number} row", "{number} rows")
    assert POLISH.reason(Reason(rows, number=Count(number))) == said
    assert POLISH.say_many(rows, number) == said


def test_a_word_is_said_in_the_sense_it_is_meant_in() -> None:
    assert POLISH.reason(Reason("open")) == "otwarty"
    assert POLISH.reason(Reason(inside("a door", "open"))) == "otwarte"
    assert POLISH.reason(Reason(inside("a promise", "open"))) == "w toku"
    assert ENGLISH.reason(Reason(inside("a promise", "open"))) == "open"


def test_what_stands_behind_a_reason_follows_as_the_language_has_it() -> None:
    told = Reason("One.").since(Reason("Two."))
    assert ENGLISH.reason(told) == "One. Two."
    assert POLISH.reason(told) == "One.Two."


def test_a_clause_becomes_a_sentence_and_no_name_gets_a_capital() -> None:
    assert ENGLISH.clause(Reason("there is no {what}", what=Text("file"))) == "There is no file."
    assert ENGLISH.clause(Reason("{path} is empty", path=Text("plan.txt"))) == "plan.txt is empty."


def test_a_sentence_that_has_its_full_stop_gets_no_second_one() -> None:
    assert ENGLISH.clause(Reason("The panel is drawn already.")) == "The panel is drawn already."
    chinese = next(one for one in languages() if one.code == "zh-Hans")
    assert chinese.clause(Reason("Some codes can't be taken.")) == "有些代码无法采用。"


def test_rows_are_named_by_whoever_knows_their_titles() -> None:
    told = Reason("{target} of {count}", target=RowOf("targets", "t1"), count=Count(2))
    inside_another = Reason("{why}", why=told).since(told)
    said = ENGLISH.reason(inside_another, lambda row: f"the {row.table} called {row.id}")
    assert said == "the targets called t1 of 2 the targets called t1 of 2"


def test_no_value_moves_the_terminal_or_turns_the_page() -> None:
    told = Reason("{name}", name=Text("red\x1b[31m \u202eturned"))
    assert without_marks(ENGLISH.reason(told)) == "red<U+001B>[31m <U+202E>turned"


COMMANDS = {
    "publish one: {command}": "tallystick ledger checkpoint --ledger led --key rel.key",
    "read a plan first: tallystick read DOCUMENT --out DIR": "tallystick read DOCUMENT --out DIR",
    "correct the name, or make one: {make}": "tallystick ledger start led --key rel.key",
}


@pytest.mark.parametrize("text", COMMANDS)
@pytest.mark.parametrize("code", ["en", "zh-Hans"])
def test_behind_a_command_stands_no_full_stop_that_would_become_a_part_of_it(text: str, code: str) -> None:
    language = language_named(code)
    assert language is not None
    said = language.clause(
        Reason(text, **dict.fromkeys(re.findall(r"\{(\w+)\}", text), Text(COMMANDS[text])))
    )
    assert without_marks(said).endswith(COMMANDS[text])


def test_a_command_in_quotation_marks_is_a_word_of_its_sentence() -> None:
    said = ENGLISH.clause(Reason("take them in with 'tallystick panel collect'"))
    assert said == "Take them in with 'tallystick panel collect'."
