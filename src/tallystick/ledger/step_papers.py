"""The proof of a step that was taken with a case: who did what on which day, as the ledger was told it."""

import json
from dataclasses import dataclass

from tallystick.base.canonical import canonical_bytes
from tallystick.base.reasons import Reason
from tallystick.ledger.by_term import step_event
from tallystick.ledger.notes import NoNote
from tallystick.ledger.receipts import Answer, Gathered, check_receipt
from tallystick.ledger.verifiers import PublicKey

#: How such a proof begins.
STEP_FORM = "tallystick case step/v1"


@dataclass(frozen=True, slots=True)
class StepPaper:
    """What the sender keeps of a step that was taken with their case: who did what on which day.

    Attributes:
        told: what the step's digest was made of, as canonical JSON.
        receipt: the receipt for that digest, as the ledger signed it.
    """

    told: bytes
    receipt: str

    def write(self) -> str:
        """It as one text."""
        return f"{STEP_FORM}\n{self.told.decode()}\n\n{self.receipt}"

    @classmethod
    def read(cls, text: str) -> "StepPaper":
        """Read the text.

        Raises:
            NoNote: it has another form.
        """
        head, _, receipt = text.partition("\n\n")
        form, _, told = head.partition("\n")
        try:
            sound = form == STEP_FORM and canonical_bytes(json.loads(told)) == told.encode()
        except (ValueError, TypeError, RecursionError):
            sound = False
        if not sound or not isinstance(json.loads(told), dict):
            raise NoNote(Reason("it is no proof of a step"))
        return cls(told.encode(), receipt)


def is_step_paper(text: str) -> bool:
    """Whether a text begins as the proof of a step does."""
    return text.startswith(f"{STEP_FORM}\n")


def check_step_paper(text: str, key: PublicKey, evidence: Gathered) -> Answer:
    """How the promise of a step stands, by what the sender has.

    Args:
        text: the proof.
        key: the ledger's public key.
        evidence: what else they have gathered; its events are not looked at.

    Raises:
        NoNote: it is no proof of a step.
    """
    paper = StepPaper.read(text)
    event = canonical_bytes(step_event(json.loads(paper.told)))
    gathered = Gathered((event,), evidence.proofs, evidence.checkpoints, evidence.leaves)
    return check_receipt(paper.receipt, key, gathered)
