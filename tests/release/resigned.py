"""Releases that were signed by the right key and are yet none that this program makes."""

from collections.abc import Callable

from tallystick.ledger.notes import decode, encode
from tallystick.release.archive import pack
from tallystick.release.minisign import public_file
from tallystick.release.seal import SUMS, SUMS_SIGNATURE
from tests.ledger.made import KEY
from tests.release.test_alterations import own_comment, signed


def signed_otherwise(whole: dict[str, bytes]) -> bytes:
    """A release whose manifest is signed as minisign once did: the file itself, not its hash."""
    rest = {name: data for name, data in whole.items() if name not in {SUMS, SUMS_SIGNATURE}}
    blank, line, comment, *_ = whole[SUMS_SIGNATURE].decode().splitlines()
    signature = KEY.sign(whole[SUMS])
    number = decode(line)[2:10]
    both = KEY.sign(signature + comment.removeprefix("trusted comment: ").encode())
    text = f"{blank}\n{encode(b'Ed' + number + signature)}\n{comment}\n{encode(both)}\n"
    return pack(
        {SUMS: whole[SUMS], SUMS_SIGNATURE: text.encode(), **{one: rest[one] for one in sorted(rest)}}
    )


def with_key(line: str, pub: str) -> Callable[[dict[str, bytes]], bytes]:
    """A release that names the key that signed it in another spelling."""

    def change(whole: dict[str, bytes]) -> bytes:
        inside = {name: data for name, data in whole.items() if name not in {SUMS, SUMS_SIGNATURE}}
        inside["release/key.vkey"] = (line or inside["release/key.vkey"].decode().strip()).encode() + b"\n"
        inside["release/key.pub"] = (pub or inside["release/key.pub"].decode()).encode()
        return signed(inside)

    return change


def with_comment(comment: str) -> Callable[[dict[str, bytes]], bytes]:
    def change(whole: dict[str, bytes]) -> bytes:
        inside = {name: data for name, data in whole.items() if name not in {SUMS, SUMS_SIGNATURE}}
        return signed(inside, comment)

    return change


def without(name: str) -> Callable[[dict[str, bytes]], bytes]:
    def change(whole: dict[str, bytes]) -> bytes:
        gone = {SUMS, SUMS_SIGNATURE, name}
        return signed({one: data for one, data in whole.items() if one not in gone}, own_comment(whole))

    return change


_NAME, _HINT, _LINE = KEY.public.vkey.split("+", 2)
_PUB = public_file(KEY.public)
#: What is signed by the right key and is yet no release that this program makes.
RESIGNED: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a signature of the older kind": signed_otherwise,
    "the key as a witness's": with_key(KEY.cosigner.vkey, ""),
    "the key under another name": with_key(f"un.org+{_HINT}+{_LINE}", ""),
    "the key under another number": with_key(f"{_NAME}+00000000+{_LINE}", ""),
    "another number of minisign's": with_key(
        "", _PUB.splitlines()[0] + "\n" + encode(b"Ed" + b"0" * 8 + KEY.public.raw) + "\n"
    ),
    "another number in the comment": with_key("", _PUB.replace(_PUB[42:46], "0000", 1)),
    "the comment of another release": with_comment(f"tallystick release/v2 {'0' * 64}"),
    "the comment of another form": lambda whole: with_comment(own_comment(whole).replace("/v2", "/v1"))(
        whole
    ),
    **{f"no {name}": without(name) for name in ("release/release.json", "manifest.json", "method.json")},
    **{
        f"more: {name}": lambda whole, name=name: signed(  # type: ignore[misc]
            {one: data for one, data in whole.items() if one not in {SUMS, SUMS_SIGNATURE}}
            | {name: b"All met."}
        )
        for name in (
            "release/press.html",
            "package/press.html",
            "tables/press.html",
            "package/more.txt",
            "press.txt",
            "x.exe",
        )
    },
}
