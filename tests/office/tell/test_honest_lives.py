"""Lives of several cases drawn by chance through the forms of the pages: nothing honest is called changed."""

from pathlib import Path

import numpy as np
import pytest

from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import SealedMessage
from tests.draws import TIMES
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.bodies import more_bodies, reading_in
from tests.office.tell.conftest import Committing, Reading, clean_all_here
from tests.office.tell.lives import BODIES, Day, Lives
from tests.office.tell.sender import reader_of
from tests.office.tell.test_hostile_operator import nothing_only_grows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


@pytest.fixture
def lives(
    home: LedgerHome,
    make_person: MakePerson,
    sign_in: SignIn,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Lives:
    """An office whose desk and bodies have a reader each."""
    clean_all_here(monkeypatch)
    more_bodies()
    made = Lives(np.random.default_rng(0), Day(monkeypatch), home, tmp_path)
    person = make_person("case_handler")
    reader_of(person)
    made.readers["desk"] = Reading(sign_in(person), person)
    made.readers |= {body: reading_in(body, make_person, sign_in) for body in BODIES}
    return made


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2 * TIMES))
def test_no_honest_life_is_called_changed(
    seed: int, lives: Lives, make_person: MakePerson, sign_in: SignIn, commit: Committing
) -> None:
    lives.chance, keeper = np.random.default_rng(seed), make_person("secretariat")
    for number in range(70):
        with commit(execute=True):
            if number in {30, 45}:  # by chance alone it comes too rarely
                lives.body_ends(keeper)
            lives.step(sign_in, keeper)
        lives.hold()
    assert (lives.done["proofs"] > 20, lives.done["body ends"] > 0) == (True, True)
    assert sum(number for act, number in lives.done.items() if act.startswith("reader ")) > 5, lives.done


def test_a_life_that_was_changed_is_found(lives: Lives, commit: Committing) -> None:
    """The planted operator: without one, nothing would be said either."""
    nothing_only_grows()
    with commit(execute=True):
        lives.somebody_writes()
    lives.hold()
    SealedMessage.objects.update(side="office")
    with pytest.raises(AssertionError):
        lives.hold()
