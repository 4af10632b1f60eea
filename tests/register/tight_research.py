"""Rows of the calendar, of studies and of what an assessment recommends: everything hangs on a cell."""

from collections.abc import Mapping

RESEARCHED: Mapping[str, tuple[dict[str, str], ...]] = {
    "calendar": (
        {"id": "k.1", "due": "2022", "due_source": "s.1", "took_place": "2023", "source": "s.1"},
        {"id": "k.2", "commitment": "c.1", "due": "2024", "due_source": "s.1"},
        {"id": "k.3", "kind": "plan", "took_place": "2021", "source": "s.1"},
    ),
    "studies": (
        {
            "id": "v.1",
            "state": "published",
            "published": "2022",
            "source": "s.1",
            "instrument": "s.1",
            "data": "s.1",
            "method": "By telephone.",
            "sample": "100.",
            "commissioned_by": "b.1",
        },
        {"id": "v.2", "state": "carried_out", "method": "On the spot.", "sample": "Two."},
        {"id": "v.3"},
    ),
    "study_findings": ({"id": "f.1"}, {"id": "f.2", "area": "QX-A"}),
    "assessment_recommendations": (
        {"id": "e.1", "reply": "accepted", "words": "Yes.", "replied": "2024", "commitment": "c.1"},
        {"id": "e.2", "checked_in": "p.2", "follow_up": "open", "found": "Nothing."},
        {"id": "e.3", "body": "b.2"},
    ),
}
