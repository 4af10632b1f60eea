"""Chapters numbered 1.0, contents with pages such as 3-13, and a report annexed to a plan."""

from pathlib import Path

from tallystick.reading import SourceText, draft_register
from tallystick.reading.contents import contents_lines
from tallystick.reading.languages import language_named
from tallystick.reading.layout import layout_of
from tallystick.reading.lines import lines_of
from tallystick.reading.nesting import Nesting
from tallystick.reading.outside import outside_of
from tests.reading.test_pages import drafted, set_lines

TELLS = "The council looks after the matters of this field with many others in the land."


def test_a_chapter_ends_the_summary_before_it(tmp_path: Path) -> None:
    lines = [(2, 16.0, "Executive Summary"), (1, 10.0, TELLS), (2, 16.0, "1.0 Measures for the harbours")]
    for name in ("Build a pier", "Mend the lamps", "Buy a ferry"):
        lines += [(1, 10.0, f"- {name} in each of the northern harbours by 2029.")]
    lines += [(2, 16.0, "2.0 How it is told"), (2, 16.0, "To all who helped"), *[(1, 10.0, TELLS)] * 20]
    lines += [(2, 16.0, "Names of all harbours"), (1, 10.0, TELLS)]
    _, draft = drafted(tmp_path, [set_lines(lines)])
    assert [one.unit.title[:5] for one in draft.commitments] == ["Build", "Mend ", "Buy a"]


def test_leaders_before_a_page_of_a_chapter_are_contents() -> None:
    lines = ["Harbours ........ 3-13", "Ferries ........ 4-2", "Boats ........ 5-1", "Words of the plan"]
    found = contents_lines(lines_of(SourceText("\n".join(lines), "txt")), language_named("en"))
    assert found == {0, 1, 2}


ANNEXED = """# Harbour plan of Norland

## Introduction

The council has looked at its harbours.

## Measures

1. Build 12 piers by 2029.
2. Mend the lamps of each harbour.
3. Buy a ferry.

## Appendix

# Count of boats in 2024

## Acknowledgements

Many have helped.

## Executive Summary

The count found boats of four kinds.

## Introduction

- Counting of rowing boats
- Counting of sailing boats
- Counting of 38 ferries

## By harbour

1. Counting of boats in the north harbour
2. Counting of boats in the south harbour
"""


def test_an_annex_that_is_only_named_at_the_beginning_closes_nothing() -> None:
    begin, _, rest = ANNEXED.partition("## Appendix")
    long = begin + "\n".join(f"{at}. Build pier {at}.\n" for at in range(4, 40)) + rest
    source = SourceText("Appendix\n\n" + long, "md")
    layout = layout_of(source, language_named("en"))
    assert layout.back
    assert outside_of(Nesting(layout).blocks()[:4], layout) == {0, 2}  # the name itself, the introduction


def test_a_report_with_an_introduction_of_its_own_behind_an_annex_promises_nothing() -> None:
    draft = draft_register(SourceText(ANNEXED, "md"), "en")
    assert [one.unit.title[:5] for one in draft.commitments] == ["Build", "Mend ", "Buy a"]
    assert [int(one.value) for one in draft.targets] == [12]
