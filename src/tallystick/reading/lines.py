"""A text becomes lines; page numbers and running heads are left out of them, their characters stay."""

import functools
import itertools
import math
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from tallystick.reading.languages import languages
from tallystick.reading.model import Hint, Line, SourceText
from tallystick.reading.page_heads import PageHeads, page_heads
from tallystick.reading.vocabulary import either

_LINE = re.compile(r"[^\n\f\r\v]+")
_DIGITS = re.compile(r"\d+")
#: A line that comes back on so many pages, in the same place, is a running head.
_REPEATS = 3
#: Longer lines are prose, not running heads.
_LONGEST_HEAD = 120
#: A number that stands so far in, alone on its line, is a page's.
_CENTRED = 20


def lines_of(source: SourceText) -> list[Line]:
    """The lines of the text that carry the plan's own words, in order."""
    raw = _raw(source, seen_of(source))
    paged = not source.hints or source.format == "pdf"
    heads = page_heads(raw, _pages(raw, source.text), _is_page_number) if paged else PageHeads()
    least = max(_REPEATS, len(heads.begins) + 1)  # a field comes back as often as there are records
    furniture = _page_furniture(raw, source.text, least) if paged else set()
    furniture = (furniture | heads.again) - heads.begins - heads.named
    lines: list[Line] = []
    gap = True
    for at, line in enumerate(raw):
        if at in furniture:
            gap = True
            continue
        hint = replace(line.hint, record=True) if at in heads.begins else line.hint
        lines.append(Line(line.start, line.end, line.text, line.indent, line.gap or gap, hint))
        gap = False
    return lines


_ADDRESS = re.compile(
    r"(?:\bhttps?://|\bftp://|\bwww\.)[^\s<>\"'|\])}，。；）\u4e00-\u9fff]{2,2000}(?<![.,;:!?])"
    r"|(?<![\w.@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)


#: Digits and signs of Arabic texts as others write them.
_DIGITS_OF_ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬", "01234567890123456789%.,")


def seen_of(source: SourceText) -> str:
    """The text as a reader sees it, of the same length: blanks for what is hidden, and for addresses."""
    seen = (source.seen or source.text).translate(_DIGITS_OF_ARABIC)
    return _ADDRESS.sub(lambda found: " " * len(found.group()), seen)


_PLAIN = Hint()


def _raw(source: SourceText, seen: str) -> list[Line]:
    lines: list[Line] = []
    before = 0
    for found in _LINE.finditer(seen):
        whole = found.group()
        words = whole.strip()
        if not words:
            continue
        lead = len(whole) - len(whole.lstrip())
        start = found.start() + lead
        between = seen[before : found.start()]
        gap = between.count("\n") > 1 or "\f" in between or not lines
        hint = source.hints.get(start, _PLAIN)
        indent = hint.indent if hint.indent >= 0 else _width(whole[:lead])
        lines.append(Line(start, start + len(words), words, indent, gap, hint))
        before = start + len(words)
    return lines


def _width(space: str) -> int:
    return sum(8 if char == "\t" else 2 if char == "\u3000" else 1 for char in space)


def _page_furniture(lines: list[Line], text: str, least: int) -> set[int]:
    """The lines that belong to the pages and not to the plan: numbers, and what comes back so often."""
    pages = _pages(lines, text)
    found: set[int] = set() if pages else {*_lone_numbers(lines), *_inside_sentences(lines)}
    found |= {at for at, line in enumerate(lines) if line.indent >= _CENTRED and line.text.isdecimal()}
    edges, seen = _page_edges(pages, found), -1
    while len(edges) > seen:  # what stands behind a line that was one stands at the edge then
        seen = len(edges)
        found |= {at for at in edges - found if _is_page_number(lines[at].text)}
        heads = Counter(_shape(lines[at].text) for at in edges if len(lines[at].text) <= _LONGEST_HEAD)
        repeated = {shape for shape, count in heads.items() if count >= least and len(shape) > 2}
        repeated -= _numbers_of_parts(lines, pages, repeated)
        found |= {at for at in edges if _shape(lines[at].text) in repeated}
        edges |= _page_edges(pages, found)
        least = max(least, math.ceil(_NEARLY_ALL * len(pages)))  # heads of a table come back farther in
    return found


def _numbers_of_parts(lines: list[Line], pages: list[range], shapes: set[str]) -> set[str]:
    """Those of shapes at pages' edges that are numbers of parts, as *140.46*: few pages have one there."""
    numbers = {shape for shape in shapes if _PARTS.fullmatch(shape)}
    held = [{_shape(lines[at].text) for at in (*page[:2], *page[-2:])} for page in pages if numbers]
    return {one for one in numbers if 2 * sum(one in page for page in held) < len(pages)}


_PARTS = re.compile(r"0(?:\.0)+(?:\s?[-–]\s?0|, 0)*")


def _is_page_number(words: str) -> bool:
    return _page_number().fullmatch(words) is not None


@functools.cache
def _page_number() -> re.Pattern[str]:
    """A page's number as any language prints it: *Page 3 of 12*, *- 3 -*, 第3页, *iv*."""
    of, page = (
        either([one for language in languages().values() for one in language.list("plan", key)])
        for key in ("page_of", "page")
    )
    return re.compile(
        rf"[-–—|\s]*(?:[^\W\d_]{{1,6}}\.?\s)?\d{{1,4}}(?:\s?(?:/|{of})\s?\d{{1,4}})?[-–—|\s]*"
        rf"|第?\s?\d{{1,4}}\s?(?:{page})(?:.{{0,6}}\d{{1,4}}\s?(?:{page}))?|[ivxlc]{{1,6}}"
    )


def _shape(text: str) -> str:
    """A line as it comes back on other pages, whatever their numbers but that of a part."""
    return " ".join((text if _PART.match(text) else _DIGITS.sub("0", text)).split())


_PART = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\s+[^\W\d_]")


def _page_edges(pages: list[range], found: Collection[int]) -> set[int]:
    """The first two and last two lines of each page; the next one too where these are the page's all."""
    edges: set[int] = set()
    for page in pages:
        for ordered in (page, page[::-1]):
            own = sum(1 for _ in itertools.takewhile(found.__contains__, ordered[:_DEEPEST]))
            edges |= {*ordered[: max(_AT_EDGE, own + 1)]}
    return edges


#: On so many of the pages what stands farther in is a head of theirs.
_NEARLY_ALL = 0.8
#: So many lines on top and at the foot of a page are looked at, and a head has no more than so many.
_AT_EDGE, _DEEPEST = 2, 5


def _pages(lines: list[Line], text: str) -> list[range]:
    """The lines of each page, where the text has page breaks; else none."""
    if "\f" not in text:
        return []
    starts = [at for at, line in enumerate(lines) if at and "\f" in text[lines[at - 1].end : line.start]]
    return [range(first, last) for first, last in itertools.pairwise([0, *starts, len(lines)])]


def _lone_numbers(lines: list[Line]) -> list[int]:
    """Lines that are a number and nothing else, and count up through the text as pages do."""
    found = [
        (at, int(line.text)) for at, line in enumerate(lines) if line.text.isdecimal() and len(line.text) < 4
    ]
    rising = sum(1 for (_, one), (_, two) in itertools.pairwise(found) if two == one + 1)
    return [at for at, _ in found] if len(found) >= _REPEATS and rising >= 0.6 * (len(found) - 1) else []


def _inside_sentences(lines: list[Line]) -> list[int]:
    """Numbers of pages on lines of their own that part a sentence: what stands above goes on below."""
    return [
        at
        for at in range(1, len(lines) - 1)
        if _page_number().fullmatch(lines[at].text)
        and (lines[at].gap or _DASHED.fullmatch(lines[at].text))
        and (lines[at + 1].gap or _DASHED.fullmatch(lines[at].text))
        and lines[at - 1].text[-1].isalpha()
        and lines[at + 1].text[0].islower()
    ]


#: A number between two dashes.
_DASHED = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]")
