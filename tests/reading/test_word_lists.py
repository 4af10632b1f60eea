"""Lists that a Word document numbers by the styles of their paragraphs."""

from pathlib import Path

from tests.reading.test_files import W, docx, opened, paragraph


def test_a_list_is_numbered_by_its_style_and_by_the_one_it_is_based_on(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, form, style, text in (
            (0, "decimal", "", "%1."),
            (1, "decimal", '<w:pStyle w:val="Deep"/>', "%1.%2"),
        )
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:styles {W}><w:style w:styleId="Item">{listed}</w:style>'
        f'<w:style w:styleId="Deep">{listed}</w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Item"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>'
    )
    body = "".join(
        paragraph(text, style)
        for text, style in (("Open", "Item"), ("Build", "Deep"), ("Train", "Own"), ("So much.", "Round"))
    )
    off = (
        '<w:p><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        "<w:r><w:t>No item</w:t></w:r></w:p>"
    )
    source = opened(tmp_path, "plan.docx", docx(body + off, numbering=numbering, styles=styles))
    assert source.text.split("\n")[:5] == ["1. Open", "1.1 Build", "2. Train", "So much.", "No item"]
