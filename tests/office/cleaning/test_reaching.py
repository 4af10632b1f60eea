"""Nothing comes in that would be loaded or started as soon as a document is opened, however it is spelled."""

import pytest

from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kinds import FileNotTaken
from tests.office.cleaning import made_files as m
from tests.office.cleaning.test_cleaning import unpacked

_TO = "http://evil.example/x"
#: What stands in an open document, and why it does not come in.
_OPEN = {
    "single quotes": f"<draw:image xlink:href='{_TO}'/>",
    "another prefix": f'<o:image xmlns:o="{m.SPACES["draw"]}" xlink:href="{_TO}"/>',
    "spaces": f'<draw:image xlink:href = "{_TO}"/>',
    "letters by number": '<draw:image xlink:href="&#104;ttp&#58;//evil.example/x"/>',
    "a pattern": f'<draw:fill-image xlink:href="{_TO}"/>',
    "a background": f'<style:background-image xlink:href="{_TO}"/>',
    "a part": f'<draw:object xlink:href="{_TO}"/>',
    "a sound": f'<presentation:sound xlink:href="{_TO}"/>',
    "a font": f'<svgo:font-face-uri xlink:href="{_TO}"/>',
    "a formula": f'<table:table-cell table:formula="of:=WEBSERVICE(&quot;{_TO}&quot;)"/>',
    "a formula for another program": "<table:table-cell table:formula='of:=DDE(1;2;3)'/>",
}
#: What is not known: it goes, and what is around it comes in.
_LEFT_OUT = {
    "a table": f'<table:table-source xlink:href="{_TO}"/>',
    "another program": '<office:dde-source office:dde-application="x"/>',
    "a frame": f'<draw:floating-frame xlink:href="{_TO}"/>',
    "a plugin": f'<draw:plugin href="{_TO}"/>',
    "a script": (
        '<script:event-listener xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
        'xlink:href="vnd.sun.star.script:x"/>'
    ),
}
_WORD = {
    "a field in two pieces": f'<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE "{_TO}"</w:instrText>',
    "a field in small letters": f'<w:instrText>includetext "{_TO}"</w:instrText>',
    "a field for another program": "<w:instrText> DDE x</w:instrText>",
    "a simple field": '<w:fldSimple w:instr=" ddeauto x"/>',
    "a picture": f'<w:pict><v:shape><v:imagedata src="{_TO}"/></v:shape></w:pict>',
}


def why(data: bytes, ending: str) -> str:
    with pytest.raises(FileNotTaken) as refused:
        cleaned_file(data, ending)
    return refused.value.code


@pytest.mark.parametrize("how", _OPEN)
def test_an_open_document_loads_nothing(how: str) -> None:
    assert (
        why(m.open_document("content.xml", m.marked("office:document-content", _OPEN[how])), ".odt")
        == "external"
    )


@pytest.mark.parametrize("how", _LEFT_OUT)
def test_what_is_not_known_to_be_drawn_is_left_out(how: str) -> None:
    says = m.marked("office:document-content", f"<text:p>seen{_LEFT_OUT[how]} and read</text:p>")
    _, (clean, codes) = cleaned_file(m.open_document("content.xml", says), ".odt")
    assert b"seen and read" in unpacked(clean)
    assert b"evil" not in unpacked(clean)
    assert codes == frozenset({"properties"})


def test_of_a_field_that_asks_another_program_the_words_stay() -> None:
    field = '<text:dde-connection text:connection-name="x">12 of</text:dde-connection> 30'
    says = m.marked("office:document-content", f"<text:p>seen: {field}</text:p>")
    _, (clean, _) = cleaned_file(m.open_document("content.xml", says), ".odt")
    assert b"<text:p>seen: 12 of 30</text:p>" in unpacked(clean)


@pytest.mark.parametrize("how", _WORD)
def test_a_text_loads_nothing(how: str) -> None:
    text = m.marked("w:document", f"<w:body><w:p><w:r>{_WORD[how]}</w:r></w:p></w:body>")
    assert why(m.document("docx", "word/document.xml", text), ".docx") == "external"


@pytest.mark.parametrize(
    "formula", [f'_xlfn.WEBSERVICE("{_TO}")', f'IMAGE("{_TO}")', 'RTD("a",,"b")', "cmd|'/c x'!A0"]
)
def test_no_cell_asks_a_server_or_a_program(formula: str) -> None:
    sheet = m.marked(
        "x:worksheet", f"<x:sheetData><x:row><x:c><x:f>{formula}</x:f></x:c></x:row></x:sheetData>"
    )
    assert why(m.document("xlsx", "xl/worksheets/sheet1.xml", sheet), ".xlsx") == "external"


@pytest.mark.parametrize(
    ("part", "says", "code"),
    [
        ("Pictures/a.svg", m.marked("svg:svg", f'<svg:image href="{_TO}"/>'), "external"),
        ("Pictures/a.svg", m.marked("svg:svg", f"<svg:style>@import url({_TO})</svg:style>"), "external"),
        ("Pictures/a.SVG", "<s><script>x</script></s>", "markup"),
        ("Pictures/a.svg", "<s:s xmlns:s='s'><s:script>x</s:script></s:s>", "markup"),
        ("styles.xml", '<?xml version="1.0" encoding="utf-7"?><a/>', "broken"),
        ("styles.xml", '<!DOCTYPE a SYSTEM "x"><a/>', "broken"),
        (
            "content.xml",
            m.marked("office:document-content", "<office:binary-data>TVqQAAMAAAAEAAAA</office:binary-data>"),
            "embedded",
        ),
        (
            "content.xml",
            m.marked(
                "office:document-content", '<presentation:event-listener xlink:href="vnd.sun.star.script:x"/>'
            ),
            "macros",
        ),
    ],
)
def test_parts_of_an_open_document_neither(part: str, says: str, code: str) -> None:
    assert why(m.open_document(part, says), ".odt") == code


@pytest.mark.parametrize("more", ["", ' TargetMode="External"', ' TargetMode="&#x45;xternal"'])
def test_a_picture_that_lies_elsewhere_does_not_come_in(more: str) -> None:
    assert why(m.linked_text(_TO, "image", more), ".docx") == "external"


def test_a_film_and_a_file_inside_stay_behind_and_the_words_come_in() -> None:
    for kind in ("oleObject", "package", "video", "audio"):
        _, (clean, codes) = cleaned_file(m.linked_text(_TO, kind, ' TargetMode="External"'), ".docx")
        assert b"evil" not in unpacked(clean)
        assert codes == frozenset({"attachments", "properties"})


def test_what_a_reader_clicks_on_and_what_only_looks_like_it_comes_in() -> None:
    text = m.marked(
        "office:document-content",
        f'<text:a xlink:href="{_TO}">DDE and INCLUDETEXT, "data: a, b" (http://evil.example)</text:a>'
        '<table:table-cell table:formula="of:=IF(A1=&quot;see image (1)&quot;;1;2)"/>'
        '<draw:image xlink:href="Pictures/a.png"/>',
    )
    _, (clean, codes) = cleaned_file(m.open_document("content.xml", text), ".odt")
    assert codes == frozenset()
    assert b"see image (1)" in unpacked(clean)
