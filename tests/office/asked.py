"""Recommendations in the office, and coders who are brought as far as a test wants them."""

from tallystick.office.models import (
    CodingRound,
    Person,
    StoredCommitment,
    StoredRecommendation,
    StoredRecommendationLink,
)
from tallystick.office.selectors.asked_coding import tasks_of
from tallystick.office.services.asked_coding import call_coders, commit_coding, write_code
from tests.office.conftest import NOW
from tests.office.panelled import invited
from tests.office.writing import writer

CODERS = ("J1", "J2")
#: Of each recommendation what J1 and J2 say; a third is J3.
ASKED = {
    "r.1": "Hear patients before laws on clinics are written",
    "r.2": "Publish how long patients wait",
    "r.3": "Ratify the convention on rivers",
}


def commitments() -> list[str]:
    """The plan's commitments."""
    return sorted(str(one) for one in StoredCommitment.objects.values_list("id", flat=True))


def asked() -> None:
    """Put what others asked into the office, in the place of what the example has."""
    StoredRecommendationLink.objects.all().delete()
    StoredRecommendation.objects.exclude(id__in=ASKED).delete()
    for name, words in ASKED.items():
        StoredRecommendation.objects.get_or_create(
            id=name,
            defaults={
                "mechanism": "upr",
                "kind": "recommendation",
                "document": "A/HRC/90/5",
                "asked": words,
                "made_by": ("Norland",),
                "response": "accepted",
            },
        )


def called() -> CodingRound:
    """Ask both to code."""
    invited()
    asked()
    return call_coders(coders=CODERS, by=writer(), now=NOW)


def said(place: int) -> dict[str, dict[str, str]]:
    """Give what a coder writes: they agree on the first, differ on the second and on the third."""
    one, other, *_ = commitments()
    return {
        "r.1": {"answers": one},
        "r.2": {"in_part": one} if place == 0 else {"answers": other},
        "r.3": {"none": "yes"} if place == 0 else {"in_part": other},
    }


def written(round_: CodingRound, coder: str) -> None:
    """Write all codes of a coder."""
    codes = said(CODERS.index(coder))
    for task in tasks_of(round_, coder):
        write_code(task=task, said=codes[str(task.recommendation_id)], now=NOW)


def committed(round_: CodingRound, coder: str, by: Person | None = None) -> None:
    """Write all codes of a coder, and commit to them."""
    written(round_, coder)
    commit_coding(round_=round_, assessor=coder, by=by or writer(), now=NOW)


def opened() -> CodingRound:
    """Have both code and commit."""
    round_ = called()
    for one in CODERS:
        committed(round_, one)
    return CodingRound.objects.get(pk=round_.pk)
