"""The part of the tight package that says what measures, milestones, promises and reports said before."""

Row = dict[str, str]
BEFORE: dict[str, tuple[Row, ...]] = {
    "earlier_measures": (
        {"measure": "m.1", "commitment": "c.1", "body": "b.4"},
        {"measure": "m.1", "wording": "2", "commitment": "c.1", "body": "b.4", "under": "m.2"},
    ),
    "earlier_milestones": ({"milestone": "s.1", "measure": "m.1"}, {"milestone": "s.9", "measure": "m.2"}),
    "earlier_local_targets": ({"target": "t.level", "area": "QX-A", "value": "7"},),
    "earlier_reports": ({"phase": "p.1", "body": "b.4", "commitment": "c.1"},),
}
