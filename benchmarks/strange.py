"""How long it takes to read 100,000 characters of whatever kind: one sign again and again, or by chance."""

import gc
import sys
from collections.abc import Iterator

from benchmarks.cpu import least_seconds, pace
from tallystick.reading import SourceText, draft_register
from tests.hostile.texts import AGAIN, BEGIN, ONCE
from tests.ledger.chance import Chance

LENGTH = 100_000
BOUND_SECONDS = 2.0
#: As many new objects between two looks as the commands set (`tallystick.cli.main`).
LOOKS_SELDOM = 1_000_000
_CHINESE = "国家计划（2021-2025年）\n\n一、教育\n\n（一）到2025年，"
#: What is mixed by chance.
_PIECES = (
    *AGAIN.values(),
    "will ",
    "by 2025 ",
    "the ",
    "Ministry ",
    "rise to ",
    ". ",
    "\n",
    "\n- ",
    "3.1 ",
    "；",
    "。",
)


def strange_texts(length: int = LENGTH) -> Iterator[tuple[str, str, str]]:
    """Give the name, the language and the text of each, of so many characters."""
    pieces = AGAIN | {name: text for name, text in ONCE.items() if len(text) <= 2 * LENGTH}
    for name, piece in pieces.items():
        for begin, language in ((BEGIN, "en"), (_CHINESE, "zh")):
            yield name, language, (begin + piece * (length // len(piece) + 1))[:length]
    for seed in range(20):
        chance = Chance(f"strange {seed}")
        some = [_PIECES[chance.below(len(_PIECES))] for _ in range(2 + chance.below(30))]
        mixed = "".join(some[chance.below(len(some))] for _ in range(length))
        yield f"by chance {seed}", ("en", "zh")[seed % 2], (BEGIN + mixed)[:length]


def slow_texts(bound: float, length: int = LENGTH) -> tuple[int, list[tuple[float, str, str]]]:
    """How many were read, and those that took longer, slowest first, in seconds at the usual pace."""
    found, count = [], 0
    for name, language, text in strange_texts(length):
        count += 1
        seconds = _seconds(text, language, 1)
        if seconds > bound:  # something else may have come between, or this machine be slower now
            seconds = min(seconds, _seconds(text, language, 3)) / max(1.0, pace())
        found.append((seconds, name, language))
    return count, sorted((one for one in found if one[0] > bound), reverse=True)


def _seconds(text: str, language: str, runs: int) -> float:
    """The least processor time of some runs."""
    return least_seconds(lambda: draft_register(SourceText(text, "txt"), language), runs)


def strange_is_quick() -> bool:
    """Any 100,000 characters take at most 2 s to read, the collector looking as seldom as in a command."""
    gc.set_threshold(LOOKS_SELDOM)
    count, found = slow_texts(BOUND_SECONDS / 2)
    slowest, name, language = found[0] if found else (0.0, "none over half the bound", "")
    holds = slowest <= BOUND_SECONDS
    print(
        f"{'holds' if holds else 'FAILS'}  reading 100,000 characters of {count} strange kinds: at most "
        f"{slowest:.2f} s ({name} {language}), bound {BOUND_SECONDS:.0f} s"
    )
    return holds


if __name__ == "__main__":
    sys.exit(0 if strange_is_quick() else 1)
