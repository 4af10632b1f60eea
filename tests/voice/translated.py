"""What can be wrong with a catalogue, and catalogues of invented words that are whole."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from hatch_build import ON_PAGES
from tests.architecture.tree import SOURCE

LOCALE = SOURCE / "voice" / "locale"
POT = LOCALE / "tallystick.pot"
#: A place for a value, of a sentence in code or of a template.
_PLACE = re.compile(r"\{\w*\}|%\(\w+\)s")
#: Signs of half width between two Chinese characters, where they are full-width (GB/T 15834).
_HALF = re.compile("(?<=[\u4e00-\u9fff])[,;!?()](?=[\u4e00-\u9fff])|[\u4e00-\u9fff][\"'](?=[\u4e00-\u9fff])")


def read(place: Path) -> Catalog:
    with place.open("rb") as file:
        return read_po(file, locale=None if place.suffix == ".pot" else place.parent.parent.name)


def template() -> Catalog:
    return read(POT)


def forms(message: Message) -> list[str]:
    """The translation, one text for each form of the plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def faults(catalogue: Catalog) -> Iterator[str]:
    """What would be shown wrongly or not at all, with the text that it is of."""
    for one in catalogue:
        if one.id and any(forms(one)):
            yield from (f"{one.id!r}: {fault}" for fault in _of_one(one, catalogue))


def _of_one(one: Message, catalogue: Catalog) -> Iterator[str]:
    if one.fuzzy:
        yield "fuzzy: nobody has looked at it"
    asked = [one.id] if isinstance(one.id, str) else list(one.id)
    wanted = catalogue.num_plurals if len(asked) > 1 else 1
    if len(forms(one)) != wanted:
        yield f"{len(forms(one))} forms instead of {wanted}"
    for form in forms(one):
        if not form:
            yield "a form is empty"
        elif _places(form) not in [_places(text) for text in asked[-1 if wanted == 1 else 0 :]]:
            yield f"other places: {form}"
        elif (form != form.strip()) != (asked[-1] != asked[-1].strip()):
            yield "white space at an end"
        elif _HALF.search(form):
            yield f"a half-width sign between Chinese characters: {form}"


def _places(text: str) -> set[str]:
    return set(_PLACE.findall(text))


def unsaid(catalogue: Catalog) -> list[str]:
    """The texts of the pages without a translation."""
    asked = (one for one in template() if one.id and ON_PAGES in one.auto_comments)
    found = ((one, catalogue.get(one.id, one.context)) for one in asked)
    return [str(one.id) for one, said in found if said is None or said.fuzzy or not all(forms(said))]


def write(folder: Path, name: str, told: Callable[[str], str]) -> Path:
    """A catalogue of a language in which every text is told so, in a folder with the template."""
    made = Catalog(locale=name, domain="tallystick")
    for one in template():
        if one.id:
            many = one.id if isinstance(one.id, str) else one.id[1]
            said = told(many)
            made.add(
                one.id, said if isinstance(one.id, str) else (said,) * made.num_plurals, context=one.context
            )
    place = folder / name / "LC_MESSAGES" / "tallystick.po"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_po(file, made)
    (folder / POT.name).write_bytes(POT.read_bytes())
    return place
