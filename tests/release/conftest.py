"""What the tests of releases share."""

import dataclasses
import json
from collections.abc import Callable

import pytest

from tallystick.assessment import REGISTRY
from tallystick.assessment.rulebook import Edition, Registry
from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.pipeline import changes, verify
from tallystick.pipeline.assess import Run, Wanted, make_results
from tallystick.register.folder import Folder
from tests.release.made import quiet

_PLACES = ("tables", "methods")


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make_results` remembers what it gave: it is pure, and most alterations leave its input as it was."""
    known: dict[tuple[str, str, str], Run | Refusal] = {}

    def remembering(folder: Folder, name: str, method: str | None, wanted: Wanted, _progress: object) -> Run:
        files = {one: sha256(folder.read(one) or b"") for place in _PLACES for one in folder.names(place)}
        files["datapackage.json"] = sha256(folder.read("datapackage.json") or b"none")
        key = (json.dumps(files, sort_keys=True), str(method), repr(wanted))
        if key not in known:
            try:
                known[key] = make_results(folder, name, method, wanted, quiet)
            except Refusal as refusal:
                known[key] = refusal
        found = known[key]
        if isinstance(found, Refusal):
            raise found
        return dataclasses.replace(found, files=dict(found.files))

    for room in (verify, changes):
        monkeypatch.setattr(room, "make_results", remembering)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the program know these versions of rules besides its own."""

    def know(*editions: Edition) -> None:
        monkeypatch.setattr("tallystick.pipeline.assess.REGISTRY", Registry(*REGISTRY, *editions))

    return know
