"""Records of a template are the commitments whatever stands in them; what ends a plan, and what an item."""

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

CONTENTS = "1. Publicación de datos\n2. Formación de personas\n3. Cuentas claras\n"
RECORD = """{title}

¿Quién ejecuta?

Ministerio de Hacienda

Resultados esperados

• Plataforma en línea con al menos {count} entidades a fines de 2026.
• Página renovada con los datos de las compras.

La estrategia tiene estas partes en cada una de las ciudades:

1. Economía local.
2. Inversiones sostenibles.

Contacto

• Ana Pérez Gómez (Hacienda) - Directora.
• Luis Ruiz Soto (Hacienda) - Jefe.

"""
TITLES = (
    "Crear una plataforma común para que toda persona pueda seguir las compras públicas.",
    "Ofrecer formación en datos abiertos a los municipios de la costa y del interior del país.",
    "Publicar las declaraciones de bienes de los altos cargos en un formato reutilizable.",
)


def drafted(text: str, code: str) -> Draft:
    return draft_register(SourceText(text, "txt"), code)


def test_records_with_lists_in_them_are_the_commitments() -> None:
    records = "".join(RECORD.format(title=one, count=30 + at) for at, one in enumerate(TITLES))
    draft = drafted(
        f"PLAN DE GOBIERNO ABIERTO 2025-2027\n\nCompromisos del plan:\n\n{CONTENTS}\n{records}", "es"
    )
    whole = [one.unit for one in draft.commitments if one.unit.level == "commitment"]
    assert [one.title[:20] for one in whole] == [one[:20] for one in TITLES]
    assert [int(one.value) for one in draft.targets] == [30, 31, 32]
    kinds = {one.judged.kind for one in draft.no_commitments}
    assert {"introduction", "field"} <= kinds


def test_the_name_of_an_annex_in_a_note_closes_no_plan() -> None:
    items = "".join(f"{at}. The Ministry will open {at + 10} schools by 2027.\n" for at in range(1, 13))
    text = f"National Action Plan of Norland 2025-2030\n\nHow it was made\n\n7\tAnnex\n\nAnnex\n\n{items}"
    assert [int(one.value) for one in drafted(text, "en").targets] == list(range(11, 23))


def test_an_annex_behind_the_plan_promises_nothing() -> None:
    items = "".join(f"{at}. The Ministry will open {at + 10} schools by 2027.\n" for at in range(1, 13))
    annex = "Annex\n\n1. Open 99 schools.\n2. Open 98 schools.\n"
    text = f"National Action Plan of Norland 2025-2030\n\n{items}\n{annex}"
    assert [int(one.value) for one in drafted(text, "en").targets] == list(range(11, 23))


def test_crumbs_are_no_list_and_a_blank_line_ends_the_last_typed_item() -> None:
    page = read_html(
        "<h1>National Action Plan of Norland 2025-2030</h1>"
        "<ul class='breadcrumb'><li>Home</li><li>Plans</li></ul>"
        "<p>The plan aims to:<br><br>• open 40 schools by 2027;<br>• train 30 judges by 2027.<br><br>"
        "The theme is that all have a part in it.</p>"
    )
    draft = draft_register(page, "en")
    ends = [page.text[one.unit.start : one.unit.end].strip()[-20:] for one in draft.commitments]
    assert [one[-8:] for one in ends] == ["by 2027;", "by 2027."]


def test_what_counts_up_in_a_sentence_is_no_number() -> None:
    text = (
        "National Action Plan of Norland 2025-2030\n\n"
        "1. Promote 1) equality of women and 2) peace in 14 districts.\n2. Set up a council.\n"
    )
    assert [int(one.value) for one in drafted(text, "en").targets] == [14]


def test_a_heading_with_its_number_behind_it_is_an_introduction() -> None:
    text = (
        "# National Action Plan of Norland 2025-2030\n\n## Energy\n\n### Introduction [3.1]\n\n"
        "Around 55 percent of the citizens opt to use cars, and they should reach work by bus.\n\n"
        "### Activities [3.1]\n\n- 3.1.1) Build 40 stations by 2027.\n"
        + "".join(
            f"- 3.1.{at}) Publish the timetable of the line to the town on the coast.\n" for at in range(2, 9)
        )
    )
    draft = draft_register(read_markdown(text, (), ()), "en")
    assert [int(one.value) for one in draft.targets] == [40]
