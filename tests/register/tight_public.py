"""Rows of what is owed to the public: texts opened for comment, what has to be published, counts of cases."""

from collections.abc import Mapping

#: What lets a point that somebody wrote in with stand beside a commitment.
LEAVE = {"leave": "true", "redacted_by": "b.4"}
OWED: Mapping[str, tuple[dict[str, str], ...]] = {
    "consultations": (
        {
            "id": "w.1",
            "title": "A law",
            "body": "b.1",
            "opened": "2023-01",
            "closed": "2023-02",
            "comments": "9",
        },
        {
            "id": "w.2",
            "title": "A road",
            "body": "b.2",
            "opened": "2024",
            "closed": "2024",
            "comments": "0",
            "source": "s.1",
        },
    ),
    "draft_paragraphs": (
        {"id": "w.1.1", "consultation": "w.1", "number": "1", "says": "It is so."},
        {
            "id": "w.1.2",
            "consultation": "w.1",
            "number": "2",
            "says": "So.",
            "was": "Or so.",
            "changed": "2023-01",
        },
        {"id": "w.2.1", "consultation": "w.2", "number": "1", "says": "It leads there."},
    ),
    "earlier_paragraphs": ({"paragraph": "w.1.2"},),
    "consultation_points": (
        {
            "id": "o.1",
            "consultation": "w.1",
            "said": "No.",
            "comments": "9",
            "paragraph": "w.1.1",
            "answer": "not_changed",
            "did": "Why.",
            "answered": "2023",
        },
        {"id": "o.2", "consultation": "w.1", "said": "Yes.", "comments": "1"},
    ),
    "disclosures": (
        {
            "id": "y.1",
            "kind": "court",
            "body": "b.1",
            "item": "Judgments",
            "state": "found",
            "looked": "2024",
            "where": "Its site.",
            "source": "s.1",
        },
        {
            "id": "y.2",
            "kind": "village",
            "body": "b.2",
            "item": "Accounts",
            "state": "not_looked_for",
            "challenge": "It hangs there.",
            "challenged": "2024",
            "settled": "upheld",
            "reply": "It does.",
        },
    ),
    "case_counts": (
        {
            "phase": "p.1",
            "area": "QX",
            "kind": "complaint",
            "outcome": "all",
            "counted": "2024",
            "number": "10",
        },
        {"phase": "p.1", "area": "QX", "kind": "proposal", "outcome": "all", "counted": "2024"},
    ),
}
