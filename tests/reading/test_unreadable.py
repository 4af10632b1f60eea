"""Every code has its words, and every place in them is filled."""

import re
from pathlib import Path

import pytest

import tallystick.reading
from tallystick.base.reasons import Count, Ordinal, Text
from tallystick.reading.unreadable import NOTICES, REFUSALS, Notice, UnreadableDocument, refusal

ROOM = Path(tallystick.reading.__file__).parent
#: How each is raised with its places: ``UnreadableDocument("code", a=..., b=...)``.
RAISED = re.compile(
    r'(UnreadableDocument|Notice)\(\s*"([a-z0-9-]+)"([^()]*(?:\([^()]*\)[^()]*)*)\)', re.DOTALL
)


def places_in(template: object) -> set[str]:
    return set(re.findall(r"{(\w+)}", str(template))) - {"name"}


def raised() -> list[tuple[str, str, str]]:
    texts = [one.read_text(encoding="utf-8") for one in sorted(ROOM.glob("*.py"))]
    return [(kind, code, given) for text in texts for kind, code, given in RAISED.findall(text)]


def test_every_code_that_is_raised_has_words() -> None:
    found = raised()
    assert len(found) > 20
    for kind, code, _ in found:
        assert code in (REFUSALS if kind == "UnreadableDocument" else NOTICES)


def test_no_words_are_kept_for_what_is_never_raised() -> None:
    text = "".join(
        one.read_text(encoding="utf-8") for one in ROOM.glob("*.py") if one.name != "unreadable.py"
    )
    assert [code for code in (*REFUSALS, *NOTICES) if f'"{code}"' not in text] == []


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_names_the_document_and_fills_every_place(code: str) -> None:
    message, mend = REFUSALS[code]
    why = UnreadableDocument(code, **dict.fromkeys(places_in(message), 7))
    said = refusal(why, "plan.pdf")
    assert "plan.pdf" in said.title.text
    assert "{" not in said.title.text + said.fix.text
    assert said.fix.text
    assert not places_in(mend)


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_fills_every_place(code: str) -> None:
    names = places_in(NOTICES[code]) | {"number", "count", "most", "page", "length", "encoding"}
    assert "{" not in Notice(code, dict.fromkeys(names, 7)).reason.text


def test_a_page_is_which_one_and_other_numbers_are_how_many() -> None:
    values = dict(Notice("page-cut", {"page": 1201, "length": 60_000, "most": 50_000}).reason.values)
    assert values["page"] == Ordinal(1201)
    assert values["length"] == Count(60_000)
    assert dict(refusal(UnreadableDocument("docx-part", part="word/a.xml"), "a").title.values)[
        "part"
    ] == Text("word/a.xml")
