"""The files behind a report or a check, in words."""

from dataclasses import dataclass

from django.urls import reverse

from tallystick.office.check_place import CheckPlace
from tallystick.office.cleaning.kinds import REMOVED_WORDS
from tallystick.office.models import EvidenceFile
from tallystick.voice.language import Language


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file on the page.

    Attributes:
        path: where it is downloaded; with ``withdraw/`` behind it, where it is withdrawn.
        name: its name.
        size: its size in thousands of bytes.
        sha256: the SHA-256 of what is downloaded.
        original: the SHA-256 of the file as it came.
        removed: what was taken out of it; empty for nothing.
    """

    path: str
    name: str
    size: str
    sha256: str
    original: str
    removed: str


def files_behind(use: str, place: CheckPlace, language: Language) -> tuple[FileSeen, ...]:
    """The files that stand behind a report or a check."""
    found = EvidenceFile.objects.filter(place.rows, use=use, is_withdrawn=False).order_by("pk")
    return tuple(
        FileSeen(
            reverse(f"{use}_file", kwargs=place.named | {"number": one.pk}),
            one.name,
            language.whole(max(1, one.size // 1000)),
            one.sha256,
            one.original_sha256,
            language.list(language.say(REMOVED_WORDS[code]) for code in one.removed),
        )
        for one in found
    )


def file_behind(use: str, place: CheckPlace, number: int) -> EvidenceFile | None:
    """A file behind a report or a check, by number; None where there is none or it was withdrawn."""
    return EvidenceFile.objects.filter(place.rows, pk=number, use=use, is_withdrawn=False).first()


def digests_of(place: CheckPlace, use: str) -> tuple[str, ...]:
    """The SHA-256 of each file behind a check, sorted."""
    found = EvidenceFile.objects.filter(place.rows, use=use, is_withdrawn=False)
    return tuple(sorted(found.values_list("sha256", flat=True)))
