"""What the public sends to an office that is open, at length: what `tests.endurance.submissions` writes down.

To be imported once Django is ready.
"""

import secrets
import statistics
import time
from pathlib import Path

from tallystick.base.reasons import Unfit
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.holders import Paper, check_paper
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.operations import publish_in, read_public
from tallystick.ledger.receipts import Gathered, read_receipt, sign_receipt
from tallystick.office.ledger_home import LedgerHome
from tallystick.vault.codes import SIGNS, new_secret, read_signs, spell
from tests.office.tell.sender import Sender, reader_of

FORGED = 1000


def measured(folder: Path, timings: int, cases: int) -> dict[str, object]:
    """Everything, in an office that is new."""
    reader_of(None)
    sender = Sender()
    sender.sends("x" * 200)
    return answers_compared(sender, timings) | codes_compared() | erased_by_the_hundred(folder, cases)


def answers_compared(sender: Sender, timings: int) -> dict[str, object]:
    """How far answers for a known code and for unknown ones lie apart (row C5)."""
    known = sender.code
    times: dict[bool, list[float]] = {True: [], False: []}
    lengths = set()
    for _ in range(timings):
        for is_known in (True, False):
            sender.code = known if is_known else spell(new_secret())
            start = time.process_time()
            answer = sender.comes_back()
            times[is_known].append(time.process_time() - start)
            lengths.add((answer.status_code, len(answer.content)))
    first, second = (sorted(times[one]) for one in (True, False))
    middle = statistics.median(first), statistics.median(second)
    return {
        "timings_of_each": timings,
        "known_median_ms": round(middle[0] * 1000, 3),
        "unknown_median_ms": round(middle[1] * 1000, 3),
        "apart_ms": round(abs(middle[0] - middle[1]) * 1000, 3),
        "lengths_seen": len(lengths),
    }


def codes_compared() -> dict[str, object]:
    """Slips in codes, by the thousand: how many were taken for another code."""
    chance, taken, tried = secrets.SystemRandom(), {1: 0, 2: 0, 3: 0}, 5_000
    for slips in taken:
        for _ in range(tried):
            signs = list(spell(new_secret()).replace("-", ""))
            for at in chance.sample(range(28), slips):
                signs[at] = chance.choice(SIGNS.replace(signs[at], ""))
            try:
                read_signs("".join(signs))
            except Unfit:
                continue
            taken[slips] += 1
    return {"codes_with_slips_each": tried, "taken_for_another": taken}


def erased_by_the_hundred(folder: Path, cases: int) -> dict[str, object]:
    """Cases that are sent, and of which every second one is erased: what the proofs say, and what is left."""
    home, papers = LedgerHome(folder), []
    for number in range(cases):
        sender = Sender()
        sender.sends(f"secret text number {number}")
        papers.append(sender.post("case/proof/", number="1").content.decode())
        if number % 2:
            sender.post("case/erase/", sure="on")
    publish_in(home.ledger, home.ledger_key, None)
    key = read_public(f"{home.ledger_key}.vkey")
    told: dict[str, int] = {}
    with LedgerCopy(home.ledger) as copy:
        last = copy.files.last_checkpoint()
        assert last is not None
        for paper in papers:
            with copy.files.leaves.open("rb") as leaves:
                answer = check_paper(paper, key, Gathered(checkpoints=(last,), leaves=leaves), copy)
            told[answer.standing] = told.get(answer.standing, 0) + 1
    return {
        "cases": cases,
        "proofs": told,
        "files_of_keys": _count(folder / "case-keys"),
        "forged": _forged(papers[0]),
    }


def _forged(paper: str) -> dict[str, int]:
    """What is answered of receipts that somebody else signed."""
    held = Paper.read(paper)
    receipt, _ = read_receipt(held.receipt)
    real = SigningKey.make(receipt.origin).public
    told: dict[str, int] = {}
    for _ in range(FORGED):
        made_up = Paper(held.event, sign_receipt(receipt, SigningKey.make(receipt.origin))).write()
        standing = check_paper(made_up, real, Gathered(), None).standing
        told[standing] = told.get(standing, 0) + 1
    return told


def _count(folder: Path) -> int:
    return sum(one.name != "pepper" for one in folder.iterdir())
