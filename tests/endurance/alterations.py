"""Every alteration of a release that is made by rule or was thought of, put before ``tallystick verify``.

    .venv/bin/python -m tests.endurance.alterations DAY [OF]

Prints for each kind how many there were, what caught them, the answer and the exit code, and writes the same
into ``alterations.json`` beside this file. DAY is written into it; no clock is read for it. A package is
judged once however often it is asked for, which keeps this under ten minutes of the processor. With OF one in
so many is met, and nothing is written: that is a look, and no run. Control: unaltered, each release that is
altered gives exit code 0.
"""

import itertools
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.ledger.operations import publish_in
from tallystick.pipeline.preregister import preregister
from tallystick.release.seal import open_sealed
from tests.kept.kept import release_bytes
from tests.ledger.made import KEY
from tests.release import test_forks
from tests.release.alterations import Alteration, Members, of_fields, of_members
from tests.release.attacks import by_hand, fitted, of_pages, of_zip
from tests.release.made import GOLDEN, changed, key_file, ledger_of, members_of, release
from tests.release.remembering import remember
from tests.release.test_alterations import own_comment, signed
from tests.release.test_false_claims import claims

RESULT = Path(__file__).with_suffix(".json")
REFUSED, IDENTICAL = "refused", 0
#: What the answer's record says, and what that means has caught an alteration: the first that fits is told.
CAUGHT = (
    ("damaged", "the seal: form, hashes and signature"),
    ("breaks", "two releases side by side: their ledger"),
    ("problems", "a problem"),
    ("differences", "computing and drawing it again"),
    ("unchecked", "not checked, and said so"),
)


#: Of a problem: the files that it is told of.
PROBLEMS = (
    ("release/release.json", "the version that it names"),
    ("release/", "the ledger's proofs"),
    ("package/methods/", "the check of the registrations"),
    ("package/", "the check of the package"),
)


def releases(folder: Path) -> tuple[Members, Members]:
    """Members of a release with pages and of one without, of a method registered in a ledger."""
    package = changed(GOLDEN, folder / "package", "methods/final.toml", "At the", "At the")
    ledger = ledger_of(folder)
    preregister(str(package / "methods" / "final.toml"), ledger, key_file(folder), "2026-01-01")
    publish_in(ledger, key_file(folder), None)
    paged = release(folder, "pages.zip", package, ledger=ledger, site=True)[0]
    return members_of(paged), members_of(release(folder, "plain.zip", package, ledger=ledger)[0])


def altered(paged: Members, plain: Members) -> Iterator[tuple[str, bytes]]:
    """Each alteration of one release: its kind, and the file."""
    of_pages_and_figures: list[Alteration] = [
        *(one for one in of_members(paged) if not one.member.startswith("package/")),
        *(one for one in of_members(plain) if one.member.startswith("package/")),
        *of_fields(plain),
        *(one for one in of_fields(paged) if one.member in {"manifest.json", "release/release.json"}),
    ]
    for one in of_pages_and_figures:
        yield one.kind, signed(one.members)
    for one in (*by_hand(plain), *of_pages(paged)):
        yield f"by hand: {one.kind}", signed(fitted(one))
    for comment in ("", "All targets met.", own_comment(plain) + " "):
        yield "comment under the signature", signed(plain, comment)
    for _, data in of_zip(signed(plain)):
        yield "by hand: the zip", data
    keys = {name: paged[name] for name in ("release/key.vkey", "release/key.pub")}
    kept = dict(open_sealed(release_bytes("golden"), None).members) | keys
    for claim in claims(paged, kept):
        kind = "what can't be drawn here" if claim.weaker else "a figure or file"
        yield f"rebuilt under a false version: {kind}", signed(claim.members)


def asked(*files: str) -> tuple[int, Mapping[str, Any]]:
    """The command's exit code and record."""
    answer = CliRunner().invoke(app, ["verify", *files, "--json"])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, json.loads(answer.stdout)


def row(kind: str, code: int, found: Mapping[str, Any]) -> tuple[str, str, str, int]:
    """How an alteration of this kind was answered: what caught it, the answer, the exit code."""
    if "refused" in found:
        return kind, "the question whether it is a release of a version that this one knows", REFUSED, code
    new = found.get("new", found) | {"breaks": found.get("breaks")}
    caught = next((words for name, words in CAUGHT if new[name]), "NOTHING")
    if caught == "a problem":
        caught = next(words for start, words in PROBLEMS if new["problems"][0]["file"].startswith(start))
    return kind, caught, "a fork, or differs" if new["breaks"] else str(new["standing"]), code


def forked(folder: Path) -> Iterator[tuple[str, str, str]]:
    """An old release and a new one whose ledger was written anew, in each way."""
    bench = test_forks.Bench(folder)
    for number, fork in enumerate(test_forks.forks()):
        inside = folder / str(number)
        inside.mkdir()
        bench.forked(fork, inside)
        yield "a ledger written anew", bench.old, str(inside / "new.zip")


def main(day: str, of: int = 1) -> None:
    counts: Counter[tuple[str, str, str, int]] = Counter()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        remember(patch)
        folder = Path(scratch)
        place = folder / "asked" / "release.zip"
        place.parent.mkdir()
        paged, plain = releases(folder)
        for members in (paged, plain):
            place.write_bytes(signed(members))
            assert asked(str(place))[0] == IDENTICAL, "unaltered it should be identical"
        for kind, data in itertools.islice(altered(paged, plain), of // 2, None, of):
            place.write_bytes(data)
            counts[row(kind, *asked(str(place)))] += 1
        inside = folder / "forks"
        inside.mkdir()
        for kind, old, new in itertools.islice(forked(inside), of // 2, None, of):
            counts[row(kind, *asked(old, new))] += 1
    assert not [one for one in counts if one[3] == IDENTICAL or one[1] == "NOTHING"], counts
    rows = [
        {"kind": kind, "number": number, "caught_by": caught, "answer": answer, "exit_code": code}
        for (kind, caught, answer, code), number in sorted(counts.items())
    ]
    result = {
        "day": day,
        "alterations": counts.total(),
        "identical": 0,
        "signed_by": KEY.name,
        "processor_seconds": round(time.process_time() - began),
        "control": "unaltered, the releases with and without pages were identical",
        "rows": rows,
    }
    if of == 1:
        RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(table(result))


def table(result: Mapping[str, Any]) -> str:
    """The result as a table that people read."""
    lines = ["| kind | number | caught by | answer | exit code |", "|---|---|---|---|---|"]
    lines += [
        f"| {one['kind']} | {one['number']} | {one['caught_by']} | {one['answer']} | {one['exit_code']} |"
        for one in result["rows"]
    ]
    total = f"{result['alterations']} alterations on {result['day']}, {result['identical']} called identical"
    return "\n".join([*lines, "", f"{total}; {result['processor_seconds']} s of the processor", ""])


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
