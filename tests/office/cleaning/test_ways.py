"""Ways that a list of what is bad does not think of: other spellings, other elements, other relationships."""

import base64
import io
import zipfile

import pytest

from tallystick.office.cleaning.cleaner import cleaned_file
from tests.office.cleaning import made_files as m
from tests.office.cleaning.hostile import links, zipped
from tests.office.cleaning.test_cleaning import unpacked
from tests.office.cleaning.test_reaching import why

_TO = "http://evil.example/x"
_AWAY = (
    *("mhtml:http://evil.example/x", r"http:\\evil.example\x", "ftp:evil.example/x", "/\\evil.example/x"),
    *("http:/evil.example/x", "jar:http://evil.example/x!/", "/a.png", "../a.png", "a/../../b.png"),
)


def _text(inside: str) -> bytes:
    return m.document(
        "docx",
        "word/document.xml",
        m.marked("w:document", f"<w:body><w:p><w:r>{inside}</w:r></w:p></w:body>"),
    )


def _open(inside: str, part: str = "content.xml", root: str = "office:document-content") -> bytes:
    return m.open_document(part, m.marked(root, inside))


def _led(inside: str, kind: str, target: str, more: str = ' TargetMode="External"') -> bytes:
    """Give a text with something in it that is led by a relationship of a kind."""
    with zipfile.ZipFile(io.BytesIO(_text(inside))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/_rels/document.xml.rels": links((kind, target, more))})


@pytest.mark.parametrize("target", _AWAY)
def test_what_is_drawn_lies_in_the_document_however_its_place_is_spelled(target: str) -> None:
    drawn = f'<w:pict><v:shape><v:imagedata src="{target}"/></v:shape></w:pict>'
    assert why(_text(drawn), ".docx") == "external"
    assert why(_open(f'<draw:image xlink:href="{target}"/>'), ".odt") == "external"


def test_a_chart_leads_to_the_table_around_it() -> None:
    chart = m.marked("office:document-content", "").replace(
        "</office:document-content>",
        '<c:chart xmlns:c="urn:oasis:names:tc:opendocument:xmlns:chart:1.0" '
        f'xmlns:xlink="{m.SPACES["xlink"]}" xlink:href=".."/></office:document-content>',
    )
    _, (clean, _) = cleaned_file(m.open_document("Object 1/content.xml", chart), ".odt")
    assert b'xlink:href=".."' in unpacked(clean)


@pytest.mark.parametrize("server", [r"\\evil.example@SSL\x\a.png", r"\\?\UNC\evil\x", r"\\[fe80::1]\evil"])
def test_a_place_in_a_network_goes_whatever_its_server_is_called(server: str) -> None:
    for data, ending in (
        (_text(f'<w:pict><v:shape><v:imagedata src="{server}"/></v:shape></w:pict>'), ".docx"),
        (_open(f'<text:a xlink:href="{server}">seen</text:a>'), ".odt"),
        (m.linked_text(server), ".docx"),
    ):
        _, (clean, codes) = cleaned_file(data, ending)
        assert server.encode() not in unpacked(clean)
        assert "properties" in codes


@pytest.mark.parametrize(
    "drawn",
    [
        '<w:drawing><a:blip r:link="r0"/></w:drawing>',
        '<w:drawing><a:blip r:embed="r0"/></w:drawing>',
        '<w:pict><v:shape><v:imagedata r:id="r0"/></v:shape></w:pict>',
        '<w:hyperlink r:id="r0"/><w:drawing><a:blip r:link="r0"/></w:drawing>',
        '<w:drawing><wp:docPr><a:hlinkHover r:id="r0"/></wp:docPr></w:drawing>',
    ],
)
def test_a_link_is_clicked_on_and_draws_nothing(drawn: str) -> None:
    assert why(_led(drawn, "hyperlink", _TO), ".docx") == "external"


@pytest.mark.parametrize("action", ["ppaction://program", "ppaction://macro?name=x", "ppaction://ole?verb=0"])
def test_no_slide_starts_a_program(action: str) -> None:
    slide = m.marked("w:document", f'<wp:docPr><a:hlinkClick action="{action}" r:id="r0"/></wp:docPr>')
    assert why(m.document("docx", "word/document.xml", slide), ".docx") == "macros"
    listener = f'<presentation:event-listener presentation:action="execute" xlink:href="{_TO}"/>'
    assert why(_open(listener), ".odt") == "macros"


@pytest.mark.parametrize("kind", ["aFChunk", "subDocument"])
def test_words_that_lie_in_another_file_are_not_left_out_unseen(kind: str) -> None:
    assert why(_led("<w:t>seen</w:t>", kind, "/word/a.rtf", ""), ".docx") == "embedded"


@pytest.mark.parametrize(
    "field",
    [
        f'<w:instrText>LINK Excel.Sheet.12 "{_TO}.xlsx" "R1C1" \\a</w:instrText>',
        f'<w:instrText>DATABASE \\d "{_TO}"</w:instrText>',
        f'<w:instrText>RD "{_TO}"</w:instrText>',
        f'<w:instrText>INCLUDE "{_TO}"</w:instrText>',
        f'<w:delInstrText>INCLUDEPICTURE "{_TO}"</w:delInstrText>',
        f"<w:instrText>INCLUDE</w:instrText><w:delInstrText>X</w:delInstrText>"
        f'<w:instrText>PICTURE "{_TO}"</w:instrText>',
    ],
)
def test_no_field_loads_under_another_name_or_where_it_was_deleted(field: str) -> None:
    assert why(_text(field), ".docx") == "external"


_FORMULAS = (
    f"'a&quot;b'!A1&amp;WEBSERVICE(&quot;{_TO}&quot;)&amp;&quot;x&quot;",
    "-cmd|'/c x'!A0",
    "@SUM(1)*cmd|'/c x'!A0",
    f"'{_TO}/[a.xlsx]S'!A1",
    "CALL(&quot;x&quot;)",
)


@pytest.mark.parametrize("formula", [*_FORMULAS, f"WEBSERVICE(&quot;{_TO}&quot;)"])
@pytest.mark.parametrize(
    ("root", "part", "around"),
    [
        ("x:worksheet", "xl/worksheets/sheet1.xml", "<x:c><x:f>{}</x:f></x:c>"),
        ("x:worksheet", "xl/worksheets/sheet1.xml", "<x:formula1>{}</x:formula1>"),
        ("x:workbook", "xl/workbook.xml", '<x:definedName name="a">{}</x:definedName>'),
        ("x:table", "xl/tables/table.xml", "<x:calculatedColumnFormula>{}</x:calculatedColumnFormula>"),
    ],
)
def test_nothing_that_a_book_reckons_with_asks_anybody(
    root: str, part: str, around: str, formula: str
) -> None:
    assert why(m.document("xlsx", part, m.marked(root, around.format(formula))), ".xlsx") == "external"


@pytest.mark.parametrize(
    "said",
    [
        f'<table:table-cell table:formula="of:WEBSERVICE(&quot;{_TO}&quot;)"/>',
        f"""<table:table-cell table:formula="of:=['{_TO}.ods'#$S.A1]"/>""",
        f'<table:table-cell table:formula="of:={_FORMULAS[0]}"/>',
        f'<table:named-expression table:expression="WEBSERVICE(&quot;{_TO}&quot;)"/>',
        f"""<table:named-range table:cell-range-address="'{_TO}.ods'#$S.A1"/>""",
        f'<table:content-validation table:condition="of:is-true-formula(WEBSERVICE(&quot;{_TO}&quot;))"/>',
        f'<style:map style:condition="is-true-formula(WEBSERVICE(&quot;{_TO}&quot;))"/>',
    ],
)
def test_no_open_document_reckons_with_what_lies_elsewhere(said: str) -> None:
    assert why(_open(said), ".odt") == "external"


@pytest.mark.parametrize(
    "said",
    [
        f'<svg:style>@\\69mport "{_TO}"</svg:style>',
        f"<svg:style>a{{fill:u\\72l({_TO})}}</svg:style>",
        f"<svg:style>a{{fill:url(/**/'{_TO}')}}</svg:style>",
        f"<svg:style>a{{background:image-set('{_TO}' 1x)}}</svg:style>",
        "<svg:style>@font-face{src:url(ftp:evil.example/x)}</svg:style>",
        f'<svg:rect fill="url({_TO}#p)"/>',
        '<svg:rect style="fill:u\\72l(//evil.example/x)"/>',
    ],
)
def test_no_style_of_a_drawing_loads(said: str) -> None:
    assert why(_open(said, "Pictures/a.svg", "svg:svg"), ".odt") == "external"


_LETTERS, _PHOTO = "TVqQAAMAAAAEAAAA", base64.b64encode(m.photo("JPEG")).decode()


@pytest.mark.parametrize(
    "inside",
    [
        f"<office:binary-data><![CDATA[{_LETTERS}]]></office:binary-data>",
        f"<office:binary-data><!-- a -->{_LETTERS}</office:binary-data>",
        f'<é:binary-data xmlns:é="{m.SPACES["office"]}">{_LETTERS}</é:binary-data>',
        f'<draw:image xlink:href="&#100;ata:;base64,{_LETTERS}"/>',
    ],
)
def test_no_file_comes_in_by_letters_that_are_spelled_otherwise(inside: str) -> None:
    assert why(_open(inside), ".odt") == "embedded"


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (_open(f"<office:binary-data><![CDATA[{_PHOTO}]]></office:binary-data>"), ".odt"),
        (_open(f'<draw:image xlink:href="&#100;ata:image/jpeg;base64,{_PHOTO}"/>'), ".odt"),
        (_open(f'<draw:image xlink:href="data:;base64,{_PHOTO}"/>'), ".odt"),
        (
            _text(
                f'<w:pict><v:shape><v:imagedata src="data:image/jpeg;base64,{_PHOTO}"/></v:shape></w:pict>'
            ),
            ".docx",
        ),
    ],
)
def test_pictures_in_letters_note_nothing_however_they_are_spelled(data: bytes, ending: str) -> None:
    _, (clean, codes) = cleaned_file(data, ending)
    assert b"image_data" in str(sorted(codes)).encode()
    assert _PHOTO[:60].encode() not in unpacked(clean)
    assert b"/9j/" in unpacked(clean)


@pytest.mark.parametrize(
    "target", ["../../Zhang%20Anna/a.docx", "Zhang Anna.docx", "\\\\annas-pc\\a\\b", "C:\\Zhang Anna\\a"]
)
def test_a_link_to_a_file_near_the_senders_own_leads_nowhere(target: str) -> None:
    for data, ending in (
        (m.linked_text(target), ".docx"),
        (_open(f'<text:a xlink:href="{target}">seen</text:a>'), ".odt"),
    ):
        _, (clean, codes) = cleaned_file(data, ending)
        assert "properties" in codes
        assert b"nna" not in unpacked(clean)


@pytest.mark.parametrize("target", [_TO, "mailto:office@example.org", "#Part", "www.example.org"])
def test_other_links_lead_where_they_led(target: str) -> None:
    _, (clean, codes) = cleaned_file(_open(f'<text:a xlink:href="{target}">seen</text:a>'), ".odt")
    assert f'xlink:href="{target}"'.encode() in unpacked(clean)
    assert codes == frozenset()


def test_pictures_and_objects_of_an_open_document_are_called_by_numbers() -> None:
    says = (
        '<draw:image xlink:href="Pictures/IMG_20240302.png"/><draw:object xlink:href="./Anna%20Zhang"/>'
        '<draw:image xlink:href="./ObjectReplacements/Anna Zhang"/><draw:object xlink:href="./Object 1"/>'
    )
    inner = m.marked("office:document-content", '<draw:image xlink:href="Pictures/Anna.png"/>')
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": m.marked("office:document-content", says),
        "Pictures/IMG_20240302.png": m.plain_picture(),
        "Anna Zhang/content.xml": inner,
        "Anna Zhang/Pictures/Anna.png": m.plain_picture(),
        "ObjectReplacements/Anna Zhang": m.plain_picture(),
        "Object 1/content.xml": inner,
        "META-INF/manifest.xml": (
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="Anna Zhang/" m:media-type="application/x-chart"/></m:manifest>'
        ),
    }
    _, (clean, codes) = cleaned_file(zipped(parts), ".odt")
    with zipfile.ZipFile(io.BytesIO(clean)) as archive:
        made = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    assert codes == frozenset({"properties"})
    assert not any("Anna" in part or "2024" in part for part in (*made, *made.values()))
    for href in ("Pictures/part1.png", "./Object 9000", "./ObjectReplacements/Object 9000", "./Object 1"):
        assert f'"{href}"' in made["content.xml"]
        assert any(name.startswith(href.removeprefix("./")) for name in made)
    assert '"Pictures/part' in made["Object 9000/content.xml"]
    assert (
        'full-path="Object 9000/" manifest:media-type="application/x-chart"' in made["META-INF/manifest.xml"]
    )


def test_nothing_tells_of_a_machine_by_its_numbers() -> None:
    book = '<x:workbookView activeTab="1" xWindow="-120" windowWidth="29040"/><x:calcPr calcId="191029"/>'
    settings = "".join(
        f'<config:config-item config:name="{name}">35007</config:config-item>'
        for name in ("ViewAreaWidth", "VisibleRight", "ViewTop")
    )
    for data, ending in (
        (m.document("xlsx", "xl/workbook.xml", m.marked("x:workbook", book)), ".xlsx"),
        (_open(settings, "settings.xml", "office:document-settings"), ".odt"),
    ):
        _, (clean, codes) = cleaned_file(data, ending)
        assert codes == frozenset({"properties"})
        assert not any(one in unpacked(clean) for one in (b"29040", b"-120", b"191029", b"35007"))


@pytest.mark.parametrize(
    "formula",
    [
        "'[1]x'!A1",
        "IF(A1=&quot;see image (1) // call (2)&quot;,1,2)",
        "'It''s'!A1",
        "SUM(T[a='#b'#])",
        "{1;2}",
        "HYPERLINK(&quot;http://a.example&quot;)",
    ],
)
def test_formulas_that_ask_nobody_come_in(formula: str) -> None:
    sheet = m.marked(
        "x:worksheet", f"<x:sheetData><x:row><x:c><x:f>{formula}</x:f></x:c></x:row></x:sheetData>"
    )
    _, (clean, codes) = cleaned_file(m.document("xlsx", "xl/worksheets/sheet1.xml", sheet), ".xlsx")
    assert codes == frozenset()
    assert b"<x:f>" in unpacked(clean)
