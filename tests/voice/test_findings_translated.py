"""Findings of broken packages in another language: each word is the catalogue's, or the package's own."""

import functools
import re
from pathlib import Path

import pytest

from tallystick.base.findings import Finding
from tallystick.base.reasons import Foreign, Listing, Reason, RowOf, Text, Value
from tallystick.register.check import check_package
from tallystick.register.columns import SEPARATOR
from tallystick.register.descriptor import Descriptor
from tallystick.register.keys import keys_of
from tallystick.register.method import Method
from tallystick.register.rules.targets import FITTING
from tallystick.register.tables import TABLES
from tests.register.cases import Case
from tests.register.packages import change, copy_of_golden
from tests.register.setting_cases import DESCRIPTORS
from tests.register.test_check_cases import BROKEN, cell_cases
from tests.voice.disguise import MARKED, ours


@functools.cache
def names() -> frozenset[str]:
    """What tables, columns and keys are called, and every code that a column takes."""
    found = {"number"} | {name for values in FITTING.values() for name in values}
    for table in TABLES:
        found |= {table.name, table.path, *table.columns, ",".join(table.columns)}
        found |= {code for column in table.columns.values() for code in column.allowed}
    for model in (Descriptor, Method):
        for place, key in keys_of(model).items():
            found |= {place, *place.split("."), key.example}
    return frozenset(found)


def said(finding: Finding) -> list[Reason]:
    return [finding.place, finding.message, finding.fix]


def texts_in(value: Value) -> list[str]:
    """Every text in a sentence that is taken to be the same in every language."""
    match value:
        case Text() | RowOf():
            return [value.text]
        case Listing():
            return [text for one in value.items for text in texts_in(one)]
        case Reason():
            return [text for _, one in value.values for text in texts_in(one)]
    return []


def is_data(text: str, package: str) -> bool:
    """Whether a text stands in the package, is a name of its tables and keys, or is a path."""
    parts = text.replace(" -> ", SEPARATOR).split(SEPARATOR)
    return all(
        one in names() or one in package or re.fullmatch(r"[\w-]+[./][\w./-]+|\d+", one) for one in parts
    )


def text_of(folder: Path) -> str:
    """Everything in a package, and the paths at which it stands."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join([*map(str, files), *(path.read_bytes().decode("utf-8", "replace") for path in files)])


def assert_said(folder: Path) -> None:
    findings = check_package(str(folder)).findings
    assert findings
    package = text_of(folder)
    for finding in findings:
        for sentence in said(finding):
            assert ours(MARKED.reason(sentence)) == [], sentence
            assert [one for one in texts_in(sentence) if not is_data(one, package)] == [], sentence


@pytest.mark.parametrize("case", [*BROKEN, *DESCRIPTORS], ids=lambda case: f"{case.file}, {case.name}")
def test_what_is_wrong_with_a_file_is_said_in_the_language(case: Case, tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    case.edit(folder)
    assert_said(folder)


@pytest.mark.parametrize("case", cell_cases(), ids=lambda case: case["case"])
def test_what_is_wrong_with_a_cell_is_said_in_the_language(case: dict[str, str], tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    change(folder, case["table"], case["row"], case["column"], case["value"])
    assert_said(folder)


def test_a_word_that_goes_round_the_catalogue_would_be_found() -> None:
    empty = Reason("the row is empty")
    assert ours(MARKED.reason(empty)) == []
    assert ours(MARKED.reason(Reason("no catalogue has {file}", file=Text("a.csv")))) == [
        "no",
        "catalogue",
        "has",
    ]
    assert ours(f"{MARKED.reason(empty)} and more") == ["and", "more"]
    smuggled = Reason("{why}", why=Listing((Text("no row of it"), Foreign("not ours"))))
    assert [one for one in texts_in(smuggled) if not is_data(one, "")] == ["no row of it"]
