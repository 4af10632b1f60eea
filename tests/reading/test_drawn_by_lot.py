"""Kinds of layout that plans drawn by lot showed: pages in Markdown, charts, margins, lettered numbers."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tallystick.reading.languages import language_named
from tallystick.reading.mentions import mentions_in
from tallystick.reading.printed_lists import is_numbered_list


def drafted(folder: Path, name: str, text: str) -> tuple[SourceText, Draft]:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    source = read_document(str(place), lambda *_: None)
    return source, draft_register(source)


def words(source: SourceText, draft: Draft) -> list[str]:
    return [" ".join(source.text[one.unit.start : one.unit.end].split()) for one in draft.commitments]


ORDER = """---
title: Order on open data of Norland
---

<h2>Order on open data</h2>
<p>The Governor of Norland directs as follows:</p>
<ol style="list-style-type&#58;upper-roman;">
  <li><strong>DATA</strong><br>
    <ol type="A">
      <li>Each office shall publish its register of homes on the portal.</li>
      <li>Each office shall publish 40 tables on the portal by 2027.</li>
    </ol>
  </li>
  <li><strong>REPORTS</strong><br>
    <ol type="A">
      <li>The registrar shall report on the portal each year.</li>
      <li>The registrar shall name who answers for it.</li>
    </ol>
  </li>
  <li><strong>DEFINITIONS</strong><br>
    <p>"Table" means what is told in rows, as offices keep it for their own work and that of others.</p>
  </li>
  <li><strong>SEVERABILITY</strong><br>
    <p>If any part of this order is held invalid, this shall not affect the other parts of it.</p>
  </li>
</ol>
"""


def test_markdown_that_is_a_page_is_read_as_one(tmp_path: Path) -> None:
    source, draft = drafted(tmp_path, "order.md", ORDER)
    assert source.format == "md"
    assert draft.facts.title == "Order on open data of Norland"
    assert words(source, draft) == [
        "A. Each office shall publish its register of homes on the portal.",
        "B. Each office shall publish 40 tables on the portal by 2027.",
        "A. The registrar shall report on the portal each year.",
        "B. The registrar shall name who answers for it.",
    ]
    assert [str(one.value) for one in draft.targets] == ["40"]


def test_a_little_html_leaves_markdown_as_it_stands(tmp_path: Path) -> None:
    text = (
        "# Plan of Norland\n\n<p>To 2027.</p>\n\n"
        "- The Ministry will open 20 schools.\n- It will hire 30 clerks.\n"
    )
    source, draft = drafted(tmp_path, "plan.md", text)
    assert source.text == text
    assert len(draft.commitments) == 2


@pytest.mark.parametrize(
    ("about", "label"),
    [('type="a"', "a."), ('type="I"', "I."), ('style="list-style: lower-roman inside"', "i."), ("", "1.")],
)
def test_a_list_of_a_page_has_the_numbers_that_are_shown(tmp_path: Path, about: str, label: str) -> None:
    text = f"<html><body><ol {about}><li>Open the schools.</li><li>Hire clerks.</li></ol></body></html>"
    source, _ = drafted(tmp_path, "page.html", text)
    assert source.text.strip().split()[0] == label


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("0% 1% 2% 3% 4% 5%", {"scale"}),
        ("0 5 10 15 20 25", {"scale"}),
        ("120,100,80,60,40", {"number"}),
        ("we will open 1 2 4 8 and 16 schools", {"number"}),
        ("10% 20% 30% of homes", {"number"}),
    ],
)
def test_the_scale_of_a_chart_counts_nothing(text: str, forms: set[str]) -> None:
    assert {one.form for one in mentions_in(text, language_named("en"))} == forms


def test_numbers_in_the_margin_make_no_table() -> None:
    listed = [["A/7", "", ""], ["", "114.1.", "Open the schools"], ["", "114.2.", "Hire the clerks"]]
    assert is_numbered_list(listed)
    assert is_numbered_list([["a)", "Open the schools"], ["b)", "Hire the clerks"], ["c)", "Close the mine"]])
    table = [["1.", "Open", "Ministry"], ["2.", "Hire", "Court"], ["3.", "Close", "City"]]
    assert not is_numbered_list(table)
    assert not is_numbered_list([["Open", "Ministry"], ["Hire", "Court"], ["Close", "City"]])


CATALOGUE = "# Report on Norland\n\n{lead}\n\n" + "".join(
    f"114.{at}. Ratify the treaty number {at} on the rights of people.\n\n" for at in range(1, 13)
)


def test_the_words_before_a_catalogue_lead_in_to_it(tmp_path: Path) -> None:
    lead = (
        "114. The recommendations that were formulated during the dialogue or are listed below, each "
        "by the State that made it, will be examined by Norland, which will answer them:"
    )
    source, draft = drafted(tmp_path, "report.md", CATALOGUE.format(lead=lead))
    assert len(draft.commitments) == 12
    assert not any(one.startswith("114. The") for one in words(source, draft))


def test_a_letter_behind_a_number_counts_up(tmp_path: Path) -> None:
    text = "".join(
        f"Action {number}{letter}: The Ministry will open school {letter} of town {number}.\n\n"
        for number in (1, 2)
        for letter in "AB"
    )
    source, draft = drafted(tmp_path, "plan.txt", f"Plan of Norland\n\n{text}")
    assert [one.unit.number.rstrip(":") for one in draft.commitments] == [
        "Action 1A",
        "Action 1B",
        "Action 2A",
        "Action 2B",
    ]
    assert source.text.count("Action") == 4


PROSE = """# Registers of Norland

People of Norland find it hard to learn which office keeps which register, and whom to ask about it.

The Ministry will keep one list of all registers and of the offices that answer for them.

Such lists were kept by several offices in the past, each in its own way and without the others.
"""


def test_of_prose_what_will_be_is_promised(tmp_path: Path) -> None:
    source, draft = drafted(tmp_path, "registers.md", PROSE)
    assert [one[:18] for one in words(source, draft)] == ["The Ministry will "]


def test_in_chinese_how_many_take_part_is_a_condition(tmp_path: Path) -> None:
    text = (
        "诺兰采购工作方案\n\n一、采购形式\n\n（一）入围企业在3家及以上的，采取招标采购的方式；入围企业为2家的，采取议价采购的方式。\n\n"
        "（二）到2027年，新建20家医院。\n"
    )
    _, draft = drafted(tmp_path, "plan.txt", text)
    assert [str(one.value) for one in draft.targets] == ["20"]


ASSUMED = {
    "en": "The case assumes that the city will renovate 300 homes.",
    "es": "Se supone que la ciudad renovará 300 viviendas.",
    "fr": "On suppose que la ville rénovera 300 logements.",
    "it": "Si ipotizza che la città rinnoverà 300 alloggi.",
    "pt": "Na hipótese de a cidade renovar 300 casas.",
    "ru": "Предполагается, что город отремонтирует 300 домов.",
    "ar": "بافتراض أن المدينة ستقوم بتجديد 300 منزل.",
    "zh": "假设全市将改造300套住房。",
}


@pytest.mark.parametrize("code", ASSUMED)
def test_what_is_assumed_is_not_promised(tmp_path: Path, code: str) -> None:
    place = tmp_path / "plan.md"
    place.write_text(f"# Plan\n\n1. {ASSUMED[code]}\n", encoding="utf-8")
    draft = draft_register(read_document(str(place), lambda *_: None), code)
    assert not draft.targets
    assert "it is assumed or estimated, and no promise" in {str(one.reason) for one in draft.no_targets}


@pytest.mark.parametrize(
    "text",
    [
        "The city will renovate 300 homes, assuming that the province grants the money.",
        "The city will assume the upkeep of 300 homes.",
        "The costs are assumed by the city, which will renovate 300 homes.",
    ],
)
def test_what_is_promised_beside_an_assumption_stays(tmp_path: Path, text: str) -> None:
    _, draft = drafted(tmp_path, "plan.md", f"# Plan\n\n1. {text}\n")
    assert [str(one.value) for one in draft.targets] == ["300"]


RESOLUTION = """# Resolution on open data of Norland

WHEREAS, the Town of Norland is committed to openness; and

WHEREAS, plans for registers should be established;

NOW, THEREFORE, BE IT RESOLVED, the Town Board shall appoint a Board of Registers. It meets each month; and

BE IT FURTHER RESOLVED, the clerk shall name who answers for each register; and

BE IT FURTHER RESOLVED, the plan of registers shall include:

(1) Openness: steps the Town will take to publish its registers online

(2) Collaboration: steps the Town will take to work with others
"""


def test_each_paragraph_of_a_resolution_that_decides_is_one(tmp_path: Path) -> None:
    source, draft = drafted(tmp_path, "resolution.md", RESOLUTION)
    found = words(source, draft)
    assert [one[:18] for one in found if one.startswith(("NOW", "BE"))] == [
        "NOW, THEREFORE, BE",
        "BE IT FURTHER RESO",
        "BE IT FURTHER RESO",
    ]
    assert not any(one.startswith("WHEREAS") for one in found)


def test_a_resolution_of_one_paragraph_makes_no_list(tmp_path: Path) -> None:
    text = "Plan of Norland\n\nBE IT RESOLVED, as follows:\n\n1. Open 20 schools.\n\n2. Hire 30 clerks.\n"
    source, draft = drafted(tmp_path, "plan.txt", text)
    assert [one[:2] for one in words(source, draft)] == ["1.", "2."]


def test_paragraphs_beside_a_catalogue_are_no_commitments(tmp_path: Path) -> None:
    told = "".join(
        f"{at}. Norland was a State of {at} rivers, in which each town has a school of its own.\n\n"
        for at in range(1, 6)
    )
    asked = "".join(
        f"{of}. The recommendations below, which were made in the dialogue or are listed here, each by the "
        f"State that made it, enjoy the support of Norland:\n\n"
        + "".join(f"    {of}.{at} Open a school by the {at}th river (Sudland);\n\n" for at in range(1, 19))
        for of in (6, 7)
    )
    source, draft = drafted(tmp_path, "report.txt", f"Report on Norland\n\n{told}{asked}")
    found = words(source, draft)
    assert len(found) == 36
    assert all("Open a school" in one for one in found)


def test_heads_that_come_back_below_each_row_name_what_stands_below_them(tmp_path: Path) -> None:
    heads = "<tr><td>Timeline</td><td>Impact</td><td>Lead Agency</td></tr>"
    rows = "".join(
        f"<tr><td>Strategy</td><td>Open a school in the {name} of Norland and keep it open</td><td></td></tr>"
        f"{heads}<tr><td>By {year}</td><td>Large</td><td>Ministry of Schools</td></tr>"
        for name, year in (("north", 2027), ("south", 2028), ("east", 2029))
    )
    source, draft = drafted(tmp_path, "plan.html", f"<h1>Plan of Norland</h1><table>{rows}</table>")
    assert [one.split("|")[1].strip()[:23] for one in words(source, draft)] == [
        "Open a school in the no",
        "Open a school in the so",
        "Open a school in the ea",
    ]


def test_heads_repeated_on_each_page_stand_over_their_rows(tmp_path: Path) -> None:
    heads = "<tr><td>Action</td><td>Timeline</td><td>Lead Agency</td></tr>"
    rows = "".join(
        f"{heads}<tr><td>Open a school in the {name}</td><td>2027</td><td>Ministry</td></tr>"
        f"<tr><td>Hire a clerk for the {name}</td><td>2027</td><td>Ministry</td></tr>"
        for name in ("north", "south", "east")
    )
    source, draft = drafted(tmp_path, "plan.html", f"<h1>Plan of Norland</h1><table>{rows}</table>")
    assert len([one for one in words(source, draft) if one.startswith(("Open", "Hire"))]) == 6
