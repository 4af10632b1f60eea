"""What an operator with every key does to the files of a release before signing it again."""

import json
import re
from collections.abc import Callable

from tallystick import __version__
from tallystick.ledger.checkpoints import checkpoint_text, read_checkpoint
from tallystick.ledger.model import Head
from tests.ledger.made import KEY, OTHER

Members = dict[str, bytes]


def cell(members: Members, name: str, old: str, new: str) -> None:
    """Put a text in the place of another, once."""
    text = members[name].decode()
    assert old in text, f"{name} has no {old!r}"
    members[name] = text.replace(old, new, 1).encode()


def lines(members: Members, name: str, order: Callable[[list[bytes]], list[bytes]]) -> None:
    members[name] = b"".join(order(members[name].splitlines(keepends=True)))


def verdict(members: Members) -> None:
    cell(members, "tables/verdicts.csv", ",not_met,", ",met,")


def score_in_the_record(members: Members) -> None:
    cell(members, "assessment.json", '"verdict":"not_met"', '"verdict":"met"')


def date(members: Members) -> None:
    cell(members, "package/tables/events.csv", "2023-05-01", "2021-05-01")


def figure(members: Members) -> None:
    cell(members, "package/tables/observations.csv", ",1090,persons,1090,", ",1190,persons,1190,")


def promise(members: Members) -> None:
    cell(members, "package/tables/targets.csv", ">=,1100,persons", ">=,1000,persons")


def row_deleted(members: Members) -> None:
    lines(members, "tables/verdicts.csv", lambda rows: rows[:5] + rows[6:])


def row_invented(members: Members) -> None:
    lines(members, "tables/commitment_verdicts.csv", lambda rows: [*rows, rows[-1]])


def rows_reordered(members: Members) -> None:
    lines(members, "tables/verdicts.csv", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])


def threshold(members: Members) -> None:
    cell(members, "package/methods/final.toml", "about_tolerance = 0.10", "about_tolerance = 0.20")


def method_values(members: Members) -> None:
    cell(members, "method.json", "2026-06-30", "2027-06-30")


def said_to_be_registered(members: Members) -> None:
    cell(members, "registration.json", '"changed"', '"registered"')


def registered_values(members: Members) -> None:
    cell(members, "package/methods/final.registrations.json", "2026-06-30", "2027-06-30")


def registration_taken_out(members: Members) -> None:
    del members["package/methods/final.registrations.json"]


def fingerprint(members: Members) -> None:
    cell(members, "manifest.json", '"assessment_id": "', '"assessment_id": "0')


def page(members: Members) -> None:
    page = members["index.html"].decode()
    found = re.search(r">(\d+)<", page)
    assert found is not None
    members["index.html"] = page.replace(found[0], f">{int(found[1]) + 1}<", 1).encode()


def resource(members: Members) -> None:
    summary = json.loads(members["api/v1/summary.json"])
    summary["plan"]["targets"] += 1
    members["api/v1/summary.json"] = json.dumps(summary, sort_keys=True).encode()


def page_and_version(members: Members) -> None:
    page(members)
    cell(members, "manifest.json", f'"tallystick": "{__version__}"', '"tallystick": "9.9.9"')


def page_added(members: Members) -> None:
    members["correction.html"] = b"<p>All targets were met.</p>"


def told_event(members: Members) -> None:
    cell(members, "release/record.json", '"2026-06-30"', '"2027-06-30"')


def told_entry_left_out(members: Members) -> None:
    record = json.loads(members["release/record.json"])
    members["release/record.json"] = json.dumps({"entries": record["entries"][:0]}).encode()


def checkpoint_of_another_tree(members: Members) -> None:
    head = read_checkpoint(members["release/checkpoint.txt"].decode()).head
    forged = KEY.sign_note(checkpoint_text(KEY.name, Head(head.size, b"\7" * 32)))
    members["release/checkpoint.txt"] = forged.write().encode()


def checkpoint_of_another_key(members: Members) -> None:
    head = read_checkpoint(members["release/checkpoint.txt"].decode()).head
    members["release/checkpoint.txt"] = OTHER.sign_note(checkpoint_text(KEY.name, head)).write().encode()


#: The edit, what is done, and a text that must stand in what `verify FILE` says.
ALONE: list[tuple[str, Callable[[Members], None], str]] = [
    ("a verdict in a table", verdict, "tables/verdicts.csv, row"),
    ("a verdict in assessment.json", score_in_the_record, "assessment.json, commitments["),
    ("a date in the package, nothing computed again", date, "deliverable"),
    ("a figure in the package, nothing computed again", figure, "tables/verdicts.csv"),
    ("a promised number in the package, nothing computed again", promise, "tables/verdicts.csv"),
    ("a row of verdicts deleted", row_deleted, "tables/verdicts.csv, row 6"),
    ("a row of verdicts invented", row_invented, "tables/commitment_verdicts.csv, row"),
    (
        "rows of verdicts in another order",
        rows_reordered,
        "tables/verdicts.csv, row 2: 'in row 2' -> 'in row 3'",
    ),
    (
        "a threshold in the method, nothing computed again",
        threshold,
        "method.json, thresholds.about_tolerance",
    ),
    ("the method's values as published", method_values, "method.json, known_by"),
    ("a changed method said to be the registered one", said_to_be_registered, "registration.json, standing"),
    ("the values that were registered", registered_values, "holds other values than were registered"),
    ("a registration taken out", registration_taken_out, "registration.json"),
    ("the assessment's fingerprint", fingerprint, "manifest.json, assessment_id"),
    ("a number on a page", page, "index.html"),
    ("a number in the API", resource, "api/v1/summary.json, plan.targets"),
    ("a page added", page_added, "correction.html"),
    ("what was filed, as a release tells it", told_event, "is not what was filed"),
    ("an entry that a release should tell of left out", told_entry_left_out, "is not in the ledger"),
    ("a checkpoint over another tree", checkpoint_of_another_tree, "does not stand in the ledger"),
    ("a checkpoint signed with another key", checkpoint_of_another_key, "did not sign this checkpoint"),
]

#: An input edited and everything computed again: the file, old, new, and the cause that must be named.
RECOMPUTED = [
    (
        "a figure, all computed again",
        "tables/observations.csv",
        ",1090,persons,1090,",
        ",1190,persons,1190,",
        "data",
    ),
    ("a date, all computed again", "tables/events.csv", "in_force,2024-01-01", "in_force,2027-01-01", "data"),
    (
        "a promised number, all computed again",
        "tables/targets.csv",
        ">=,1100,persons",
        ">=,1000,persons",
        "plan",
    ),
    ("a day in the method, all computed again", "methods/final.toml", "2026-06-30", "2022-06-30", "method"),
]
