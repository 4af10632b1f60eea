"""The numbers of a plan, told apart: targets with what belongs to them, and numbers that promise nothing."""

import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tallystick.reading.bases import Bases, is_base, is_of_before, was_due
from tallystick.reading.column_scales import by_column
from tallystick.reading.comparing import NONE_BEYOND, FoundComparator, comparison_of
from tallystick.reading.definite import is_all_there_is
from tallystick.reading.factors import with_factors
from tallystick.reading.grouping import groups_by_blanks
from tallystick.reading.in_a_row import falling, said_once
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.listed import BASE, SAID
from tallystick.reading.mention import Mention
from tallystick.reading.mentions import as_row, mentions_in_low
from tallystick.reading.model import FoundTarget
from tallystick.reading.no_commitments import NoTarget
from tallystick.reading.not_targets import COUNTS_NOTHING, why_no_target
from tallystick.reading.over_all import known_over_all
from tallystick.reading.passage import Passage
from tallystick.reading.rates import RATES, Rates
from tallystick.reading.set_apart_years import due_behind, heading_year
from tallystick.reading.setting import Setting
from tallystick.reading.universal import universals_in

_SHARES = ("percent", "percentage_points")
#: Units of what is measured at a time and never summed, and comparators that a sum may have.
_LEVELS = ("kwh_per_m2_year", "g_co2_per_km", "micrograms_per_cubic_metre", "degrees", "hours_per_day")
_NEVER_SUMMED = frozenset({*_SHARES, *RATES, *_LEVELS})
_SUMS = ("cumulative_at_least", ">", "about")
_SPACE = re.compile(r"\s+")
_LONGEST_QUANTITY = 200
#: More numbers than this, with fewer characters from each to the next, are tables and no plan.
_MOST, _LEAST_APART = 1000, 8


@dataclass(slots=True)
class Numbers:
    """What was found so far, and the running number of each commitment's targets."""

    targets: list[FoundTarget]
    no_targets: list[NoTarget]
    running: Counter[str]


class PlanNumbers:
    """The numbers of a plan's sentences, each found once, whoever the sentence belongs to.

    Args:
        passages: all sentences of the plan.
        language: the language they are read in.
        released: the year in which it was published; 0 where that is not known.
    """

    def __init__(self, passages: list[Passage], language: PlanLanguage, released: int) -> None:
        self._released = released
        blanks = groups_by_blanks([passage.text for passage in passages], language)
        found = {one.start: mentions_in_low(one.apart, language, blanks=blanks) for one in passages}
        count = sum(map(len, found.values()))
        crowded = count > _MOST and count * _LEAST_APART > sum(len(passage.text) for passage in passages)
        rows = {at: as_row(one) for at, one in found.items()} if crowded else found
        self._mentions = known_over_all(passages, rows, released)

    def among(self, passages: Iterable[Passage]) -> Numbers:
        """The numbers of some of the sentences, each a target or passed over with a reason."""
        found = Numbers([], [], Counter())
        for passage in passages:
            _read(passage, self._mentions[passage.start], self._released, found)
        return found


def _read(passage: Passage, mentions: list[Mention], released: int, found: Numbers) -> None:
    before: FoundComparator | None = None
    bases: list[Mention] = []
    first = len(found.targets)
    rates = Rates(mentions)
    dued = ""
    mentions = _scaled(passage, mentions)
    for place, mention in enumerate(mentions):
        if mention.start < passage.label_end:
            continue
        setting = passage.setting(mention)
        reason = _leave_out(passage, setting, mentions, place, found, released)
        if reason:
            bases += [mention] if reason == BASE else []
            continue
        before = comparison_of(setting, before)
        setting = _signed(setting, before, passage.label_end)
        own = (
            due_behind(passage.text, mention.unit_end, setting.language)
            or passage.year(mention.start)
            or passage.dues.nearest(mention.start, released)
            or heading_year(passage.text, mention.start)
        )
        dued = next((one for one in (own, passage.deadline) if one and int(one[:4]) >= released), dued)
        found.targets += [
            _target(setting, passage, rates, before, dued, found) for _ in range(_times(setting))
        ]
    if bases:
        base = Bases(bases, passage)
        found.targets[first:] = [base.added(one) for one in found.targets[first:]]
    found.targets[first:], again = said_once(falling(found.targets[first:], passage), passage)
    found.no_targets += again
    if not any(one.rule == NONE_BEYOND for one in found.targets[first:]):
        _add_universals(passage, released, found)


def _scaled(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """The numbers of a sentence with the factors and scales that stand beside them, or in a head."""
    factored = with_factors(mentions, passage.phrases)
    return by_column(factored, passage.text, passage.scales, passage.phrases.language)


def _leave_out(
    passage: Passage, setting: Setting, mentions: list[Mention], place: int, found: Numbers, released: int
) -> str:
    """Why the number is passed over, which is kept; empty for a target."""
    reason, rule = why_no_target(setting)
    mention = setting.mention
    year = passage.year(mention.start)
    if not reason and year and int(year) < released and passage.role(mention.start) == "target":
        reason, rule = BASE, "no-target:before the plan"
    if reason == SAID["definite"] and is_all_there_is(setting, passage):
        reason = rule = ""
    if not reason and is_base(passage.text, mentions, place, setting.phrases):
        reason, rule = BASE, "no-target:from"
    if not reason and (is_of_before(setting, passage.text, released) or was_due(setting, released)):
        reason, rule = BASE, "no-target:before the plan"
    small = reason == COUNTS_NOTHING and (setting.language.script == "han" or mention.value < 2)
    if reason and not small:
        words = passage.text[mention.start : mention.end]
        start, end = passage.start + mention.start, passage.start + mention.end
        found.no_targets.append(NoTarget(passage.commitment, words, start, end, reason, rule))
    return reason


def _signed(setting: Setting, comparison: FoundComparator, label_end: int) -> Setting:
    """A number with a minus that is no size of a change is below nought; a dash before an item is none."""
    mention = setting.mention
    if not mention.minus or comparison.rule == "compare:minus" or mention.start <= label_end + 1:
        return setting
    return replace(setting, mention=replace(mention, value=-mention.value))


_CLAUSE = re.compile("[;；，]")
#: What a row says of its own figures: *Households with fast internet (%)*.
_IN_PERCENT = re.compile(r"[(（][^()（）\d]{0,8}[%％][)）]")


@functools.cache
def _beside(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number that is joined by *and*, behind and before."""
    joined = language.either("grammar", "and")
    return (
        re.compile(rf"\s?(?:[、,，]|{joined})\s?\d"),
        re.compile(rf"\d[%％]?\s?(?:、|,\s|(?:{joined})\s?)$"),
    )


def _times(setting: Setting) -> int:
    """Two, where the sentence says that two things are both to reach the number, and not a number each."""
    if setting.mention.spelled or setting.mention.unit not in _SHARES:
        return 1
    near = _CLAUSE.split(setting.before[-60:])[-1]
    behind, ahead = _beside(setting.language)
    if behind.match(setting.after) or ahead.search(setting.before):
        return 1
    both = setting.language.low_pattern("change", "both").search(near)
    return 2 if both and setting.phrases.first("change", "pair", 0, setting.mention.start) else 1


def _target(
    setting: Setting,
    passage: Passage,
    rates: Rates,
    comparison: FoundComparator,
    deadline: str,
    found: Numbers,
) -> FoundTarget:
    mention = setting.mention
    unit = _unit(setting, rates)
    annual = _annual(setting)
    found.running[passage.commitment] += 1
    cumulative = unit not in _NEVER_SUMMED and not setting.time and not annual
    summed = cumulative and comparison.op == ">=" and comparison.rule != NONE_BEYOND
    op = "cumulative_at_least" if summed else comparison.op
    return FoundTarget(
        id=f"{passage.commitment}.t{found.running[passage.commitment]}",
        commitment=passage.commitment,
        quantity=_quantity(passage, mention),
        comparator=op,
        value=mention.value,
        value_high=mention.high,
        unit=unit,
        strict=comparison.strict,
        baseline_year=passage.dues.base,
        baseline_value=None,
        deadline=deadline,
        frequency="annual" if annual else "",
        kind="numeric",
        counts=_counts(setting) if cumulative and op in _SUMS else "",
        start=passage.start + mention.start,
        end=passage.start + mention.end,
        rule=comparison.rule,
    )


def _counts(setting: Setting) -> str:
    """Whether a sum counts what comes on top of what is there, or all of it."""
    near = setting.before[-40:] + " " + setting.after[:20]
    return "additional" if setting.language.low_pattern("change", "more").search(near) else "total"


def _unit(setting: Setting, rates: Rates) -> str:
    """The unit; the base of a rate in the same sentence makes a bare number or a count a rate."""
    mention = setting.mention
    rate = rates.unit(mention.start) if mention.unit in {"", "persons"} else ""
    if rate:
        return rate
    for lead, code in setting.language.table("rates").items():
        if lead in setting.text[max(0, mention.start - 40) : mention.start] and mention.unit in {
            "",
            "persons",
            "count",
        }:
            return str(code)
    aged = not mention.unit and setting.phrases.first("target_words", "age", 0, mention.start)
    if mention.unit == "money":
        return _currency(setting)
    if not mention.unit and setting.role == "target" and _IN_PERCENT.search(setting.text, 0, mention.start):
        return "percent"
    return "years" if aged else mention.unit or "count"


def _currency(setting: Setting) -> str:
    near = setting.text[max(0, setting.mention.start - 6) : setting.mention.unit_end]
    for sign, code in setting.language.table("currencies").items():
        if str(sign).lower() in near.lower():
            return str(code)
    return "money"


def _annual(setting: Setting) -> bool:
    found = setting.phrases.first("time", "annual")
    if not found or setting.mention.unit in _SHARES:
        return False
    return abs(found[0] - setting.mention.end) < 90


def _quantity(passage: Passage, mention: Mention) -> str:
    """The words around the number, from the clause it stands in, or from the cell that says what is done."""
    text, (first, last) = passage.text, passage.own_cell(mention.start)
    low = max(0, first, mention.start - 90)
    low = max(low, *[text.rfind(sign, low, mention.start) + 1 for sign in ";；:："])
    low = _between_words(text, low, mention.start, step=1)
    end = max(mention.unit_end, min(len(text), last, mention.unit_end + 90))
    high = _between_words(text, end, mention.unit_end, step=-1)
    words = _SPACE.sub(" ", text[low:high]).strip(" ,，.。;；*–-•●")
    return words[:_LONGEST_QUANTITY].strip() or text[mention.start : mention.end]


def _between_words(text: str, at: int, until: int, *, step: int) -> int:
    """The place moved towards the number until it cuts no number, and no word where spaces part words."""
    while at != until and 0 < at < len(text) and _IN_A_WORD.match(text, at - 1):
        at += step
    return at


#: Two characters of one word of a script that has spaces between words, or of one number.
_IN_A_WORD = re.compile(r"[^\W_\u2e80-\U0010ffff]{2}|\d[.,]\d|[.,]\d")


def _add_universals(passage: Passage, released: int, found: Numbers) -> None:
    for one in universals_in(passage):
        found.running[passage.commitment] += 1
        found.targets.append(
            FoundTarget(
                id=f"{passage.commitment}.t{found.running[passage.commitment]}",
                commitment=passage.commitment,
                quantity=_SPACE.sub(" ", one.words).strip()[:_LONGEST_QUANTITY],
                comparator="=",
                value=one.value,
                value_high=None,
                unit=one.unit,
                strict=False,
                baseline_year="",
                baseline_value=None,
                deadline=passage.dues.nearest(one.start, released) or passage.deadline,
                frequency="",
                kind="universal",
                counts="",
                start=passage.start + one.start,
                end=passage.start + one.end,
                rule="universal",
            )
        )
