"""An erasure by term: nobody's word but the promise's own, which said from the start how long it is kept.

What is filed of something sent can name its term and a digest of its case's name. Once the term is over, the
ledger gets an entry that names the entry of the step from which the term was counted, and what that step's
own digest was made of; so nothing is erased by term that did not promise it, and nothing before it is over by
the days that the ledger itself was told. These days are claims: whoever keeps checkpoints can date them.
"""

import calendar
import datetime
import hashlib
import json
import re
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.ledger.model import Entry
from tallystick.ledger.notes import encode

#: The type of the entry of such an erasure, and of the entries of what was done with a case.
TERM_ERASURE, CASE_STEP = "term-erasure", "case-step"
#: What ends a case: its sender closes or withdraws it, or the time to appeal is over.
ENDS = ("close", "withdraw", "lapse")
_OUTAGE = datetime.timedelta(days=31)
_KEPT = re.compile(r"([1-9]\d{0,3}) (days|working_days|months)")


def kept_until(kept: str, since: datetime.date) -> datetime.date | None:
    """The last day of a term as a promise says it, counted from a day; None where it says none.

    Of working days as many days are counted as there are at least, since no calendar is at hand.

    Examples:
        >>> kept_until("12 months", datetime.date(2024, 2, 29)).isoformat()
        '2025-02-28'
    """
    said = _KEPT.fullmatch(kept)
    if said is None:
        return None
    number = int(said[1])
    if said[2] != "months":
        return since + datetime.timedelta(days=number)
    year, month = divmod(since.year * 12 + since.month - 1 + number, 12)
    return datetime.date(year, month + 1, min(since.day, calendar.monthrange(year, month + 1)[1]))


def case_digest(case: str) -> str:
    """What a promise says of the case that it belongs to: the SHA-256 of its random name."""
    return hashlib.sha256(case.encode()).hexdigest()


def row_digest(case: str, number: int, side: str, day: str) -> str:
    """What a promise says of what stands in the clear of a message, beside the name of its case.

    Args:
        case: the random name of the case.
        number: which message of it.
        side: whose it is.
        day: the day on which it came, as ISO 8601.
    """
    told: dict[str, Json] = {"case": case, "number": number, "side": side, "day": day}
    return hashlib.sha256(canonical_bytes(told)).hexdigest()


def step_event(told: dict[str, Json]) -> dict[str, Json]:
    """What is filed of a step: a digest alone."""
    return {"step": hashlib.sha256(canonical_bytes(told)).hexdigest()}


def term_event(entry: Entry, step: int, told: dict[str, Json], day: datetime.date) -> dict[str, Json]:
    """What is filed of an erasure by term.

    Args:
        entry: the entry that was erased.
        step: the entry of the step from which the term was counted.
        told: what that step's digest was made of.
        day: the day of the erasure.
    """
    return {
        "entry": entry.sequence,
        "leaf": encode(entry.leaf),
        "step": step,
        "told": told,
        "day": day.isoformat(),
    }


@dataclass(frozen=True, slots=True)
class StepNamed:
    """The step that an erasure by term names.

    Attributes:
        entry: its entry.
        filed: what the ledger must have of it, as canonical JSON.
        day: the day on which it was taken, a claim.
        erased: the day of the erasure, a claim.
        kept: the term that was promised.
    """

    entry: int
    filed: bytes
    day: datetime.date
    erased: datetime.date
    kept: str

    def contradicts(self, entry: Entry, promised: str, today: str) -> bool:
        """Whether its days can't be, by what the ledger signed on others.

        A step that was filed behind what was sent was not taken long before that was promised; an outage of
        the ledger, whose promises come late then, lasts a month at most. What was sent behind the step, as
        something that is added to a case which has ended, is kept for the term since it came. And nothing was
        erased on a day that has not come.

        Args:
            entry: the entry of what was sent.
            promised: the day under which that was promised; empty for none.
            today: the day under which the newest copy of the ledger was signed; empty for none.
        """
        try:
            begun = datetime.date.fromisoformat(promised) - _OUTAGE if promised else datetime.date.min
            last = datetime.date.fromisoformat(today) if today else datetime.date.max
        except (ValueError, OverflowError):
            return True
        if self.erased > last or (self.entry > entry.sequence and self.day < begun):
            return True
        until = kept_until(self.kept, max(self.day, begun))
        return until is None or until >= self.erased


def step_named(event: bytes, promised: bytes, entry: Entry) -> StepNamed | None:
    """The step that an erasure by term names; None where it is void.

    Args:
        event: the event of an erasure by term, as canonical JSON.
        promised: what was filed of what was sent, as canonical JSON.
        entry: the entry that is gone.
    """
    try:
        erased, sent = json.loads(event), json.loads(promised)
        told = erased["told"]
        taken, gone = (datetime.date.fromisoformat(one["day"]) for one in (told, erased))
        until = kept_until(str(sent["kept"]), taken)
        is_over = until is not None and until < gone
        same = erased["entry"] == entry.sequence and erased["leaf"] == encode(entry.leaf)
        of_case = case_digest(str(told["case"])) == sent["case"] and told["act"] in ENDS
        step = erased["step"]
        filed = canonical_bytes(step_event(told))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None
    is_sound = is_over and same and of_case and isinstance(step, int)
    return StepNamed(step, filed, taken, gone, str(sent["kept"])) if is_sound else None
