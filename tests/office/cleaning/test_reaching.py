"""Nothing comes in that would be loaded or started as soon as a document is opened, however it is spelled."""

import pytest

from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kinds import FileNotTaken
from tests.office.cleaning import made_files as m
from tests.office.cleaning.hostile import links

_TO = "http://evil.example/x"
_NAMES = 'xmlns:o="o" xmlns:d="d" xmlns:l="l"'
#: What stands in an open document, and why it does not come in.
_OPEN = {
    "single quotes": f"<d:image l:href='{_TO}'/>",
    "another prefix": f'<o:image o:href="{_TO}"/>',
    "spaces": f'<d:image l:href = "{_TO}"/>',
    "letters by number": '<d:image l:href="&#104;ttp&#58;//evil.example/x"/>',
    "a pattern": f'<d:fill-image l:href="{_TO}"/>',
    "a background": f'<d:background-image l:href="{_TO}"/>',
    "a part": f'<d:object l:href="{_TO}"/>',
    "a table": f'<d:table-source l:href="{_TO}"/>',
    "a sound": f'<d:sound l:href="{_TO}"/>',
    "a font": f'<d:font-face-uri l:href="{_TO}"/>',
    "a formula": f'<d:cell d:formula="of:=WEBSERVICE(&quot;{_TO}&quot;)"/>',
    "another program": '<d:dde-source d:application="x"/>',
    "a formula for another program": "<d:cell d:formula='of:=DDE(1;2;3)'/>",
}
_WORD = {
    "a field in two pieces": f'<d:instrText>INCLUDE</d:instrText><d:instrText>PICTURE "{_TO}"</d:instrText>',
    "a field in small letters": f'<d:instrText>includetext "{_TO}"</d:instrText>',
    "a field for another program": "<d:instrText> DDE x</d:instrText>",
    "a simple field": '<d:fldSimple d:instr=" ddeauto x"/>',
    "a picture": f'<d:imagedata src="{_TO}"/>',
}


def why(data: bytes, ending: str) -> str:
    with pytest.raises(FileNotTaken) as refused:
        cleaned_file(data, ending)
    return refused.value.code


@pytest.mark.parametrize("how", _OPEN)
def test_an_open_document_loads_nothing(how: str) -> None:
    assert why(m.open_document("content.xml", f"<o:a {_NAMES}>{_OPEN[how]}</o:a>"), ".odt") == "external"


@pytest.mark.parametrize("how", _WORD)
def test_a_text_loads_nothing(how: str) -> None:
    text = f"<o:a {_NAMES}>{_WORD[how]}</o:a>"
    assert why(m.document("docx", "word/document.xml", text), ".docx") == "external"


@pytest.mark.parametrize(
    "formula", [f'_xlfn.WEBSERVICE("{_TO}")', f'IMAGE("{_TO}")', 'RTD("a",,"b")', "cmd|'/c x'!A0"]
)
def test_no_cell_asks_a_server_or_a_program(formula: str) -> None:
    sheet = f"<a><c><f>{formula}</f></c></a>"
    assert why(m.document("xlsx", "xl/worksheets/sheet1.xml", sheet), ".xlsx") == "external"


@pytest.mark.parametrize(
    ("part", "says", "code"),
    [
        ("word/media/a.svg", f'<s><image href="{_TO}"/></s>', "external"),
        ("word/media/a.svg", f"<s><style>@import url({_TO})</style></s>", "external"),
        ("word/media/a.SVG", "<s><script>x</script></s>", "markup"),
        ("word/media/a.svg", "<s:s xmlns:s='s'><s:script>x</s:script></s:s>", "markup"),
        ("word/_rels/document.xml.RELS", links(("image", _TO, ' TargetMode="External"')), "external"),
        ("word/_rels/document.xml.rels", links(("image", _TO, "")), "external"),
        ("word/a.xml", '<?xml version="1.0" encoding="utf-7"?><a/>', "broken"),
        ("word/a.xml", "<o:a xmlns:o='o'><o:binary-data>TVqQAAMAAAAEAAAA</o:binary-data></o:a>", "embedded"),
        ("word/a.xml", '<a href="vnd.sun.star.script:x"/>', "macros"),
    ],
)
def test_parts_of_other_kinds_neither(part: str, says: str, code: str) -> None:
    assert why(m.document("docx", part, says), ".docx") == code


def test_what_a_reader_clicks_on_and_what_only_looks_like_it_comes_in() -> None:
    text = (
        f'<o:a {_NAMES}><o:a l:href="{_TO}">DDE and INCLUDETEXT, "data: a, b" (http://evil.example)</o:a>'
        '<d:instrText>PAGE</d:instrText><d:f>IF(A1="see image (1)",1,2)</d:f>'
        '<d:image l:href="Pictures/a.png"/></o:a>'
    )
    assert cleaned_file(m.open_document("content.xml", text), ".odt")[1][1] == frozenset()
