"""Releases of the first form, which version 0.1.0 made: what they hold and what they are known by.

Version 0.1.0 hashed files as it wrote them, the schema's words and empty columns too. That form is never
made again; it is kept, so that the hashes that were signed and filed then still mean something.
"""

from collections.abc import Container, Mapping

from tallystick.base.canonical import Json, canonical_bytes, sha256

VERSION = "0.1.0"
_PACKAGE, _METHODS = "package/", "package/methods/"

#: The tables of its packages, as they lie in a release.
PACKAGE_TABLES = (
    "outline",
    "commitments",
    "links",
    "targets",
    "deliverables",
    "indicators",
    "target_indicators",
    "commitment_indicators",
    "missing_indicators",
    "areas",
    "sources",
    "observations",
    "events",
    "claims",
)
#: The tables of its results with their columns.
RESULT_TABLES: Mapping[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "verdicts": "target commitment quantity comparator value unit area group policy rule verdict basis "
        "observed period as_of sources observations base_year base_value breaches tier contested "
        "self_reported official_kinds other_measure reason",
        "commitment_verdicts": "commitment question verdict basis reason",
        "deliverable_verdicts": "deliverable commitment verdict date events reason",
        "trends": "commitment indicator area group issuing_body vintage trend direction years first_value "
        "last_value unit slope yearly_change figures sources reason",
        "indicator_coverage": "commitment structural process outcome done done_published target_met "
        "target_met_published right_enjoyed right_enjoyed_published to_ask",
        "indicator_quality": "indicator specific measurable relevant sourced dated",
    }.items()
}


def first_form_identity(members: Mapping[str, bytes]) -> dict[str, str]:
    """The fingerprints of a release of version 0.1.0, from the bytes of its members.

    Args:
        members: the release's files by name.

    Returns:
        ``assessment_id``, ``package_sha256``, ``method_sha256`` and ``assessment_sha256``.

    Raises:
        KeyError: ``method.json`` or ``assessment.json`` is missing.
    """
    files = {
        name.removeprefix(_PACKAGE): sha256(data)
        for name, data in members.items()
        if name.startswith(_PACKAGE) and not name.startswith(_METHODS)
    }
    parts = {
        "package": sha256(canonical_bytes(files)),
        "method": sha256(members["method.json"].removesuffix(b"\n")),
        "assessment": sha256(members["assessment.json"]),
    }
    return {
        "assessment_id": sha256(canonical_bytes(parts)),
        **{f"{name}_sha256": digest for name, digest in parts.items()},
    }


def held_only(record: Json, droppable: Container[str] | None = None) -> Json:
    """A record without what is absent in it, which version 0.1.0 wrote and later ones don't.

    Args:
        record: the record.
        droppable: the keys that may be absent; None for any. Under another key an absent value stays: in the
            key itself somebody could have written what he liked.
    """
    match record:
        case Mapping():
            kept = {name: held_only(inner, droppable) for name, inner in record.items()}
            return {
                name: inner
                for name, inner in kept.items()
                if not _is_absent(inner) or (droppable is not None and name not in droppable)
            }
        case list():
            return [held_only(inner, droppable) for inner in record]
        case _:
            return record


def _is_absent(value: Json) -> bool:
    return value is None or value in _EMPTY


#: Every key whose value version 0.1.0 could write as absent: of assessment, method and registration.
_ABSENT = (
    "as_of base_value base_year basis breaches changes contested count coverage date deliverables done "
    "done_published evaluability events figures first_value group headline issuing_body last_value observed "
    "other_measures part parts period policies quality rates registrations right_enjoyed "
    "right_enjoyed_published self_reported slope sources target_met target_met_published tier trend trends "
    "unit vintage without_figures yearly_change years"
)
WROTE_AS_ABSENT = frozenset(_ABSENT.split())
_EMPTY: tuple[Json, ...] = ("", [], {})
