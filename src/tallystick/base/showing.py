"""Text from outside made fit to be shown: no secret key in it, and no sign that can't be seen."""

import re
import shlex
from itertools import pairwise

from tallystick.base.characters import visible

HIDDEN = "[a secret key, not shown]"
#: How secret keys begin: ours and Go's; PEM, OpenSSH and OpenPGP; SSH2; PuTTY; age; the second line of a
#: minisign or signify key; the first line inside an OpenSSH key, by itself; the secret parts of a JSON Web
#: Key; WireGuard's.
_SECRET = re.compile(
    r"PRIVATE\+KEY\+\S*"
    r"|-----BEGIN [^\n-]*PRIVATE KEY(?: BLOCK)?-----(?:.|\n)*?(?:-----END [^\n-]*-----|\Z)"
    r"|---- BEGIN [^\n-]*PRIVATE KEY ----(?:.|\n)*?(?:---- END [^\n-]*----|\Z)"
    r"|PuTTY-User-Key-File-(?:.|\n)*\Z"
    r"|AGE-SECRET-KEY-1\w*"
    r"|\bRW(?:RTY0Iy|QAAEIy|RCSw)[\w+/=]{40,}"
    r"|\bb3BlbnNzaC1rZXktdjE[\w+/=]*"
    r"|\"(?:d|k|p|q|dp|dq|qi)\"\s*:\s*\"[\w-]{20,}\"?"
    r"|\bPrivateKey\s*=\s*\S{20,}",
    re.IGNORECASE,
)
#: By which bytes a secret key is known wherever it stands in a file, each line of it a secret.
KEY_SIGNS = (
    b"PRIVATE+KEY+",
    b"PRIVATE KEY-----",
    b"PRIVATE KEY BLOCK-----",
    b"PRIVATE KEY ----",
    b"PuTTY-User-Key-File-",
    b"AGE-SECRET-KEY-1",
    b'"kty"',
    b"PrivateKey =",
)
#: A key in base64 or in hexadecimal digits, with nothing that says so: one long word.
_LONG_WORD = re.compile(r"[A-Za-z0-9+/_=-]{42,}")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")
#: Of neighbours in base64 two in three are of different kinds, in words with a capital each one in six.
_MIXED = 0.2
#: So much of a word that could be a key tells which one it is, and no more of its 256 bits than 48.
_BEGINNING = 8
_BARE = re.compile(r"\S*[A-Za-z0-9+/=]{32,}")


def looks_secret(text: str) -> bool:
    """Whether a text holds a secret key of a kind that we know by its beginning."""
    return _SECRET.search(text) is not None


def is_nothing_but_a_key(text: str) -> bool:
    """Whether a whole file is a secret key, or one long word that could be one."""
    return looks_secret(text) or _BARE.fullmatch(text.strip()) is not None


def without_secrets(text: str) -> str:
    """The text with secret keys left out, and all else as it is.

    Examples:
        >>> without_secrets("key: PRIVATE+KEY+example.org+01234567+AAAA")
        'key: [a secret key, not shown]'
    """
    return _SECRET.sub(HIDDEN, text)


def without_keys(text: str) -> str:
    """The text with secret keys left out, and of each word that could be one the first letters only.

    Such a word has 42 or more letters, digits and signs of base64, small and large and digits in turn, as
    chance puts them: a key without anything that says so, and also a hash. Words of a language are not so.

    Examples:
        >>> without_keys("id,ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=")
        'id,ZGVmZ2hp…'
        >>> without_keys("A-very-long-name-of-a-method-that-was-made-in-2025")
        'A-very-long-name-of-a-method-that-was-made-in-2025'
    """
    return _LONG_WORD.sub(_begun, without_secrets(text))


def _begun(found: re.Match[str]) -> str:
    word = found.group()
    kinds = [_kind(one) for one in word if one.isalnum()]
    changes = sum(one != other for one, other in pairwise(kinds))
    by_chance = changes and (changes >= _MIXED * len(kinds) or _HEXADECIMAL.fullmatch(word))
    return f"{word[:_BEGINNING]}…" if by_chance else word


def _kind(char: str) -> str:
    return "digit" if char.isdecimal() else "capital" if char.isupper() else "small"


def shown(text: str) -> str:
    """The text with secret keys left out, and what nobody would see by its code point.

    Examples:
        >>> shown("PRIVATE+KEY+example.org+01234567+AAAA")
        '[a secret key, not shown]'
        >>> shown("a" + chr(0x202E) + "b")
        'a<U+202E>b'
    """
    return visible(without_secrets(text))


def shown_on_a_line(name: str) -> str:
    r"""A name that somebody else gave a file, as `shown` has it and on one line: a system takes any name.

    Examples:
        >>> shown_on_a_line("a\nb")
        'a<U+000A>b'
    """
    return shown(name).replace("\n", "<U+000A>")


def quoted(word: str) -> str:
    """A path or name as a shell takes it for one word."""
    return shlex.quote(word)


def command(*words: str) -> str:
    """A command of ours as it can be typed, each word quoted where a shell would take it apart."""
    return shlex.join(["tallystick", *words])
