"""What is shared between sentences that differ in digits alone changes no draft, whatever the digits are."""

import itertools
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tallystick.reading import SourceText, draft_register, passage, phrases
from tallystick.reading.languages import languages
from tallystick.reading.model import Draft
from tallystick.reading.phrases import Phrases, _places
from tallystick.reading.vocabulary import in_lower_case
from tests.ledger.chance import Chance
from tests.reading.test_quick_looks import texts

#: Sentences with places for digits; those of a language one after another make a list.
FRAMES = {
    "en": [
        "The ministry will train {} teachers by {}.",
        "By {}, {}% of households will have water.",
        "We will cut poverty by {} percent compared to {}.",
        "Emissions will be lower than {} levels, and {}% below the {} level.",
        "Fewer than {} of {} schools will lack power.",
        "The {}st plan will build {} km of road by {}.",
        "In {}, {} clinics were built; {} will be built.",
        "The share will rise from {}% to {}% by the year {}.",
        "All {} courts will report on SDG {} each year.",
        "Deaths will fall to {} by {} from the {} level.",
    ],
    "zh": [
        "到{}年，培训{}名教师。",
        "“{}五”期间，新建{}所学校，完成率达到{}%。",
        "到{}年，比{}年下降{}%。",
        "第{}条：{}年前将贫困人口减少{}万。",
        "{}年建成了{}个中心，将新增{}个。",
        "{}岁以上老年人将达到{}亿。",
    ],
    "es": [
        "Se formará a {} docentes hasta {}.",
        "En {} se habrá construido {} escuelas.",
        "Reducir la pobreza en un {} % respecto a {}.",
    ],
    "pt": ["Formar {} docentes até {}.", "Em {} foram formados {} docentes."],
    "it": ["Nel {} sono stati formati {} docenti.", "Dal {} saranno formati {} docenti."],
    "ru": ["К {} году построить {} школ.", "В {} году построено {} школ."],
}
#: Years, counts, shares and ordinal numbers of equal length, so that sentences are alike but for digits.
DIGITS = [
    *("2021", "2020", "2030", "2015", "1990", "1000", "4000", "0000", "20", "21", "30", "13", "00", "14"),
    *(
        "1",
        "2",
        "0",
        "16",
        "1.5",
        "2.0",
        "100",
        "2,021",
        "1,500",
        "١٢",
        "２０２１",
        "十四",
        "二",
        "two",
        "one",
    ),
]

YEARS = [one for one in DIGITS if one.isdecimal() and one.isascii()]


@st.composite
def alike(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a plan of one language whose items are alike but for what stands in the place of digits."""
    code = draw(st.sampled_from(sorted(FRAMES)))
    frames = draw(st.lists(st.sampled_from(FRAMES[code]), min_size=1, max_size=2))
    items = []
    for frame in frames:
        for _ in range(draw(st.integers(2, 4))):
            picked = st.lists(st.sampled_from(DIGITS), min_size=frame.count("{}"), max_size=frame.count("{}"))
            items.append(frame.format(*draw(picked)))
    return code, "".join(f"{at}. {item}\n" for at, item in enumerate(items, start=1))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alike())
@example(
    ("en", "1. Done will rise by 30 from the 2015 level.\n2. Done will rise by 30 from the 1099 level.\n")
)
@example(("en", "1. Cut it by 30% below 2015 levels.\n2. Cut it by 30% below 3015 levels.\n"))
def test_a_draft_is_what_it_is_when_each_sentence_is_looked_at_alone(drawn: tuple[str, str]) -> None:
    code, text = drawn
    shared = _drafted(code, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "_alike", lambda *_: {})
        assert _drafted(code, text) == shared


def _drafted(code: str, text: str) -> Draft:
    passage._phrases.cache_clear()
    return draft_register(SourceText(text, "txt"), code)


@pytest.mark.parametrize("code", sorted(languages()))
def test_each_sentence_has_its_own_places_of_every_list_that_minds_digits(code: str) -> None:
    language, chance = languages()[code], Chance(f"alike {code}")
    minding = list(_minding(code))
    assert minding, "each language has some"
    for words in [*FRAMES.get(code, ()), *itertools.islice(texts(language, YEARS), 60)]:
        first = [YEARS[chance.below(len(YEARS))] for _ in range(words.count("{}"))]
        for _ in range(6):
            alike = [[one for one in YEARS if len(one) == len(digits)] for digits in first]
            text = in_lower_case(words.format(*(some[chance.below(len(some))] for some in alike)))
            own = Phrases(text, language)
            for section, key in minding:
                starts, ends = _places(text, language, section, key)
                wanted = (starts[0], ends[0]) if starts else None
                assert own.first(section, key) == wanted, (section, key, text)


def _minding(code: str) -> Iterator[tuple[str, str]]:
    """The lists of phrases of a language in which digits are named, or any digit."""
    for section, table in languages()[code].words.items():
        for key, listed in table.items() if isinstance(table, dict) else ():
            if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
                pattern = languages()[code].low_pattern(section, key).pattern
                if re.search(r"[0-9]|\\d", re.sub(r"\{\d*,?\d*\}", "", pattern)):
                    yield section, key
