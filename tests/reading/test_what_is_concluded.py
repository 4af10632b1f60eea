"""What a plan marks as concluded is background, and the reason is told; what goes on is promised."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

TOP = "# Roads Plan of Norland 2024-2030\n\nMinistry of Roads, 2024\n\n## Measures\n\n"
WHY = "marked as concluded"


def read(text: str, code: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), code)


def told(draft: Draft) -> list[str]:
    """The first words of each item that was passed over as concluded."""
    return [one.words for one in draft.no_commitments if WHY in one.judged.reason]


@pytest.mark.parametrize(
    "marked",
    [
        "Open 12 bridges (completed)",
        "[Achieved] Open 12 bridges",
        "Completed: Open 12 bridges",
        "Open 12 bridges – done",
        "![completed](done.svg) Open 12 bridges",
    ],
)
def test_an_item_that_is_marked_as_concluded_promises_nothing(marked: str) -> None:
    draft = read(f"{TOP}- {marked}\n- Repair the road to the north by 2026\n- Plant trees along 40 roads\n")
    assert len(told(draft)) == 1
    assert [one.unit.title[:6] for one in draft.commitments] == ["Repair", "Plant "]
    assert [int(one.value) for one in draft.targets] == [40]


def test_words_in_a_sentence_are_no_mark() -> None:
    items = (
        "- Bring the completed bridges into use",
        "- See that all is done",
        "- Repair the road to the north by 2026",
    )
    draft = read(TOP + "\n".join(items) + "\n")
    assert told(draft) == []
    assert len(draft.commitments) == len(items)


def test_a_mark_before_what_will_be_ends_nothing() -> None:
    draft = read(
        f"{TOP}- Open the bridge (completed). The Ministry will open 7 more (completed)\n- Plant trees\n"
    )
    assert told(draft) == []


def test_the_state_of_a_row_says_it_alone() -> None:
    draft = read(
        f"{TOP}| Action | Lead | Status |\n|---|---|---|\n"
        "| Open 12 bridges | Roads | Completed |\n"
        "| Repair 30 roads | Roads | Delayed |\n"
        "| Plant 40 trees | Parks | Under way |\n"
    )
    assert told(draft) == ["Open 12 bridges"]
    assert [int(one.value) for one in draft.targets] == [30, 40]


RECORDS = """---
title: Measures of Norland
actions:
  - label: "1"
    title: "![conclusa](/conclusa.svg) Apertura dei ponti del nord"
    status: prosegue
  - label: "2"
    title: "![conclusa](/conclusa.svg) Costruzione delle strade di montagna"
  - label: "3"
    status: conclusa
    title: Pubblicazione delle carte stradali
  - label: "4"
    title: >-
      Piantumazione degli alberi lungo le strade del sud
      e manutenzione dei sentieri
    status: pianificata
  - label: ""
    title: ""
    new:
      - label: A1
        title: Sostegno ai comuni delle isole
---
"""


def test_records_say_it_by_a_picture_or_a_field_and_go_on_by_a_field() -> None:
    draft = read(RECORDS, "it")
    assert [one[:12] for one in told(draft)] == ["Costruzione ", "Pubblicazion"]
    titles = [one.unit.title for one in draft.commitments]
    assert [one[:12] for one in titles] == ["Apertura dei", "Piantumazion", "Sostegno ai "]


def test_a_title_folded_over_lines_is_read_whole() -> None:
    source: SourceText = read_markdown(RECORDS, (), ())
    folded = draft_register(source, "it").commitments[1].unit
    assert " ".join(source.seen[folded.start : folded.end].split()).endswith("manutenzione dei sentieri")
