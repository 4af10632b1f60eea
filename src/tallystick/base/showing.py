"""Text from outside made fit to be shown: no secret key in it, and no sign that can't be seen."""

import re
import shlex
import unicodedata

HIDDEN = "[a secret key, not shown]"
#: How secret keys begin: ours and Go's; PEM and OpenSSH; age; the second line of a minisign or signify key;
#: the first line inside an OpenSSH key, by itself.
_SECRET = re.compile(
    r"PRIVATE\+KEY\+\S*"
    r"|-----BEGIN [^\n-]*PRIVATE KEY-----(?:.|\n)*?(?:-----END [^\n-]*-----|\Z)"
    r"|AGE-SECRET-KEY-1\w*"
    r"|\bRW(?:RTY0Iy|QAAEIy|RCSw)[\w+/=]{40,}"
    r"|\bb3BlbnNzaC1rZXktdjE[\w+/=]*",
    re.IGNORECASE,
)
#: A key in base64 or in hexadecimal digits, with nothing that says so: one long word.
_BARE = re.compile(r"\S*[A-Za-z0-9+/=]{32,}")
#: Controls, signs that turn the direction of what follows, halves of characters, separators of lines.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def looks_secret(text: str) -> bool:
    """Whether a text holds a secret key of a kind that we know by its beginning."""
    return _SECRET.search(text) is not None


def is_nothing_but_a_key(text: str) -> bool:
    """Whether a whole file is a secret key, or one long word that could be one."""
    return looks_secret(text) or _BARE.fullmatch(text.strip()) is not None


def shown(text: str) -> str:
    """The text with secret keys left out and with every sign that can't be seen spelled out.

    Examples:
        >>> shown("PRIVATE+KEY+example.org+01234567+AAAA")
        '[a secret key, not shown]'
        >>> shown("a" + chr(0x202E) + "b") == "a" + chr(92) + "u202eb"
        True
    """
    return "".join(map(_seen, _SECRET.sub(HIDDEN, text)))


def command(*words: str) -> str:
    """A command of ours as it can be typed, each word quoted where a shell would take it apart."""
    return shlex.join(["tallystick", *words])


def _seen(sign: str) -> str:
    if sign == "\n" or unicodedata.category(sign) not in _UNSEEN:
        return sign
    return sign.encode("unicode_escape", "surrogatepass").decode("ascii")
