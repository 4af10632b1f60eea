"""A PDF's table whose cells wrap is read row by row, by rules or wider gaps, over the edge of a page."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tests.reading.pdf_objects import joined
from tests.reading.test_pages import Piece, drafted, pdf, set_lines

WORDS = ("rivers", "roads", "schools", "clinics", "markets", "harbours", "forests", "fields")
PROSE = [
    (1, 10.0, f"Of its {word} the country is proud, as all who live in it well know and say.")
    for word in WORDS
]
HEAD = [["Action"], ["Responsible"], ["Target"], ["Deadline"]]
ROWS = [
    [
        ["Open clinics in all towns", "of the north and keep them", "open at night"],
        ["Ministry of", "Health"],
        ["40 clinics"],
        ["2027"],
    ],
    [
        ["Train nurses anew for", "the new clinics"],
        ["Ministry of", "Health and", "Education"],
        ["600", "nurses"],
        ["2028"],
    ],
    [["Dig wells for villages"], ["Water", "Agency"], ["90 wells"], ["2026"]],
]
LEFT = [60, 230, 330, 420]


def table(rows: list[list[list[str]]], top: float, gap: float) -> tuple[list[Piece], list[float]]:
    """The pieces of rows, twelve points a line and so much between rows; and where each row begins."""
    pieces: list[Piece] = []
    edges = [top + 12]
    for row in rows:
        for left, cell in zip(LEFT, row, strict=True):
            pieces += [(1, 10.0, left, top - 12 * at, words) for at, words in enumerate(cell)]
        top -= 12 * max(map(len, row)) + gap
        edges.append(top + 12 - (2 if not gap else gap / 2))
    return pieces, edges


def ruled(pages: list[list[Piece]], edges: list[float]) -> bytes:
    """The pages with rules between rows and columns, drawn as thin shapes, lines and frames by turns."""
    data = pdf(pages).decode("latin-1")
    rules = [
        f"60 {edge} 440 0.5 re f" if at % 2 else f"55 {edge} m 500 {edge} l S"
        for at, edge in enumerate(edges)
    ]
    rules += [f"{left - 4} {edges[-1]} m {left - 4} {edges[0]} l S" for left in [*LEFT, 504]]
    bodies = [one.split("endobj")[0] for one in data.split(" obj\n")[1:]]
    bodies = [body.rstrip("\n") for body in bodies]
    at = next(n for n, body in enumerate(bodies) if "stream" in body and "Open clinics" in body)
    words = bodies[at].split("stream\n", 1)[1].rsplit("\nendstream", 1)[0] + "\n" + "\n".join(rules)
    bodies[at] = f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"
    return joined([body.encode("latin-1") for body in bodies])


def check(draft: Draft, source: SourceText) -> None:
    rows = [one for one in draft.commitments if one.unit.rule == "layout:row"]
    assert [one.unit.title for one in rows] == [
        "Open clinics in all towns of the north and keep them open at night",
        "Train nurses anew for the new clinics",
        "Dig wells for villages",
    ]
    assert [(int(one.value), one.unit, one.deadline) for one in draft.targets] == [
        (40, "count", "2027"),
        (600, "persons", "2028"),
        (90, "count", "2026"),
    ]
    leads = {one.words for one in draft.bodies}
    assert leads == {"Ministry of Health", "Ministry of Health and Education", "Water Agency"}
    assert all(source.text[one.start : one.end] in {"40", "600", "90"} for one in draft.targets)


@pytest.mark.parametrize("gap", [8, 12])
def test_rows_part_at_wider_gaps(tmp_path: Path, gap: float) -> None:
    pieces, _ = table([HEAD, *ROWS], 600, gap)
    source, draft = drafted(tmp_path, [[*set_lines(PROSE), *pieces]])
    check(draft, source)


def test_rows_part_at_rules_where_no_gap_is_wider(tmp_path: Path) -> None:
    pieces, edges = table([HEAD, *ROWS], 600, 0)
    place = tmp_path / "plan.pdf"
    place.write_bytes(ruled([[*set_lines(PROSE), *pieces]], edges))
    source = read_document(str(place), lambda *_: None)
    check(draft_register(source, "en"), source)


def test_a_table_goes_on_over_the_edge_of_a_page(tmp_path: Path) -> None:
    more = [
        [["Mend the roads to all", "clinics of the north"], ["Road", "Agency"], ["12 roads"], ["2029"]],
        [
            ["Print guides for the", "nurses in all tongues"],
            ["Ministry of", "Health"],
            ["5 guides"],
            ["2027"],
        ],
        [["Count the wells again"], ["Water", "Agency"], ["1 count"], ["2029"]],
    ]
    first, _ = table([HEAD, *ROWS], 600, 8)
    second, _ = table(more, 780, 8)
    _, draft = drafted(tmp_path, [[*set_lines(PROSE), *first], second])
    titles = [one.unit.title for one in draft.commitments]
    assert titles[3:] == [
        "Mend the roads to all clinics of the north",
        "Print guides for the nurses in all tongues",
        "Count the wells again",
    ]
    assert {(int(one.value), one.deadline) for one in draft.targets} >= {(12, "2029"), (5, "2027")}


def test_running_text_beside_a_list_is_no_table(tmp_path: Path) -> None:
    _, draft = drafted(
        tmp_path,
        [set_lines([*PROSE, (1, 10.0, "1. Open 40 clinics by 2027."), (1, 10.0, "2. Train nurses.")])],
    )
    assert [one.unit.number for one in draft.commitments] == ["1.", "2."]
