"""Reports drawn for a check by a published seed, so that whoever knows the seed can draw them again."""

import hashlib
import re
from collections.abc import Iterable

from tallystick.register.phases import ProgressReport


def place_in_draw(seed: str, report: ProgressReport) -> str:
    r"""The hash by which a report is sorted: SHA-256 of seed, phase, body and commitment, a line each.

    With any program: ``printf 'SEED\nPHASE\nBODY\nCOMMITMENT' | sha256sum``.

    Examples:
        >>> from types import SimpleNamespace as Row
        >>> place_in_draw("1", Row(phase="p", body="b", commitment="c"))[:8]
        '1f3742f5'
    """
    words = "\n".join((seed, report.phase, report.body, report.commitment))
    return hashlib.sha256(words.encode()).hexdigest()


def drawn(reports: Iterable[ProgressReport], seed: str, count: int) -> tuple[ProgressReport, ...]:
    """The first reports in the order of their hashes, each as likely as any other to whoever knows no seed.

    Args:
        reports: those of one phase.
        seed: a text that nobody could choose once the reports were in, such as a lottery's numbers that were
            named beforehand.
        count: how many; all where there are no more.

    Raises:
        ValueError: the count is negative.
    """
    if count < 0:
        raise ValueError("a sample has no negative size")
    return tuple(sorted(reports, key=lambda one: place_in_draw(seed, one))[:count])


def draw_told(picked: int, among: int, seed: str) -> str:
    """What a check that was drawn has as its reason in the package, in one form for all languages.

    Examples:
        >>> draw_told(2, 9, "3 11"), draw_read("2 of 9, seed 3 11"), draw_read("a figure looked odd")
        ('2 of 9, seed 3 11', (2, 9, '3 11'), None)
    """
    return f"{picked} of {among}, seed {seed}"


def draw_read(reason: str) -> tuple[int, int, str] | None:
    """How many were drawn, among how many, by which seed; None where a reason is something else."""
    found = re.fullmatch(r"(\d+) of (\d+), seed (.+)", reason)
    return (int(found[1]), int(found[2]), found[3]) if found else None
