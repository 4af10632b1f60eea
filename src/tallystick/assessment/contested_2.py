"""Contested, second version: voices and measures are held against each other in a time that both speak of."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import combinations, product

from tallystick.assessment.contested import Contest
from tallystick.assessment.hearing import Hearing, Voice
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.policies import Answered
from tallystick.base.dates import Period

#: Whether figures of one voice by one measure stand on both sides of one time.
Divided = Callable[[Hearing, Voice], bool]


def contest_2(hearing: Hearing, _: Mapping[str, Answered]) -> Contest:
    """Compare every voice and measure with every other in the latest time that both speak of.

    Figures of one voice are held against each other in its own latest period; of a promise for every year, in
    every year.
    """
    return contest_by(_divided, hearing)


def contest_by(divided: Divided, hearing: Hearing) -> Contest:
    """The same, by some way of telling whether one voice stands on both sides of one time."""
    voices = [voice for voice in hearing.voices if _decided(hearing, voice)]
    contested = any(divided(hearing, voice) for voice in voices)
    another_year = second_voice = False
    for one, other in combinations(voices, 2):
        shared = list(_shared(hearing, one, other))
        if not shared:
            another_year = True
        elif one.name != other.name and any("open" not in sides for sides in shared):
            second_voice = True
        contested = contested or {"holds", "short"} in map(set, shared)
    return Contest(contested, another_year, second_voice)


def _decided(hearing: Hearing, voice: Voice) -> bool:
    return any(_side(hearing, one) != "open" for one in voice.told) or any(one.rated for one in voice.results)


def _divided(hearing: Hearing, voice: Voice) -> bool:
    """Whether figures of one voice by one measure stand on both sides of one time."""
    return len({one.side for one in voice.results if one.rated}) > 1 or divided_in_a_year(hearing, voice)


def divided_in_a_year(hearing: Hearing, voice: Voice) -> bool:
    """Whether, of a promise for every year, figures of one voice stand on both sides of one year."""
    if hearing.scope.question.target.arithmetic != "annual":
        return False
    years: dict[int, set[str]] = {}
    for one in voice.told:
        years.setdefault(one.decisive.period.last.year, set()).add(_side(hearing, one))
    return any({"holds", "short"} <= sides for sides in years.values())


def _shared(hearing: Hearing, one: Voice, other: Voice) -> Iterator[tuple[str, str]]:
    """The sides of two voices in the latest time of both; in each such time where every year counts."""
    mine, theirs = (_spoken_by(hearing, voice) for voice in (one, other))
    days = {min(a.last, b.last) for _, a in mine for _, b in theirs if a.overlaps(b)}
    if hearing.scope.question.target.arithmetic != "annual":
        days = {max(days)} if days else set()
    for day in sorted(days):
        yield from product(_sides(hearing, mine, day), _sides(hearing, theirs, day))


def _sides(hearing: Hearing, spoken: list[tuple[Outcome, Period]], day: date) -> set[str]:
    """Where a voice stands on a day: by the figures that end on it, else by those that come next to it."""
    there = [one for one, period in spoken if period.first <= day <= period.last]
    nearest = min(abs((hearing.end(one) - day).days) for one in there)
    return {_side(hearing, one) for one in there if abs((hearing.end(one) - day).days) == nearest}


def _spoken_by(hearing: Hearing, voice: Voice) -> list[tuple[Outcome, Period]]:
    told = voice.told or voice.results
    last = max(map(hearing.end, told))
    return [(one, _spoken(hearing, one, is_last=hearing.end(one) == last)) for one in told]


def _side(hearing: Hearing, outcome: Outcome) -> str:
    """Where a figure stands, as far as the rule lets it speak yet."""
    worth = hearing.cut(outcome)
    return worth.side if worth.rated else "open"


def _spoken(hearing: Hearing, outcome: Outcome, *, is_last: bool) -> Period:
    """The time of which a reading says something.

    A change speaks of all years since its base. A count can't fall: the newest of a voice, where it has
    reached N, speaks of all days from then on, and where it is short of N, of all days before. A stock speaks
    of its day.
    """
    question, reading = hearing.scope.question, outcome.decisive
    period = reading.period
    if question.target.arithmetic == "change":
        base = reading.base_year or question.base_year
        return Period(min(date(base + 1, 1, 1), period.first), period.last, period.text)
    if question.target.arithmetic != "cumulative":
        return period
    stock = reading.sightings[-1].observation.accumulation == "stock"
    if stock or not is_last or outcome.side == "open":
        return Period(reading.end, reading.end, period.text)
    if outcome.side == "holds":
        return Period(reading.end, max(reading.end, question.plan.last), period.text)
    return Period(min(question.plan.first, reading.end), reading.end, period.text)
