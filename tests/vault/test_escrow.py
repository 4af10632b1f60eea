"""Two of three shares give the key in escrow back, by the published vectors of SLIP-39 and in our own use."""

import itertools
import json
from pathlib import Path

import pytest
import shamir_mnemonic

from tallystick.base.reasons import Unfit
from tallystick.vault.case_keys import open_for_reader, wrap_for_all
from tallystick.vault.escrow import join_shares, make_escrow, public_of
from tallystick.vault.sealing import new_key

_FILE = Path(__file__).parent / "vectors" / "slip39.json"
VECTORS = json.loads(_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda one: one["what"])
def test_the_published_vectors_hold(vector: dict[str, list[str]]) -> None:
    passphrase = VECTORS["passphrase"].encode()
    if vector["secret"]:
        assert shamir_mnemonic.combine_mnemonics(vector["shares"], passphrase).hex() == vector["secret"]
        return
    with pytest.raises(shamir_mnemonic.MnemonicError):
        shamir_mnemonic.combine_mnemonics(vector["shares"], passphrase)


def test_any_two_shares_open_a_case_and_one_does_not() -> None:
    escrow, key = make_escrow(), new_key()
    keys = wrap_for_all("0f" * 16, key, {"escrow": escrow.public}, bytes(32))
    for pair in itertools.permutations(escrow.shares, 2):
        secret = join_shares([one.upper().replace(" ", "\n ") for one in pair])
        assert public_of(secret) == escrow.public
        assert open_for_reader(keys, "escrow", secret) == key
    with pytest.raises(Unfit, match="2 different shares"):
        join_shares([escrow.shares[0], escrow.shares[0]])


def test_a_wrong_word_and_shares_of_two_keys_are_refused() -> None:
    first, second = make_escrow(), make_escrow()
    with pytest.raises(Unfit, match="no two shares of one key"):
        join_shares([first.shares[0], second.shares[1]])
    words = first.shares[0].split()
    words[5] = "academic" if words[5] != "academic" else "acid"
    with pytest.raises(Unfit, match="no two shares of one key"):
        join_shares([" ".join(words), first.shares[1]])
    short = next(one for one in VECTORS["vectors"] if one["what"].startswith("43."))
    with pytest.raises(Unfit, match="another kind of key"):
        join_shares(short["shares"])
