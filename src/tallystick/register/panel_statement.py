"""What a panel's assessors sign: one statement of all that it found, made from the rows of the package.

It names how many judgements, dissents, interests and codes of the rubric there are, a SHA-256 of each table's
part, who each assessor is and with which key they sign, and every dissent by itself. So nobody can leave out,
alter or add one without each signature failing, and whoever signs sees by name which dissents stand under
their signature.

The interests are those that were declared by the day on which the panel was locked: one that arises years
later does not undo what was signed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Unfit
from tallystick.register.fingerprint import table_facts
from tallystick.register.interest_days import LateInterest, late_interests, was_signed
from tallystick.register.model import Package
from tallystick.register.panel_locks import DrawnPanel, PanelSignature, PublishedCode
from tallystick.register.panels import STANDINGS, Assessor, Dissent, Interest, Judgement
from tallystick.register.tables import TABLES

FORM = "tallystick panel statement/v2"
#: What stands before a signature; those of earlier packages are bare.
_KIND = "ed25519:"
_TABLES = {one.name: one for one in TABLES}


@dataclass(frozen=True, slots=True)
class PanelRows:
    """The rows of a package that speak of panels, read from a folder or not yet saved.

    Attributes:
        panels: the panels whose rounds are over.
        codes: the codes of their rubrics.
        judgements: all codes that were given.
        dissents: all dissents.
        interests: what ties assessors.
        assessors: who was asked.
    """

    panels: Sequence[DrawnPanel]
    codes: Sequence[PublishedCode]
    judgements: Sequence[Judgement]
    dissents: Sequence[Dissent]
    interests: Sequence[Interest]
    assessors: Sequence[Assessor]

    @classmethod
    def of(cls, package: Package) -> "PanelRows":
        """Those of a package."""
        return cls(
            package.panels,
            package.rubric_codes,
            package.judgements,
            package.dissents,
            package.interests,
            package.assessors,
        )

    def coded(self, panel: str) -> tuple[str, ...]:
        """Who has coded or dissented in a panel, in order: all of them have to sign."""
        coders = {one.assessor for one in self.judgements if one.panel == panel}
        return tuple(sorted(coders | {one.assessor for one in self.dissents if one.panel == panel}))

    def late(self) -> tuple[LateInterest, ...]:
        """The interests that held when a panel was locked and were declared afterwards, panel by panel."""
        return tuple(
            late for one in self.panels for late in late_interests(one, self.interests, self.coded(one.id))
        )


def panel_statement(rows: PanelRows, panel: DrawnPanel) -> str:
    """The lines that are signed; equal rows give equal lines, in whatever order they came."""
    coded = rows.coded(panel.id)
    assessors = [_steady(one) for one in rows.assessors if one.id in coded]
    dissents = sorted((one for one in rows.dissents if one.panel == panel.id), key=lambda one: one.id)
    lines = [
        FORM,
        f"panel {panel.id} {panel.panel_sha256}",
        f"rubric {panel.rubric} {panel.rubric_sha256}",
        _line("panels", [panel]),
        _line("rubric_codes", [one for one in rows.codes if one.panel == panel.id]),
        _line("judgements", [one for one in rows.judgements if one.panel == panel.id]),
        _line("assessors", assessors),
        _line(
            "interests", [one for one in rows.interests if one.assessor in coded and was_signed(one, panel)]
        ),
        _line("dissents", dissents),
        *(f"dissent {one.id} {one.assessor} {_digest('dissents', [one])}" for one in dissents),
    ]
    return "".join(f"{one}\n" for one in lines)


def _steady(assessor: Assessor) -> Assessor:
    """Who somebody is and with which key they sign, without what may change later."""
    return replace(assessor, standing=STANDINGS[0], languages=(), budget=None, note=None)


def _line(table: str, rows: Sequence[object]) -> str:
    return f"{table} {len(rows)} {_digest(table, rows)}"


def _digest(name: str, rows: Iterable[object]) -> str:
    return sha256(canonical_bytes(table_facts(_TABLES[name], rows)))


def signature_text(blob: bytes) -> str:
    """How the package keeps a signature: behind its kind, for a spreadsheet runs what begins with +.

    Args:
        blob: the four bytes by which the key is known, and the signature.
    """
    from tallystick.ledger.notes import encode  # the cryptographic library is loaded only for this

    return f"{_KIND}{encode(blob)}"


def signs(statement: str, assessor: Assessor, signature: PanelSignature) -> bool:
    """Whether an assessor's signature is under a statement, by the key that the package has of them."""
    from tallystick.ledger.notes import decode  # the cryptographic library is loaded only for this
    from tallystick.ledger.verifiers import ED25519, PublicKey

    try:
        key = PublicKey.parse(assessor.signing_key or "")
        blob = decode(signature.signature.removeprefix(_KIND))
    except (Refusal, Unfit):
        return False
    return key.algorithm == ED25519 and blob[:4] == key.key_id and key.checks(statement.encode(), blob[4:])


def unsigned(rows: PanelRows, panel: DrawnPanel, signatures: Iterable[PanelSignature]) -> tuple[str, ...]:
    """Who has coded or dissented in a panel and has not signed what is there now, in order."""
    statement = panel_statement(rows, panel)
    known = {one.id: one for one in rows.assessors}
    signed = {
        one.assessor
        for one in signatures
        if one.panel == panel.id and one.assessor in known and signs(statement, known[one.assessor], one)
    }
    return tuple(one for one in rows.coded(panel.id) if one not in signed)
