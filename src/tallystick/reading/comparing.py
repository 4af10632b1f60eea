"""How a figure must stand to a promised number: at least, below, about, down by."""

import functools
import re
from dataclasses import dataclass, replace

from tallystick.reading.languages import Language
from tallystick.reading.setting import Setting
from tallystick.reading.vocabulary import either

_SHARES = ("percent", "percentage_points")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparator, whether it leaves the value itself out, and the rule that found it."""

    op: str
    strict: bool
    rule: str
    direction: str = ""

    @property
    def stated(self) -> bool:
        """Whether words of the plan say it."""
        return self.rule != "compare:default"


def comparison_of(setting: Setting, before: Comparison | None) -> Comparison:
    """The comparator of a number.

    Args:
        setting: the number.
        before: the comparison of the number before it in the sentence, which one joined by *and* shares.
    """
    window = _window(setting)
    word, window = _word(setting, window)
    direction, by = _direction(setting, window)
    own = _combined(setting, word, direction, by)
    if setting.role == "target" and not own.stated:
        return _of_row(setting)
    if own.stated or before is None or not _joined(setting):
        return own
    return replace(before, rule="compare:shared")


def _of_row(setting: Setting) -> Comparison:
    """In a column of targets the row's own words say which way the number lies."""
    up, down = (setting.language.pattern("change", way).search(setting.text) for way in ("up", "down"))
    fall = down is not None and (up is None or down.start() < up.start())
    return Comparison("<=" if fall else ">=", False, "compare:row", "down" if fall else "")


def _window(setting: Setting) -> str:
    return re.split(r"[;；。]", setting.text[max(0, setting.mention.start - 160) : setting.mention.start])[-1]


def _word(setting: Setting, window: str) -> tuple[tuple[str, str] | None, str]:
    """The comparing words that touch the number, the longest there are, and what stands before them."""
    best: tuple[str, str] | None = None
    begin = len(window)
    number = setting.text[setting.mention.start : setting.mention.end]
    for op, before, after in _comparators(setting.language):
        found = before.search(window)
        if found and found.start() < begin:
            best, begin = (op, "compare:before"), found.start()
        elif best is None and (
            after.match(setting.after) or after.match(setting.following) or after.search(number)
        ):
            best = (op, "compare:after")
    return best, window[:begin]


def _direction(setting: Setting, window: str) -> tuple[str, bool]:
    """Up, down or nothing, and whether the number is the size of the change."""
    language = setting.language
    size = language.pattern("change", "by_end").search(window) is not None
    level = language.pattern("change", "to_end").search(window) is not None
    near = (
        language.pattern("change", "after_up").match(setting.after),
        language.pattern("change", "after_down").match(setting.after),
    )
    if any(near):
        return ("up" if near[0] else "down"), True
    up, down = (_place(language.pattern("change", way), window) for way in ("up", "down"))
    direction = "" if up == down else "up" if up > down else "down"
    if language.script == "han" and direction and not level:
        size = size or (
            setting.mention.unit in _SHARES
            and window.rstrip().endswith(tuple(language.list("change", "adjacent")))
        )
    return direction, size and bool(direction)


def _place(pattern: re.Pattern[str], window: str) -> int:
    place = -1
    for found in pattern.finditer(window):
        place = found.start()
    return place


def _combined(setting: Setting, word: tuple[str, str] | None, direction: str, by: bool) -> Comparison:
    share = setting.mention.unit in _SHARES
    if word and word[0] == "up_to":
        word = (">=" if direction == "up" else "<=", word[1])
    op, rule = word or ("", "compare:default")
    strict = op in {">", "<"}
    if by and (share or direction == "down"):
        return Comparison(
            "increase_by" if direction == "up" else "decrease_by", strict, "compare:change", direction
        )
    if op:
        return Comparison(op, strict, rule, direction)
    if direction == "down" and not by:
        reduced = setting.language.pattern("change", "to_end").search(_window(setting))
        return (
            Comparison("<=", False, "compare:down to", direction)
            if reduced
            else Comparison(">=", False, rule)
        )
    if direction == "up" and setting.language.pattern("change", "to_end").search(_window(setting)):
        return Comparison(">=", False, "compare:up to", direction)
    return Comparison(">=", False, "compare:default", direction)


def _joined(setting: Setting) -> bool:
    return (
        setting.language.pattern("grammar", "and_before").search(
            setting.text[: setting.mention.start].rstrip() + " "
        )
        is not None
    )


@functools.cache
def _comparators(language: Language) -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    found = []
    for one in language.words.get("comparator", []):
        before, after = either(one.get("before", [])), either(one.get("after", []))
        edge = "" if language.script == "han" else r"(?<!\w)"
        articles = language.either("grammar", "articles")
        words = rf"{edge}(?:{before})[\s(]*(?:{articles})?\s*(?:[$€£¥]\s?)?$"
        found.append(
            (
                str(one["op"]),
                re.compile(words, re.IGNORECASE),
                re.compile(rf"\s*[,(]?\s*(?:{after})", re.IGNORECASE),
            )
        )
    return found
