"""Keeping in a package what a published edition of it answered; the next one tells what changed."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tallystick.assessment.rulebook import HEADLINE
from tallystick.base.canonical import sha256
from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.base.records import BadRecord, read_json
from tallystick.base.regular import read_regular
from tallystick.pipeline.dated import parse_day
from tallystick.pipeline.output import LARGEST_MANIFEST, MANIFEST
from tallystick.register.descriptor import Descriptor
from tallystick.register.editions import EarlierEdition, EditionAnswer
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.tables import TABLES
from tallystick.release.files import read_release
from tallystick.release.seal import open_sealed

_ASSESSMENT = "assessment.json"
_TITLES = {
    "targets": ("package/tables/targets.csv", "quantity"),
    "deliverables": ("package/tables/deliverables.csv", "title"),
}
#: Of the results only these are read.
_READ = (_ASSESSMENT, *(path for path, _ in _TITLES.values()))
_SHORT = 12
#: The columns of what is entered, by the kind of row.
_COLUMNS = {table.row: table.columns for table in TABLES if table.row in {EarlierEdition, EditionAnswer}}
#: The verdicts that the pages lead with.
_DEFAULT = {"rule": HEADLINE.text, "policy": "default", "leading": True, "group": None}


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of an edition, and whether it had been there before."""

    edition: EarlierEdition
    answers: int
    again: bool


def keep_edition(path: str, results: str, published: str, url: str | None) -> Kept:
    """Enter a published edition into the package that it was made from.

    Args:
        path: the package's folder.
        results: a folder of results that `assess` wrote, or a release.
        published: the day on which it was published, YYYY-MM-DD, or its month or year.
        url: where it can be read; None where that is not told.

    Raises:
        Refusal: the package has errors, what was named is no edition of it or was changed since it was
            written, the edition is there with another day or address, or the folder can't be written.
    """
    package, day = load_package(path), _published(published)
    _refuse_address(url)
    edition, answers = edition_in(results, _files(results), package.descriptor, (day, url))
    known = next((one for one in package.editions if one.id == edition.id), None)
    if known is not None and known != edition:
        raise Refusal(
            Reason("{id} is in editions already, otherwise", id=Text(edition.id)),
            Reason("change its row in tables/editions.csv instead"),
        )
    if known is None:
        changed = replace(
            package,
            editions=(*package.editions, edition),
            edition_answers=(*package.edition_answers, *answers),
        )
        save_package(changed, path, {}, expected=package_sha256(package))
    return Kept(edition, len(answers), known is not None)


def edition_in(
    results: str,
    files: Mapping[str, bytes],
    descriptor: Descriptor,
    published: tuple[PartialDate, str | None],
) -> tuple[EarlierEdition, tuple[EditionAnswer, ...]]:
    """What files of results tell of an edition of a plan, and its answers.

    Args:
        results: where they lie, for a message.
        files: the manifest, the assessment and the package's tables by their names among the results.
        descriptor: the descriptor of the plan's package.
        published: the day on which it was published, and where it can be read.

    Raises:
        Refusal: they are of another plan, or not as an assessment wrote them.
    """
    try:
        edition, answers = _told(descriptor, files, published)
        _refuse_unfit(edition, answers)
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error):
        raise _no_edition(results, _ASSESSMENT) from None
    return edition, answers


def _refuse_address(url: str | None) -> None:
    try:
        _COLUMNS[EarlierEdition]["url"].read(url or "")
    except Unfit as problem:
        raise Refusal(
            Reason("--url {url} can't be read: {why}", url=Text(url or ""), why=problem.reason),
            Reason("give an address that begins with https:// or http://, or leave it out"),
        ) from None


def _refuse_unfit(edition: EarlierEdition, answers: tuple[EditionAnswer, ...]) -> None:
    """See that each value can be a cell of its column: another record may hold anything in its place.

    Raises:
        ValueError: one can't.
    """
    for row in (edition, *answers):
        for name, column in _COLUMNS[type(row)].items():
            column.read(column.write(getattr(row, name)))


def _told(
    descriptor: Descriptor, files: Mapping[str, bytes], published: tuple[PartialDate, str | None]
) -> tuple[EarlierEdition, tuple[EditionAnswer, ...]]:
    record, identity = read_json(files[_ASSESSMENT]), read_json(files[MANIFEST])["assessment_id"]
    name, (day, url) = descriptor.name, published
    if record["package"] != name:
        raise Refusal(
            Reason(
                "that is an edition of {other}, not of {name}", other=Text(record["package"]), name=Text(name)
            ),
            Reason("name the results of this package"),
        )
    told = EarlierEdition(
        id=identity[:_SHORT],
        published=day,
        assessment=identity,
        method=_word(record, "method"),
        judged_to=PartialDate.parse(record["judged_to"]),
        known_by=PartialDate.parse(record["known_by"]),
        url=url,
    )
    return told, tuple(_answers(told.id, descriptor, record, files))


def _no_edition(results: str, file: str) -> Refusal:
    return Refusal(
        Reason("{results}: {file} is not as an assessment wrote it", results=Text(results), file=Text(file)),
        Reason("name a folder of results that 'tallystick assess' wrote, or a release"),
    )


def _published(text: str) -> PartialDate:
    parse_day("--published", text)
    return PartialDate.parse(text)


def _files(results: str) -> dict[str, bytes]:
    """What is read of an edition, by its name in the manifest, unchanged since it was written."""
    files = dict(_of_folder(Path(results)) if Path(results).is_dir() else _of_release(results))
    try:
        listed = read_json(files[MANIFEST])["files"]
        untrue = next(
            (name for name in files if name != MANIFEST and listed[name] != sha256(files[name])), None
        )
    except (BadRecord, KeyError, TypeError):
        untrue = MANIFEST
    if untrue is not None or _ASSESSMENT not in files:
        raise _no_edition(results, untrue or _ASSESSMENT)
    return files


def _of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name in (MANIFEST, *_READ):
        if name == MANIFEST or (folder / name).exists():
            with explained(folder / name):
                yield name, read_regular(folder / name, LARGEST_MANIFEST)


def _of_release(path: str) -> Iterator[tuple[str, bytes]]:
    members = open_sealed(read_release(path), None).members
    return ((name, members[name]) for name in (MANIFEST, *_READ) if name in members)


def _answers(
    edition: str,
    descriptor: Descriptor,
    record: dict[str, list[dict[str, object]]],
    files: Mapping[str, bytes],
) -> Iterator[EditionAnswer]:
    country = descriptor.tallystick.plan.country
    of_all = _DEFAULT | {"area": country}
    titles = {table: _titles(files.get(path, b""), column) for table, (path, column) in _TITLES.items()}
    for one in record["verdicts"]:
        if all(one.get(name) == value for name, value in of_all.items()):
            yield _answer(edition, "targets", _word(one, "target"), titles, one)
    for one in record["deliverables"]:
        yield _answer(edition, "deliverables", _word(one, "deliverable"), titles, one)


def _answer(
    edition: str, table: str, row: str, titles: Mapping[str, Mapping[str, str]], one: Mapping[str, object]
) -> EditionAnswer:
    return EditionAnswer(edition, table, row, titles[table].get(row, row), _word(one, "verdict"))


def _word(record: Mapping[str, object], name: str) -> str:
    """What a record says under a name, which has to be a text.

    Raises:
        KeyError: it says nothing there.
        TypeError: it is no text.
    """
    word = record[name]
    if not isinstance(word, str):
        raise TypeError(name)
    return word


def _titles(data: bytes, column: str) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return {row["id"]: row[column] for row in rows}
