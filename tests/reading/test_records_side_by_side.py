"""Records of a template side by side: a name is not taken from the end of the one before."""

import io

import docx

from tallystick.reading import Draft, draft_register
from tallystick.reading.docx import read_docx
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

NAMES = ("Open accounts of the harbours", "A register of wells", "Ferry timetables as data")


def whole(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments if one.unit.level == "commitment"]


def test_two_tables_a_record_in_word() -> None:
    document = docx.Document()
    document.add_heading("Plan of Norland for Open Government 2026-2028", 0)
    for at, name in enumerate(NAMES, 1):
        rows = (
            ("Commitment", f"{at}. {name}"),
            ("Lead agency", f"Office {at}"),
            ("Problem", "In 2020 there were 300 lists on paper."),
            ("What will be done", f"The office will publish {30 + at} lists."),
            ("End date", "December 2027"),
        )
        table = document.add_table(0, 2)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        steps = document.add_table(1, 3)
        for cell, words in zip(steps.rows[0].cells, ("Milestone", "Start date", "End date"), strict=True):
            cell.text = words
        for step in ("Open the desks of the north", "Open the desks of the south"):
            for cell, words in zip(steps.add_row().cells, (step, "January 2026", "June 2027"), strict=True):
                cell.text = words
    held = io.BytesIO()
    document.save(held)
    held.seek(0)
    draft = draft_register(read_docx(held), "en")
    assert whole(draft) == [f"{at}. {name}" for at, name in enumerate(NAMES, 1)]
    assert sum(one.unit.level == "sub_commitment" for one in draft.commitments) == 2 * len(NAMES)
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (31, "2027-12"),
        (32, "2027-12"),
        (33, "2027-12"),
    ]


def test_a_list_of_definitions_a_record_in_a_page() -> None:
    records = "".join(
        f"<dl><dt>Commitment</dt><dd>{name}</dd><dt>Lead agency</dt><dd>Office {at}</dd>"
        f"<dt>Problem</dt><dd>In 2020 there were 300 lists.</dd>"
        f"<dt>What will be done</dt><dd>{30 + at} lists will be published.</dd>"
        "<dt>By when</dt><dd>2027</dd></dl>"
        for at, name in enumerate(NAMES, 1)
    )
    draft = draft_register(read_html(f"<h1>Plan of Norland 2026-2028</h1>{records}"), "en")
    assert whole(draft) == list(NAMES)
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (31, "2027"),
        (32, "2027"),
        (33, "2027"),
    ]


def test_the_title_of_a_word_document_stands_above_its_headings_and_is_no_commitment() -> None:
    document = docx.Document()
    document.add_heading("Plan of Norland for Open Government 2026-2028", 0)
    for at, name in enumerate(NAMES, 1):
        document.add_heading(name, 1)
        document.add_paragraph("The islands keep their books on paper, and clerks answer as they can.")
        document.add_table(1, 1).cell(0, 0).text = f"The office will publish {30 + at} lists by 2027."
    held = io.BytesIO()
    document.save(held)
    held.seek(0)
    assert whole(draft_register(read_docx(held), "en")) == list(NAMES)


def test_numbered_records_with_numbered_steps_in_their_tables() -> None:
    tables = "".join(
        f"<table><tr><th colspan=3>{at}. {name}</th></tr>"
        f"<tr><td>Lead</td><td colspan=2>Office {at}</td></tr>"
        "<tr><td>Status quo</td><td colspan=2>In 2020 there were 300 lists.</td></tr>"
        "<tr><td>Milestone</td><td>Start date</td><td>End date</td></tr>"
        f"<tr><td>1. Open {at + 4} desks</td><td>January 2026</td><td>June 2027</td></tr>"
        f"<tr><td>2. Train {at + 14} clerks</td><td>June 2026</td><td>May 2028</td></tr></table>"
        for at, name in enumerate(NAMES, 1)
    )
    draft = draft_register(read_html(f"<h1>Plan of Norland 2026-2028</h1>{tables}"), "en")
    assert whole(draft) == list(NAMES)
    steps = [one.unit for one in draft.commitments if one.unit.level == "sub_commitment"]
    assert [one.parent for one in steps] == ["1", "1", "2", "2", "3", "3"]


def test_a_name_with_a_number_heads_no_column() -> None:
    names = ("Abertura de contas", "Data das barcas", "Registo de fontes")
    tables = "".join(
        f"| **Compromisso {at}** | **{name}** |\n|---|---|\n| Responsável | Gabinete {at} |\n"
        f"| Problema | Em 2020 havia 300 listas. |\n| O que será feito | Publicar {30 + at} listas. |\n"
        "| Prazo | 2027 |\n\n"
        for at, name in enumerate(names, 1)
    )
    draft = draft_register(read_markdown(f"# Plano de Lusária 2026-2028\n\n{tables}", (), ()), "pt")
    assert len(whole(draft)) == len(draft.commitments) == len(names)
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(at, "2027") for at in (31, 32, 33)]


def test_what_the_plan_calls_commitments_is_kept_beside_long_narrative_and_behind_a_filled_field() -> None:
    told = (
        "The islands keep their books on paper. Readers ask for them often. Clerks answer as they can. "
        "Much is lost each winter. The roofs leak. A cellar in the north holds letters. "
    )
    blocks = "".join(
        f"## Commitment {at}: {name}\n\nLead: Office {at}\n\n"
        f"The office will publish {30 + at} lists by 2027.\n\n{told}{told}\n\n"
        for at, name in enumerate(NAMES, 1)
    )
    draft = draft_register(read_markdown(f"# Plan of Norland 2026-2028\n\n{told}\n\n{blocks}", (), ()), "en")
    assert whole(draft) == list(NAMES)
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(at, "2027") for at in (31, 32, 33)]
