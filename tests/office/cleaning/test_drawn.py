"""What draws a document stays: sizes, places, outlines and labels, not only its words."""

import io
import zipfile
from collections import Counter

import docx
import pytest
from lxml import etree

from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kept import keep_known, parsed
from tallystick.office.cleaning.vocabulary import vocabulary
from tests.office.cleaning import made_files as m

_PLACED = '<a:xfrm><a:off x="914400" y="1828800"/><a:ext cx="5486400" cy="3657600"/></a:xfrm>'
_DRAWN = {
    "a shape on a slide": ("open_xml", "p:sp", f"<p:spPr>{_PLACED}</p:spPr>"),
    "a picture on a slide": ("open_xml", "p:pic", f'<p:spPr>{_PLACED}<a:prstGeom prst="rect"/></p:spPr>'),
    "a group": (
        "open_xml",
        "p:grpSp",
        '<p:grpSpPr><a:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/><a:chOff x="5" y="6"/>'
        '<a:chExt cx="7" cy="8"/></a:xfrm></p:grpSpPr>',
    ),
    "a chart on a slide": (
        "open_xml",
        "p:graphicFrame",
        '<p:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/></p:xfrm>',
    ),
    "a box in a text": ("open_xml", "wps:wsp", f"<wps:spPr>{_PLACED}</wps:spPr>"),
    "a picture in a text": ("open_xml", "pic:pic", f"<pic:spPr>{_PLACED}</pic:spPr>"),
    "a cloud": (
        "open_document",
        "draw:custom-shape",
        '<draw:enhanced-geometry draw:type="cloud" draw:enhanced-path="M ?f0 ?f1 L 21600 0 Z N">'
        '<draw:equation draw:name="f0" draw:formula="logwidth/2"/>'
        '<draw:equation draw:name="f1" draw:formula="?f0 *2"/></draw:enhanced-geometry>',
    ),
}


@pytest.mark.parametrize("what", _DRAWN)
def test_what_draws_it_stays_as_it_is(what: str) -> None:
    family, element, inside = _DRAWN[what]
    given = m.marked(element, inside)
    root = parsed(given.encode())
    assert keep_known(root, vocabulary(family)) == frozenset()
    as_given, kept = (
        etree.tostring(one, method="c14n", exclusive=True) for one in (parsed(given.encode()), root)
    )
    assert kept == as_given


def test_an_extension_goes_whole() -> None:
    more = '<a:extLst><a:ext uri="{1}"><a:t>Zhang Anna</a:t></a:ext></a:extLst>'
    root = parsed(m.marked("p:sp", f"<p:spPr>{_PLACED}{more}</p:spPr>").encode())
    assert keep_known(root, vocabulary("open_xml")) == frozenset({"properties"})
    assert b"extLst" not in etree.tostring(root)
    assert b'cx="5486400"' in etree.tostring(root)


def test_a_label_of_a_chart_stays() -> None:
    chart = "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
    given = (
        f'<c:series xmlns:c="{chart}" xmlns:loext="{m.SPACES["loext"]}" loext:label-string="deaths, 死亡"/>'
    )
    root = parsed(given.encode())
    assert keep_known(root, vocabulary("open_document")) == frozenset()
    assert list(root.attrib.values()) == ["deaths, 死亡"]


#: All that goes of a text that python-docx made: numbers of sessions and lists, names of looks, the window.
_GONE = {
    *("rsid", "rsid@val", "sectPr@rsidR", "sectPr@rsidRPr", "sectPr@rsidSect"),
    *("nsid", "nsid@val", "tmpl", "tmpl@val", "theme@name", "fmtScheme@name"),
    *(f"{part}@Ignorable" for part in ("document", "styles", "numbering", "fonts", "hdr")),
}


def _said(data: bytes) -> Counter[str]:
    """Count the elements and attributes of what is drawn in a text."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("word/") and part.endswith(".xml") and not part.endswith("ettings.xml"):
                for one in etree.fromstring(archive.read(part)).iter(etree.Element):
                    name = etree.QName(one).localname
                    found.update([name, *(f"{name}@{etree.QName(key).localname}" for key in one.attrib)])
    return found


def test_of_a_text_that_a_program_made_nothing_goes_that_draws_it() -> None:
    made, out = docx.Document(), io.BytesIO()
    made.add_heading("Land was taken", 1)
    made.add_picture(io.BytesIO(m.plain_picture()))
    made.add_table(2, 2, style="Light Grid Accent 1").cell(0, 0).text = "数"
    made.sections[0].header.paragraphs[0].text = "The head"
    made.save(out)
    _, (clean, _) = cleaned_file(out.getvalue(), ".docx")
    assert set(_said(out.getvalue()) - _said(clean)) <= _GONE
