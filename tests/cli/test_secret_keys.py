"""No command repeats anything of a secret key, whatever key, wherever it is given: as a file, as a word."""

import base64
import itertools
import json
import re
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.cli.main import app
from tallystick.ledger.operations import publish_in, start
from tests.draws import share
from tests.ledger.made import KEY, WITNESS
from tests.register.packages import copy_of_golden

SEED = bytes(range(100, 132))
SECRET = Ed25519PrivateKey.from_private_bytes(SEED)
OURS = "PRIVATE+KEY+x+01234567+" + base64.b64encode(bytes([1]) + SEED).decode()
MINISIGN = base64.b64encode(b"EdScB2" + SEED * 4 + b"1234567890" * 2 + b"xxxx").decode()
#: So many signs in a row of a key are too many.
PART = 10


def pem(form: PrivateFormat) -> str:
    return SECRET.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


KEYS = {
    "ours": OURS + "\n",
    "ours, of a long name": OURS.replace("+x+", "+" + "example.org/a-long-name" * 6 + "+") + "\n",
    "ours, spoilt": OURS.replace("01234567", "0123") + "\n",
    "ours, behind a comment": f"# the key of the ledger\n{OURS}\n",
    "ours, behind a blank": f"  {OURS}\r\n",
    "ours, of an odd name": OURS.replace("+x+", "+\u0430 b+") + "\n",
    "ours, its beginning lost": OURS.removeprefix("PRIVATE+KEY+") + "\n",
    "minisign": f"untrusted comment: minisign encrypted secret key\n{MINISIGN}\n",
    "minisign, one line": MINISIGN + "\n",
    "PEM": pem(PrivateFormat.PKCS8),
    "OpenSSH": pem(PrivateFormat.OpenSSH),
    "base64": base64.b64encode(SEED).decode() + "\n",
    "base64, no line end": base64.b64encode(SEED * 2).decode(),
    "hexadecimal": SEED.hex() + "\n",
    "OpenPGP": "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n"
    + base64.encodebytes(SEED * 6).decode()
    + "=AbCd\n-----END PGP PRIVATE KEY BLOCK-----\n",
    "SSH2": "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: k\n"
    + base64.encodebytes(SEED * 4).decode()
    + "---- END SSH2 ENCRYPTED PRIVATE KEY ----\n",
    "PuTTY": "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n"
    + base64.b64encode(SEED).decode()
    + f"\nPrivate-MAC: {SEED[::-1].hex()}\n",
    "a JSON Web Key": json.dumps({"kty": "OKP", "d": base64.urlsafe_b64encode(SEED).decode().rstrip("=")}),
    "a JSON Web Key in lines": json.dumps(
        {"kty": "OKP", "d": base64.urlsafe_b64encode(SEED).decode().rstrip("=")}, indent=2
    ),
    "WireGuard": f"[Interface]\nPrivateKey = {base64.b64encode(SEED).decode()}\nAddress = 10.0.0.1\n",
    "age": "AGE-SECRET-KEY-1" + base64.b32encode(SEED).decode().rstrip("=") + "\n",
}
#: Those that say themselves what they are.
KNOWN = [
    *("ours", "minisign, one line", "PEM", "OpenSSH", "OpenPGP", "SSH2", "PuTTY", "age", "WireGuard"),
    *("a JSON Web Key", "a JSON Web Key in lines"),
]
COMMANDS = [
    "ledger start new --key X",
    "ledger append letter.txt --ledger l --key X",
    "ledger append letter.txt --ledger X --key k",
    "ledger erase 0 --ledger X",
    "ledger checkpoint --ledger l --key X",
    "ledger checkpoint --ledger l --key k --out X",
    "ledger prove X --ledger l",
    "ledger cosign X --ledger l --witness-key w.witness.vkey",
    "ledger cosign ask --ledger l --witness-key X",
    "ledger audit --ledger l --ledger-key X",
    "ledger audit --ledger X --ledger-key k.vkey",
    "witness X --key w --ledger-key k.vkey --memory m --first",
    "witness ask --key X --ledger-key k.vkey --memory m --first",
    "witness ask --key w --ledger-key X --memory m --first",
    "witness ask --key w --ledger-key k.vkey --memory X --first",
    "witness ask --key w --ledger-key k.vkey --memory m --first --out X",
    "receipt check X --ledger-key k.vkey",
    "receipt check letter.txt.receipt --ledger-key X",
    "receipt check letter.txt.receipt --ledger-key k.vkey --proof X",
    "receipt check letter.txt.receipt --ledger-key k.vkey --checkpoint X",
    "receipt check letter.txt.receipt --ledger-key k.vkey --leaves X",
    "receipt check letter.txt.receipt --ledger-key k.vkey --file X",
    "keys make example.org/x --out X",
    "keys make X --out fresh",
    "preregister X --ledger l --key k",
    "preregister letter.txt --ledger l --key X",
    "release letter.txt --out r.zip --key X",
    "verify X",
    "verify letter.txt --key X",
    "verify letter.txt --ledger-key X",
    "verify letter.txt --witness-key X",
    "check X",
    "diff X X",
    "assess X --out o",
    "assess letter.txt --out o --ledger-key X",
    "lint X",
    "read X --out d --known-by 2026-01-31",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger, a letter filed in it, and a file for its witness."""
    folder = tmp_path_factory.mktemp("workplace")
    for name, key in (("k", KEY), ("w", WITNESS)):
        key.save(str(folder / name))
        (folder / f"{name}.vkey").write_text(key.public.vkey + "\n", encoding="utf-8")
        (folder / f"{name}.witness.vkey").write_text(key.cosigner.vkey + "\n", encoding="utf-8")
    (folder / "letter.txt").write_text("We promise.", encoding="utf-8")
    start(str(folder / "l"), str(folder / "k"))
    words = ["ledger", "append", str(folder / "letter.txt"), "--ledger", str(folder / "l")]
    assert CliRunner().invoke(app, [*words, "--key", str(folder / "k")]).exit_code == 0
    publish_in(str(folder / "l"), str(folder / "k"), None, str(folder / "ask"))
    return folder


def parts_of(key: str) -> set[str]:
    """Every piece of what is secret in a key; not of what says whose it is."""
    secret = re.split(r"\+0123(?:4567)?\+", key)[-1]
    bodies = re.findall(r"[A-Za-z0-9+/=]{16,}", secret)
    return {body[at : at + PART] for body in bodies for at in range(len(body) - PART + 1)}


def repeated(key: str, output: str) -> set[str]:
    return {part for part in parts_of(key) if part in output}


def said(command: str, word: str) -> str:
    answer = CliRunner().invoke(app, [word if one == "X" else one for one in command.split(" ")])
    assert not isinstance(answer.exception, Exception) or isinstance(answer.exception, SystemExit)
    assert "Traceback" not in answer.output
    return answer.output


@pytest.mark.parametrize("name", KEYS)
def test_a_key_in_a_file_is_not_repeated(place: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(place)
    key = KEYS[name]
    assert len(parts_of(key)) > 20
    for mode in (0o600, 0o644) if name.startswith("ours") else (0o600,):
        for command in share(COMMANDS, 6, list(KEYS).index(name)):
            secret = place / "secret"
            secret.write_bytes(key.encode())
            secret.chmod(mode)
            assert not repeated(key, said(command, "secret")), command
            assert secret.read_bytes() == key.encode(), f"{command} wrote over a key"


@pytest.mark.parametrize("name", KEYS)
def test_a_key_given_as_a_word_is_not_repeated_where_a_key_is_asked_for(
    place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """In the place of its file's name, or in the variable that should hold that name."""
    monkeypatch.chdir(place)
    for at, word in enumerate((KEYS[name], KEYS[name].strip(), KEYS[name].splitlines()[-1])):
        for command in share([one for one in COMMANDS if "key X" in one], 5, at + list(KEYS).index(name)):
            assert not repeated(KEYS[name], said(command, word)), command
        monkeypatch.setenv("TALLYSTICK_LEDGER_KEY", word.replace("\0", ""))
        monkeypatch.setenv("TALLYSTICK_KEY", word)
        for command in ("ledger checkpoint --ledger l", "release letter.txt --out r.zip"):
            assert not repeated(KEYS[name], said(command, "")), command


@pytest.mark.parametrize("command", [one for one in COMMANDS if "key X" not in one])
def test_a_key_that_is_known_as_one_is_repeated_by_no_command_at_all(
    place: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(place)
    for name in share(KNOWN, 3, COMMANDS.index(command)):
        assert not repeated(KEYS[name], said(command, KEYS[name])), name


#: Where a key can stand in a package: the file, and what stands before the key and behind it in the place of
#: all that the file held; or, beginning with ``+``, behind it.
PLACES = {
    "a row": ("tables/events.csv", "id,kind\n", ""),
    "a table": ("tables/sources.csv", "", ""),
    "a heading": ("tables/sources.csv", "id,", ",title\n"),
    "a cell too many": ("tables/areas.csv", "code,name,parent\nXA,Exampla,", ",,\n"),
    "a unit": ("tables/targets.csv", "id,unit\nA.1.t1,", "\n"),
    "a reference": ("tables/events.csv", "+e9,", ",done,2024,,,\n"),
    "an identifier": ("tables/areas.csv", "code,name,parent\n", ",Exampla,\n"),
    "a setting": ("methods/final.toml", 'name = "', ""),
    "a setting of its own": ("methods/final.toml", '+\n"', '" = 1\n'),
    "the descriptor": ("datapackage.json", '{"name": "', ""),
    "a key of the descriptor": ("datapackage.json", '{"', '": 1}'),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_among_the_files_of_a_package_is_not_repeated(tmp_path: Path, name: str) -> None:
    """In words and in JSON: as a heading, as a row, as a key of a setting."""
    others = itertools.cycle(["check X --json", "diff X X --json", "indicators check X --json"])
    for at, (file, before, behind) in share(list(PLACES.items()), 3, list(KEYS).index(name)):
        for key in dict.fromkeys([KEYS[name], KEYS[name].strip(), KEYS[name].splitlines()[-1]]):
            package = copy_of_golden(tmp_path / "package")
            there = (package / file).read_text(encoding="utf-8") if before.startswith("+") else ""
            told = there + before.removeprefix("+") + key + behind
            (package / file).write_text(told, encoding="utf-8")
            for command in ("check X", next(others)):
                assert not repeated(KEYS[name], said(command, str(package))), f"{command}: {at}"
            shutil.rmtree(package)


def test_a_secret_key_given_for_a_public_one_is_named_as_what_it_is(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    for command in ("verify letter.txt --key k", "ledger audit --ledger l --ledger-key k"):
        output = said(command, "")
        assert "k holds a secret key, and a public one is asked for" in output
        assert ".vkey" in output


def test_control_a_message_that_repeats_a_line_is_caught(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(path: str) -> None:
        line = Text(Path(path).read_text(encoding="utf-8")[:80])
        raise Refusal(Reason("“{line}” is no public key", line=line), Reason("give another"))

    monkeypatch.chdir(place)
    monkeypatch.setattr("tallystick.ledger.operations.read_public", careless)
    for name, shown in (("base64", True), ("ours", False)):
        (place / "secret").write_text(KEYS[name], encoding="utf-8")
        found = repeated(KEYS[name], said("verify letter.txt --key secret", ""))
        assert bool(found) == shown, "what is known as a key is held back by the console even then"
