"""Documents of every kind, sound and unsound: text, a draft, or a plain word on why not."""

import datetime
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tallystick.reading import draft_register, read_document
from tallystick.reading.model import SourceText
from tests.reading.pdf_objects import joined

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def silent(*_: object) -> None:
    """Tell nobody."""


def opened(folder: Path, name: str, data: bytes) -> SourceText:
    place = folder / name
    place.write_bytes(data)
    return read_document(str(place), silent)


def docx(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def paragraph(text: str, style: str = "", listed: str = "") -> str:
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += f'<w:numPr><w:ilvl w:val="{listed}"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{about}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with lines of text, written by hand so that no writer is needed."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return joined([one.encode("latin-1") for one in objects])


PLAN_PAGES = [
    ["Plan of Norland 2024-2026", "1. Water", "The state will build 40 wells by 2025."],
    ["Plan of Norland 2024-2026", "2. Schools", "At least 90 percent of pupils will finish"],
    ["Plan of Norland 2024-2026", "school by 2026."],
    ["Plan of Norland 2024-2026", "3. Roads", "Roads will be paved."],
]


def test_a_text_is_kept_to_the_character(tmp_path: Path) -> None:
    text = "1. One\r\n\r\n2. Two\u00a0and\f3. Three\n"
    assert opened(tmp_path, "plan.txt", text.encode()).text == text


def test_a_pdf_is_read_over_page_breaks_without_its_running_heads(tmp_path: Path) -> None:
    source = opened(tmp_path, "plan.pdf", pdf(PLAN_PAGES))
    draft = draft_register(source)
    assert [one.unit.number for one in draft.commitments] == ["1.", "2.", "3."]
    assert [(str(one.value), one.deadline) for one in draft.targets] == [("40", "2025"), ("90", "2026")]
    assert [one.page for one in source.places] == [1, 2, 3, 4]


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is a scan: its 3 pages"):
        opened(tmp_path, "scan.pdf", pdf([[], [], []]))


def test_an_encrypted_pdf_is_said_to_be_protected(tmp_path: Path) -> None:
    locked = "/Filter /Standard /V 1 /R 2 /P -4 /O <" + "17" * 32 + "> /U <" + "2a" * 32 + ">"
    sound = pdf(PLAN_PAGES).decode()
    data = sound.replace(
        "trailer << ", f"trailer << /Encrypt << {locked} >> /ID [<{'3b' * 16}> <{'3b' * 16}>] "
    )
    with pytest.raises(Refusal, match="protected by a password"):
        opened(tmp_path, "plan.pdf", data.encode())


_MEASURED = """
import json, sys
from pathlib import Path
from tallystick.reading import read_document
told = []
source = read_document(sys.argv[1], lambda *one: told.append(one))
# Not ru_maxrss: that keeps the size of whoever started the process.
[peak] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(json.dumps({
    "told": sum(what == "reading pages" for what, _, _ in told),
    "pages": len(source.places),
    "warnings": [one.reason.text for one in source.warnings],
    "megabytes": int(peak.split()[1]) / 1024,
}))
"""


@pytest.mark.slow
def test_thousands_of_pages_give_their_text_to_the_stated_limit_in_little_memory(tmp_path: Path) -> None:
    pages = [
        [
            f"{at}. Wells of district {at}",
            f"The state will build {at % 70 + 20} wells",
            "in the district by 2026.",
        ]
        for at in range(1, 5101)
    ]
    place = tmp_path / "plan.pdf"
    place.write_bytes(pdf(pages))
    command = [sys.executable, "-c", _MEASURED, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said = json.loads(done.stdout)
    assert said["told"] >= 100
    assert said["pages"] == 5000
    assert any("only the first 5000 of 5100 pages" in one for one in said["warnings"])
    assert said["megabytes"] < 500


def test_a_word_document_keeps_its_numbers_tables_and_notes(tmp_path: Path) -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    styles = f'<w:styles {W}><w:style w:styleId="U1"><w:name w:val="heading 1"/></w:style></w:styles>'
    note = paragraph("A note.")
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    table = "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in (("Action", "Responsible"), ("Train 60 judges", "Court"), ("Open two halls", "Court"))
    )
    body = (
        paragraph("Law", "U1")
        + paragraph("Amend the code.", listed="0")
        + paragraph("Hire 12 clerks.", listed="0")
    )
    data = docx(body + table + "</w:tbl>", numbering=numbering, styles=styles, footnotes=notes)
    source = opened(tmp_path, "plan.docx", data)
    assert "1. Amend the code.\n2. Hire 12 clerks.\nAction | Responsible\n" in source.text
    assert source.text.rstrip().endswith("[2] A note.")
    rows = [one for one in draft_register(source, "en").commitments if one.unit.rule == "layout:row"]
    assert [one.unit.title for one in rows] == ["Train 60 judges", "Open two halls"]


def test_a_web_page_is_read_and_nothing_in_it_is_run(tmp_path: Path) -> None:
    page = (
        "<html><head><script src='http://x.example/a.js'></script><style>p{}</style></head><body><nav>Menu</nav>"
        "<h1>Plan 2024-2026</h1><h2>Health</h2><ol><li>Build <b>40</b> clinics.<li>Train nurses.</ol>"
        "<script>document.write('9 spies')</script><img src=x onerror=alert(1)></body></html>"
    )
    source = opened(tmp_path, "plan.html", page.encode())
    assert source.text.split("\n") == [
        "",
        "Plan 2024-2026",
        "",
        "",
        "Health",
        "",
        "1. Build 40 clinics.",
        "2. Train nurses.",
        "",
    ]


def test_a_legacy_encoding_is_told_and_read(tmp_path: Path) -> None:
    text = "一、完善制度\n（一）建设50所学校，加强服务。\n（二）推进工作，提高水平。\n" * 5
    source = opened(tmp_path, "plan.txt", text.encode("gb18030"))
    assert source.text == text
    assert "GB 18030" in source.warnings[0].reason.text


def test_a_western_encoding_is_told_and_read(tmp_path: Path) -> None:
    text = "Le plan prévoit la création de 20 écoles d'ici à 2025 dans les régions les plus éloignées.\n" * 5
    source = opened(tmp_path, "plan.txt", text.encode("cp1252"))
    assert source.text == text


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("picture.txt", bytes(range(256)) * 40, "is no text"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "is broken"),
        ("renamed.pdf", b"hello", "is broken"),
        ("broken.docx", b"PK\x03\x04broken word/", "is broken or protected"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old or protected"),
        ("rich.doc", b"{\\rtf1 The Ministry will open 40 clinics.}", "rich text"),
        ("other.zip", b"PK\x03\x04something else", "is a zip"),
    ],
)
def test_an_unsound_document_is_refused_in_words(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        opened(tmp_path, name, data)


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="unpack to far more"):
        opened(tmp_path, "bomb.docx", docx("<!-- " + " " * 80_000_000 + " -->"))


def test_entities_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(Refusal, match="declares entities"):
        opened(tmp_path, "plan.docx", out.getvalue())


def test_there_is_no_such_document(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="there is no document"):
        read_document(str(tmp_path / "none.txt"), silent)
    with pytest.raises(Refusal, match="is a folder"):
        read_document(str(tmp_path), silent)


def test_an_unknown_language_is_said(tmp_path: Path) -> None:
    source = opened(tmp_path, "plan.txt", "תוכנית לאומית לזכויות אדם 2024\n1. לבנות בתי ספר\n".encode())
    with pytest.raises(Refusal, match="from right to left"):
        draft_register(source)
    source = opened(tmp_path, "plan.txt", "Ο κόσμος και η θάλασσα της χώρας 2024\n1. Σχολεία\n".encode())
    with pytest.raises(Refusal, match="none of the languages"):
        draft_register(source)


def test_right_to_left_text_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    place = tmp_path / "plan.txt"
    place.write_text("תוכנית לאומית לזכויות אדם\n1. לבנות 40 בתי ספר עד 2026\n", encoding="utf-8")
    with pytest.raises(Refusal, match="from right to left"):
        run_reading(str(place), str(tmp_path / "out"), Given(known_by=datetime.date(2026, 6, 30)), silent)
    assert not (tmp_path / "out").exists()


def test_two_languages_are_said(tmp_path: Path) -> None:
    text = "The state will build the wells and the roads of the north in the plan.\n" * 6
    text += "El Estado construirá los pozos y las carreteras del norte en el plan para la gente.\n" * 6
    draft = draft_register(opened(tmp_path, "plan.txt", text.encode()))
    assert any("several languages" in one.text for one in draft.warnings)


def test_a_text_without_items_gives_an_honest_draft(tmp_path: Path) -> None:
    draft = draft_register(opened(tmp_path, "plan.txt", b"The sea is the sea and the sky is the sky."), "en")
    assert (draft.commitments, draft.targets) == ((), ())
    assert any("no item was recognised" in one.text for one in draft.warnings)


@pytest.mark.parametrize(
    ("code", "encoding", "text"),
    [
        ("ru", "cp1251", "План\n\n1. Открыть школы.\n"),
        ("ru", "koi8_r", "План действий правительства\n\n1. Открыть 40 школ к 2027 году.\n"),
        ("ar", "cp1256", "خطة\n\n1. فتح مدارس.\n"),
        ("zh", "gb18030", "计划\n\n1. 建校。\n"),
        ("fr", "cp1252", "Été\n\n1. Créer 40 écoles.\n"),
    ],
)
def test_the_language_that_is_said_decides_an_old_encoding(
    tmp_path: Path, code: str, encoding: str, text: str
) -> None:
    place = tmp_path / "plan.txt"
    place.write_bytes(text.encode(encoding))
    assert read_document(str(place), silent, code).text == text
    page = tmp_path / "plan.html"
    page.write_bytes(f"<p>{text}</p>".encode(encoding))
    assert text.split("\n", maxsplit=1)[0] in read_document(str(page), silent, code).text


def test_a_language_that_the_bytes_are_none_of_hides_no_text(tmp_path: Path) -> None:
    place = tmp_path / "plan.txt"
    text = "План действий правительства Норландии на годы\n\n1. Открыть 40 школ к 2027 году.\n"
    place.write_bytes(text.encode("cp1251"))
    assert read_document(str(place), silent, "zh").text
