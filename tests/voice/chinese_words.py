"""What can be wrong with a Chinese translation, and the words that the glossary gives."""

import functools
import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from tests.architecture.tree import ROOT
from tests.voice.translated import LOCALE, forms, read

PO = LOCALE / "zh_Hans" / "LC_MESSAGES" / "tallystick.po"
GLOSSARY = ROOT / "docs" / "glossary-zh.md"

HAN = "\u3400-\u9fff"
#: A place for a value; a doubled brace is a brace.
PLACE = re.compile(r"%\(\w+\)s|(?<!\{)\{\w*\}(?!\})")
#: What is the same in every language: places, signs, codes, names of keys and files.
SAME = frozenset(
    {
        "%(size)s kB",
        "{size} MB",
        "{size} kB",
    }
)
#: What people type, in which signs are half-width at Chinese words too, and the number of a heading.
FORMULAS = frozenset(
    {
        "Reading {out} on http://127.0.0.1:{port} - stop with Ctrl+C",
        "Take COMMITMENT:INDICATOR into the package; may be given several times.",
        "What a word means: indicator:WORD=ID, area:, group:, unit:WORD=persons*10000. Remembered.",
        "give them: goalposts = [lower, upper], or goalpost_lower and goalpost_upper",
        "write COMMITMENT:INDICATOR, as the proposals do, such as I.1.01:health.suicide",
        "write it as indicator:WORD=ID, area:WORD=ID, group:WORD=ID, source:WORD=ID or unit:WORD=UNIT*FACTOR",
        "%(number)s. %(title)s",
        "{number}. {title}",
        "{proposals} for {commitments}. Nothing was written: take one with --accept COMMITMENT:INDICATOR.",
    }
)
#: Where a term is no term: another sense of the word, and what the message says instead.
OTHERWISE = {
    "concern": {
        "These questions concern “%(plan)s”. Each names the commitment, what would be counted and how. "
        "If a value is published already, its address is answer enough. If it cannot be known, please say "
        "why: that is an answer too.",
        "the commitment it concerns, where it is one",
    },
    "observation": {
        "Reads reports of the working group of the periodic review and their addenda, OHCHR's matrices in "
        "docx and xlsx, treaty bodies' concluding observations, and exports of the Universal Human Rights "
        "Index.",
        "Reports, addenda, matrices, observations or exports, together.",
        "give a report of the working group, an addendum, concluding observations, or a table with a heading "
        "for what was recommended and for the answer or who asked",
    },
    "body": {"National bodies", "Supervisory bodies"},
    "deadline": {
        "The deadline moves along with the plan's end, from {before} to {after}.",
        "The deadline moves from {before} to {after}, which is earlier.",
        "The deadline moves from {before} to {after}, which is later.",
        "less can be asked for: a lower number, a later deadline, a softer verb, a target less",
        "more can be asked for: a higher number, an earlier deadline, a firmer verb, a new target",
    },
    "draft": {
        "by someone who neither commissions, drafts, runs nor is paid for the plan",
        "A draft of the law was published and went no further.",  # a bill's: 草案
    },
    "edition": {
        "edition of {date}",
        "edition without a date",
        "if the source was issued anew, enter that edition as a source of its own, with its day",
        "which edition of a restated series; empty: only one is known",
        "which edition of them, where there are several",
    },
    "figure": {
        "As a figure to print (SVG)",
        "An arrow marks a figure given as at least, or at most, so much.",
        "Less is better, so the highest figure stands first.",
        "More is better, so the lowest figure stands first.",
        "≈ marks a figure given as about so much.",
    },
    "library": {
        "{path}: figures identical, the form of some tables not checked. Every figure and page comes out "
        "again from the package inside. What is listed as not checked was written by another version of the "
        "library for tables."
    },
    "register": {
        "register the method again: tallystick preregister",
        "register the method for this plan: tallystick preregister",
        "record is where the proof lies: a document, a register, an address. It may be asked for. approved "
        "is the office that approved the answer; write no person's name.",
        "the record behind it: a document, a register, an address",
    },
    "release": {"put it there: it names the plan, its country, period and release, and the default method"},
    "source": {
        "The source was read in a copy that may not be linked; its title, publisher and day are given."
    },
    "State": {"A treaty, and whether the State has signed or ratified it, and what it has excepted."},
}


@functools.cache
def catalogue() -> Catalog:
    return read(PO)


def asked(message: Message) -> str:
    """The English text; of two forms, that for many."""
    return str(message.id if isinstance(message.id, str) else message.id[-1])


def said(message: Message | None) -> str:
    """The translation; nothing where there is none, or nobody has looked at it."""
    return "" if message is None or message.fuzzy else "".join(forms(message))


def messages(one: Catalog) -> Iterator[Message]:
    return (message for message in one if message.id)


def unsaid(texts: Catalog, chinese: Catalog) -> list[str]:
    """The texts that nobody has translated."""
    return [asked(one) for one in messages(texts) if not said(chinese.get(one.id, one.context))]


def unturned(chinese: Catalog) -> list[str]:
    """What stands in Chinese as it does in English, and has a word in it."""
    alike = (asked(one) for one in messages(chinese) if said(one) == asked(one))
    return [text for text in alike if text not in SAME and re.search("[A-Za-z]{2}", PLACE.sub("", text))]


#: What no Chinese sentence has: a half-width sign at a Han character or a place, two signs, 「」.
HALF_WIDTH = re.compile(
    rf"[{HAN}][,;:!?.](?![A-Za-z0-9_/])|[,;:!?](?=[{HAN}])|[{HAN}][()\"']|[()\"'](?=[{HAN}])"
    rf"|[，。：；、][，。：；、]|[「」『』]"
)
SPACED = re.compile(rf"[{HAN}] [{HAN}]")
#: A number that is set apart by spaces, as no other text of the pages sets one.
_NUMBER = r"(?:\{(?:number|count)\}|%\((?:number|count)\)s)"
APART = re.compile(rf"[{HAN}] {_NUMBER}|{_NUMBER} [{HAN}]")


def mispointed(chinese: Catalog) -> list[str]:
    """The translations with punctuation that is not Chinese."""
    return [
        said(one)
        for one in messages(chinese)
        if asked(one) not in FORMULAS
        and (
            HALF_WIDTH.search(PLACE.sub("某", said(one)))
            or SPACED.search(said(one))
            or APART.search(said(one))
        )
    ]


def ended_otherwise(chinese: Catalog) -> list[str]:
    """The texts that are a sentence in one language only: with a full stop here and none there."""
    return [
        asked(one)
        for one in messages(chinese)
        if said(one) and asked(one).endswith((".", ".”")) != said(one).endswith(("。", "。”"))
    ]


@functools.cache
def terms() -> dict[str, str]:
    """The terms that have one word each, and the names of treaties, as the glossary's tables give them."""
    found: dict[str, str] = {}
    for part in GLOSSARY.read_text(encoding="utf-8").split("\n## "):
        if part.startswith(("One word each", "Names of treaties")):
            rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]* \|$", part, re.MULTILINE)
            found |= dict(rows[1:])
    return found


@functools.cache
def pattern(term: str) -> re.Pattern[str]:
    """The term as a word of its own, one or many of it, and no part of a code, a path or a place."""
    many = rf"(?:{term[:-1]}ies|{term})" if term.endswith("y") else rf"{re.escape(term)}s?"
    return re.compile(
        rf"(?<![\w{{(./=_-]){many}(?![\w}})=_*:-]|\.\w)", 0 if term[0].isupper() else re.IGNORECASE
    )


def estranged(chinese: Catalog, words: dict[str, str]) -> list[tuple[str, str]]:
    """Terms of the glossary that a message says with another word.

    A term inside a longer one is not asked for; neither is one that stays as it is, for it is a code.
    """
    longest = sorted(words, key=len, reverse=True)
    found = []
    for one in messages(chinese):
        text, told = asked(one), said(one)
        for term in longest if told else ():
            hit = pattern(term).search(text)
            if hit and asked(one) not in OTHERWISE.get(term, ()):
                text = pattern(term).sub(" ", text)
                if words[term] not in told and hit[0] not in told:
                    found.append((term, asked(one)))
    return found
