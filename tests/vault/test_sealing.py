"""What is sealed opens for its readers, in its place, and as it was; anything else is refused (row C2)."""

import functools
from collections.abc import Callable, Iterator

import pytest
from nacl.secret import Aead

from tallystick.vault import sealing
from tallystick.vault.case_keys import (
    add_reader,
    close_for_sender,
    open_for_reader,
    open_for_sender,
    remove_reader,
    wrap_for_all,
)
from tallystick.vault.model import CaseKeys, NotOpened, SealedPlace
from tallystick.vault.padding import bucket, padded, unpadded
from tallystick.vault.readers import Cost, change_passphrase, make_reader, open_reader
from tallystick.vault.sealing import new_key, seal, unseal

QUICK = Cost(1, 8192)
CASE, OTHER = "0f" * 16, "f0" * 16
PLACE = SealedPlace(CASE, "message/1")
TEXT = "他们拿走了我们的土地。".encode()


def tampered(key: bytes, sealed: bytes, other: bytes) -> Iterator[tuple[str, bytes, SealedPlace, bytes]]:
    """Give every attack: what it is, and the key, the place and the bytes that it tries to open."""
    yield "wrong key", new_key(), PLACE, sealed
    yield "key cut short", key[:31], PLACE, sealed
    for keep in (0, 1, 24, 25, 40, len(sealed) // 2, len(sealed) - 1):
        yield f"truncated to {keep}", key, PLACE, sealed[:keep]
    yield "lengthened", key, PLACE, sealed + b"\0"
    for at in (1, 25, 1000, len(sealed) - 16):
        yield f"spliced at {at}", key, PLACE, sealed[:at] + other[at:]
    yield "another case", key, SealedPlace(OTHER, PLACE.part), sealed
    yield "another part", key, SealedPlace(CASE, "message/2"), sealed
    yield "parts that run together", key, SealedPlace(CASE + "message/", "1"), sealed
    yield "another version", key, PLACE, b"\x02" + sealed[1:]
    yield "no version", key, PLACE, sealed[1:]
    for at in range(0, len(sealed), 97):
        yield f"a bit of byte {at}", key, PLACE, sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]


def opened(close: Callable[..., bytes], open_: Callable[..., bytes]) -> list[str]:
    """Give the attacks on a way of sealing that succeed."""
    key = new_key()
    sealed, other = close(key, PLACE, TEXT), close(key, SealedPlace(CASE, "message/2"), TEXT)
    assert open_(key, PLACE, sealed) == TEXT
    found = []
    for what, with_key, place, data in tampered(key, sealed, other):
        try:
            open_(with_key, place, data)
        except NotOpened:
            continue
        found.append(what)
    return found


def test_nothing_that_was_tampered_with_opens() -> None:
    assert opened(seal, unseal) == []


def test_a_seal_that_binds_no_place_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SealedPlace, "bound", b"")
    found = {"another case", "another part", "parts that run together", "spliced at 1"}
    assert set(opened(seal, unseal)) == found


def test_a_seal_that_binds_no_version_is_noticed() -> None:
    def open_(key: bytes, place: SealedPlace, sealed: bytes) -> bytes:
        return unseal(key, place, sealing._VERSION + sealed[1:])

    assert opened(seal, open_) == ["another version", "a bit of byte 0"]


def test_sealing_uses_the_cipher_of_the_draft() -> None:
    # draft-irtf-cfrg-xchacha-03, A.3.1: the ciphertext's first bytes, and the tag behind its end.
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you "
        b"only one tip for the future, sunscreen would be it."
    )
    aad, nonce = bytes.fromhex("50515253c0c1c2c3c4c5c6c7"), bytes(range(0x40, 0x58))
    made = Aead(bytes(range(0x80, 0xA0))).encrypt(text, aad, nonce).ciphertext
    assert made[:16].hex() == "bd6d179d3e83d43b9576579493c0e939"
    assert made[-16:].hex() == "c0875924c1c7987947deafd8780acf49"


def test_the_same_text_is_never_sealed_to_the_same_bytes() -> None:
    key = new_key()
    assert len({seal(key, PLACE, TEXT) for _ in range(100)}) == 100


def test_lengths_tell_only_a_bucket() -> None:
    key = new_key()
    assert len({len(seal(key, PLACE, b"x" * one)) for one in (0, 1, 17, 4095)}) == 1
    assert [len(padded(bytes(one))) for one in (4096, 8191, 8192)] == [8192, 8192, 16384]
    for one in (0, 1, 4095, 4096, 70_000):
        data = bytes(one)
        assert unpadded(padded(data)) == data
        assert len(padded(data)) == bucket(one)


@pytest.mark.parametrize("data", [b"", bytes(4096), b"\x80" * 4095, padded(b"x") + bytes(8), b"x" * 4096])
def test_what_was_not_filled_up_is_refused(data: bytes) -> None:
    with pytest.raises(NotOpened):
        unpadded(data)


@functools.cache
def _readers() -> tuple[tuple[bytes, bytes], ...]:
    made = [make_reader(f"a passphrase of reader {one}", QUICK) for one in range(3)]
    return tuple(
        (one.public, open_reader(one, f"a passphrase of reader {at}")) for at, one in enumerate(made)
    )


def _wrapped(case: str = CASE) -> tuple[bytes, CaseKeys]:
    key = new_key()
    (first, _), (second, _), _third = _readers()
    return key, wrap_for_all(case, key, {"1": first, "2": second}, b"r" * 32)


def test_each_reader_and_the_sender_open_the_case_and_nobody_else() -> None:
    key, keys = _wrapped()
    (_, first), (_, second), (_, third) = _readers()
    assert open_for_reader(keys, "1", first) == open_for_reader(keys, "2", second) == key
    assert open_for_sender(keys, b"r" * 32) == key
    for name, secret in (("1", second), ("2", third), ("3", third), ("1", b"")):
        with pytest.raises(NotOpened):
            open_for_reader(keys, name, secret)
    with pytest.raises(NotOpened):
        open_for_sender(keys, b"s" * 32)


def test_a_key_does_not_move_to_another_case() -> None:
    _, keys = _wrapped()
    _, others = _wrapped(OTHER)
    moved = CaseKeys(OTHER, {**others.readers, "1": keys.readers["1"]}, keys.sender)
    with pytest.raises(NotOpened):
        open_for_reader(moved, "1", _readers()[0][1])
    with pytest.raises(NotOpened):
        open_for_sender(moved, b"r" * 32)


def test_readers_come_and_go_and_the_sender_can_close_their_view() -> None:
    key, keys = _wrapped()
    public, secret = _readers()[2]
    more = add_reader(keys, key, "3", public)
    assert open_for_reader(more, "3", secret) == key
    fewer = remove_reader(more, "1")
    assert sorted(fewer.readers) == ["2", "3"]
    with pytest.raises(NotOpened):
        open_for_sender(close_for_sender(fewer), b"r" * 32)


def test_keys_are_written_and_read_back() -> None:
    _, keys = _wrapped()
    assert CaseKeys.read(keys.write()) == keys
    for data in (
        b"",
        b"{}",
        b"[]",
        b"null",
        keys.write()[:-1],
        keys.write().replace(b"v1", b"v2"),
        b"[" * 9999,
    ):
        with pytest.raises(NotOpened):
            CaseKeys.read(data)


def test_a_passphrase_is_needed_and_can_be_changed() -> None:
    kept = make_reader("correct horse battery", QUICK)
    secret = open_reader(kept, "correct horse battery")
    changed = change_passphrase(kept, "correct horse battery", "staple, and a stapler", QUICK)
    assert open_reader(changed, "staple, and a stapler") == secret
    assert changed.public == kept.public
    for passphrase in ("correct horse batterz", "", "correct horse battery "):
        with pytest.raises(NotOpened):
            open_reader(kept, passphrase)
    with pytest.raises(NotOpened):
        open_reader(changed, "correct horse battery")
    with pytest.raises(ValueError, match="at least 14 signs"):
        make_reader("too short", QUICK)


def test_a_passphrase_typed_with_composed_letters_is_the_same() -> None:
    kept = make_reader("caf\N{LATIN SMALL LETTER E WITH ACUTE} au lait, s'il", QUICK)
    assert open_reader(kept, "cafe\N{COMBINING ACUTE ACCENT} au lait, s'il")


def test_the_cost_that_is_kept_is_the_one_that_was_paid() -> None:
    kept = make_reader("correct horse battery", QUICK)
    cheaper = type(kept)(kept.public, kept.sealed, kept.salt, Cost(2, 8192))
    with pytest.raises(NotOpened):
        open_reader(cheaper, "correct horse battery")
