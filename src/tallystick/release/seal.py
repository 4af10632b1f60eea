"""Sealing a release and breaking no seal unseen: the manifest of hashes, its signature, the zip."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.records import BadRecord, read_json
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.verifiers import ED25519, PublicKey
from tallystick.release.archive import LARGEST, Damage, pack, unpack
from tallystick.release.minisign import is_signed_file, public_file, sign_file, signed_comment

#: The manifest of hashes, in the form that ``sha256sum -c`` reads, and its signature: the first two members.
SUMS = "SHA256SUMS"
SUMS_SIGNATURE = "SHA256SUMS.minisig"
ABOUT = "release/release.json"
KEY = "release/key.vkey"
KEY_FILE = "release/key.pub"
#: The form of the releases that are made; `FIRST_FORM` is that of version 0.1.0.
FORM = "tallystick release/v2"
FIRST_FORM = "tallystick release/v1"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
_LONGEST_NAME = 1000
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A release whose bytes are all as they were signed.

    Attributes:
        members: its files by name, the manifest and its signature left out.
        about: what ``release/release.json`` says.
        key: the key that signed it, which is in the release itself: compare it with one got elsewhere.
        sha256: the hash of the whole file.
    """

    members: Mapping[str, bytes]
    about: Mapping[str, Json]
    key: PublicKey
    sha256: str


def seal(
    files: Mapping[str, bytes], about: Mapping[str, Json], key_path: str, largest: int = LARGEST
) -> bytes:
    """The release of these files, signed; the same bytes from the same arguments, anywhere.

    Args:
        files: every file by name.
        about: what ``release/release.json`` says besides its form.
        key_path: the file with the secret key.
        largest: how many bytes it may have.

    Raises:
        Refusal: a name can't stand in a release, it would be too large, or the key can't be read.
    """
    key = SigningKey.load(key_path)
    members = dict(files) | {
        ABOUT: about_bytes(about),
        KEY: (key.public.vkey + "\n").encode(),
        KEY_FILE: public_file(key.public).encode(),
    }
    wrong = [name for name in members if not _may_be_listed(name)]
    if wrong:
        raise Refusal(
            Reason("“{wrong}” can't be the name of a file in a release", wrong=Text(wrong[0])),
            Reason("use letters, digits, dots and hyphens"),
        )
    names = sorted(members)
    sums = "".join(f"{sha256(members[name])}  {name}\n" for name in names).encode()
    signature = sign_file(sums, key, f"{FORM} {about.get('assessment_id', '')}")
    first = {SUMS: sums, SUMS_SIGNATURE: signature.encode()}
    return pack(first | {name: members[name] for name in names}, largest)


def about_bytes(about: Mapping[str, Json], form: str = FORM) -> bytes:
    """What ``release/release.json`` holds."""
    return canonical_bytes(dict(about) | {"form": form}) + b"\n"


def sign_beside(data: bytes, name: str, key_path: str) -> dict[str, bytes]:
    """What lies beside a release: its signature and its hash, by the ending of their names."""
    key = SigningKey.load(key_path)
    return {
        ".minisig": sign_file(data, key, f"file:{name}").encode(),
        ".sha256": f"{sha256(data)}  {name}\n".encode(),
    }


def open_sealed(data: bytes, pinned: PublicKey | None) -> Sealed:
    """Check every byte of a release against its signature.

    Args:
        data: the release.
        pinned: the key that must have signed it; None to take the one inside.

    Raises:
        Damage: a member is not as it was signed, or the signature is not the key's; it names the member.
    """
    members = unpack(data, (SUMS, SUMS_SIGNATURE), lambda sums: [name for name, _ in _listed(sums)])
    sums = members.pop(SUMS)
    signature = members.pop(SUMS_SIGNATURE)
    for name, wanted in _listed(sums):
        if sha256(members[name]) != wanted:
            raise Damage(name, Reason("its content has another hash than the signed manifest gives"))
    key = _key(members)
    signed = signature.decode("utf-8", "replace")
    if not is_signed_file(signed, sums, key):
        raise Damage(
            SUMS,
            Reason(
                "{signature} is not the signature of {key} under it",
                signature=Text(SUMS_SIGNATURE),
                key=Text(key.name),
            ),
        )
    if pinned is not None and (pinned.raw, pinned.name) != (key.raw, key.name):
        raise Damage(
            KEY,
            Reason(
                "it was signed by {signer}, not by {wanted}", signer=Text(key.vkey), wanted=Text(pinned.vkey)
            ),
        )
    about = _about(members)
    if signed_comment(signed) != f"{about['form']} {about.get('assessment_id', '')}":
        raise Damage(
            SUMS_SIGNATURE,
            Reason("its comment is not that of the release that {about} speaks of", about=Text(ABOUT)),
        )
    return Sealed(members, about, key, sha256(data))


def _listed(sums: bytes) -> list[tuple[str, str]]:
    """Names and hashes in the manifest, in its order."""
    lines = sums.decode("utf-8", "replace").split("\n")
    found = [_LINE.fullmatch(line) for line in lines[:-1]]
    listed = [(one[2], one[1]) for one in found if one is not None and _may_be_listed(one[2])]
    names = [name for name, _ in listed]
    if lines[-1] or len(listed) != len(found) or names != sorted(set(names)):
        raise Damage(SUMS, Reason("it is no sorted list of hashes and names"))
    return listed


def _may_be_listed(name: str) -> bool:
    fits = len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None
    return fits and name not in {SUMS, SUMS_SIGNATURE}


def _key(members: Mapping[str, bytes]) -> PublicKey:
    try:
        key = PublicKey.parse(members[KEY].decode())
    except (KeyError, UnicodeDecodeError, Refusal):
        raise Damage(KEY, Reason("it holds no public key")) from None
    if key.algorithm != ED25519:  # the same 32 bytes, in a line that no publisher ever gave out
        raise Damage(KEY, Reason("it is a witness's key, and a release is signed with one of the other kind"))
    if members.get(KEY_FILE) != public_file(key).encode() or members[KEY] != (key.vkey + "\n").encode():
        raise Damage(KEY_FILE, Reason("it is not the key in {key}", key=Text(KEY)))
    return key


def _about(members: Mapping[str, bytes]) -> Mapping[str, Json]:
    try:
        record = read_json(members[ABOUT])
        known = record["form"] in {FORM, FIRST_FORM}
    except BadRecord as problem:
        raise Damage(ABOUT, Reason("it can't be read: {why}", why=problem.reason)) from None
    except (KeyError, TypeError):
        raise Damage(ABOUT, Reason("it can't be read")) from None
    if not known:
        raise Damage(
            ABOUT,
            Reason(
                "its form is “{given}”; this version reads {first} and {latest}",
                given=Text(str(record["form"])),
                first=Text(FIRST_FORM),
                latest=Text(FORM),
            ),
        )
    return dict(record)
