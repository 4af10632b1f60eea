"""A mail server's pipe: real processes with a real office, their exit codes, and what they leave (D6)."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.office.tell.machine_mails import not_taken
from tests.office.tell.mails import OWN, PLANTED, SENDER
from tests.office.tell.people_mails import of_people
from tests.office.tell.sender import PASSPHRASE, every_byte
from tests.office.test_commands import ENVIRON

#: An office with a plan and a reader that takes mail, made at a stroke.
_MADE = """
import sys
from tallystick.office.start import make_office
folder, example, passphrase, own = sys.argv[1:]
make_office(folder, "https://office.example")
from tallystick.office.clock import now
from tallystick.office.services.case_readers import make_own_key
from tallystick.office.services.people import add_person, appoint
from tallystick.office.services.plan import bring_in
bring_in(path=example, by=None, now=now())
person = add_person(name="R", email="r@office.example", password=passphrase, by=None, now=now())
appoint(person=person, role="case_handler", body="", by=None, now=now())
make_own_key(person=person, passphrase=passphrase, now=now())
with open(folder + "/office.toml", "a") as told:
    told.write(f'mail_in = "{own}"\\n')
"""
_COUNTED = """
import sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.office.models import SealedCase
print(SealedCase.objects.count())
"""
TAKEN, NEVER, LATER = 0, 65, 75


def python(script: str, *words: str) -> str:
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=ENVIRON, timeout=120
    ).stdout


def piped(folder: Path, raw: bytes, sender: str = SENDER) -> tuple[int, str]:
    """Hand a message to the command; gives its exit code and what it printed."""
    command = [sys.executable, "-m", "tallystick", "office", "mail-in", str(folder)]
    environ = ENVIRON | {"SENDER": sender}
    done = subprocess.run(command, check=False, capture_output=True, input=raw, env=environ, timeout=120)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    made = tmp_path_factory.mktemp("mailed") / "office"
    python(_MADE, str(made), str(example), PASSPHRASE, OWN)
    return made


@pytest.mark.slow
def test_a_mail_servers_pipe_hands_messages_over(folder: Path) -> None:
    """Taken, once more, of a program, and of nothing: each with its code, and the first leaves no word."""
    one, before = of_people(0)[0], int(python(_COUNTED, str(folder)))
    assert piped(folder, one.raw) == (TAKEN, "")
    assert piped(folder, one.raw) == (TAKEN, "")
    assert piped(folder, one.raw, " ") == (TAKEN, "Not taken: a program sent it (no-sender).\n")
    code, said = piped(folder, not_taken()[0].raw)
    assert (code, "Your message is empty." in said, "您的邮件是空的" in said) == (NEVER, True, True)
    assert int(python(_COUNTED, str(folder))) == before + 1
    held = every_byte([folder]).decode("latin-1")
    assert [secret for secret in PLANTED if secret in held] == []


@pytest.mark.slow
def test_one_message_delivered_three_times_at_once_is_one_case(folder: Path) -> None:
    """Whoever loses the race is told to try again, and finds the case there."""
    raw, before = of_people(3)[1].raw, int(python(_COUNTED, str(folder)))
    with ThreadPoolExecutor(3) as pool:
        codes = {code for code, _ in pool.map(lambda _: piped(folder, raw), range(3))}
    assert TAKEN in codes <= {TAKEN, LATER}
    assert int(python(_COUNTED, str(folder))) == before + 1


@pytest.mark.slow
def test_what_is_wrong_with_the_office_has_the_mail_server_try_again(folder: Path, tmp_path: Path) -> None:
    database = folder / "office.sqlite3"
    aside = database.rename(tmp_path / "aside")
    database.write_bytes(b"no database " * 1000)
    code, said = piped(folder, of_people(1)[0].raw)
    aside.rename(database)
    assert (code, "Traceback" in said) == (LATER, False), said
    assert [secret for secret in PLANTED if secret in said] == []
    assert piped(tmp_path / "none", of_people(1)[0].raw)[0] == LATER
