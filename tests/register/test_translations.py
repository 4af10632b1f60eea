"""A translation is of a text that is there, as it stands now; it changes no hash of a package without any."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from tallystick.register import Package, load_package
from tallystick.register.check import check_package
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.kinds import TEXT
from tallystick.register.tables import TABLES
from tallystick.register.translations import (
    BY_TEXT,
    OF_GROUPS,
    OF_METHODS,
    OF_PLAN,
    TRANSLATED,
    Translation,
)
from tests.register.packages import GOLDEN


def told(table: str, row: str, column: str, original: str, language: str = "zh-Hans") -> Translation:
    return Translation(table, row, column, language, "译文", original, None, None)


def golden(*translations: Translation) -> Package:
    return dataclasses.replace(load_package(str(GOLDEN)), translations=translations)


def found(package: Package, folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    place = shutil.copytree(GOLDEN, folder / "package")
    save_package(package, str(place), {}, expected=package_sha256(golden()))
    findings = check_package(str(place)).findings
    return [
        (one.code, one.severity, one.row, one.column)
        for one in findings
        if one.file.endswith("translations.csv")
    ]


TITLE = load_package(str(GOLDEN)).commitments[0]
PLAN = load_package(str(GOLDEN)).descriptor.tallystick.plan
METHOD = load_package(str(GOLDEN)).methods[0]


def test_a_translation_of_a_text_as_it_stands_is_sound(tmp_path: Path) -> None:
    sound = (
        told("commitments", TITLE.id, "title", TITLE.title),
        told(OF_PLAN, OF_PLAN, "title", PLAN.title),
        told(OF_GROUPS, "shepherds", "name", "shepherds"),
        told(OF_METHODS, METHOD.name, "title", METHOD.title),
    )
    assert found(golden(*sound), tmp_path) == []


@pytest.mark.parametrize(
    ("planted", "code", "column"),
    [
        (told("commitments", TITLE.id, "title", "What it was before"), "translation-stale", "original"),
        (told(OF_PLAN, OF_PLAN, "title", "Another plan"), "translation-stale", "original"),
        (told("commitments", "IX.9.99", "title", "Gone"), "translation-of-nothing", "row"),
        (told("targets", "I.1.01.t1", "note", "No note"), "translation-of-nothing", "row"),
        (told("commitments", TITLE.id, "groups", "women"), "translation-of-nothing", "column"),
        (told(OF_PLAN, "other", "title", PLAN.title), "translation-of-nothing", "row"),
        (told("responsibilities", "any.row", "note", "No such note"), "translation-of-nothing", "original"),
        (told("responsibilities", "any.row", "role", "lead"), "translation-of-nothing", "column"),
        (told("observations", "O1", "note", "No such note"), "translation-of-nothing", "original"),
        (told(OF_METHODS, "final", "title", "No such method"), "translation-of-nothing", "original"),
        (told(OF_METHODS, "final", "name", "final"), "translation-of-nothing", "column"),
        (told("commitments", TITLE.id, "title", TITLE.title, "en"), "translation-own-language", "language"),
    ],
)
def test_what_is_wrong_with_a_translation_is_a_gap_in_its_row(
    planted: Translation, code: str, column: str, tmp_path: Path
) -> None:
    assert found(golden(planted), tmp_path) == [(code, "gap", 2, column)]


def test_every_text_that_can_be_translated_is_one_of_its_table() -> None:
    tables = {table.name: table for table in TABLES}
    for name in TRANSLATED.keys() - {OF_PLAN, OF_GROUPS, OF_METHODS}:
        for column in TRANSLATED[name]:
            assert tables[name].key == ("id",) or column in BY_TEXT[name]
            assert tables[name].columns[column].kind is TEXT
            assert not tables[name].columns[column].allowed
    for column in TRANSLATED[OF_PLAN]:
        assert hasattr(PLAN, column)


def test_a_language_that_is_not_said_changes_no_hash_and_one_that_is_does() -> None:
    package = golden()
    known = package_sha256(package)
    settings = package.descriptor.tallystick

    def hashed(**update: object) -> str:
        said = package.descriptor.model_copy(update={"tallystick": settings.model_copy(update=update)})
        return package_sha256(dataclasses.replace(package, descriptor=said))

    assert hashed(language=None, languages=None) == known
    assert hashed(language="zh-Hans") != known
    assert hashed(languages=["en", "zh-Hans"]) != known
    assert package_sha256(golden(told("commitments", TITLE.id, "title", TITLE.title))) != known
