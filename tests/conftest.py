"""For all tests: one browser, compiled modules kept, and sentences that the catalogue has."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.turns import WHOLE, is_of_all, their_turn
from tests.voice.watched import watching

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Programs that tests start, and templates that they draw, are compiled once, whatever this shell asks for.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# No drawn case fails for the time that it takes on a busy machine.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is met in another run; `tests.turns` says what and why."""
    if WHOLE or not is_of_all(config.args):
        return
    met, left = their_turn(items)
    config.hook.pytest_deselected(items=left)
    items[:] = met


def pytest_collection_finish() -> None:
    """Leave the collected tests out of what each collection of garbage looks through, and look less often.

    That took an eighth of their time: tests make objects that live for long, and few of them in a circle.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="module", autouse=True)
def sentences() -> Iterator[None]:
    """Whatever the program says in the tests of a module, the catalogue has, with a value in each place."""
    with watching() as faults:
        yield
    assert not faults, faults[:5]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()
