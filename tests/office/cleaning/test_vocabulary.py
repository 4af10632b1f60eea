"""Of all elements and attributes only those that a reader sees may say words."""

from collections.abc import Iterator

import pytest
from lxml import etree

from tallystick.office.cleaning.kept import keep_known, parsed, written
from tallystick.office.cleaning.vocabulary import KnownElement, vocabulary

_WHO = "Anna张安娜"
_FAMILIES = ("open_xml", "open_document")
#: Who, when, with what and from where: attributes in which programs note it, of any element.
_TELLING = (
    *(
        "author",
        "initials",
        "userName",
        "userId",
        "user",
        "lastModifiedBy",
        "refreshedBy",
        "securityDescriptor",
    ),
    *(
        "codeName",
        "rsidR",
        "rsidRPr",
        "rsidP",
        "rsidRDefault",
        "paraId",
        "gfxdata",
        "ed",
        "date",
        "dt",
        "guid",
    ),
    *("suggestedsigner", "suggestedsigneremail", "hashValue", "saltValue", "user-name", "password"),
    *("protection-key", "paper-tray-name", "filter-name", "title@imagedata", "name@docPr", "name@cNvPr"),
)


def planted(name: str, says: KnownElement) -> etree._Element:
    """Give an element with a name in all that it may say and in what it may not."""
    made = etree.Element(name)
    made.text = _WHO
    for attribute in says.closed | says.words | says.emptied:
        made.set(attribute, _WHO)
    made.set("made-by", _WHO)
    made.set("{k}by", _WHO)
    inner = etree.SubElement(made, "{k}note", by=_WHO)
    inner.text = inner.tail = _WHO
    return made


def held(one: etree._Element) -> Iterator[str]:
    """Give the attributes of an element in which the name stands, and ``text`` for its text."""
    yield from (name for name, value in one.attrib.items() if "Anna" in value)
    if "Anna" in "".join(one.itertext()):
        yield "text"


@pytest.mark.parametrize("family", _FAMILIES)
def test_what_is_planted_everywhere_is_left_where_a_reader_sees_it_alone(family: str) -> None:
    known = vocabulary(family)
    for name, says in known.items():
        given = etree.Element(name)
        given.append(planted(name, says))
        assert keep_known(given, known)
        found = set(held(given[0]))
        assert found <= says.words | ({"text"} if says.text == "words" else set()), name
        assert len(given[0]) == 0
        assert keep_known(parsed(written(given)), known) == frozenset(), name


@pytest.mark.parametrize("family", _FAMILIES)
def test_no_attribute_in_which_programs_note_people_and_moments_says_words(family: str) -> None:
    for name, says in vocabulary(family).items():
        local = name.rpartition("}")[2]
        spoken = says.words | says.closed
        for telling in _TELLING:
            attribute, _, of = telling.partition("@")
            if (not of or of == local) and (local, attribute) != ("bibliography-mark", "author"):
                assert not any(one == attribute or one.endswith(f"}}{attribute}") for one in spoken), name
        assert "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}date-value" not in spoken


def test_numbers_marks_and_words_of_the_format_stay_as_they_are() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = (
        f'<w:p xmlns:w="{w}"><w:pPr><w:spacing w:before="120" w:line="276" w:lineRule="auto"/>'
        '<w:ind w:left="-360"/><w:jc w:val="both"/><w:shd w:val="clear" w:fill="FFD966"/></w:pPr>'
        '<w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr>'
        "<w:t>八 30%</w:t></w:r></w:p>"
    ).encode()
    root = parsed(text)
    assert keep_known(root, vocabulary("open_xml")) == frozenset()
    assert etree.tostring(root, encoding="utf-8") == text


def test_a_long_row_of_numbers_with_a_word_behind_is_looked_through_once() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    row = " ".join(["12.5"] * 38)
    root = parsed(f'<w:p xmlns:w="{w}"><w:ind w:left="{row}" w:right="{row} 张"/></w:p>'.encode())
    assert keep_known(root, vocabulary("open_xml")) == frozenset({"properties"})
    assert list(root[0].attrib.values()) == [row]
