"""What lies in the office's folder and what its rows name, held against each other."""

from tallystick.office.case_store import keys_of, sweep
from tallystick.office.models import SealedCase, SealedFile, SealedPart, SealedSummary


def sweep_up() -> int:
    """Delete keys and sealed bytes of what was cut short while it was written; gives how many files."""
    return sweep(_is_named)


def without_keys() -> int:
    """How many cases nothing opens: their keys are not in the office's folder."""
    return sum(keys_of(name) is None for name in SealedCase.objects.values_list("name", flat=True))


def _is_named(name: str) -> bool:
    return (
        SealedCase.objects.filter(name=name).exists()
        or SealedSummary.objects.filter(name=name).exists()
        or SealedFile.objects.filter(sha256=name).exists()
        or SealedPart.objects.filter(sha256=name).exists()
    )
