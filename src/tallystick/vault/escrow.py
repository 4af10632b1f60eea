"""A reader whose key nobody holds: its secret half in three shares on paper, any two of which give it back.

The shares are those of SLIP-39: words with a check of their own, by the reference implementation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import shamir_mnemonic
from nacl.public import PrivateKey

from tallystick.base.reasons import Count, Reason, Unfit
from tallystick.vault.model import KEY_BYTES

NEEDED, SHARES = 2, 3


@dataclass(frozen=True, slots=True)
class Escrow:
    """A new key in escrow.

    Attributes:
        public: the public half, to which cases are sealed; 32 bytes.
        shares: the secret half in three shares, 33 words each; kept apart, and nowhere on a machine.
    """

    public: bytes
    shares: tuple[str, ...]


def make_escrow() -> Escrow:
    """A new key, parted at once."""
    secret = PrivateKey.generate()
    (shares,) = shamir_mnemonic.generate_mnemonics(1, [(NEEDED, SHARES)], bytes(secret))
    return Escrow(bytes(secret.public_key), tuple(shares))


def join_shares(shares: Sequence[str]) -> bytes:
    """The secret half of a key in escrow, 32 bytes.

    Args:
        shares: two of the three, each as its words; case and further spaces don't count.

    Raises:
        Unfit: there are too few, a word is wrong, or they are of different keys.
    """
    told = list(dict.fromkeys(" ".join(one.lower().split()) for one in shares))
    if len(told) < NEEDED:
        raise Unfit(Reason("{count} different shares are needed", count=Count(NEEDED)))
    try:
        secret = bytes(shamir_mnemonic.combine_mnemonics(told[:NEEDED]))
    except shamir_mnemonic.MnemonicError:
        raise Unfit(
            Reason("these are no two shares of one key: a word is wrong, or they belong to different keys")
        ) from None
    if len(secret) != KEY_BYTES:
        raise Unfit(Reason("the shares are of another kind of key"))
    return secret


def public_of(secret: bytes) -> bytes:
    """The public half that belongs to a secret half."""
    return bytes(PrivateKey(secret).public_key)
