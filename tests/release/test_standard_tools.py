"""What minisign, openssl, unzip and sha256sum say of a release, without a line of ours."""

import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.release.minisign import is_signed_file, public_file, sign_file
from tallystick.release.seal import SUMS, SUMS_SIGNATURE
from tests.architecture.tree import ROOT
from tests.ledger.made import KEY, OTHER
from tests.release.made import release, repack, verified
from tests.release.resigned import RESIGNED
from tests.release.rezipped import FORMS
from tests.release.test_alterations import own_comment, signed

SCRIPT = ROOT / "tools" / "verify-release.sh"
TOOLS = ["minisign", "openssl"]
LIE = "All targets met."


def needs(*tools: str) -> None:
    missing = [one for one in tools if shutil.which(one) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, _ = release(tmp_path_factory.mktemp("tools"), "r.zip")
    return Path(path)


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    for one in (made, Path(f"{made}.minisig"), Path(f"{made}.sha256")):
        shutil.copy(one, tmp_path)
    return tmp_path / "r.zip"


def ask(tool: str, path: Path, *key: str) -> subprocess.CompletedProcess[str]:
    needs("unzip", "gzip", "cmp", "sha256sum", tool)
    command = ["bash", str(SCRIPT), str(path), *key]
    given = os.environ | {"VERIFY_WITH": tool}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=given, timeout=240)


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_release_holds(copy: Path, tool: str, tmp_path: Path) -> None:
    (tmp_path / "good.pub").write_text(public_file(KEY.public), encoding="utf-8")
    (tmp_path / "other.pub").write_text(public_file(OTHER.public), encoding="utf-8")
    answer = ask(tool, copy)
    assert answer.returncode == 0, answer.stderr
    assert f"checked with {tool}" in answer.stdout
    assert ask(tool, copy, str(tmp_path / "good.pub")).returncode == 0
    assert ask(tool, copy, str(tmp_path / "other.pub")).returncode == 1


@pytest.mark.parametrize("tool", TOOLS)
def test_edits_are_named(copy: Path, tool: str) -> None:
    whole = members(copy)
    (copy.parent / "r.zip.minisig").unlink()
    (copy.parent / "r.zip.sha256").unlink()
    table = "tables/verdicts.csv"
    for edit, named in (
        ({table: whole[table].replace(b"not_met", b"met", 1)}, table),
        ({"added.html": b"new"}, "added.html is not in the signed manifest"),
        ({SUMS: whole[SUMS].replace(b"a", b"b", 1)}, "SHA256SUMS is not signed"),
        (
            {SUMS_SIGNATURE: whole[SUMS_SIGNATURE].replace(b"release/v2", b"release/v1")},
            "something else than this release's signature",
        ),
    ):
        repack(str(copy), whole | edit)
        answer = ask(tool, copy)
        assert answer.returncode == 1
        assert named in answer.stderr
    repack(str(copy), {name: data for name, data in whole.items() if name != "assessment.json"})
    assert "assessment.json" in ask(tool, copy).stderr


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_part_of_the_format_is_refused(copy: Path, form: str) -> None:
    change, named = FORMS[form]
    (copy.parent / "r.zip.minisig").unlink()
    (copy.parent / "r.zip.sha256").unlink()
    before = set(copy.parent.parent.iterdir())
    copy.write_bytes(change(copy.read_bytes(), members(copy)))
    answer = ask("openssl", copy)
    assert answer.returncode == 1
    assert named in answer.stderr
    assert set(copy.parent.parent.iterdir()) == before


def sorted_otherwise(lines: list[bytes]) -> list[bytes]:
    return [*lines[1:], lines[0]]


#: What common tools skip or take in another spelling: the manifest's lines, and what is done to them.
SPELLINGS: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "a comment": lambda lines: [b"# All targets met.\n", *lines],
    "a comment behind": lambda lines: [*lines, b"#\n"],
    "an empty line": lambda lines: [*lines, b"\n"],
    "another order": sorted_otherwise,
    "a line twice": lambda lines: [lines[0], *lines],
    "no line end": lambda lines: [*lines[:-1], lines[-1].rstrip()],
    "capital letters": lambda lines: [lines[0][:64].upper() + lines[0][64:], *lines[1:]],
    "a star": lambda lines: [lines[0].replace(b"  ", b" *"), *lines[1:]],
    "another form": lambda lines: [b"SHA256 (%s) = %s\n" % (lines[0][66:-1], lines[0][:64]), *lines[1:]],
    "line ends of another system": lambda lines: [one.replace(b"\n", b"\r\n") for one in lines],
}


@pytest.mark.parametrize("change", SPELLINGS.values(), ids=SPELLINGS)
def test_the_manifest_has_one_spelling(copy: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    whole = members(copy)
    sums = b"".join(change(whole[SUMS].splitlines(keepends=True)))
    signature = sign_file(sums, KEY, own_comment(whole)).encode()
    rest = {name: data for name, data in whole.items() if name not in {SUMS, SUMS_SIGNATURE}}
    for ending in (".minisig", ".sha256"):
        copy.with_name(copy.name + ending).unlink()
    repack(str(copy), rest | {SUMS: sums, SUMS_SIGNATURE: signature})
    answer = ask("openssl", copy)
    assert answer.returncode == 1, answer.stdout
    assert answer.stderr.startswith("DIFFERS")
    assert verified(str(copy)).standing == "damaged"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SUMS_SIGNATURE, b"signature by", b"all targets met"),
        (SUMS_SIGNATURE, b"\ntrusted", b"\n\ntrusted"),
        ("release/key.pub", b"minisign public key", b"all targets met"),
        ("release/key.vkey", b"test.example", b"un.org"),
        ("release/key.vkey", b"\n", b"\nAll targets met."),
    ],
)
def test_what_programs_skip_beside_a_key_or_signature_is_named(
    copy: Path, name: str, old: bytes, new: bytes
) -> None:
    whole = members(copy)
    whole[name] = whole[name].replace(old, new, 1)
    for ending in (".minisig", ".sha256"):
        copy.with_name(copy.name + ending).unlink()
    if name != SUMS_SIGNATURE:
        inside = {one: data for one, data in whole.items() if one not in {SUMS, SUMS_SIGNATURE}}
        copy.write_bytes(signed(inside))
    else:
        repack(str(copy), whole)
    assert verified(str(copy)).standing == "damaged"
    answer = ask("openssl", copy)
    assert (answer.returncode, answer.stderr[:7]) == (1, "DIFFERS")


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("change", RESIGNED.values(), ids=RESIGNED)
def test_what_was_signed_and_is_no_release_is_named(
    copy: Path, tool: str, change: Callable[[dict[str, bytes]], bytes]
) -> None:
    for ending in (".minisig", ".sha256"):
        copy.with_name(copy.name + ending).unlink()
    copy.write_bytes(change(members(copy)))
    assert verified(str(copy)).standing in {"damaged", "differs"}
    answer = ask(tool, copy)
    assert (answer.returncode, answer.stderr[:7]) == (1, "DIFFERS")


def test_a_name_that_looks_like_an_option_and_a_key_that_is_none(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.parent)
    copy.rename("-q.zip")
    assert ask("openssl", Path("-q.zip")).returncode == 0
    Path("key").write_text("PRIVATE+KEY+a+00000000+AAAA\n", encoding="utf-8")
    answer = ask("openssl", Path("-q.zip"), "key")
    assert answer.returncode == 2
    assert "PRIVATE" not in answer.stdout + answer.stderr


#: What can lie beside a release and be taken for its signature or hash.
BESIDE: dict[str, tuple[str, Callable[[bytes, str], str]]] = {
    "a hash with more": (".sha256", lambda _, text: text + "All targets met.\n"),
    "a hash twice": (".sha256", lambda _, text: text + text),
    "a bare hash": (".sha256", lambda _, text: text[:64] + "\n"),
    "a hash and much more": (".sha256", lambda _, text: text + "x" * 9000),
    "no hash": (".sha256", lambda _, __: ""),
    "no signature": (".minisig", lambda _, __: ""),
    "a hash for a signature": (".minisig", lambda data, _: f"{hashlib.sha256(data).hexdigest()}  r.zip\n"),
    "a signature with another comment": (
        ".minisig",
        lambda data, _: sign_file(data, KEY, "All targets met."),
    ),
    "another untrusted comment": (".minisig", lambda _, text: text.replace("signature by", "all met, says")),
    "a signature with more": (".minisig", lambda _, text: text + "All targets met.\n"),
    "a signature as long as we look, and more": (
        ".minisig",
        lambda data, _: (
            sign_file(data, KEY, "file:" + "x" * (4091 - len(sign_file(data, KEY, "")))) + "More."
        ),
    ),
}


@pytest.mark.parametrize(("ending", "write"), BESIDE.values(), ids=BESIDE)
def test_what_lies_beside_says_nothing_else(
    copy: Path, ending: str, write: Callable[[bytes, str], str]
) -> None:
    beside = copy.with_name(copy.name + ending)
    beside.write_text(write(copy.read_bytes(), beside.read_text(encoding="utf-8")), encoding="utf-8")
    assert verified(str(copy)).standing == "damaged"
    answer = ask("openssl", copy)
    assert (answer.returncode, answer.stderr[:7]) == (1, "DIFFERS")


def test_a_release_that_was_renamed_is_called_by_both_names(copy: Path) -> None:
    renamed = copy.with_name("2026.zip")
    for ending in ("", ".minisig", ".sha256"):
        shutil.move(f"{copy}{ending}", f"{renamed}{ending}")
    found = verified(str(renamed))
    assert found.standing == "identical"
    assert "2026.zip.sha256 calls it “r.zip”" in [one.text for one in found.notes]


def test_it_says_what_it_does_not_check(copy: Path) -> None:
    said = ask("openssl", copy).stdout
    assert "Not checked here: whether figures and pages follow from the package" in said
    assert "That key came with the release" in said


@pytest.mark.parametrize("tool", TOOLS)
def test_what_lies_beside_another_file_is_named(copy: Path, tool: str) -> None:
    beside = copy.parent / "r.zip.minisig"
    beside.write_text(sign_file(b"another", KEY, "file:r.zip"), encoding="utf-8")
    assert "belongs to another file" in ask(tool, copy).stderr
    beside.unlink()
    (copy.parent / "r.zip.sha256").write_text("0" * 64 + "  r.zip\n", encoding="utf-8")
    assert "belongs to another file" in ask(tool, copy).stderr


def test_debian_s_minisign_takes_our_signatures_and_we_take_its(tmp_path: Path) -> None:
    needs("minisign")
    file = tmp_path / "f"
    file.write_bytes(b"promise" * 1000)
    (tmp_path / "k.pub").write_text(public_file(KEY.public), encoding="utf-8")
    (tmp_path / "f.minisig").write_text(sign_file(file.read_bytes(), KEY, "file:f"), encoding="utf-8")
    command = ["minisign", "-V", "-p", str(tmp_path / "k.pub"), "-m", str(file)]
    assert b"verified" in subprocess.run(command, check=True, capture_output=True).stdout
    file.write_bytes(b"another")
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0


@pytest.mark.parametrize("line", range(4))
def test_a_signature_has_one_spelling(line: int) -> None:
    text = sign_file(b"data", KEY, "file:f")
    assert is_signed_file(text, b"data", KEY.public)
    assert not is_signed_file(text, b"date", KEY.public)
    assert not is_signed_file(text, b"data", OTHER.public)
    lines = text.split("\n")
    lines[line] = lines[line][:-1] + chr(ord(lines[line][-1]) ^ 1)
    assert not is_signed_file("\n".join(lines), b"data", KEY.public)
    assert not is_signed_file(text + "\n", b"data", KEY.public)


def test_control_a_script_without_the_signature_would_let_a_new_manifest_pass(
    copy: Path, tmp_path: Path
) -> None:
    whole = members(copy)
    edited = tmp_path / "script.sh"
    text = SCRIPT.read_text(encoding="utf-8")
    planted = text.replace("signed() {", "signed() { return 0", 1)
    assert planted != text
    edited.write_text(planted, encoding="utf-8")
    repack(str(copy), whole | {SUMS_SIGNATURE: sign_file(b"another", KEY, own_comment(whole)).encode()})
    needs("unzip", "sha256sum", "openssl")
    (copy.parent / "r.zip.sha256").unlink()
    given = os.environ | {"VERIFY_WITH": "openssl"}
    done = subprocess.run(["bash", str(edited), str(copy)], check=False, capture_output=True, env=given)
    assert done.returncode == 0
    assert ask("openssl", copy).returncode == 1
