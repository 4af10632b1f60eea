"""Keys and notes: the published example, files that only their owner reads, spellings that are refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.checkpoints import read_checkpoint, read_proof, read_request
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import Entry, Head
from tallystick.ledger.notes import NoNote, read_note
from tallystick.ledger.operations import make_key, public_key, read_public
from tallystick.ledger.receipts import Receipt, read_receipt, sign_receipt
from tallystick.ledger.verifiers import COSIGNATURE, PublicKey, is_signed
from tests.ledger.made import KEY

# golang.org/x/mod/sumdb/note, package example and tests: BSD-3-Clause, Copyright 2019 The Go Authors.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIu"
    "GUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    "\n"
)


def test_a_note_that_go_signed_is_checked() -> None:
    key = PublicKey.parse(GO_KEY)
    assert key.vkey == GO_KEY
    note = read_note(GO_NOTE)
    assert is_signed(note, key)
    assert note.write() == GO_NOTE
    assert not is_signed(read_note(GO_NOTE.replace("answer", "Answer")), key)


def test_rfc_8032_first_vector() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    key = SigningKey.from_seed("rfc", seed)
    assert key.public.raw.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    expected = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
    assert key.sign(b"").hex().startswith(expected)


def test_a_secret_key_lies_in_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = str(tmp_path / "k")
    keys = make_key("example.org/x", path)
    assert Path(path).stat().st_mode & 0o777 == 0o600
    assert public_key(path) == keys.public == read_public(f"{path}.vkey")
    assert read_public(f"{path}.witness.vkey", COSIGNATURE) == keys.cosigner != keys.public
    with pytest.raises(Refusal, match="already"):
        make_key("example.org/x", path)
    Path(path).chmod(0o640)
    with pytest.raises(Refusal, match="may read the secret key"):
        public_key(path)


def test_a_secret_shows_itself_nowhere() -> None:
    seed = b"\x01" * 32
    assert seed.hex() not in repr(KEY)
    assert "_secret" not in repr(KEY)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "x" * 201, "line\nbreak"])
def test_a_name_that_would_spoil_a_note_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="can't be the name"):
        SigningKey.make(name)


@pytest.mark.parametrize(
    "line", ["", "x", KEY.public.vkey[:-4], KEY.public.vkey.replace("+", "+0", 1), "a b" + KEY.public.vkey]
)
def test_a_public_key_whose_parts_do_not_fit_is_refused(line: str) -> None:
    with pytest.raises(Refusal, match="no public key"):
        PublicKey.parse(line)


def test_a_secret_key_whose_parts_do_not_fit_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "k"
    KEY.save(str(place))
    line = place.read_text(encoding="utf-8")
    name, hint, blob = line.removeprefix("PRIVATE+KEY+").split("+", 2)
    for spoilt in (
        f"{name}+{hint[::-1]}+{blob}",
        f"other.example+{hint}+{blob}",
        f"{name}+{hint}+{blob[4:]}",
    ):
        place.write_text(f"PRIVATE+KEY+{spoilt}", encoding="utf-8")
        with pytest.raises(Refusal, match="holds no secret key of ours"):
            SigningKey.load(str(place))
    place.write_text(line, encoding="utf-8")
    assert SigningKey.load(str(place)).public == KEY.public


SPILT = "AWRlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKD"
RECEIPT = sign_receipt(
    Receipt(KEY.name, Entry("file", 5, b"\1" * 32), b"\2" * 32, Head(5, b"\3" * 32), ""), KEY
)
NOTE = KEY.sign_note("test.example/ledger\n5\nAAAA\n").write()


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_note, f"text\n\n\u2014 name {SPILT}!\n"),
        (read_note, f"text\n\n{SPILT}\n"),
        (read_checkpoint, KEY.sign_note(f"test.example/ledger\n{SPILT}\nAAAA\n").write()),
        (read_checkpoint, KEY.sign_note(f"test.example/ledger\n5\n{SPILT}!\n").write()),
        (read_request, f"old {SPILT}\n\n{NOTE}"),
        (read_request, f"{SPILT}\n\n{NOTE}"),
        (read_request, f"old 5\n{SPILT}\n\n{NOTE}"),
        (read_proof, f"c2sp.org/tlog-proof@v1\nindex {SPILT}\n\n{NOTE}"),
        (read_proof, f"c2sp.org/tlog-proof@v1\n{SPILT}\n\n{NOTE}"),
        (read_receipt, RECEIPT.replace("entry 5 file", f"entry {SPILT} file")),
        (read_receipt, RECEIPT.replace("entry 5 file", SPILT)),
        (read_receipt, RECEIPT.replace("day -", f"{SPILT} -")),
    ],
)
def test_what_can_not_be_read_is_not_repeated(read: Callable[[str], object], text: str) -> None:
    """It may be a key that was given by mistake."""
    with pytest.raises(NoNote) as caught:
        read(text)
    assert SPILT[:8] not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n",
        "text\n\nno dash\n",
        "text\n\n\u2014 name AAAA\n",
        "text\n\n\u2014 name AAAAAAB=\n",
        "text\n\n\u2014 name !!!!\n",
        "text\r\n\n\u2014 name AAAAAAAA\n",
        "text\n\n\u2014 name AAAAAAAA",
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(NoNote):
        read_note(text)
