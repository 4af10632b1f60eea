"""How a figure must stand to a promised number: at least, below, about, down by."""

import functools
import re
from dataclasses import dataclass, replace

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.minus import has_plus, is_in_brackets
from tallystick.reading.setting import Setting
from tallystick.reading.vocabulary import either, lowered

_SHARES = ("percent", "percentage_points")
#: So far before a number stand words that may speak of it, and words that compare it.
_FURTHEST, _LONGEST = 160, 80


@dataclass(frozen=True, slots=True)
class FoundComparator:
    """A comparator, whether it leaves the value itself out, and the rule that found it."""

    op: str
    strict: bool
    rule: str
    direction: str = ""

    @property
    def stated(self) -> bool:
        """Whether words of the plan say it."""
        return self.rule != "compare:default"


def comparison_of(setting: Setting, before: FoundComparator | None) -> FoundComparator:
    """The comparator of a number.

    Args:
        setting: the number.
        before: the comparison of the number before it in the sentence, which one joined by *and* shares.
    """
    if setting.mention.form in _FACTORS:
        return FoundComparator(_FACTORS[setting.mention.form], False, "compare:factor")
    word, ends = _word(setting)
    direction, by = _direction(setting, ends)
    own = _turned(setting, _combined(setting, word, direction, by))
    change = _by_sign(setting, own)
    if change is not None:
        return change
    if setting.role == "target" and not own.stated:
        return _of_row(setting)
    if own.op == ">=" and setting.mention.value == 0 and not own.stated:
        return FoundComparator("<=", False, "compare:none", "down")
    if own.stated:
        return _kept(setting, own)
    return replace(before, rule="compare:shared") if before and _joined(setting) else own


def _kept(setting: Setting, own: FoundComparator) -> FoundComparator:
    """The comparator, as a bound that is to be kept where the words say so, and not only to be reached."""
    if own.op not in _BOUNDS or own.rule == NONE_BEYOND:
        return own
    before, behind = setting.low[_clause_start(setting) : setting.mention.start], setting.after
    words = setting.language.low_pattern
    kept = words("bounds", "kept").search(before) or words("bounds", "kept_behind").match(behind)
    return replace(own, rule=KEPT) if kept else own


def _turned(setting: Setting, own: FoundComparator) -> FoundComparator:
    """The comparator, on the other side where the sentence rules out what lies beyond for all."""
    ruled_out = own.op in _TURNED and setting.phrases.first("universal", "zero", 0, setting.mention.start)
    return FoundComparator(_TURNED[own.op], False, NONE_BEYOND, own.direction) if ruled_out else own


_BOUNDS, KEPT = frozenset({"<", "<=", ">", ">="}), "compare:kept"
#: *No one will wait more than 30 days* sets a bound on the other side.
_TURNED, NONE_BEYOND = {">": "<=", "<": ">="}, "compare:none beyond"
#: The rules that find a bound which has to hold all the time.
KEPT_BOUNDS = frozenset({KEPT, NONE_BEYOND})
#: What a factor does, by its form.
_FACTORS = {"grow": "increase_by", "shrink": "decrease_by"}


def _by_sign(setting: Setting, own: FoundComparator) -> FoundComparator | None:
    """How far a share rises or falls, by the sign before it, or by brackets around it; None for neither."""
    mention = setting.mention
    if mention.minus:
        fall = _is_size_of_change(setting, own)
        return FoundComparator("decrease_by", own.strict, "compare:minus", "down") if fall else None
    if mention.unit not in _SHARES or own.op != ">=":
        return None
    if has_plus(setting.before):
        return FoundComparator("increase_by", own.strict, "compare:plus", "up")
    if setting.role == "target" and not own.stated and is_in_brackets(setting.before, setting.after):
        return FoundComparator("decrease_by", False, "compare:brackets", "down")
    return None


def _is_size_of_change(setting: Setting, own: FoundComparator) -> bool:
    """Whether a share with a minus is how far a thing falls, and not a level of what can be below nought."""
    if setting.mention.unit not in _SHARES or (own.op in _SIDES and own.rule in _BY_WORDS):
        return False
    clause = setting.low[_clause_start(setting) : setting.mention.start] + setting.following
    return setting.language.low_pattern("change", "below_nought").search(clause) is None


#: Words that touch the number say on which side of it a figure is to lie.
_SIDES, _BY_WORDS = frozenset({"<", "<=", ">"}), frozenset({"compare:before", "compare:after"})


def _of_row(setting: Setting) -> FoundComparator:
    """In a column of targets the row's own words say which way the number lies."""
    up, down = (setting.phrases.first("change", way) for way in ("up", "down"))
    fall = down is not None and (up is None or down[0] < up[0])
    return FoundComparator("<=" if fall else ">=", False, "compare:row", "down" if fall else "")


def _clause_start(setting: Setting) -> int:
    """Where the words before the number begin that may speak of it."""
    text, at = setting.text, setting.mention.start
    low = max(0, at - _FURTHEST)
    return max(
        low, text.rfind(";", low, at) + 1, text.rfind("；", low, at) + 1, text.rfind("。", low, at) + 1
    )


def _word(setting: Setting) -> tuple[tuple[str, str] | None, int]:
    """The longest comparing words that touch the number, and the place where they begin."""
    at = setting.mention.start - setting.mention.minus
    window = setting.low[max(_clause_start(setting), at - _LONGEST) : at]
    best: tuple[str, str] | None = None
    begin, equal = len(window), False
    number = setting.low[at : setting.mention.end]
    before_any, after_any = _any_comparator(setting.language)
    before_some = before_any.search(window)
    after_some = any(
        after_any.match(text) for text in (setting.after, setting.following)
    ) or after_any.search(number)
    if not before_some and not after_some:
        return None, at
    for op, before, after in _comparators(setting.language):
        found = before.search(window) if before_some else None
        if found and found.start() < begin:
            best, begin, equal = (op, "compare:before"), found.start(), found["equal"] is not None
        elif best is None and (
            after.match(setting.after) or after.match(setting.following) or after.search(number)
        ):
            best = (op, "compare:after")
    if best is not None and best[0] in _WITH_EQUAL and begin < len(window):
        best, begin = _bound(setting.language, best, window[:begin], equal=equal)
    return best, at - len(window) + begin


def _bound(
    language: PlanLanguage, found: tuple[str, str], before: str, *, equal: bool
) -> tuple[tuple[str, str], int]:
    """What *at or* or *not to rise* before comparing words makes of them, and where it all begins.

    Args:
        language: whose words they are.
        found: one of ``>`` and ``<``, and its rule.
        before: the words before it.
        equal: whether *or equal to* stands behind it.
    """
    op, rule = found
    ruled_out = language.low_pattern("bounds", "ruled_out").search(before)
    if ruled_out:
        return (_TURNED[op], NONE_BEYOND if op == ">" else rule), ruled_out.start()
    at = language.low_pattern("bounds", "equal_before").search(before)
    if at or equal:
        return (_WITH_EQUAL[op], rule), at.start() if at else len(before)
    return found, len(before)


#: What *at or below* says, where *below* leaves the number itself out.
_WITH_EQUAL = {">": ">=", "<": "<="}


def _direction(setting: Setting, ends: int) -> tuple[str, bool]:
    """Up, down or nothing, and whether the number is the size of the change."""
    language, low = setting.language, _clause_start(setting)
    if language.low_pattern("change", "after_up").match(setting.after):
        return "up", True
    if language.low_pattern("change", "after_down").match(setting.after):
        return "down", True
    up, down = (setting.phrases.last("change", way, low, ends) for way in ("up", "down"))
    if up == down:
        return "", False
    near = setting.low[max(low, ends - _LONGEST) : ends]
    size = language.low_pattern("change", "by_end").search(near) is not None or _is_bare(setting, near)
    if language.script == "han" and not size and not language.low_pattern("change", "to_end").search(near):
        beside = near.rstrip().endswith(language.list("change", "adjacent"))
        size = setting.mention.unit in _SHARES and beside
    return ("up" if up > down else "down"), size


def _is_bare(setting: Setting, near: str) -> bool:
    """Whether a share is how far a thing changes though no *by* says so: *reduce waste 30% by 2030*."""
    words = setting.language.low_pattern
    share = setting.mention.unit in _SHARES
    return share and bool(
        words("change", "bare").search(near) and words("change", "bare_after").match(setting.after)
    )


def _combined(setting: Setting, word: tuple[str, str] | None, direction: str, by: bool) -> FoundComparator:
    share = setting.mention.unit in _SHARES
    limited = word is not None and word[0] in {"<", "<="}  # by no more than so much: not by so much
    if word and word[0] == "up_to":
        word = (">=" if direction == "up" else "<=", word[1])
    op, rule = word or ("", "compare:default")
    strict = op in {">", "<"}
    if by and not limited and (share or direction == "down"):
        return FoundComparator(
            "increase_by" if direction == "up" else "decrease_by", strict, "compare:change", direction
        )
    if op:
        return FoundComparator(op, strict, rule, direction)
    reached = bool(direction) and _reached(setting)
    if direction == "down" and not by:
        return (
            FoundComparator("<=", False, "compare:down to", direction)
            if reached
            else FoundComparator(">=", False, rule)
        )
    if direction == "up" and reached:
        return FoundComparator(">=", False, "compare:up to", direction)
    return FoundComparator(">=", False, "compare:default", direction)


def _reached(setting: Setting) -> bool:
    """Whether the change is said to end at the number."""
    near = setting.low[max(_clause_start(setting), setting.mention.start - _LONGEST) : setting.mention.start]
    return setting.language.low_pattern("change", "to_end").search(near) is not None


def _joined(setting: Setting) -> bool:
    near = setting.before[-_LONGEST:].rstrip() + " "
    return setting.language.low_pattern("grammar", "and_before").search(near) is not None


@functools.cache
def _comparators(language: PlanLanguage) -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """Each comparator with what it looks like before a number, and after one."""
    return [
        (str(one["op"]), *_compared(language, one.get("before", []), one.get("after", [])))
        for one in language.words.get("comparator", [])
    ]


def before_number(language: PlanLanguage) -> re.Pattern[str]:
    """What any comparator of a language looks like, up to the number behind it."""
    return _any_comparator(language)[0]


@functools.cache
def _any_comparator(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """All comparators as one, to see at once that none is there."""
    entries = language.words.get("comparator", [])
    before, after = (
        [phrase for one in entries for phrase in one.get(key, [])] for key in ("before", "after")
    )
    return _compared(language, before, after)


def _compared(
    language: PlanLanguage, before: list[str], after: list[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    edge = "" if language.script == "han" else r"(?<!\w)"
    articles, equal = language.either("grammar", "articles"), language.either("bounds", "equal_after")
    return (
        re.compile(
            lowered(
                rf"{edge}(?:{either(before)})(?P<equal>\s*(?:{equal}))?"
                rf"[\s(]*(?:{articles})?\s*(?:[$€£¥]\s?)?$"
            )
        ),
        re.compile(lowered(rf"\s*[,(]?\s*(?:{either(after)})")),
    )
