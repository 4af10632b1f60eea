"""Plans told again in other clothes: wrapped anew, with other bullets, other numbers, numbers in words."""

import re
from collections.abc import Callable

#: Gives for each character of the new text the character of the old one it stands for.
Told = tuple[str, list[int]]
_BULLET = re.compile(r"^([ \t]*)[-–●•\uf0b7◦](?=\s)", re.MULTILINE)
_NUMBERED = re.compile(r"^([ \t]*)(\d{1,2})\.(?=\s)", re.MULTILINE)
_BRACKETED = re.compile(r"^（([一二三四五六七八九十]+)）", re.MULTILINE)
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_COUNT = re.compile(r"(?<![\w.,$-])(\d{2,3})(?= (?!percent)[a-z]{4,})")
_HAN = "零一二三四五六七八九"
_HAN_COUNT = re.compile(r"(?<![\d.第年])(\d{2,3})(?=[个所家名项])")


def substituted(text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Told:
    """The text with each match replaced, and the way back."""
    pieces: list[str] = []
    back: list[int] = []
    at = 0
    for found in pattern.finditer(text):
        pieces.append(text[at : found.start()])
        back += range(at, found.start())
        words = new(found)
        pieces.append(words)
        back += [found.start()] * len(words)
        at = found.end()
    pieces.append(text[at:])
    back += range(at, len(text))
    return "".join(pieces), [*back, len(text)]


def rebulleted(text: str) -> Told:
    """Every bullet another glyph."""
    return substituted(text, _BULLET, lambda found: f"{found.group(1)}■")


def renumbered(text: str) -> Told:
    """``1.`` becomes ``1)``; the Chinese numbers in brackets become ``(1)``."""
    if _BRACKETED.search(text):
        count = iter(range(1, 1000))
        return substituted(text, _BRACKETED, lambda _: f"({next(count)})")
    return substituted(text, _NUMBERED, lambda found: f"{found.group(1)}{found.group(2)})")


def rewrapped(text: str, width: int = 88) -> Told:
    """Paragraphs that were one line each are wrapped; nothing else changes."""
    breaks: list[int] = []
    start = 0
    for line in text.splitlines(keepends=True):
        column = 0
        for found in re.finditer(r" ", line):
            if found.start() - column > width:
                breaks.append(start + found.start())
                column = found.start()
        start += len(line)
    wanted = set(breaks)
    return "".join("\n" if at in wanted else char for at, char in enumerate(text)), list(range(len(text) + 1))


def spelled_out(text: str) -> Told:
    """Counts of two and three digits become words."""
    if re.search(r"[\u4e00-\u9fff]", text):
        return substituted(text, _HAN_COUNT, lambda found: _in_han(int(found.group(1))))
    return substituted(text, _COUNT, lambda found: _in_words(int(found.group(1))))


def _in_words(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    low = _WORDS[rest] if rest < 20 else _TENS[tens] + (f"-{_WORDS[ones]}" if ones else "")
    if not hundreds:
        return low
    return f"{_WORDS[hundreds]} hundred" + (f" and {low}" if rest else "")


def _in_han(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_HAN[hundreds]}百" if hundreds else ""
    text += f"{_HAN[tens]}十" if tens else ("零" if hundreds and ones else "")
    return text + (_HAN[ones] if ones else "")


WAYS: dict[str, Callable[[str], Told]] = {
    "rewrapped": rewrapped,
    "rebulleted": rebulleted,
    "renumbered": renumbered,
    "spelled out": spelled_out,
}
