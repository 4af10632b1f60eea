"""Why two commitments are paired, or one stands alone, in words; and how sure that is."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.base.reasons import Listing, Reason, RowOf, Term, msgid, texts
from tallystick.comparison.facts import Facts, goal
from tallystick.comparison.families import Family
from tallystick.comparison.grouping import Group
from tallystick.comparison.likeness import SAME_FROM, Likeness
from tallystick.comparison.model import Nearest, Sureness
from tallystick.comparison.texts import stem, terms

_SURE, _LIKELY = 750, 580
_CLEAR, _NARROW = 100, 40
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


class Rivals:
    """Who else came close to a commitment."""

    def __init__(self, found: Iterable[Likeness]) -> None:
        """Keep for each commitment the ones that it is like."""
        self._of_old: defaultdict[str, list[Likeness]] = defaultdict(list)
        self._of_new: defaultdict[str, list[Likeness]] = defaultdict(list)
        for one in found:
            self._of_old[one.old.id].append(one)
            self._of_new[one.new.id].append(one)

    def nearest(self, facts: Facts, *, in_old: bool, but: str = "") -> Nearest | None:
        """The commitment of the other plan that is most like this one, apart from one."""
        rows = (self._of_old if in_old else self._of_new).get(facts.id, [])
        ranked = ((-one.score, one.new.id if in_old else one.old.id) for one in rows)
        score, name = min((one for one in ranked if one[1] != but), default=(1, ""))
        return Nearest(name, -score) if name else None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a group of commitments rests on.

    Attributes:
        sureness: how sure it is.
        score: how alike the sides are; of one that stands alone, how alike its nearest is.
        nearest: for one that stands alone, who came closest.
        reasons: why they belong together, or why not, in words.
    """

    sureness: Sureness
    score: int
    nearest: Nearest | None
    reasons: tuple[Reason, ...]


def grounds(group: Group, rivals: Rivals) -> Grounds:
    """Why commitments belong together or one stands alone, and how sure that is."""
    if group.pair is not None:
        return _of_pair(group.pair, rivals)
    if group.family is not None:
        score = group.family.score
        return Grounds(_graded(score, score), score, None, _family_reasons(group.family))
    in_old = bool(group.old)
    nearest = rivals.nearest((group.old or group.new)[0], in_old=in_old)
    score = nearest.score if nearest else 0
    return Grounds(_alone(score), score, nearest, _alone_reasons(nearest, in_old=in_old))


def _of_pair(pair: Likeness, rivals: Rivals) -> Grounds:
    """Certain for equal titles, less where words differ or another commitment came close."""
    others = (
        rivals.nearest(pair.old, in_old=True, but=pair.new.id),
        rivals.nearest(pair.new, in_old=False, but=pair.old.id),
    )
    close = [one for one in others if one is not None and one.score >= SAME_FROM]
    margin = pair.score - max((one.score for one in close), default=0)
    doubts = tuple(
        Reason(msgid("{commitment} came close too."), commitment=RowOf("commitments", one.commitment))
        for one in close
        if pair.score - one.score < _CLEAR
    )
    sureness = _graded(pair.score, margin)
    if sureness == "sure" and pair.old.sameness == pair.new.sameness:
        sureness = "certain"
    return Grounds(sureness, pair.score, None, _pair_reasons(pair) + doubts)


def _graded(score: int, margin: int) -> Sureness:
    if score >= _SURE and margin >= _CLEAR:
        return "sure"
    return "likely" if score >= _LIKELY and margin >= _NARROW else "unsure"


def _alone(score: int) -> Sureness:
    """That nothing stands for it is the less sure, the closer another one came."""
    if score < SAME_FROM // 2:
        return "sure"
    return "likely" if score < SAME_FROM - _CLEAR else "unsure"


def _pair_reasons(pair: Likeness) -> tuple[Reason, ...]:
    """What speaks for a pair, in words."""
    old, new = pair.old, pair.new
    found = [_titles(old, new)]
    shared = shared_words(" ".join(_promised(old)), old.promises & new.promises)
    if shared:
        found.append(Reason(msgid("Both promise something about: {words}."), words=texts(shared, ",")))
    found += _around(old, new)
    if old.passage and new.passage and old.passage == new.passage:
        found.append(Reason(msgid("Both plans use the very same words.")))
    return tuple(found)


def _titles(old: Facts, new: Facts) -> Reason:
    if old.sameness == new.sameness:
        return Reason(msgid("The titles are the same."))
    shared = shared_words(new.row.title, old.title & new.title)
    if shared:
        return Reason(msgid("Both titles speak of: {words}."), words=texts(shared, ","))
    return Reason(msgid("The titles share no word that says much."))


def _promised(facts: Facts) -> tuple[str, ...]:
    return (*(one.quantity for one in facts.targets), *(one.title for one in facts.deliverables))


def _around(old: Facts, new: Facts) -> Iterable[Reason]:
    links, groups = old.links & new.links, old.groups & new.groups
    if links:
        yield Reason(msgid("Both answer to: {links}."), links=Listing(tuple(map(goal, sorted(links))), ","))
    if groups:
        names = tuple(Term("group", one) for one in sorted(groups))
        yield Reason(msgid("Both name: {groups}."), groups=Listing(names, ","))
    if old.heading and old.heading == new.heading:
        yield Reason(msgid("Both stand under the same heading."))


def _family_reasons(family: Family) -> tuple[Reason, ...]:
    """What speaks for a family, part by part."""
    template = (
        msgid("{part} takes over from {whole}: {words}.")
        if family.kind == "split"
        else msgid("{part} is taken up in {whole}: {words}.")
    )
    said = family.whole.title | family.whole.promises
    found = []
    for part in family.parts:
        words = shared_words(part.row.title, said & (part.title | part.promises)) or (part.row.title,)
        ids = {"part": RowOf("commitments", part.id), "whole": RowOf("commitments", family.whole.id)}
        found.append(Reason(template, **ids, words=texts(words, ",")))
    return tuple(found)


def _alone_reasons(nearest: Nearest | None, *, in_old: bool) -> tuple[Reason, ...]:
    """Why a commitment stands alone."""
    other = "new" if in_old else "old"
    if nearest is None:
        template = {
            "new": msgid("No commitment of the new plan shares words with it that say much."),
            "old": msgid("No commitment of the old plan shares words with it that say much."),
        }
        return (Reason(template[other]),)
    template = {
        "new": msgid("Nothing in the new plan is like enough; {commitment} comes nearest."),
        "old": msgid("Nothing in the old plan is like enough; {commitment} comes nearest."),
    }
    return (Reason(template[other], commitment=RowOf("commitments", nearest.commitment)),)


def shared_words(text: str, shared: frozenset[str]) -> tuple[str, ...]:
    """The words of a text that stand for shared terms, in the text's order.

    Examples:
        >>> shared_words("Bring tap water to villages", frozenset({"water", "villag"}))
        ('water', 'villages')
    """
    plain = unicodedata.normalize("NFKC", text)
    found: dict[str, None] = {}
    for run in re.findall(r"[^\W\d_]+", plain):
        for word in _han(run, shared) if _HAN_RUN.search(run) else (run,):
            if stem(word.casefold()) in shared or terms(word) & shared:
                found[word] = None
    return tuple(found)


def _han(run: str, shared: frozenset[str]) -> Iterable[str]:
    """The stretches of Chinese text that are covered by shared pairs of characters."""
    covered = [False] * len(run)
    for place in range(len(run) - 1):
        if run[place : place + 2] in shared:
            covered[place] = covered[place + 1] = True
    marked = "".join(char if on else " " for char, on in zip(run, covered, strict=True))
    return marked.split()
