"""What no reader sees is left out and counted: raised marks, hidden and deleted words, in every format."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, draft_register, read_document
from tallystick.reading.decode import decode
from tests.reading.test_files import docx

PAGE = (
    "<html><body><h1>Plan of Norland 2025-2028</h1>"
    "<p>1.1 The Ministry will open 40<sup>3</sup> clinics of 60 m<sup>2</sup> by 2027"
    "<a href='#n4'>[4]</a>.</p>"
    "<p>1.2 The Ministry will raise coverage to 85%<sup>2</sup> by 2028 in the 10<sup>th</sup> year.</p>"
    "<p hidden>1.3 The Ministry will open 77 desks.</p><p style='display: none'>And 78 more.</p>"
    "<p>1.4 The Ministry will train <del>500</del> 200 midwives"
    "<span style='vertical-align:super'>5</span>.</p>"
    "</body></html>"
)


def drafted(folder: Path, name: str, data: bytes) -> Draft:
    (folder / name).write_bytes(data)
    return draft_register(read_document(str(folder / name), lambda *_: None))


def test_a_web_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "plan.html", PAGE.encode())
    told = [(str(one.value), one.unit, one.deadline) for one in draft.targets]
    assert told == [
        ("40", "count", "2027"),
        ("60", "square_metres", "2027"),
        ("85", "percent", "2028"),
        ("200", "persons", ""),
    ]
    assert any("3 stretches of hidden or deleted words" in one.text for one in draft.warnings)


def run(words: str, about: str = "") -> str:
    return f"<w:r><w:rPr>{about}</w:rPr><w:t>{words}</w:t></w:r>"


def test_a_word_document_is_read_as_it_is_printed(tmp_path: Path) -> None:
    raised, hidden = '<w:vertAlign w:val="superscript"/>', "<w:vanish/>"
    shown = '<w:vanish w:val="0"/>'
    body = (
        "<w:p>" + run("The Ministry will open 40") + run("3", raised) + run(" clinics by 2027.") + "</w:p>"
        "<w:p>" + run("It will open 77 desks.", hidden) + run("It will train 200 midwives.", shown) + "</w:p>"
        "<w:p>" + run("It will keep 60 m") + run("2", raised) + run(" of roofs.") + "</w:p>"
        "<w:p><w:del>" + "<w:r><w:delText>It will open 78 desks.</w:delText></w:r>" + "</w:del>"
        "<w:moveFrom>" + run("It will open 79 desks.") + "</w:moveFrom>" + run("It will act.") + "</w:p>"
    )
    draft = drafted(tmp_path, "plan.docx", docx(body))
    assert [str(one.value) for one in draft.targets] == ["40", "200", "60"]
    assert any("3 stretches of hidden or deleted words" in one.text for one in draft.warnings)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The Ministry will open 40 clinics – and the “people” of the land will be heard."),
        ("cp1252", "Le ministère ouvrira 40 écoles d’été à la fin de l’année."),
        ("cp1252", "café"),
        ("cp1251", "Министерство откроет 40 школ к 2027 году и обучит учителей в районах."),
        ("gb18030", "到2027年，市政道路无障碍设施覆盖率达到90%以上，并完善服务制度。"),
        ("cp1256", "ستفتح الوزارة 40 مدرسة في مدن الشمال بحلول عام 2027 من أجل كل طفل"),
    ],
)
def test_an_older_encoding_is_known_by_what_its_signs_make(encoding: str, text: str) -> None:
    read, (notice,) = decode(text.encode(encoding))
    assert read == text
    assert "Chinese" in notice.reason.text or encoding != "gb18030"
    assert "Chinese" not in notice.reason.text or encoding == "gb18030"


def test_a_table_that_only_lays_out_is_read_as_blocks(tmp_path: Path) -> None:
    page = (
        "<table><tr><td>Menu</td><td><h2>Plan of Norland 2025-2028</h2>"
        "<p>1. The Ministry will open 40 clinics.</p>"
        "<p>2. The Ministry will train 200 midwives in all of the land.</p></td></tr></table>"
    )
    draft = drafted(tmp_path, "plan.html", f"<html><body>{page}</body></html>".encode())
    assert [one.unit.number for one in draft.commitments] == ["1.", "2."]
