"""The parts of a Word document: local names, no document type, only so much of it as a tree."""

import pytest

from tallystick.reading import wordxml
from tallystick.reading.unreadable import UnreadableDocument
from tallystick.reading.wordxml import tree, walk

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def told(data: bytes) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    walk(
        data,
        "a.xml",
        lambda name, attributes: found.append((name, dict(attributes))),
        lambda name: found.append(("/", name)),
        lambda text: found.append(("text", text)),
    )
    return found


@pytest.mark.parametrize("space", [USUAL, STRICT])
def test_elements_and_attributes_are_told_by_their_local_names(space: str) -> None:
    assert told(f'<w:p xmlns:w="{space}" w:a="1" b="2"><w:t>x</w:t></w:p>'.encode()) == [
        ("p", {"a": "1", "b": "2"}),
        ("t", {}),
        ("text", "x"),
        ("/", "t"),
        ("/", "p"),
    ]


def test_a_name_of_another_space_is_no_name_of_word() -> None:
    assert told(b'<p xmlns="urn:other"/>') == [("urn:other p", {}), ("/", "urn:other p")]
    assert told(b"<p/>") == [("p", {}), ("/", "p")]


def test_text_comes_in_one_piece_over_line_ends_and_entities() -> None:
    assert told(b"<t>a &amp; b\nc</t>")[1] == ("text", "a & b\nc")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"\x00",
        b"<a>&x;</a>",
        b"<?xml version='1.0' encoding='xxx'?><a/>",
        b"<a b='1' b='2'/>",
    ],
)
def test_what_is_no_xml_is_named_by_its_part(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        told(data)
    assert (caught.value.code, caught.value.places) == ("docx-part", {"part": "a.xml"})


@pytest.mark.parametrize(
    "kind", ["<!DOCTYPE a>", "<!DOCTYPE a SYSTEM 'a.dtd'>", "<!DOCTYPE a [<!ENTITY b 'c'>]>"]
)
def test_a_document_type_is_refused(kind: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        told(f"{kind}<a/>".encode())
    assert caught.value.code == "docx-type"


def test_a_part_becomes_a_tree() -> None:
    found = tree(f"<w:a xmlns:w='{USUAL}'><w:b w:val='1'>x</w:b></w:a>".encode(), "a.xml")
    below = found.find("b")
    assert found.tag == "a"
    assert below is not None
    assert (below.get("val"), below.text) == ("1", "x")


@pytest.mark.parametrize(("levels", "fits"), [(200, True), (201, False)])
def test_a_tree_has_so_many_levels(levels: int, fits: bool) -> None:
    data = b"<a>" * levels + b"</a>" * levels
    if fits:
        assert len(list(tree(data, "a").iter())) == levels
    else:
        with pytest.raises(UnreadableDocument) as caught:
            tree(data, "a")
        assert caught.value.code == "docx-swollen"


@pytest.mark.parametrize(("count", "fits"), [(9, True), (10, False)])
def test_a_tree_has_so_many_elements(count: int, fits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordxml, "_MOST_ELEMENTS", 10)
    data = b"<a>" + b"<b/>" * count + b"</a>"
    if fits:
        assert len(tree(data, "a")) == count
    else:
        with pytest.raises(UnreadableDocument):
            tree(data, "a")


def test_a_walk_has_no_depth_that_it_could_not_go() -> None:
    assert len(told(b"<a>" * 50_000 + b"</a>" * 50_000)) == 100_000
