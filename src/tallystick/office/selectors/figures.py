"""The files of figures that were handed in, and the batches that were entered from files."""

from django.db.models import QuerySet

from tallystick.office.models import FigureUpload, StoredFigureBatch, StoredSource

_EACH = 50


def files_handed_in() -> QuerySet[FigureUpload]:
    """The last files, newest first, without their bytes."""
    return FigureUpload.objects.defer("data").select_related("by").order_by("-pk")[:_EACH]


def batches_now() -> QuerySet[StoredFigureBatch]:
    """The batches that were entered last, newest first."""
    return StoredFigureBatch.objects.order_by("-key")[:_EACH]


def sources_now() -> tuple[tuple[str, str], ...]:
    """Each source's identifier and title."""
    found = StoredSource.objects.order_by("id").values_list("id", "title")
    return tuple((str(id_), str(title)) for id_, title in found)
