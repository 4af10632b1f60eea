"""What the text says of the plan itself: its name, country, years, date and publisher."""

import functools
import re
from collections.abc import Mapping

from babel import Locale

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.model import PlanFacts
from tallystick.reading.titles import plain_title

#: How much of the text is its front.
_FRONT = 4000
_FRONT_LINES = 30
_FIELD = re.compile(r"[:：|]")
_HAN_DATE = re.compile(r"(20\d\d|19\d\d)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")


def facts_of(layout: Layout, language: PlanLanguage, begins: int, told: Mapping[str, str]) -> PlanFacts:
    """What the front of the text says; what it does not say stays empty.

    Args:
        layout: the text's lines.
        language: its language.
        begins: where the first commitment begins.
        told: ``title`` and ``date`` where the document names them beside its text.
    """
    front = layout.text[:_FRONT]
    title = plain_title(told.get("title", "")) or _title(layout, language)
    country, name = _country(front, title, language)
    first, last = _period(title, front, language)
    return PlanFacts(
        title,
        country,
        name,
        first,
        last,
        told.get("date", "") or _released(layout, language, begins, last),
        _issuer(layout, language, begins),
    )


def _title(layout: Layout, language: PlanLanguage) -> str:
    """The line of the front that names a plan, with the lines that go on from it; else the first line."""
    lines = [line for at, line in enumerate(layout.lines[:_FRONT_LINES]) if at not in layout.skipped]
    if not lines:
        return ""
    planned = language.pattern("facts", "plan")
    chosen = next(
        (
            at
            for at, line in enumerate(lines)
            if planned.search(line.text) and len(line.text) < 200 and line.text[-1] not in "：:"
        ),
        0,
    )
    words = [lines[chosen].text]
    loud = lines[chosen].text.isupper()
    for line in reversed(lines[:chosen]):
        if not loud or not line.text.isupper():
            break
        words.insert(0, line.text)
    for line in lines[chosen + 1 : chosen + 3]:
        if line.gap or not (loud and line.text.isupper()):
            break
        words.append(line.text)
    return plain_title(" ".join(words)) or "untitled"


def _period(title: str, front: str, language: PlanLanguage) -> tuple[str, str]:
    through = language.either("facts", "through")
    years = re.compile(rf"(?<!\d)(20\d\d|19\d\d)\s?年?\s?(?:[-–—－~～/]|{through})\s?(20\d\d|19\d\d)(?!\d)")
    for text in (title, front):
        for found in years.finditer(text):
            if 0 < int(found.group(2)) - int(found.group(1)) <= 30:
                return found.group(1), found.group(2)
    return "", ""


def _country(front: str, title: str, language: PlanLanguage) -> tuple[str, str]:
    """The country that the title names, else the one that the front names most often."""
    own = Locale.parse("zh_Hans" if language.script == "han" else language.code).territories
    english = Locale.parse("en").territories
    codes = {
        code: str(name)
        for code, name in own.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
    best, most = "", 0
    for code, name in sorted(codes.items()):
        edge = "" if language.script == "han" else r"\b"
        pattern = re.compile(
            rf"{edge}{re.escape(name)}{edge}", re.IGNORECASE if name.isascii() and len(name) > 5 else 0
        )
        weight = 100 * len(pattern.findall(title)) + len(pattern.findall(front))
        if weight > most:
            best, most = code, weight
    return (best, str(english[best])) if best else ("", "")


_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def _released(layout: Layout, language: PlanLanguage, begins: int, last: str) -> str:
    """The first date that the front gives as the document's own, and that is no later than the plan's end.

    A line that holds little else gives it, or one that says that the plan was adopted or published. A date in
    a sentence is something else's.
    """
    for line in layout.lines[:_FRONT_LINES]:
        if line.start >= min(begins, _FRONT):
            break
        for found in _dates(language).finditer(line.text):
            day = _as_date(found, language)
            if day and not (last and day[:4] > last) and _is_of_document(line.text, found, language):
                return day
    return ""


#: A line with a date that is no longer than this holds little else.
_SHORT_LINE, _SHORT_HAN = 60, 40


def _is_of_document(line: str, found: re.Match[str], language: PlanLanguage) -> bool:
    before, after = line[: found.start()], line[found.end() :]
    if _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after):
        return False
    if language.script == "han":
        due = language.either("time", "by"), language.either("time", "not_before")
        led = re.search(rf"(?:{due[0]})$", before) or re.match(rf"(?:{due[1]}|底|末|前|起|以)", after)
        return not led and (
            len(line) <= _SHORT_HAN or language.pattern("facts", "released").search(line) is not None
        )
    if language.pattern("facts", "released").search(line):
        return language.pattern("tense", "future").search(before) is None
    alone = len(line) <= _SHORT_LINE and not after.strip(" .)*_|")
    return (
        alone and re.search(rf"(?<!\w)(?:{language.either('time', 'by')})\s*$", before, re.IGNORECASE) is None
    )


_RANGE_BEFORE, _RANGE_AFTER = re.compile(r"\d{4}\s?[-–—]\s?$"), re.compile(r"\s?[-–—]\s?\S")


@functools.cache
def _dates(language: PlanLanguage) -> re.Pattern[str]:
    """A day or month with its year, as the language writes it."""
    if language.script == "han":
        return _HAN_DATE
    names, of, suffix = (
        language.either(section, key)
        for section, key in (("time", "months"), ("grammar", "of"), ("ordinals", "suffix"))
    )
    return re.compile(
        rf"(?<!\w)(?:(\d{{1,2}})(?:{suffix})?\s+(?:(?:{of})\s+)?)?({names})\s+(?:(\d{{1,2}}),\s+)?"
        rf"(?:(?:{of})\s+)?(20\d\d|19\d\d)",
        re.IGNORECASE,
    )


def _as_date(found: re.Match[str], language: PlanLanguage) -> str:
    if language.script == "han":
        day = f"-{int(found.group(3)):02d}" if found.group(3) else ""
        return f"{found.group(1)}-{int(found.group(2)):02d}{day}"
    months = language.list("time", "months")
    if found.group(2).lower() not in months:
        return ""
    month = months.index(found.group(2).lower()) % 12 + 1
    day = found.group(1) or found.group(3)
    return f"{found.group(4)}-{month:02d}" + (f"-{int(day):02d}" if day and 0 < int(day) <= 28 else "")


def _issuer(layout: Layout, language: PlanLanguage, begins: int) -> str:
    """The short line of the front that names a public body, with the line that goes on from it."""
    named = language.pattern("facts", "issuer")
    lines = [
        line
        for at, line in enumerate(layout.lines[:_FRONT_LINES])
        if at not in layout.skipped and line.start < begins and not _FIELD.search(line.text)
    ]
    planned = language.pattern("facts", "plan")
    for at, line in enumerate(lines):
        if (
            len(line.text) <= 90
            and named.search(line.text)
            and not planned.search(line.text)
            and line.text[-1] not in "。.;；,，：:"
        ):
            more = (
                lines[at + 1].text
                if at + 1 < len(lines) and not lines[at + 1].gap and lines[at + 1].text[0].islower()
                else ""
            )
            return plain_title(f"{line.text} {more}")
    return ""
