"""The signature and the hash that lie beside a release: whether they are its own, and what they call it."""

import re
from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text
from tallystick.ledger.verifiers import PublicKey
from tallystick.release.archive import Damage
from tallystick.release.minisign import is_signed_file, signed_comment

#: Longer than any signature or hash that lies beside a release.
_LARGEST = 4096
_HASH_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")
_FILE = "file:"
_CALLS = Reason("{file} calls it “{name}”")
_NOT_THERE = Reason("{file} does not lie beside it; the release is signed inside as well")


def told_beside(path: str, data: bytes, key: PublicKey) -> list[Reason]:
    """Look at the signature and the hash beside a release, where they lie there.

    Args:
        path: the release's file.
        data: its bytes.
        key: the key that signed it.

    Returns:
        A sentence for each that is not there, or calls the release by another name.

    Raises:
        Damage: one of them belongs to another file.
    """
    told = []
    for ending in (".minisig", ".sha256"):
        beside = Path(path + ending)
        if not beside.is_file():
            told.append(_NOT_THERE.saying(file=Text(beside.name)))
            continue
        with explained(beside), beside.open("rb") as small:
            content = small.read(_LARGEST + 1)
        text = content.decode("utf-8", "replace") if len(content) <= _LARGEST else ""
        calls = _hash_calls(text, data) if ending == ".sha256" else _signature_calls(text, data, key)
        if calls is None:
            raise Damage(beside.name, Reason("it belongs to another file"))
        if calls != Path(path).name:
            told.append(_CALLS.saying(file=Text(beside.name), name=Text(calls)))
    return told


def _hash_calls(text: str, data: bytes) -> str | None:
    """What a hash calls these bytes; None where it is none of them, or not one line as we write it."""
    line = _HASH_LINE.fullmatch(text)
    return line[2] if line is not None and line[1] == sha256(data) else None


def _signature_calls(text: str, data: bytes, key: PublicKey) -> str | None:
    """What a signature calls these bytes; None where it is not the key's under them, or says more."""
    if not is_signed_file(text, data, key):
        return None
    comment = signed_comment(text)
    return comment.removeprefix(_FILE) if comment.startswith(_FILE) else None
