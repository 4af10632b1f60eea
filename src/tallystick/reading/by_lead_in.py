"""What a list is by the words before it: examples, background, what is under way or was carried out."""

from tallystick.reading.bearing import is_in_form, share_in_form
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.lead_ins import (
    asks_why,
    is_told,
    leads_to_background,
    leads_to_bodies,
    leads_to_what_is_under_way,
    says_it_is_done,
    tells_what_follows,
    tells_what_was_carried_out,
)
from tallystick.reading.levels import is_heading
from tallystick.reading.list_around import ListAround
from tallystick.reading.no_commitments import REASONS, JudgedList

#: So few of the items of a list that tells something promise, and it has so many at least.
_FEW_PROMISE, _FEWEST = 0.25, 2
#: From this share on of its items in the form of promises a list is of steps.
_MOST = 0.6
#: So much of an item is its opening.
_OPENING = 120


def by_its_lead_in(one: ListAround, few_promise: bool) -> JudgedList | None:
    """What a list is by the words before it, where its items say too little.

    Args:
        one: the list.
        few_promise: whether few of its items promise.
    """
    lead_in, whole, language = one.lead_in(), one.sentence_before(), one.layout.language
    if language.pattern("kinds", "examples").search(lead_in[-60:]) and not (
        _names_steps(one) or _of_steps(one)
    ):
        return JudgedList("examples", REASONS["examples"], 0.3)
    if asks_why(lead_in, language) or asks_why(one.heading(), language):
        return JudgedList("background", REASONS["asked"], 0.3)
    if leads_to_what_is_under_way(lead_in, language) or says_it_is_done(whole, language):
        return JudgedList("background", REASONS["under way"], 0.4)
    return _named(one) or (_background(one) if few_promise else None) or _bodies(one) or _told(one)


def _named(one: ListAround) -> JudgedList | None:
    """A list of principles, topics, complaints or notes, which promises nothing whatever its lead-in does."""
    language, before = one.layout.language, one.sentence_before().rstrip(" *_")
    if language.pattern("kinds", "voiced").search(before):
        return JudgedList("dialogue", REASONS["dialogue"], 0.3)
    if language.pattern("kinds", "completed").search(one.heading().strip("#*_ :")):
        return JudgedList("background", REASONS["carried out"], 0.3)
    if _are_remarks(before, language):
        return JudgedList("background", REASONS["background"], 0.3)
    if _are_rules(one):
        return JudgedList("background", REASONS["rules"], 0.2)
    few = 2 * one.items().count("promise") < len(one.members)
    return _of_topics(before, one) if few else None


def _of_topics(before: str, one: ListAround) -> JudgedList | None:
    """A list of indicators, principles or topics of which few items promise."""
    if _is_measured(before, one):
        return JudgedList("background", REASONS["measured"], 0.4)
    if any(one.layout.language.pattern("kinds", key).search(before) for key in ("principles", "topics")):
        return JudgedList("background", REASONS["background"], 0.4)
    return None


def _is_measured(before: str, one: ListAround) -> bool:
    """Whether a name of indicators stands alone above a list whose items are numbered by nothing."""
    name = before.strip(" *_:：#").lower()
    named = one.layout.language.pattern("kinds", "measured").fullmatch(name) is not None
    return named and all(one.blocks[at].style.startswith("bullet:") for at in one.members)


def _are_remarks(before: str, language: PlanLanguage) -> bool:
    """Whether words before a list announce reasons, what words mean, or notes."""
    if any(language.pattern("kinds", kind).search(before) for kind in ("reasons", "explained")):
        return True
    return language.pattern("kinds", "remarks").fullmatch(before.strip(" *_:：").lower()) is not None


def _are_rules(one: ListAround) -> bool:
    """Whether most items open with what a commitment has to be: *Dated. Each commitment must ...*."""
    rule = one.layout.language.pattern("kinds", "of_commitments")
    rules = sum(rule.search(words, 0, _OPENING) is not None for words in one.words())
    return rules >= max(_FEWEST, _MOST * len(one.members))


def _background(one: ListAround) -> JudgedList | None:
    """A list of which few items promise, and whose lead-in or heading calls them background."""
    language = one.layout.language
    headed = leads_to_background(one.heading(), language) and not _acts(one)
    before = (one.lead_in(), one.sentence_before())
    if headed or any(leads_to_background(words, language) for words in before):
        return JudgedList("background", REASONS["background"], 0.4)
    return None


def _bodies(one: ListAround) -> JudgedList | None:
    """A list of who is in a body, after its lead-in."""
    words = [item.strip(" *_;,.\n") for item in one.words()]
    if leads_to_bodies(one.lead_in(), words, one.layout.language):
        return JudgedList("contacts", REASONS["bodies"], 0.2)
    return None


def _told(one: ListAround) -> JudgedList | None:
    """A list before which a sentence tells what was found or done."""
    language, count = one.layout.language, len(one.members)
    promised = one.items().count("promise")
    if 2 * promised <= count and tells_what_was_carried_out(one.sentence_before(), language):
        return JudgedList("background", REASONS["carried out"], 0.3)
    few = promised <= _FEW_PROMISE * count or (count == _FEWEST and promised == 1)
    if few and count >= _FEWEST and tells_what_follows(one.sentence_before(), language):
        return JudgedList("background", REASONS["told"], 0.5)
    return None


def _acts(one: ListAround) -> bool:
    """Whether the items of a list mostly open with a verb that promises."""
    return is_in_form(share_in_form(one.words(), one.layout.language, led_in=True))


def _names_steps(one: ListAround) -> bool:
    """Whether the parts of what is promised are steps: *proposes several actions, including:*, *Open ...*.

    An item promises it, or the sentence names actions; the steps are in the form of promises, and most of
    them sentences with a full stop.
    """
    language, above = one.layout.language, one.parent()
    if language.pattern("kinds", "parts_of").search(one.lead_in()[-60:]) is None:
        return False
    in_item = above >= 0 and not is_heading(one.blocks[above].style)
    if not in_item and language.pattern("kinds", "decided").search(one.sentence_before()) is None:
        return False
    words = one.words()
    stops = sum(item.rstrip(" \n\t*_").endswith((".", "。")) for item in words)
    return is_in_form(share_in_form(words, language, led_in=not is_in_form(stops / len(words))))


def _of_steps(one: ListAround) -> bool:
    """Whether a lead-in calls the items steps that are not yet taken, *Actions could include:*, and they are.

    They are where most have the form of a promise: what steps cost, or whom they are for, is none.
    """
    language, before = one.layout.language, one.sentence_before()
    if language.pattern("plan", "parts").search(before) is None or is_told(before, language):
        return False
    return share_in_form(one.words(), language, led_in=False) >= _MOST
