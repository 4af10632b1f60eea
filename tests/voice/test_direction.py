"""A text that runs from right to left is set apart wherever it stands, and by what may stand there."""

import re

import pytest

from tallystick.voice.direction import isolated, with_elements
from tallystick.voice.language import ENGLISH
from tests.report import factory
from tests.report.markup import read

PLAN = "\u062e\u0637\u0629 \u0627\u0644\u0639\u0645\u0644 2025"  # "action plan 2025", Arabic
FALLING = re.compile("[\u0590-\u08ff]")
APART = re.compile("\u2068[^\u2068\u2069]*\u2069")


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("plain, 人权 café", False),
        (PLAN, True),
        ("\u05d6\u05db\u05d5\u05d9\u05d5\u05ea", True),  # Hebrew
        ("\u0780\u0786\u07b0\u0786", True),  # Thaana
        ("\U0001e900\U0001e902", True),  # Adlam
        ("a\u202eb", True),
        ("a\u2067b", True),
    ],
)
def test_what_turns_the_direction_is_set_apart(text: str, apart: bool) -> None:
    said = str(isolated(text))
    assert (said != text) == apart
    assert isolated(said) == said
    assert APART.sub("", said) == ("" if apart else text)


def test_no_text_ends_what_it_stands_in() -> None:
    said = str(isolated(f"{PLAN}\u2069 after \u202e"))
    assert (said[0], said[-1], said.count("\u2069")) == ("\u2068", "\u2069", 1)


def test_in_a_sentence_only_the_text_itself_is_set_apart() -> None:
    said = ENGLISH.say("{title}, 9 of 10", title=PLAN)
    assert said == f"\u2068{PLAN}\u2069, 9 of 10"
    assert isolated(said) == said
    assert ENGLISH.list(["a", PLAN, "b"]) == f"a, \u2068{PLAN}\u2069 and b"


def test_a_page_has_elements_where_they_may_stand_and_marks_elsewhere() -> None:
    one = f"\u2068{PLAN}\u2069"
    page = (
        f'<title>{one}, Plan</title><a href="https://x/{one}" title="{one}">{one}</a>'
        f"<svg><title>{one}</title></svg><p>{one}</p>"
    )
    assert with_elements(page) == (
        f'<title>{one}, Plan</title><a href="https://x/{PLAN}" title="{one}"><bdi>{PLAN}</bdi></a>'
        f"<svg><title>{one}</title></svg><p><bdi>{PLAN}</bdi></p>"
    )


def falls_free(page: str) -> list[str]:
    """The texts of a page that run from right to left and stand in nothing that sets them apart."""
    reading = read(page)
    free = []
    for above, text in reading.texts:
        if FALLING.search(APART.sub("", text)) and not {"bdi", "blockquote"} & set(above):
            free.append(f"{above[-1]}: {text}")
    for element in reading.elements:
        for name, value in element.attributes.items():
            read_out = name in {"alt", "aria-label", "content", "title"}
            if FALLING.search(APART.sub("", value) if read_out else value) and name != "href":
                free.append(f"{element.tag} {name}: {value}")
    return free


def test_on_every_page_of_a_site_such_texts_are_set_apart() -> None:
    package = factory.worded(factory.golden(), lambda _: PLAN)
    files = factory.site(factory.material(package, document=f"{PLAN}. " * 400))
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    assert sum(PLAN in page for page in pages.values()) > 50
    for name, page in pages.items():
        assert read(page).faults == [], name
        assert falls_free(page) == [], name
        assert not re.search(r"<(?:svg|title)\b[^>]*>(?:(?!</(?:svg|title)>).)*<bdi>", page, re.DOTALL), name


def test_a_text_that_is_not_set_apart_is_noticed() -> None:
    assert falls_free(f"<p>{PLAN}, 9 of 10</p>")
    assert falls_free(f'<p title="{PLAN}">9</p>')
    assert not falls_free(f"<p><bdi>{PLAN}</bdi>, 9 of 10</p>")
