"""Documents in two languages: lines in the language that is read are kept, the others named and left out."""

import functools
import re
from collections import Counter
from dataclasses import replace

from tallystick.base.reasons import Count, Reason, plural, texts
from tallystick.reading.languages import PlanLanguage, languages
from tallystick.reading.model import SourceText

_LETTER, _WORD = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "han": re.compile(r"[\u3400-\u9fff]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "latin": re.compile(r"[A-Za-zÀ-ž]"),
}
_WRITTEN_IN = {"zh": "han", "ru": "cyrillic", "ar": "arabic"}
#: A line says what it is written in from so many words on, with so many of a language's own.
_ENOUGH, _OWN, _TWICE = 8, 0.12, 2
#: One small word may be written alike in both: the *un* of a French line is Italian as well.
_FEWEST = 2
#: A line of so many words without nearly any of the language's own is in another.
_LONG, _NEARLY_NONE = 25, 0.02
#: What takes less of a text than this is a name or a quotation.
_LEAST = 0.1
UNKNOWN = "unknown"


def known_part(text: str) -> PlanLanguage | None:
    """The language that most lines are in of those that are in a known one; None where these are few."""
    letters: Counter[str] = Counter()
    for line in text.splitlines():
        count = len(_LETTER.findall(line))
        letters[own_language(line) or UNKNOWN] += count
    known = Counter({code: count for code, count in letters.items() if code != UNKNOWN})
    if not known:
        return None
    code, count = known.most_common(1)[0]
    return languages()[code] if count >= _LEAST * sum(letters.values()) else None


def without_others(source: SourceText, language: PlanLanguage) -> tuple[SourceText, tuple[Reason, ...]]:
    """The text with blanks for lines in other languages than the one it is read in, and what was left out."""
    seen = source.seen or source.text
    others = [_left_out(line, language) for line in seen.splitlines(keepends=True)]
    if not any(others):
        return source, ()
    pieces: list[str] = []
    named: Counter[str] = Counter()
    left = total = lines = 0
    for line, other in zip(seen.splitlines(keepends=True), others, strict=True):
        letters = len(_LETTER.findall(line))
        total += letters
        if other:
            named[other] += letters
            left, lines = left + letters, lines + 1
        pieces.append(re.sub(r"[^\r\n\f]", " ", line) if other else line)
    if left < _LEAST * total:
        return source, ()
    reason = Reason(
        plural(
            "{number} line in another language ({names}) was left out",
            "{number} lines in another language ({names}) were left out",
        ),
        number=Count(lines),
        names=texts(sorted(named)),
    )
    return replace(source, seen="".join(pieces)), (reason,)


def _left_out(line: str, language: PlanLanguage) -> str:
    """Which other language a line is in; a row is in none while a cell of it may be in this one.

    Nor is a title that says it in Chinese as well: of that few signs are much.
    """
    if language.script == "han" and len(_SCRIPTS["han"].findall(line)) >= _ENOUGH:
        return ""
    other = other_language(line, language)
    cells = [one for one in _EDGE.split(line) if _LETTER.search(one)] if other else []
    return other if all(other_language(one, language) for one in cells) or len(cells) < _CELLS else ""


#: Cells of a row, and so many make one.
_EDGE, _CELLS = re.compile(r"[|\t]"), 2


def _script(line: str) -> str:
    """What most letters of a line are written in; empty for none of those that are known."""
    if line.isascii():
        return "latin" if _LETTER.search(line) else ""
    counts = {name: len(pattern.findall(line)) for name, pattern in _SCRIPTS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > 0.6 * max(1, len(_LETTER.findall(line))) else ""


def _shares(words: list[str], script: str) -> dict[str, float]:
    """How many words are the own ones of each language of a script."""
    return {
        code: sum(word in own for word in words) / max(1, len(words))
        for code, own in _own_words().items()
        if _WRITTEN_IN.get(code, "latin") == script
    }


@functools.cache
def _own_words() -> dict[str, frozenset[str]]:
    """The words by which each language is known."""
    return {code: frozenset(one.list("detect", "words")) for code, one in languages().items()}


def own_language(line: str) -> str:
    """The known language of a line that says which; else empty."""
    script = _script(line)
    words = [word.lower() for word in _WORD.findall(line)]
    if script == "han":
        return "zh" if len(_LETTER.findall(line)) >= _ENOUGH else ""
    shares = _shares(words, script)
    if len(words) < _ENOUGH or not shares:
        return ""
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _OWN else ""


def other_language(line: str, language: PlanLanguage) -> str:
    """Which other language a line is in; empty where it may be in this one."""
    mine = _WRITTEN_IN.get(language.code, "latin")
    script = _script(line)
    if script and script != mine:
        return own_language(line) or {"han": "zh", "cyrillic": "ru", "arabic": "ar"}.get(script, UNKNOWN)
    words = [word.lower() for word in _WORD.findall(line)]
    if mine == "han" or len(words) < _ENOUGH:
        return ""
    shares = _shares(words, mine)
    best = max(shares, key=lambda code: shares[code])
    enough = max(_OWN, _FEWEST / len(words), _TWICE * shares[language.code])
    if best != language.code and shares[best] >= enough:
        return best
    return UNKNOWN if len(words) >= _LONG and shares[language.code] < _NEARLY_NONE else ""
