"""``python -m tests.reading.nothing_promised [TIMES]``: sentences with numbers that promise none of them.

Each language has a file of frames under ``tests/reading/nothing``, by class: addresses, laws, telephones,
versions, days, what was, what is, pages, formulas, places in a ranking, hours, ages, whom a rule holds for,
comparisons, names, parts of the plan, money. Each frame is filled with numbers by a fixed seed, and read as
an item of a plan.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tallystick.reading import SourceText, draft_register
from tests.ledger.chance import Chance

FRAMES = Path(__file__).parent / "nothing"
LANGUAGES = sorted(one.stem for one in FRAMES.glob("*.txt"))
TITLES = {
    "ar": "خطة العمل الوطنية 2025-2030",
    "en": "National Action Plan 2025-2030",
    "es": "Plan de acción nacional 2025-2030",
    "fr": "Plan d'action national 2025-2030",
    "it": "Piano d'azione nazionale 2025-2030",
    "pt": "Plano de ação nacional 2025-2030",
    "ru": "Национальный план действий 2025-2030",
    "zh": "国家行动计划（2025-2030年）",
}
#: So many items make one document.
_AT_ONCE = 50


def frames(language: str) -> list[tuple[str, str]]:
    """Class and words of each frame of a language."""
    lines = (FRAMES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [(kind, words) for kind, _, words in (line.partition(" | ") for line in lines) if words]


def sentences(language: str, times: int, seed: int = 15) -> Iterator[tuple[str, str]]:
    """Class and words of each sentence: every frame so many times, with other numbers each time."""
    chance = Chance(f"{language} {seed}")

    def between(low: int, high: int) -> int:
        return low + chance.below(high - low + 1)

    for _ in range(times):
        for kind, words in frames(language):
            yield (
                kind,
                words.format(
                    a=between(11, 49),
                    b=between(50, 99),
                    c=between(1001, 9799) // 10 * 10 + between(1, 9),
                    d=between(2, 4),
                    e=between(5, 9),
                    p=between(20_001, 89_999),
                    y=between(2004, 2024),
                ),
            )


def promised(language: str, items: list[str]) -> dict[int, list[str]]:
    """For each item in which a number is taken for a promise, by its place, the numbers as printed."""
    found: dict[int, list[str]] = {}
    for first in range(0, len(items), _AT_ONCE):
        text, places = f"{TITLES[language]}\n\n", []
        for number, words in enumerate(items[first : first + _AT_ONCE], 1):
            places.append(len(text))
            text += f"{number}. {words}\n\n"
        for one in draft_register(SourceText(text, "txt"), language).targets:
            at = sum(place <= one.start for place in places) - 1
            found.setdefault(first + at, []).append(text[one.start : one.end])
    return found


def main(times: int) -> None:
    """Print how many sentences of each class give a number, and the frames that do."""
    total = wrong = words = 0
    for language in LANGUAGES:
        told = list(sentences(language, times))
        found = promised(language, [one for _, one in told])
        kinds = Counter(told[at][0] for at in found)
        total, wrong = total + len(told), wrong + len(found)
        words += sum(len(one) if language == "zh" else len(one.split()) for _, one in told)
        sys.stdout.write(f"{language}: {len(found)} of {len(told)} {dict(kinds)}\n")
        known = frames(language)
        for at in sorted({at % len(known): at for at in sorted(found, reverse=True)}.values()):
            times_wrong = sum(one % len(known) == at % len(known) for one in found)
            sys.stdout.write(f"    {times_wrong} x {told[at][0]}: {told[at][1]} -> {found[at]}\n")
    sys.stdout.write(f"{wrong} of {total} sentences, {10_000 * wrong / words:.1f} in 10,000 words\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
