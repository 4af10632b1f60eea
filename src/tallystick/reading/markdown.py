"""A Markdown text as a reader sees it: each character in its place, blanks for what is no word of the plan.

Headings, lists and tables are those that markdown-it finds. What stands before the text (YAML), comments,
addresses of links, marks of footnotes and inline HTML become blanks of the same length.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tallystick.reading.markdown_attributes import without_attributes
from tallystick.reading.markdown_front import FrontEntry, is_all, records_of
from tallystick.reading.markdown_pages import is_a_page, read_as_page
from tallystick.reading.markdown_quotes import without_quoting
from tallystick.reading.model import TICKED, Hint, Place, SourceText
from tallystick.reading.raised import RaisedSigns
from tallystick.reading.unreadable import Notice

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_FACT = re.compile(r"^(title|date|lang)\s*:\s*(.+(?:\n[ \t]+.*)*)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|\r?\n[ \t]*|(.))", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
#: Words that are struck out hold no longer.
_STRUCK = re.compile(
    r"~~(?=[^\s~])(?:(?!~~|\n\s*\n).){1,500}~~|<(del|s|strike)\b[^<>]{0,200}>(?:(?!\n\s*\n).){0,500}?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_LOWERED = re.compile(r"<sub\b[^<>]{0,200}>([^<>\n]{0,20})</sub\s*>", re.IGNORECASE)
#: So much of a line before a raised sign says what it is.
_BEFORE = 20
_RAISED = re.compile(r"<sup\b[^<>]{0,200}>(.{0,80}?)</sup\s*>", re.DOTALL | re.IGNORECASE)
#: Lines in the place of which a program puts something: *{{ name }}*, *{% if x %}*, *{: .look}*, *{/div}*.
_PUT_IN = re.compile(
    r"^[ \t]*\{(?:[{%:/#][^{}\n]{0,200}|[a-z]{1,20}(?: [.#]?[\w-]{1,40}){0,4})\}{1,2}[ \t]*$", re.MULTILINE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,2000})\]"
    r"(?P<goal>\(\s*(?:<[^<>\n]{0,2000}>|(?:[^()\s]|\([^()\s]{0,200}\)){0,2000})(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)"
    r"|\[[^\[\]]{0,200}\])"
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:")
_INNER_BAR = re.compile(r"(?<!\\)\|")
_BOX = re.compile(r"(?P<lead>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+\[(?P<cross>[ xX])\](?=[ \t])")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t|:+-]{3,}")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
#: A list of fewer items may be a bullet before each paragraph.
_ENOUGH = 2


def read_markdown(text: str, places: tuple[Place, ...], warnings: tuple[Notice, ...]) -> SourceText:
    """The text as it stands, with what a reader sees of it, its headings, lists and tables.

    One that is mostly HTML is read as the page that it makes.
    """
    seen = _Seen(text)
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    env: dict[str, Any] = {}
    tokens = parser.parse(seen.without_front, env)
    if is_a_page(tokens):
        page = read_as_page(seen.without_front, seen.facts)
        return replace(page, warnings=(*warnings, *page.warnings))
    seen.read(tokens, frozenset(map(str, env.get("references", ()))))
    return SourceText(text, "md", places, seen.hints, warnings, seen.words, seen.facts)


class _Seen:
    """The text with blanks for what no reader sees.

    Attributes:
        without_front: the text with blanks for what stands before it.
        words: what is seen, character for character.
        hints: what each line is, by its first character.
        facts: what the text says of itself before it begins.
    """

    def __init__(self, text: str) -> None:
        front = _FRONT.match(text)
        self._entries: dict[int, FrontEntry] = {}
        self.facts = _facts(front.group(1)) if front else {}
        head = front.end() if front else 0
        self.without_front = _blank(text[:head]) + without_attributes(text[head:])
        self.words = self.without_front
        self.hints: dict[int, Hint] = {}
        if front and is_all(text[head:]):
            records, self._entries = records_of(text[:head])
            self.words = records + self.without_front[head:]
        self._starts = [0, *(found.end() for found in re.finditer("\r\n|\n|\r", text))]

    def read(self, tokens: list[Token], references: frozenset[str]) -> None:
        """Take what markdown-it found."""
        self._hide_underlines(tokens)
        self._hide_definitions(tokens)
        self.words = without_quoting(self.words, self._starts, tokens)
        self.words = _without_inline(self.words, references)
        for at, one in self._entries.items():  # one may open with a picture
            first = at + len(self.words[at:]) - len(self.words[at:].lstrip())
            self.hints[first] = Hint(item="entry", state=one.state, indent=one.indent)
        self._mark_headings(tokens)
        self._mark_tasks(tokens)
        self._mark_tables(tokens)
        self._mark_ends_of_lists(tokens)
        self._mark_links_and_notes(tokens)

    def _at(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self.words)

    def _first(self, line: int) -> int:
        """The first character that is seen of a line."""
        words = self.words[self._at(line) : self._at(line + 1)]
        return self._at(line) + len(words) - len(words.lstrip())

    def _add(self, line: int, hint: Hint) -> None:
        self.hints[self._first(line)] = hint

    def _hide(self, low: int, high: int) -> None:
        self.words = self.words[:low] + _blank(self.words[low:high]) + self.words[high:]

    def _hide_underlines(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "heading_open" and token.map and token.markup in {"=", "-"}:
                last = token.map[1] - 1
                if _UNDERLINE.match(self.words[self._at(last) : self._at(last + 1)].rstrip("\r\n")):
                    self._hide(self._at(last), self._at(last + 1))

    def _hide_definitions(self, tokens: list[Token]) -> None:
        """Lines that are in no block say where links lead."""
        held: set[int] = set()
        for token in tokens:
            if token.map and token.type in _HOLDS:
                held |= set(range(*token.map))
        for line in range(len(self._starts)):
            if line not in held and self.words[self._at(line) : self._at(line + 1)].lstrip().startswith("["):
                self._hide(self._at(line), self._at(line + 1))

    def _mark_headings(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "heading_open" and token.map and token.level == 0:
                self._add(token.map[0], Hint(heading=int(token.tag[1:])))

    def _mark_tasks(self, tokens: list[Token]) -> None:
        """The item's mark stands in the place of a task's box, a cross in which says that it is done."""
        for token in tokens:
            low = self._at(token.map[0]) if token.map else 0
            box = _BOX.match(self.words, low) if token.type == "list_item_open" and token.map else None
            if box and token.map:
                mark = box.group("mark").rjust(len(box.group()) - len(box.group("lead")))
                self.words = self.words[:low] + box.group("lead") + mark + self.words[box.end() :]
                state = TICKED if box.group("cross").strip() else ""
                self._add(token.map[0], Hint(state=state, indent=len(box.group("lead"))))

    def _mark_tables(self, tokens: list[Token]) -> None:
        table = 0
        for token in tokens:
            if token.type == "table_open" and token.map:
                table += 1
                rule = token.map[0] + 1
                if _RULE.fullmatch(self.words[self._at(rule) : self._at(rule + 1)].strip()):
                    self._hide(self._at(rule), self._at(rule + 1))
            elif token.type == "tr_open" and token.map:
                line = token.map[0]
                if self.words[self._at(line) : self._at(line + 1)].strip(" \t\r\n|"):
                    self._add(line, Hint(table=table, cells=tuple(self._cells(line))))
                else:  # a reader sees no heads that say nothing
                    self._hide(self._at(line), self._at(line + 1))

    def _cells(self, line: int) -> Iterator[tuple[int, int]]:
        """First and last character of each cell between bars."""
        low, high = self._first(line), self._at(line + 1)
        high -= len(self.words[low:high]) - len(self.words[low:high].rstrip())
        bars = [low + found.start() for found in _INNER_BAR.finditer(self.words[low:high])]
        edges = [
            *([] if bars[:1] == [low] else [low - 1]),
            *bars,
            *([] if bars[-1:] == [high - 1] else [high]),
        ]
        for left, right in pairwise(edges):
            words = self.words[left + 1 : right]
            start = left + 1 + len(words) - len(words.lstrip())
            yield start, max(start, right - (len(words) - len(words.rstrip())))

    def _mark_ends_of_lists(self, tokens: list[Token]) -> None:
        """A paragraph behind a list is no part of its last item."""
        items: list[int] = []
        ended = False
        for at, token in enumerate(tokens):
            if token.type in _LISTS and token.level == 0:
                items.append(0)
            elif token.type == "list_item_open" and token.level == 1:
                items[-1] += 1
            elif token.type in _LIST_ENDS and token.level == 0:
                ended = items[-1] >= _ENOUGH and not _goes_on(tokens, at)
            elif token.type == "paragraph_open" and token.level == 0 and token.map and ended:
                self._add(token.map[0], Hint(closes=True))
                ended = False

    def _mark_links_and_notes(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type != "paragraph_open" or not token.map:
                continue
            line = token.map[0]
            whole = self.without_front[self._at(line) : self._at(token.map[1])].strip()
            bare = whole.lstrip("-*+•0123456789.) \t")
            found = _LINK.match(bare)
            if found and found.group().startswith("!"):
                first = self._first(line)
                self.hints[first] = replace(self.hints.get(first, Hint()), state=found.group("words").strip())
            if _NOTE.match(whole):
                self._add(line, Hint(note=True))
            elif found and found.end() >= len(bare.rstrip(".;, ")):
                first = self._first(line)
                self.hints[first] = replace(self.hints.get(first, Hint()), link=True)


_HOLDS = frozenset(
    {"paragraph_open", "heading_open", "table_open", "fence", "code_block", "html_block", "hr"}
)
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_LIST_ENDS = frozenset({"bullet_list_close", "ordered_list_close"})


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a list that has ended goes on with its next number before any heading."""
    for token in tokens[at + 1 :]:
        if token.type == "heading_open":
            return False
        if token.type == "ordered_list_open" and token.level == 0:
            return tokens[at].type == "ordered_list_close" and int(token.attrs.get("start", 1)) > 1
    return False


def _without_inline(text: str, references: frozenset[str]) -> str:
    """The text without comments, addresses, marks of notes and tags, each character in its place."""
    text = _COMMENT.sub(lambda found: _blank(found.group()), text)
    text = _PUT_IN.sub(lambda found: _blank(found.group()), text)
    text = _STRUCK.sub(lambda found: _blank(found.group()), text)
    signs = RaisedSigns()
    text = _RAISED.sub(lambda found: _raised(found, signs), text)
    text = _LOWERED.sub(lambda found: found.group(1).ljust(len(found.group())), text)
    for _ in range(2):  # a picture may be a link
        text = _LINK.sub(lambda found: _without_goal(found, references), text)
    text = _MARK.sub(lambda found: _blank(found.group()), text)
    return _TAG.sub(lambda found: _blank(found.group()), text)


def _raised(found: re.Match[str], signs: RaisedSigns) -> str:
    """A raised sign where it belongs to a unit, a power or an ordinal; blanks for the mark of a note."""
    inner = _TAG.sub("", found.group(1)).strip()
    before = found.string[max(0, found.start() - _BEFORE) : found.start()]
    return signs.as_printed(before, inner, linked="<a" in found.group(1)).ljust(len(found.group()))


def _without_goal(found: re.Match[str], references: frozenset[str]) -> str:
    """The words of a link without its address; of a picture nothing, since its words are not printed."""
    if found.group().startswith("!"):
        return _blank(found.group())
    goal = found.group("goal")
    named = (goal[1:-1].strip() or found.group("words")).upper()
    if goal.startswith("[") and named not in references:
        return found.group()
    lead = found.start("words") - found.start()
    return " " * lead + found.group("words") + _blank(found.string[found.end("words") : found.end()])


def _blank(text: str) -> str:
    return re.sub(r"[^\n\r\f]", " ", text)


def _facts(front: str) -> dict[str, str]:
    """Title, date and language as the lines before the text give them."""
    found: dict[str, str] = {}
    for one in _FACT.finditer(front):
        value = one.group(2).strip()
        value = _unquoted(value) if value[:1] in {'"', "'"} else re.split(r"\s#", value)[0]
        found[one.group(1)] = " ".join(value.split())
    day = _DATE.match(found.get("date", ""))
    return {**found, "date": day.group() if day else ""}


def _unquoted(value: str) -> str:
    mark = value[0]
    end = value.rfind(mark)
    inner = value[1:end] if end > 0 else value[1:]
    if mark == "'":
        return inner.replace("''", "'")
    return _ESCAPE.sub(
        lambda one: chr(int(one.group(1), 16)) if one.group(1) else _escaped(one.group(2)), inner
    )


def _escaped(sign: str | None) -> str:
    return {"n": " ", "t": " ", "_": " ", None: ""}.get(sign, sign or "")
