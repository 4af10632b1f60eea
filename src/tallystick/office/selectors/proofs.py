"""What the sender of a case can take along: the proof that it was sent, and all that is held of it."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.base.wholes import as_place
from tallystick.ledger.by_term import CASE_STEP, case_digest, row_digest
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.holders import Paper, submission_event
from tallystick.ledger.log import proof_of
from tallystick.ledger.step_papers import StepPaper
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseDueMoved, CaseEntry, CaseStepTaken, CaseTurn, LedgerEvent, SealedCase
from tallystick.office.selectors.case_facts import CaseFaults
from tallystick.office.selectors.filed import event_of
from tallystick.office.selectors.handed_over import HandedOver, handed_over
from tallystick.office.selectors.sealed_steps import named_in, step_event, told_of_step
from tallystick.office.selectors.staff_acts import StaffAct, acts_on_all
from tallystick.office.selectors.submissions import OpenedCase, OpenedMessage, file_of_case
from tallystick.vault.code_keys import eraser_of

#: What stands in an archive tells no moment.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_EXCHANGED = Refusal(
    Reason(
        "What the ledger has of this message is of something else than you sent: another key, another term "
        "or other words. Somebody here has changed it, and it proves nothing of yours."
    ),
    Reason(
        "take everything along: what was filed lies in it, apart; show it to somebody outside, and send what "
        "you wrote again under a new code"
    ),
)


def paper_of(found: OpenedCase, number: str) -> Paper | None:
    """The proof that a message of a case was sent; None where there is none, or not yet."""
    entry = CaseEntry.objects.filter(message__case=found.row, message__number=as_place(number) or 0).first()
    if entry is None or entry.sequence is None:
        return None
    return Paper(entry.event.encode(), entry.receipt)


def own_paper(found: OpenedCase, number: str, secret: bytes) -> Paper | None:
    """The proof of a message for its sender; None where there is none, or not yet.

    Raises:
        Refusal: what was filed is of something else.
    """
    paper = paper_of(found, number)
    if paper is not None and is_exchanged(found, paper, as_place(number) or 0, secret):
        raise _EXCHANGED
    return paper


def is_exchanged(found: OpenedCase, paper: Paper, number: int, secret: bytes) -> bool:
    """Whether the proof of a message is of something else than was sealed with it, or of another code.

    Whoever owns the database can change what waits to be filed: another key in it, and they could have it
    erased as if its holder had; another term, and it would be over soon.

    Args:
        found: the case.
        paper: the proof.
        number: the message.
        secret: the code's secret.
    """
    sealed = bytes(found.row.messages.get(number=number).sealed)
    said = next(one.told for one in found.messages if one.number == number)
    event = event_of(paper.event.decode())
    if event is None:
        return True
    row = row_digest(found.row.name, number, said.side, said.day) if said.day else str(event.get("row", ""))
    named = submission_event(
        eraser_of(secret),
        hashlib.sha256(sealed).hexdigest(),
        said.kept if said.eraser else str(event.get("kept", "")),
        case_digest(found.row.name),
        row,
    )
    return canonical_bytes(named) != paper.event


def exported(found: OpenedCase, secret: bytes, home: LedgerHome) -> bytes:
    """All that is held of a case, as a zip: what was said, the files, the proofs, the ledger's public key.

    A proof that is of something else lies apart: it shows what the office did, and proves nothing else.

    A file that is not there as it was kept is named in the record, and keeps nobody from the rest.
    """
    files: dict[str, bytes] = {}
    lost: list[int] = []
    for message in found.messages:
        for file in message.told.files:
            try:
                held = file_of_case(found, file.number)
            except Refusal:
                held = None
            if held is None:
                lost.append(file.number)
            else:
                files[f"files/{file.number} {held[0]}"] = held[1]
        paper = paper_of(found, str(message.number))
        if paper is not None:
            is_other = is_exchanged(found, paper, message.number, secret)
            folder = "proofs/of something else" if is_other else "proofs"
            files[f"{folder}/{message.number}.txt"] = paper.write().encode()
    files |= _of_steps(found) | _of_ledger(found, home)
    record = _record(found) | ({"files_that_do_not_open": lost} if lost else {})
    files = {"case.json": json.dumps(record, ensure_ascii=False, indent=1).encode()} | files
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), data)
    return out.getvalue()


def _record(found: OpenedCase) -> dict[str, object]:
    case, faults = found.standing, found.seal.faults
    told = {
        "day": case.received.isoformat(),
        "kind": case.kind,
        "stage": case.stage,
        "outcome": case.outcome,
        "holder": case.holder,
        "against": sorted(case.against),
        "doubts_above": case.doubts_above,
        "leaves": sorted(case.leaves),
        "summaries": list(map(_summary, handed_over(found))),
        "steps": [_step(found, one) for one in found.steps],
        "moved": [_moved(one) for one in found.row.moved.order_by("pk")],
        "queue": _in_queue(found.row),
        "staff": list(map(_by_staff, acts_on_all(found))),
        "messages": [_message(one) for one in found.messages],
    }
    return told | _changed(found, faults)


def _changed(found: OpenedCase, faults: CaseFaults) -> dict[str, object]:
    """What was changed or taken out from outside; nothing where nothing was.

    How a case stands is left out where nobody can know it.
    """
    if faults.is_unknown:
        told: dict[str, object] = dict.fromkeys(("stage", "outcome", "holder", "leaves"))
        told["standing_is_not_known"] = True
    else:
        told = {}
    if faults.is_other:
        row = found.row
        told["in_the_clear"] = {
            "day": row.day.isoformat(),
            "kind": row.kind,
            "area": row.area,
            "stage": row.stage,
            "since": row.since.isoformat(),
            "outcome": row.outcome,
        }
    missing = {"missing_messages": faults.messages, "missing_steps": faults.steps}
    return told | {name: list(numbers) for name, numbers in missing.items() if numbers}


def _summary(one: HandedOver) -> dict[str, object]:
    return {
        "day": one.day.isoformat(),
        "body": one.body,
        "text": one.text,
        "answered": one.answered.isoformat() if one.answered else None,
        "answer": one.answer,
    } | _lost(one.is_lost)


def _moved_from_outside(is_moved: bool) -> dict[str, object]:
    """What is said of a part that stands in the clear with another day or side than it was sealed with."""
    return {"changed_from_outside": True} if is_moved else {}


def _lost(is_lost: bool) -> dict[str, object]:
    """What is said of a part that does not open."""
    return {"does_not_open": True} if is_lost else {}


def _moved(one: CaseDueMoved) -> dict[str, str]:
    """A last day that another calendar or other time limits moved."""
    days = {"was": one.was, "now": one.now, "dated": one.dated}
    return {"what": one.what} | {name: day.isoformat() for name, day in days.items()}


def _by_staff(one: StaffAct) -> dict[str, str]:
    """What was done by the staff, for which body and on which day; not by which of them."""
    return {"day": one.day, "body": one.body, "act": one.act}


def _in_queue(case: SealedCase) -> dict[str, bool]:
    """What is noted of its place among others."""
    turn = CaseTurn.objects.filter(case=case).first() or CaseTurn()
    return {"seems_sent_by_a_program": turn.is_trapped, "has_worked": turn.has_worked}


def _step(found: OpenedCase, one: CaseStepTaken) -> dict[str, object]:
    """What was done, what it named, and what the ledger has of it: its entry, and what to digest for it."""
    event = step_event(found.row.name, one)
    entry = LedgerEvent.objects.filter(kind=CASE_STEP, event=event).values_list("sequence", flat=True).first()
    done = {"number": one.number, "act": one.act, "who": one.who, "day": one.day.isoformat()}
    faults, to = found.seal.faults, named_in(found.row, found.key, one)
    told = {"to": to or "", "entry": entry, "event": json.loads(event)}
    return done | told | _lost(one.number in faults.spoilt) | _moved_from_outside(one.number in faults.moved)


def _of_steps(found: OpenedCase) -> dict[str, bytes]:
    """The proof of each step that the ledger has an entry of: who did what on which day."""
    files: dict[str, bytes] = {}
    for one in found.steps:
        filed = LedgerEvent.objects.filter(kind=CASE_STEP, event=step_event(found.row.name, one)).first()
        if filed is not None and filed.receipt:
            told = canonical_bytes(told_of_step(found.row.name, one))
            files[f"proofs/step {one.number}.txt"] = StepPaper(told, filed.receipt).write().encode()
    return files


def _message(one: OpenedMessage) -> dict[str, object]:
    said: dict[str, object] = json.loads(one.told.write())
    told = {"number": one.number, "side": one.side, "day": one.day.isoformat(), "entry": one.entry} | said
    return told | _lost(one.is_lost) | _moved_from_outside(one.is_moved)


def _of_ledger(found: OpenedCase, home: LedgerHome) -> dict[str, bytes]:
    """The ledger's public key, and the way of each entry to its last checkpoint, where that covers it."""
    key = Path(f"{home.ledger_key}.vkey")
    files = {"ledger.vkey": key.read_bytes()} if key.is_file() else {}
    entries = [one for one in found.messages if one.entry is not None]
    if not entries:
        return files
    with LedgerFolder(home.ledger) as ledger:
        for one in entries:
            try:
                proof = proof_of(ledger, one.entry or 0)
            except Refusal:  # no checkpoint covers it yet
                continue
            files[f"proofs/{one.number}.proof"] = proof.write().encode()
    return files
