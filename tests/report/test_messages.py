"""Every text goes through the catalogue: with a catalogue that turns each letter Cyrillic, none is left."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from tallystick.base.units import units
from tallystick.voice import terms
from tests.architecture.tree import ROOT
from tests.report import factory
from tests.report.markup import read
from tests.voice.disguise import OTHER, cyrillic

#: Names and signs that are the same in every language, of standards among them.
STANDARDS = {"API", "CSV on the Web", "DCAT", "Data Package", "JSON Schema", "schema.org"}
SAME = {"Tallystick"} | STANDARDS | {one.symbol for one in units().values() if one.symbol}


def disguised() -> dict[str, str]:
    """The golden site in letters of another script: what is left in ours, no catalogue could change."""
    package = factory.worded(factory.golden(), cyrillic)
    known = {name: name for name in terms.GROUP}

    def named(table: str, name: str, _: object, value: object) -> object:
        if name == "groups" and isinstance(value, tuple):
            return tuple(known.get(one, "women") for one in value)
        if (table, name) == ("observations", "group") and isinstance(value, str):
            return known.get(value, "women")
        if name == "instruments":
            return ("pilot",)
        if name == "vintage" and value is not None:
            return "7"
        return value

    package = factory.bent(package, named)
    methods = tuple(one.model_copy(update={"title": cyrillic(one.title)}) for one in package.methods)
    return factory.site(factory.material(dataclasses.replace(package, methods=methods)), OTHER)


def test_no_text_of_a_page_goes_round_the_catalogue() -> None:
    package = factory.golden()
    same = SAME | {one.name for one in package.methods} | {one.id for one in package.commitments}
    same |= {"document.txt", "sha", "http"}
    left = set()
    for path, page in disguised().items():
        if not path.endswith(".html"):
            continue
        reading = read(page)
        told = [(path, text) for above, text in reading.texts if "code" not in above]
        told += [
            (path, one.attributes[name])
            for one in reading.elements
            for name in ("aria-label", "title", "alt")
            if name in one.attributes
        ]
        for place, text in told:
            bare = re.sub("|".join(sorted(map(re.escape, same), key=len, reverse=True)), "", text)
            bare = re.sub("[0-9a-f]{64}", "", bare)
            is_letter_of_a_chart = len(bare) == 1 and place.startswith("commitments/")
            if re.search("[A-Za-z]", bare) and not is_letter_of_a_chart:
                left.add((place, text))
    assert sorted(left) == []


def test_the_gathered_texts_are_those_of_the_pages(tmp_path: Path) -> None:
    """What `make messages` would write now is what lies in the repository."""
    recipe = re.search(
        r"pybabel -q extract (.*?) -o \S+ (\S+)", (ROOT / "Makefile").read_text().replace("\\\n", " ")
    )
    assert recipe
    options = recipe[1].replace("$(LOCALE)", "src/tallystick/voice/locale").split()
    fresh = tmp_path / "fresh.pot"
    tool = str(Path(sys.executable).parent / "pybabel")
    subprocess.run([tool, "-q", "extract", *options, "-o", str(fresh), recipe[2]], check=True, cwd=ROOT)
    kept = ROOT / "src/tallystick/voice/locale/tallystick.pot"
    assert kept.read_text(encoding="utf-8") == fresh.read_text(encoding="utf-8"), "run make messages"


def test_a_text_that_goes_round_the_catalogue_would_be_found() -> None:
    told = cyrillic("Met {count} of %(total)s")
    assert re.findall("[A-Za-z]+", told) == ["count", "total", "s"]


def test_a_word_that_stands_alone_is_no_form_of_one_that_is_counted() -> None:
    """A catalogue has one entry for both: in Chinese what stands alone would have the measure word."""
    alone: set[tuple[str | None, str]] = set()
    counted: dict[tuple[str | None, str], set[tuple[str, ...]]] = {}
    with (ROOT / "src/tallystick/voice/locale/babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    for _, _, text, _, sense in extract_from_dir(ROOT / "src/tallystick", methods, options):
        if isinstance(text, tuple):
            counted.setdefault((sense, text[0]), set()).add(text)
        else:
            alone.add((sense, text))
    assert len(alone) > 1000
    assert len(counted) > 100
    assert sorted(alone & counted.keys(), key=repr) == []
    assert [forms for forms in counted.values() if len(forms) > 1] == []
