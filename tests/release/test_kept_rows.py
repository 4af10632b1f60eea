"""Rows that a ledger keeps, in a release that no office made: each alteration, and a row kept anew."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.ledger.operations import file_all_in, publish_in
from tallystick.pipeline.changes import DATA_TABLES
from tallystick.pipeline.kept_rows import earlier_wordings, kept_otherwise, kept_rows, row_key, row_sha256
from tallystick.pipeline.new import make_new
from tallystick.register import load_package
from tallystick.register.phases import EarlierReport
from tallystick.register.tables import TABLES
from tallystick.release.kept import KEPT, KEPT_ROWS, LEAVES, KeptRow, kept_event
from tests.release.alterations import Members
from tests.release.made import key_file, ledger_of, members_of, release, verified
from tests.release.test_alterations import checked, told


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Members:
    """The members of a release of the example, whose ledger keeps each row that may not be left out."""
    folder = tmp_path_factory.mktemp("kept")
    package, ledger = folder / "package", ledger_of(folder)
    make_new(str(package))
    rows = list(kept_rows(load_package(str(package))))
    events = [
        (KEPT, kept_event(table.name, row_key(table, row), row_sha256(table, row), str(number)))
        for number, (table, row) in enumerate(rows)
    ]
    first = json.loads(json.dumps(events[0][1])) | {"sha256": "0" * 64, "once": "before"}
    file_all_in(ledger, key_file(folder), [(KEPT, first), *events], "2026-01-01")
    publish_in(ledger, key_file(folder), None)
    path, _ = release(folder, "r.zip", package, ledger=ledger)
    found = verified(path)
    assert found.standing == "identical", told(found)
    assert [one.text for one in found.notes if "as another one in entry 1" in one.text]
    return members_of(path)


def rewritten(line: bytes, *place: str, value: Any) -> bytes:  # noqa: ANN401 - anything a forger may write
    record = json.loads(line)
    holder = record
    for part in place[:-1]:
        holder = holder[part]
    holder[place[-1]] = value
    return canonical_bytes(record) + b"\n"


@pytest.mark.usefixtures("remembered")
def test_each_alteration_of_what_is_kept_is_named(kept: Members, tmp_path: Path) -> None:
    first, second, *rest = kept[KEPT_ROWS].splitlines(keepends=True)
    behind = b"".join([second, *rest])
    files: list[bytes | None] = [
        *(behind, b"".join([second, first, *rest]), first + first + behind, b"", None),
        *(b"\n" + first + behind, first + behind + b"\n", (first + behind)[:-1]),
        (first + behind).replace(b"\n", b"\r\n"),
    ]
    places = [("sequence",), ("salt",), ("event",), ("event", "table"), ("event", "key"), ("event", "sha256")]
    values: list[Any] = [None, [], {}, "", -1, True, "x", [[]]]
    files += [rewritten(first, *one, value=value) + behind for one in places for value in values]
    forged = [{**kept, KEPT_ROWS: one} if one is not None else dict(kept) for one in files]
    for members, file in zip(forged, files, strict=True):
        if file is None:
            del members[KEPT_ROWS]
    leaves = kept[LEAVES]
    forged += [{**kept, LEAVES: one} for one in (leaves[:-1], leaves + b"\0", leaves[56:] + leaves[:56], b"")]
    missed = [one for one in forged if checked(tmp_path, one).standing not in {"differs", "damaged"}]
    assert len(forged) > 60
    assert missed == []


def test_a_row_that_was_kept_anew_as_another_is_told_and_as_the_same_is_not() -> None:
    filed = ((3, "a"), (5, "a"), (7, "b"), (9, "a"))
    rows = [KeptRow(at, "dissents", ("d1",), digest) for at, digest in filed]
    told_of = [one.text for one in kept_otherwise([*rows, KeptRow(8, "reports", ("d1",), "c")])]
    assert [one.partition(";")[0] for one in told_of] == [
        "dissents, d1: kept as entry 5 of the ledger and as another one in entry 7",
        "dissents, d1: kept as entry 7 of the ledger and as another one in entry 9",
    ]


def test_an_earlier_wording_that_the_package_has_is_no_rewriting_and_any_other_is(tmp_path: Path) -> None:
    make_new(str(tmp_path / "plan"))
    reported = load_package(str(tmp_path / "plan"))
    (report,) = reported.reports
    table = next(one for one in TABLES if one.name == "reports")
    before = replace(report, said="Nothing yet.")
    digests = [row_sha256(table, one) for one in (before, report)]
    filed = [KeptRow(at, "reports", row_key(table, report), one) for at, one in enumerate(digests, 3)]
    wording = EarlierReport.of(before, 1, report.sent)
    with_it = replace(reported, earlier_reports=(wording,))
    rewritten = replace(reported, earlier_reports=(replace(wording, said="Not much."),))
    assert kept_otherwise(filed, earlier_wordings(with_it)) == []
    for package in (reported, rewritten):
        assert len(kept_otherwise(filed, earlier_wordings(package))) == 1


def test_what_speaks_of_a_panel_or_of_a_batch_is_the_same_cause() -> None:
    """Else nothing fits together where one part of the package is exchanged to find what caused a change."""
    of_what_is_known = {"panels", "assessors", "batches", "observations", "events", "reports"}
    speaking = {
        table.name
        for table in TABLES
        for name, column in table.columns.items()
        if column.refers in of_what_is_known and name != "evidence"
    }
    assert {"panel_signatures", "dissents", "judgements", "observations"} <= speaking
    of_recommendations = {
        "recommendation_links"
    }  # they name who coded them, and stand or fall with what was asked
    assert speaking - of_recommendations | of_what_is_known <= set(DATA_TABLES)
