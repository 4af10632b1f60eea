"""Whether a text looks like a plan at all: a warning in words, never a refusal."""

import re
import unicodedata
from collections.abc import Sequence

from tallystick.base.reasons import Listing, Reason, msgid
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import PlanFacts

#: A line that is longer, or that ends as a sentence does, is no title.
_LONGEST = 200
_ENDS = re.compile(r"[.。；;：:]$")
#: What may stand after the name of a plan in a script that puts the name last: brackets, *notice of*.
_AFTER_HAN = re.compile(r"(?:[（(][^（）()]*[）)]|的?通知|[\s《》“”])+$")
#: What stands in no title of a plan: a comma, the number of an article or a chapter, that of an item.
_SENTENCE_HAN = re.compile(r"[，；]|^第[一二三四五六七八九十百\d]+[条章节]|^[（(]")
#: From which share of its items on a text is one that promises.
_PROMISING = 0.3


def looks_like_no_plan(facts: PlanFacts, items: Sequence[str], language: PlanLanguage) -> Reason | None:
    """Why a text looks like no plan; None where it looks like one.

    A plan calls itself one in its title, and says for which years, or who gives it, or promises in three
    items of ten. One whose title calls it something else does all three. Neither the density of items nor
    their number tells a plan from a handbook (docs/reading.md has what this was measured on).
    """
    named = _names_a_plan(facts.title, language)
    years, who = bool(facts.first_year), bool(facts.issued_by or facts.country)
    promising = _promise(items, language)
    beside = (years, who, promising)
    if any(beside) if named else all(beside):
        return None
    missing = [reason for held, reason in zip((named, *beside), _MISSING, strict=True) if not held]
    return Reason(_MAY_BE_NONE, missing=Listing(tuple(missing), ","))


def is_doubt(reason: Reason) -> bool:
    """Whether a reason is that a text looks like no plan."""
    return reason.template == _MAY_BE_NONE


_MAY_BE_NONE = msgid("this may be no plan ({missing}); look at what was found before you build on it")
_MISSING = (
    Reason("its title names none"),
    Reason("it names no years"),
    Reason("nobody is named who gives it"),
    Reason("few of its items promise anything"),
)


def _names_a_plan(title: str, language: PlanLanguage) -> bool:
    """Whether a line is a title, and a plan's: where the script has capitals it begins with one."""
    line = title.strip()
    if not line or len(line) > _LONGEST or _ENDS.search(line):
        return False
    planned = language.pattern("facts", "plan")
    if language.script != "han":
        begins = unicodedata.category(line[0]) in {"Lu", "Lt", "Lo", "Nd"} or line[0] in "\"“«'‘"
        return begins and planned.search(line) is not None
    bare = _AFTER_HAN.sub("", line)
    ends = any(one.end() == len(bare) for one in planned.finditer(bare))
    return ends and _SENTENCE_HAN.search(bare) is None


def _promise(items: Sequence[str], language: PlanLanguage) -> bool:
    """Whether so many items promise that the text is one that does; no more are looked at than tell it."""
    future = language.pattern("tense", "future")
    promise = language.pattern("evaluability", "promise")
    count = 0
    for one in items:
        count += bool(future.search(one) or promise.search(one))
        if count / len(items) >= _PROMISING:
            return True
    return False
