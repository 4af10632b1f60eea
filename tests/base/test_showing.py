"""What could be a key is not shown whole; words, names and figures are."""

import base64
import hashlib

import pytest

from tallystick.base.findings import Problem
from tallystick.base.reasons import Count, Reason, Text, texts
from tallystick.base.showing import without_keys
from tests.ledger.chance import Chance

EACH = 3000


def shown_of(word: str) -> str:
    """So much of the word as is shown of it between other words."""
    told = without_keys(f"row,{word},x")
    assert told.startswith("row,")
    assert told.endswith(",x")
    return told[len("row,") : -len(",x")]


@pytest.mark.parametrize("form", ["base64", "url", "unpadded", "hex", "HEX", "double", "with its kind"])
def test_of_a_key_of_chance_eight_letters_are_shown(form: str) -> None:
    """32 bytes of chance have hardly ever so few changes of kind as words."""
    chance = Chance(form)
    for _ in range(EACH):
        seed = chance.bytes(32)
        word = {
            "base64": base64.b64encode(seed),
            "url": base64.urlsafe_b64encode(seed),
            "unpadded": base64.b64encode(seed).rstrip(b"="),
            "hex": seed.hex().encode(),
            "HEX": seed.hex().upper().encode(),
            "double": base64.b64encode(seed + seed),
            "with its kind": base64.b64encode(b"\x01" + seed),
        }[form].decode()
        assert shown_of(word) == f"{word[:8]}…", word


@pytest.mark.parametrize(
    "word",
    [
        "A-very-long-name-of-a-method-that-was-made-in-2025-for-the-last-time",
        "plans/china-2021-2025/tables/target_indicators/and/so/on/and/so/on",
        "https://www.example.org/documents/2024/11/national-action-plan-final",
        "donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen",
        "number_of_children_aged_3_to_6_in_pre_school_education_by_county",
        "1000000000000000000000000000000000000000000000000000000",
        "------------------------------------------------------------",
        hashlib.sha1(b"a commit", usedforsecurity=False).hexdigest(),
        hashlib.md5(b"a file", usedforsecurity=False).hexdigest(),
    ],
)
def test_what_people_write_is_shown_whole(word: str) -> None:
    assert shown_of(word) == word


def test_a_finding_repeats_no_key_wherever_it_would_stand() -> None:
    key, hashed = base64.b64encode(bytes(range(100, 132))).decode(), hashlib.sha256(b"words").hexdigest()
    message = Reason("no {a}", a=Text(key)).since(Reason("of {b}", b=texts((key, "b"))))
    inner = Reason("{why}: {number}", why=message, number=Count(2))
    found = Problem("x", message, inner).at("f.csv", 2, "unit", f"a {key}")
    assert key not in str(found.as_record())
    assert found.as_record()["message"] == f"no {key[:8]}… of {key[:8]}… and b"
    assert (found.row, found.value, found.fix.number) == (2, f"a {key[:8]}…", 2)
    assert Problem("x", message, inner).at("f.csv", 2, "span_sha256", hashed).value == hashed
    assert Problem("x", message, inner).at("f.csv", 2, "unit", hashed).value == f"{hashed[:8]}…"
