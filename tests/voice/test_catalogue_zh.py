"""The Chinese catalogue is whole and clean, and says each term of the glossary with that term's one word."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.architecture.tree import ROOT
from tests.voice.chinese_words import (
    FORMULAS,
    OTHERWISE,
    PLACE,
    PO,
    asked,
    catalogue,
    ended_otherwise,
    estranged,
    messages,
    mispointed,
    said,
    terms,
    unsaid,
    unturned,
)
from tests.voice.translated import LOCALE, POT, read


def test_every_text_is_said_in_chinese() -> None:
    assert unsaid(read(POT), catalogue()) == []


def test_nothing_was_left_in_english() -> None:
    assert unturned(catalogue()) == []


def test_places_can_be_filled() -> None:
    for one in messages(catalogue()):
        names = {name.strip("{}") for name in PLACE.findall(said(one)) if not name.startswith("%")}
        if "python-format" not in one.flags and names:
            assert said(one).format(**dict.fromkeys(names, "某"))


def test_punctuation_is_chinese() -> None:
    assert mispointed(catalogue()) == []


def test_a_sentence_is_a_sentence_in_both_languages() -> None:
    assert ended_otherwise(catalogue()) == []


def test_a_term_has_one_word() -> None:
    assert len(terms()) > 80
    assert estranged(catalogue(), terms()) == []


def test_what_says_a_term_otherwise_is_still_asked_for() -> None:
    known = {asked(one) for one in messages(catalogue())}
    assert {text for texts in OTHERWISE.values() for text in texts} | FORMULAS <= known


def planted(english: str, chinese: str) -> Catalog:
    made = Catalog(locale="zh_Hans")
    made.add(english, chinese)
    return made


@pytest.mark.parametrize(
    ("find", "english", "chinese", "sound"),
    [
        (unturned, "Met in part", "Met in part", "部分达到"),
        (mispointed, "a, b", "甲,乙", "甲、乙"),
        (mispointed, "Name it: {name}", "请写名称:{name}", "请写名称：{name}"),
        (mispointed, "It is empty.", "空的.", "空的。"),
        (mispointed, "{name} (not there)", "{name}(没有)", "{name}（没有）"),
        (mispointed, "the words “{words}”", "文字「{words}」", "文字“{words}”"),
        (mispointed, "it is empty", "是 空的", "是空的"),
        (mispointed, "{number} more", "另有 {number} 项", "另有{number}项"),
        (mispointed, "run {command}, then end", "运行{command},然后结束", "运行{command}，然后结束"),
        (ended_otherwise, "It is empty.", "是空的", "是空的。"),
        (ended_otherwise, "it is empty", "是空的。", "是空的"),
    ],
)
def test_a_fault_in_a_translation_is_found(
    find: Callable[[Catalog], list[str]], english: str, chinese: str, sound: str
) -> None:
    assert find(planted(english, chinese)) != []
    assert find(planted(english, sound)) == []


def test_a_term_with_another_word_is_found() -> None:
    words = {"target": "目标", "ledger": "账本", "body": "机构", "treaty body": "条约机构"}
    assert estranged(planted("two targets are met", "两个指标已达到"), words) == [
        ("target", "two targets are met")
    ]
    assert estranged(planted("bodies by name", "各部门"), words) == [("body", "bodies by name")]
    for english, chinese in [
        ("two targets are met", "两个目标已达到"),
        ("tables/targets.csv has a row more", "tables/targets.csv多一行"),
        ("run tallystick ledger init", "请运行tallystick ledger init"),
        ("a treaty body said so", "条约机构这样说"),
    ]:
        assert estranged(planted(english, chinese), words) == []


def test_a_new_text_shows_as_untranslated(tmp_path: Path) -> None:
    """`make messages` brings new texts without guessing at them, and keeps what is translated."""
    shutil.copytree(LOCALE, tmp_path, dirs_exist_ok=True)
    texts = tmp_path / POT.name
    text = "Here a longer sentence stands that nobody has translated yet, and {number} more."
    texts.write_text(texts.read_text(encoding="utf-8") + f'\nmsgid "{text}"\nmsgstr ""\n', encoding="utf-8")
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    (options,) = re.findall(r"pybabel -q (update .+?);", recipe)
    options = options.replace("$(LOCALE)", str(tmp_path)).split()
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", "-q", *options], check=True)
    chinese = read(tmp_path / PO.relative_to(LOCALE))
    assert unsaid(read(texts), chinese) == [text]
    assert [asked(one) for one in chinese if one.fuzzy] == []
