"""Comparing two plans against difflib on the titles alone; exit code 1 if the bound does not hold."""

import dataclasses
import difflib
import statistics
import sys
import time

from benchmarks.cpu import pace
from tallystick.comparison import ComparedPlan, compare_plans
from tallystick.register import load_package

PACKAGE = "tests/comparison/old"
#: So many commitments a plan: difflib needs about a minute for a thousand.
COMMITMENTS = 200
RUNS = 3
#: The whole difference takes at most this share of what difflib takes for the likeness of all titles.
BOUND = 0.1
#: So many commitments a plan take at most so many seconds.
MANY, SECONDS = 5000, 5


def large(step: int, number: int) -> ComparedPlan:
    """A plan of so many commitments, its titles made of the words of the fictional plan."""
    base = load_package(PACKAGE)
    words = [word for row in base.commitments for word in row.title.split()]
    rows = tuple(
        dataclasses.replace(
            base.commitments[place % len(base.commitments)],
            id=f"c{place}",
            title=" ".join(words[(place * step + spread * spread * 17) % len(words)] for spread in range(7)),
            start=None,
            end=None,
            span_sha256=None,
        )
        for place in range(number)
    )
    empty = {"targets": (), "deliverables": (), "links": (), "target_indicators": ()}
    return ComparedPlan(dataclasses.replace(base, commitments=rows, **empty))


def seconds_of_ours(old: ComparedPlan, new: ComparedPlan) -> float:
    """Processor seconds of the whole difference."""
    began = time.process_time()
    difference = compare_plans(old, new)
    took = time.process_time() - began
    assert sum(len(one.old) for one in difference.pairings) == len(old.package.commitments)
    return took


def seconds_of_difflib(old: ComparedPlan, new: ComparedPlan) -> float:
    """Processor seconds of difflib's ratio for every pair of titles."""
    began = time.process_time()
    best = 0.0
    matcher = difflib.SequenceMatcher(autojunk=False)
    for other in new.package.commitments:
        matcher.set_seq2(other.title)
        for one in old.package.commitments:
            matcher.set_seq1(one.title)
            best = max(best, matcher.ratio())
    assert best > 0
    return time.process_time() - began


def diffing_is_quick() -> bool:
    """At most a tenth of what difflib takes to compare all titles, and five seconds for 5,000 commitments."""
    old, new = large(3, COMMITMENTS), large(11, COMMITMENTS)
    seconds_of_ours(old, new)
    pairs = [(seconds_of_ours(old, new), seconds_of_difflib(old, new)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    many = min(seconds_of_ours(large(3, MANY), large(11, MANY)) for _ in range(2))
    bound = SECONDS * max(pace(), 1.0)
    holds = ratio <= BOUND and many <= bound
    print(
        f"{'holds' if holds else 'FAILS'}  diff of {COMMITMENTS} commitments with as many: {ours:.3f} s; "
        f"difflib on all pairs of titles: {theirs:.3f} s; ratio {ratio:.3f}, bound {BOUND}; "
        f"{MANY:,} with as many: {many:.2f} s, bound {SECONDS} s, on this machine now {bound:.1f} s"
    )
    return holds


if __name__ == "__main__":
    sys.exit(0 if diffing_is_quick() else 1)
