"""What a code opens: keys that none of the others gives, made as RFC 5869 says."""

from nacl.signing import VerifyKey

from tallystick.vault.code_keys import (
    derived,
    draft_key,
    eraser_of,
    lookup,
    reading_key,
    sign_erasure,
)
from tallystick.vault.codes import new_secret


def test_keys_are_derived_as_rfc_5869_has_it() -> None:
    # Its appendix A.1; the first 32 of the 42 bytes that it gives.
    made = derived(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), bytes(range(13)))
    assert made.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    # A.3: without salt or purpose.
    assert (
        derived(b"\x0b" * 22, b"").hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    )


def test_no_two_purposes_or_codes_share_a_key() -> None:
    secrets = [new_secret() for _ in range(20)]
    made = [one(secret) for secret in secrets for one in (reading_key, draft_key, eraser_of)]
    assert len(set(made)) == 60
    assert all(len(one) == 32 for one in made)


def test_a_lookup_needs_the_pepper() -> None:
    secret = new_secret()
    assert lookup(b"a" * 32, secret) == lookup(b"a" * 32, secret) != lookup(b"b" * 32, secret)
    assert len(lookup(b"a" * 32, secret)) == 64


def test_an_erasure_is_signed_by_the_code_alone() -> None:
    secret = new_secret()
    VerifyKey(eraser_of(secret)).verify(b"erase", sign_erasure(secret, b"erase"))
