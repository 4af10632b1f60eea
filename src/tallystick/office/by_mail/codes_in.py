"""Receipt codes in what came by mail: they say to which case it belongs, and are taken out before it is kept.

Whoever has a code reads the case and may erase it, so none may stand where a reader reads it. What is only
shaped like a code, or like one with a slip, is taken out too: a slip is easily mended.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from tallystick.base.reasons import Unfit
from tallystick.vault.codes import read_signs
from tallystick.vault.words import CONSONANTS, COUNT, VOWELS, read_words

#: What stands in the place of a code.
TAKEN_OUT = "[…]"
_FULL_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)} | {0x3000: 0x20}
_BETWEEN = r"[ \t\n>]{0,6}[-\u2010-\u2015\u2212_.]?[ \t\n>]{0,6}"
#: Begun at each word, for the word before a code may have four letters too.
_SIGNS = re.compile(
    rf"(?<![0-9A-Za-z/=])(?=([0-9A-Za-z]{{4}}(?:{_BETWEEN}[0-9A-Za-z]{{4}}){{6}})(?![0-9A-Za-z]))"
)
_WORDS = re.compile(r"(?<![a-z])[a-z]{4,6}(?:[\W_]{1,9}[a-z]{4,6}){7,}(?![a-z])", re.IGNORECASE)
_LETTERS = re.compile("[A-Za-z]+")
_MADE = re.compile(f"[{CONSONANTS}][{VOWELS}][{CONSONANTS}][{VOWELS}][{CONSONANTS}]")
_MIXED = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[0-9A-Za-z]{4}")
#: Of seven groups of a code so many have letters and figures, but for one code in a thousand; of ten words so
#: many are made ones even with slips in the others. Years in a row have none, nor have words of a language.
_LEAST_MIXED, _LEAST_MADE = 2, 6


def without_codes(text: str) -> tuple[str, tuple[bytes, ...]]:
    """A text without receipt codes, and the secrets of those that hold.

    Examples:
        >>> without_codes("My case: 0000-0000-0000-0000-0000-0000-0000, again.")[0]
        'My case: […], again.'
        >>> without_codes("In 2015 2016 2017 2018 2019 2020 2021 nothing came.")[0]
        'In 2015 2016 2017 2018 2019 2020 2021 nothing came.'
    """
    plain = text.translate(_FULL_WIDTH)  # as many signs as before
    spans = [*_in_signs(plain), *_in_words(plain)]
    out, at = [], 0
    for begin, end in _apart(spans):
        out += [text[at:begin], TAKEN_OUT]
        at = end
    return "".join([*out, text[at:]]), tuple(dict.fromkeys(one for _, _, held in spans for one in held))


_Span = tuple[int, int, list[bytes]]


def _apart(spans: Sequence[_Span]) -> list[tuple[int, int]]:
    """Where codes stand, in order: those that hold, and those shaped like one that touch none of them."""
    taken: list[tuple[int, int]] = []
    for begin, end, _ in sorted(spans, key=lambda one: not one[2]):
        if all(end <= other[0] or begin >= other[1] for other in taken):
            taken.append((begin, end))
    return sorted(taken)


def _in_signs(text: str) -> Iterator[_Span]:
    for one in _SIGNS.finditer(text):
        signs = "".join(sign for sign in one[1] if sign.isalnum())
        groups = [signs[at : at + 4] for at in range(0, len(signs), 4)]
        held = _read(read_signs, signs)
        if held or sum(bool(_MIXED.fullmatch(group)) for group in groups) >= _LEAST_MIXED:
            yield *one.span(1), held


def _in_words(text: str) -> Iterator[_Span]:
    """Codes in words, from the first made word of a row to the last: what stands around it stays."""
    for one in _WORDS.finditer(text):
        words = [(piece[0].lower(), piece.start(), piece.end()) for piece in _LETTERS.finditer(one[0])]
        made = [at for at, (word, _, _) in enumerate(words) if _MADE.fullmatch(word)]
        if len(made) >= _LEAST_MADE:
            some = [word for word, _, _ in words]
            windows = range(max(1, len(some) - COUNT + 1))
            held = [secret for at in windows for secret in _read(read_words, " ".join(some[at : at + COUNT]))]
            yield one.start() + words[made[0]][1], one.start() + words[made[-1]][2], held


def _read(read: Callable[[str], bytes], spelled: str) -> list[bytes]:
    try:
        return [read(spelled)]
    except Unfit:
        return []
