"""In which encoding bytes of a message are, where it does not say, says it wrongly, or some are spoilt.

A wrong encoding of East Asia often fits: what tells is how often signs come of which any such text is full.
"""

import re
from collections.abc import Iterator

#: Signs of which Chinese is full, simple and traditional, with its points; a wrong encoding has next to none.
_USUAL = frozenset(
    "的一是不了在人有我他她这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著"
    "下自之年过過发發后後里裡没沒请請村县縣市政府委办辦事民法公家被把给給从從向，。、！？：；（）"
)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3001\u3002]")
_ASIAN = ("gb18030", "big5hkscs", "cp932")
#: So large a share of such signs has a text that is read rightly, at least, and one that is not, at most.
_RIGHT, _WRONG = 0.12, 0.04
_LEAST_SIGNS = 6
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\([A-Z]|\$\)[A-Z])")
_JAPANESE = re.compile(rb"\x1b(\$[@B]|\([BJI])([^\x1b]*)")
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e]){2,}~\}")
_SPOILT = "\ufffd"


def of_seven_bits(data: bytes, named: str) -> tuple[str, str]:
    """A text whose bytes are all ASCII and stand for other signs, and its encoding; two empty texts for none.

    Japanese mail is so written, and often with signs that its own standard lacks; few name it rightly.

    Args:
        data: its bytes.
        named: the encoding that it names.
    """
    if _ESCAPED.search(data):
        for one in (named, "iso2022_jp", "iso2022_kr"):
            if one.startswith("iso2022") and (text := _decoded(data, one)):
                return text, one
        return _JAPANESE.sub(_set, data).decode("euc_jis_2004", "replace"), "iso2022_jp"
    if named != "hz" and _HZ.search(data) and (text := _decoded(data, "hz")):
        return text, "hz"
    return "", ""


def _set(found: re.Match[bytes]) -> bytes:
    """A run of signs in one set of ISO 2022, as EUC writes them."""
    high = bytes(one | 0x80 if one > 0x20 else one for one in found[2])
    if found[1].startswith(b"$"):
        return high
    return b"".join(b"\x8e" + bytes([one]) for one in high) if found[1] == b"(I" else found[2]


def nearly(data: bytes, encoding: str) -> str:
    r"""A text in an encoding but for a few spoilt bytes, each of which becomes a sign for that; else empty.

    Examples:
        >>> nearly("façade à Orléans".encode() + b"\xe9", "utf-8")[-2:]
        's\ufffd'
        >>> nearly("façade".encode("cp1252"), "utf-8")
        ''
    """
    text = data.decode(encoding, "replace")
    spoilt = text.count(_SPOILT)
    whole = sum(one > "\x7f" for one in text) - spoilt
    return text if whole >= 3 * spoilt and spoilt <= 1 + whole // 20 else ""


def surely(data: bytes, text: str) -> tuple[str, str]:
    """What bytes of East Asia are where the text that was read can't be right, and its encoding; else empty.

    Args:
        data: the bytes.
        text: what they were read as; empty for not at all.
    """
    if _share(text) > _WRONG or sum(one > 0x7F for one in data) < 2 * _LEAST_SIGNS:
        return "", ""
    found = max(_likely(data), default=(0.0, "", ""))
    return (found[2], found[1]) if found[0] >= _RIGHT else ("", "")


def _likely(data: bytes) -> Iterator[tuple[float, str, str]]:
    for one in _ASIAN:
        text = _decoded(data, one)
        if text:
            yield _share(text), one, text


def _share(text: str) -> float:
    """How many of its signs beyond ASCII are such as each text of East Asia is full of."""
    beyond = [one for one in text if one > "\x7f"]
    return sum(one in _USUAL or bool(_KANA.match(one)) for one in beyond) / max(1, len(beyond))


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return ""
