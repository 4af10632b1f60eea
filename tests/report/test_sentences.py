"""What no page may say: patterns that were wrong once, looked for on every page of both plans."""

import re
from functools import cache

import pytest

from tallystick.report.book import Book
from tallystick.report.notes import row_titles, with_titles
from tallystick.voice.language import ENGLISH
from tallystick.voice.promises import promised
from tests.report import factory
from tests.report.markup import read

#: Pages that show the tables' own names and the method's keys, because they describe the files.
OF_FILES = re.compile(r"(data|proof|method|dictionary)(/\d+)?\.html|dictionary/.*")
_ONE = "targets|commitments|indicators|deliverables|values|figures|sources|concerns|disputes|claims|pages"
_MANY = "target|commitment|deliverable|indicator|claim"
WRONG = {
    "a promise that names no thing": (
        r"[Tt]he plan promised (?:at least|about|at most|more than)? ?[\d.,]+(?: million| billion)?"
        r"(?: more| in all)? by "
    ),
    "an answer with 'each of them'": r", each of them",
    "a label in place of a sentence": r"Its (?:one|\d+) (?:targets?|deliverables?):",
    "all of two": r"\b[Aa]ll 2 (?:targets|deliverables|indicators)",
    "parts that are zero": r"\b0 (?:improved|worsened|rose|fell|neither|on (?:both|claims|statistics))",
    "a list of counts with a zero": r": 0; ",
    "one with a plural": rf"(?<![\d.,-] )(?<![\d.,])\b1 (?:{_ONE})\b",
    "a number before a singular": rf"(?<![\d.,])\b(?:[2-9]|\d\d+) (?:{_MANY})\b(?! (?:date|list|page|\d))",
    "no probability at all": r"probability of 0(?:\.0+)?\)",
    "an identifier of a table's row": r"\b(?:[EQOC]\d{3,5}|[IVX]+\.\d+\.\d+\.[tdr]\d+)\b",
    "a file of the package": r"\b\w+\.csv\b",
    "a note for those who judge": r"must exceed the value|proxies only",
    "a thing that is there or not": r"could be seen to be there or not",
    "a kind of source that nobody named": r"^(?:No source of this kind|Sources of this kind)",
    "a broken sentence": r"\byears enough\b|as far by chance",
    "a place that was not filled": r"\{\w+\}",
    "two full stops": r"(?<!\.)\.\.(?!\.)",
    "a space before a mark": r"\w [,;:.](?:\s|$)",
    "a number apart from its sign": r"\d %",
    "a part in nothing": r"\bin 0 (?:commitments|targets)",
    "others where there are none": r"\b(\d+) of \1 .*; of the others",
    "a sentence inside a sentence": r"\w\. to [A-Z]",
    "a small letter after a full stop": r"^(?:since|until|from) \d+ \w+ \d{4}",
    "a share of a share": r"^of (?:all|the rated) ",
    "a heading that counts one": r"\b[Tt]he 1 (?:target|deliverable|commitment)\b",
    "a sentence in brackets before a comma": r"\.”? \([^()]*\.\),",
    "nought of a thing that is promised": r"promised 0 (?!%)",
    "a count of the wrong number": r"\b(?:0 is|1 are) (?:empty|missing)\b",
    "a wait that goes on today": r"\bfor [\d,]+ days? now\b",
    "a deed promised for a year": r"^promised for \d",
    "the package in place of its publisher": r"\b[Tt]he package names (?:nobody|no)\b",
    "a row's own code as its title": r"\bupr\d+-",
    "a hyphen that was an underscore": r"\b[Nn]on discrimination\b",
    "an edition by its code": r"\bedition [a-z]+-",
    "a time that fits no question": r"every (?:two|five) years, for|at any time, for",
    "a share of another share": r"^[\d.,]+% of [\d.,]+%$",
    "one of one": r"part in 1 commitment\. It leads 1 of",
    "one that have": r"\b1 of [\d,]+ \w+ have\b",
    "a search that nobody can deny": r"nobody has searched for one",
    "a capital inside a sentence": r"\bSearched in [A-Z]",
    "None where nothing is": r"\bNone\b(?! (?:of|on record|was))",
}
#: Kinds of which an invented plan has its own: its titles are made of counts.
OF_REAL_PLANS = {"a number apart from its sign", "a number before a singular", "one with a plural"}


@cache
def sites() -> dict[str, dict[str, str]]:
    return {"reference": factory.reference_site(), "golden": factory.golden_site()}


@cache
def lines(name: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Every text between two tags, with its page and the elements around it."""
    return tuple(
        (path, text, above)
        for path, page in sites()[name].items()
        if path.endswith(".html")
        for above, text in read(page).texts
        if "style" not in above
    )


@pytest.mark.parametrize("kind", WRONG)
def test_no_page_says_what_was_wrong_once(kind: str) -> None:
    pattern = re.compile(WRONG[kind])
    found = {
        (path, text)
        for path, text, above in lines("reference")
        if pattern.search(text) and not OF_FILES.fullmatch(path) and "code" not in above
        # A source's title and a definition's text are its author's.
        if not ("td" in above and kind == "a kind of source that nobody named")
        if "a" not in above or kind in {"an answer with 'each of them'", "a label in place of a sentence"}
    }
    assert sorted(found)[:5] == []


@pytest.mark.parametrize("kind", sorted(WRONG.keys() - OF_REAL_PLANS))
def test_no_page_of_an_invented_plan_says_it_either(kind: str) -> None:
    pattern = re.compile(WRONG[kind])
    found = {
        (path, text)
        for path, text, above in lines("golden")
        if pattern.search(text) and not OF_FILES.fullmatch(path) and "code" not in above
        if not ("td" in above and kind == "a kind of source that nobody named")
    }
    assert sorted(found)[:5] == []


def test_every_promise_names_what_it_counts() -> None:
    """Every sentence about a promise has the words of its quantity."""
    for package in (factory.reference(), factory.golden()):
        for target in package.targets:
            assert target.quantity.casefold() in promised(ENGLISH, target).casefold(), target.id


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            "I.5.01.t3",
            "The plan promised at least 20 more medical rescue bases refurbished by the end of 2025.",
        ),
        (
            "III.5.03.t1",
            "The plan promised at least 48 endangered animal species covered by rescue programmes in all by "
            "the end of 2025.",
        ),
        ("I.5.04.t1", "Nurse density: the plan promised at least 3.8 per 1,000 by the end of 2025."),
    ],
)
def test_a_promise_reads_as_it_would_be_printed(target: str, said: str) -> None:
    targets = {one.id: one for one in factory.reference().targets}
    assert promised(ENGLISH, targets[target]) == said


def test_a_note_names_rows_by_their_titles() -> None:
    titles = {"I.1.t2": "nurse density", "E3": "A law was adopted"}
    told = with_titles("Plan target I.1.t2; event E3. PM2.5 and E30 stay.", titles, "“{title}”")
    assert told == "Plan target “nurse density”; event “A law was adopted”. PM2.5 and E30 stay."


def test_titles_of_rows_are_short() -> None:
    titles = row_titles(Book(factory.material(factory.reference())))
    assert len(titles) > 400
    assert max(map(len, titles.values())) <= 71
