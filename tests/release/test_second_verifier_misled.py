"""The second verifier waits for nothing, repeats nothing, and looks at the file that was named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.release.archive import pack
from tallystick.release.minisign import public_file, sign_file
from tallystick.release.seal import SUMS, SUMS_SIGNATURE
from tests.ledger.made import KEY, OTHER
from tests.release.made import repack
from tests.release.test_alterations import own_comment
from tests.release.test_standard_tools import ask, copy, made, members, needs

__all__ = ["copy", "made"]  # the fixtures


def listing_more(whole: dict[str, bytes], line: bytes) -> bytes:
    """A release whose signed manifest has one more line."""
    rest = {name: data for name, data in whole.items() if name not in {SUMS, SUMS_SIGNATURE}}
    sums = whole[SUMS] + line
    signature = sign_file(sums, KEY, own_comment(whole)).encode()
    return pack({SUMS: sums, SUMS_SIGNATURE: signature, **{name: rest[name] for name in sorted(rest)}})


#: What a manifest may name that is no member: a tool would wait for it, or repeat what misleads.
NO_MEMBERS = {
    "a device": b"/dev/zero",
    "what is typed": b"-",
    "a file elsewhere": b"../../../../../etc/hostname",
    "signs for a terminal": b"a\x1b[2J\x1b[32mALL HOLDS",
    "the same in another spelling": b"package//datapackage.json",
    "what is not there": b"zz.html",
}


@pytest.mark.parametrize("name", NO_MEMBERS.values(), ids=NO_MEMBERS)
def test_nothing_is_read_that_is_no_member(copy: Path, name: bytes) -> None:
    for ending in (".minisig", ".sha256"):
        copy.with_name(copy.name + ending).unlink()
    copy.write_bytes(listing_more(members(copy), b"0" * 64 + b"  " + name + b"\n"))
    answer = ask("openssl", copy)
    assert (answer.returncode, answer.stderr[:7]) == (1, "DIFFERS")
    assert "\x1b" not in answer.stderr


def test_thousands_of_members_that_are_not_signed_end_in_words(copy: Path) -> None:
    whole = members(copy)
    more = {f"{'x' * 40}{number:05d}.html": b"x" for number in range(3000)}
    repack(str(copy), whole | more)
    answer = ask("openssl", copy)
    assert answer.returncode == 1
    assert "is not in the signed manifest" in answer.stderr


def locked(data: bytes) -> bytes:
    """A release whose first member claims to be locked; a terminal would be asked for a password."""
    at = data.index(b"PK\1\2") + 8
    return data[:6] + b"\1" + data[7:at] + b"\1" + data[at + 1 :]


def test_a_locked_member_is_named_before_anybody_is_asked_for_a_password(copy: Path) -> None:
    copy.write_bytes(locked(copy.read_bytes()))
    assert "is a link, compressed or locked" in ask("openssl", copy).stderr


@pytest.mark.parametrize("name", ["r[1].zip", "*.zip", "r", "a b\nc.zip"])
def test_the_file_that_was_named_is_looked_at_and_no_other(copy: Path, name: str) -> None:
    whole = copy.read_bytes()
    for near in ("r1.zip", "r.zip"):
        (copy.parent / near).write_bytes(b"another file")
    place = copy.parent / name
    place.write_bytes(whole)
    for ending in (".minisig", ".sha256"):
        copy.with_name(copy.name + ending).unlink()
    answer = ask("openssl", place)
    assert answer.returncode == 0, answer.stderr


def test_what_stands_in_the_environment_changes_nothing(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in {"UNZIP": "-x package/*", "ZIPINFO": "-l", "GZIP": "-v", "CDPATH": "/"}.items():
        monkeypatch.setenv(name, text)
    answer = ask("openssl", copy)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_another_tool_for_signatures_is_not_taken(copy: Path) -> None:
    needs("true")
    assert ask("true", copy).returncode == 2


@pytest.mark.parametrize(
    ("ending", "kind"), [(".minisig", "folder"), (".sha256", "pipe"), (".minisig", "dead link")]
)
def test_what_lies_beside_and_is_no_file_is_named(copy: Path, ending: str, kind: str) -> None:
    beside = copy.with_name(copy.name + ending)
    beside.unlink()
    if kind == "folder":
        beside.mkdir()
    elif kind == "pipe":
        os.mkfifo(beside)
    else:
        beside.symlink_to("nowhere")
    answer = ask("openssl", copy)
    assert answer.returncode == 1
    assert "is no file" in answer.stderr


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("\n", "\r\n"), 0),
        (lambda text: text.rstrip("\n"), 0),
        (lambda text: text + "x", 0),
        (lambda text: text.splitlines()[0] + "\n", 2),
        (lambda text: text.splitlines()[0] + "\nRWQAAA\n", 2),
        (lambda text: text.splitlines()[0] + "\n\x1b[2J\n", 2),
        (lambda _: public_file(OTHER.public), 1),
    ],
)
def test_a_key_is_taken_as_it_was_handed_on_or_refused_in_words(
    copy: Path, change: Callable[[str], str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.parent)
    Path("-k.pub").write_bytes(change(public_file(KEY.public)).encode())
    answer = ask("openssl", copy, "-k.pub")
    assert answer.returncode == code, answer.stderr
    assert answer.stderr.count("\n") == (code > 0)
    assert "\x1b" not in answer.stdout + answer.stderr
