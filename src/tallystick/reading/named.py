"""What else a commitment names: deliverables, bodies, groups, laws, goals and treaties."""

import functools
import re
from collections.abc import Iterator

from tallystick.reading.languages import PlanLanguage, compiled
from tallystick.reading.model import Named
from tallystick.reading.passage import Passage
from tallystick.reading.stretches import Stretches

_LONGEST_BODY = 120


def deliverables_of(passages: list[Passage], language: PlanLanguage) -> list[Named]:
    """Things that are there or not, one a sentence at most, with the deadline that stands by them."""
    found = []
    event, urged = (language.low_pattern("evaluability", key) for key in ("event", "urged"))
    for one in passages:
        low = max(one.title_end, one.label_end, 0)
        match = event.search(one.phrases.low, low) if one.commitment else None
        if match and not urged.search(one.phrases.low, low, match.start()):
            due = one.dues.nearest(match.start()) or one.deadline
            found.append(_finding(one, match, _kind(match.group(), language), due, "deliverable:event"))
    return found


def _finding(passage: Passage, match: re.Match[str], kind: str, code: str, rule: str) -> Named:
    words = " ".join(passage.text[match.start() : match.end()].split())
    return Named(
        passage.commitment,
        kind,
        words,
        code,
        passage.start + match.start(),
        passage.start + match.end(),
        rule,
    )


def _kind(words: str, language: PlanLanguage) -> str:
    for kind, pattern in _tables(language, "deliverables"):
        if pattern.search(words):
            return kind
    return "system"


def bodies_of(passages: list[Passage], language: PlanLanguage) -> list[Named]:
    """Who leads and who supports, from fields and from the words around a name."""
    found: list[Named] = []
    for one in passages:
        if not one.commitment:
            continue
        for low, high, role in one.cells:
            if role in {"lead", "support"}:
                found += _split(one, one.text[low:high], low, role, language)
        for words, start, role in (cell for cell in one.above if cell[-1] in {"lead", "support"}):
            found += _named_above(one, words, start, role, language)
        for role, pattern in _tables(language, "bodies"):
            for match in pattern.finditer(one.text):
                found += _names(one, match, role, language)
    return list(dict.fromkeys(found))


def _names(passage: Passage, match: re.Match[str], role: str, language: PlanLanguage) -> Iterator[Named]:
    words = next((one for one in match.groups() if one), "")
    yield from _split(passage, words, match.start() + match.group().find(words), role, language)


def _named_above(
    passage: Passage, words: str, start: int, role: str, language: PlanLanguage
) -> Iterator[Named]:
    """The names in a cell of a row above, each at its own place."""
    for part in _between_names(language).split(words):
        name = " ".join(part.split()).strip(" .。()（）*|:：")
        if 2 < len(name) <= _LONGEST_BODY:
            at = start + words.find(part)
            yield Named(passage.commitment, role, name, "", at, at + len(part), f"body:{role}")


def _split(passage: Passage, words: str, at: int, role: str, language: PlanLanguage) -> Iterator[Named]:
    """The names in a list of names."""
    for part in _between_names(language).split(words):
        name = " ".join(part.split()).strip(" .。()（）*|:：")
        if 2 < len(name) <= _LONGEST_BODY:
            place = passage.text.find(part.strip()[:20], at)
            start = passage.start + (place if place >= 0 else at)
            yield Named(passage.commitment, role, name, "", start, start + len(part.strip()), f"body:{role}")


def groups_of(passages: list[Passage], language: PlanLanguage) -> tuple[str, ...]:
    """The people that the sentences name, by their codes."""
    any_of = _any_of(language, "groups")
    texts = [one.phrases.low for one in passages if any_of.search(one.phrases.low)]
    if not texts:
        return ()
    found = {code for code, pattern in _low_tables(language, "groups") if any(map(pattern.search, texts))}
    return tuple(sorted(found))


def references_of(passages: list[Passage], language: PlanLanguage) -> list[Named]:
    """The laws, goals and treaties that are named."""
    found: list[Named] = []
    any_of, laws = _any_of(language, "treaties"), language.pattern("references", "laws")
    for one in passages:
        taken: list[tuple[int, int]] = []
        named = any_of.search(one.phrases.low)
        for code, pattern in _tables(language, "treaties") if named else ():
            for match in pattern.finditer(one.text):
                taken.append(match.span())
                kind = "sdg" if code.startswith("SDG") else "treaty"
                number = re.search(r"\d{1,2}(?:\.[\da-f]{1,2})?$", match.group()) if kind == "sdg" else None
                found.append(
                    _finding(one, match, kind, number.group() if number else code, f"reference:{kind}")
                )
        apart = Stretches(taken)
        for match in laws.finditer(one.text):
            found += [] if apart.touch(*match.span()) else [_finding(one, match, "law", "", "reference:law")]
    return found


@functools.cache
def _any_of(language: PlanLanguage, section: str) -> re.Pattern[str]:
    """All phrases of a table, to see at once that none is there; for text in lower case."""
    return compiled(
        language, [str(one) for phrases in language.table(section).values() for one in phrases], low=True
    )


@functools.cache
def _low_tables(language: PlanLanguage, section: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (str(name), compiled(language, [str(one) for one in phrases], low=True))
        for name, phrases in language.table(section).items()
    ]


@functools.cache
def _between_names(language: PlanLanguage) -> re.Pattern[str]:
    """What parts the names of a list; a comma before *and* parts none."""
    return re.compile(rf"\s*(?:;|；|、|/|\n|,(?!\s?(?:{language.either('grammar', 'and')})\s))\s*")


@functools.cache
def _tables(language: PlanLanguage, section: str) -> list[tuple[str, re.Pattern[str]]]:
    cased = section == "bodies"
    return [
        (
            str(name),
            re.compile("|".join(phrases)) if cased else compiled(language, [str(one) for one in phrases]),
        )
        for name, phrases in language.table(section).items()
    ]
