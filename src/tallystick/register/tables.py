"""The tables of a plan package, in the order in which they are read and written."""

from tallystick.register import (
    batches,
    bodies,
    confirmations,
    corrections,
    editions,
    indicators,
    model,
    promises,
    translations,
    treaties,
)
from tallystick.register.columns import Table

TABLES: tuple[Table, ...] = (
    Table("outline", model.Part, order=("position", "id"), needed=True),
    Table("commitments", model.Commitment, needed=True),
    Table(
        "links",
        model.Link,
        key=("commitment", "scheme", "code"),
        order=("commitment", "scheme", "code"),
    ),
    Table("targets", model.Target),
    Table("readings", promises.PromiseReading, key=("target", "id"), order=("target", "id")),
    Table("deliverables", model.Deliverable),
    Table("indicators", indicators.Indicator),
    Table(
        "target_indicators",
        indicators.TargetIndicator,
        key=("target", "indicator"),
        order=("target", "indicator"),
    ),
    Table(
        "commitment_indicators",
        indicators.CommitmentIndicator,
        key=("commitment", "indicator"),
        order=("commitment", "indicator"),
    ),
    Table(
        "missing_indicators",
        indicators.MissingIndicator,
        key=("commitment", "kind"),
        order=("commitment", "kind"),
    ),
    Table("areas", model.Area),
    Table("sources", model.Source),
    Table("observations", model.Observation, large=True),
    Table("events", model.Event),
    Table("claims", model.Claim),
    Table("bodies", bodies.Body),
    Table(
        "responsibilities",
        bodies.Responsibility,
        key=("commitment", "body", "role"),
        order=("commitment", "body", "role"),
    ),
    Table("treaties", treaties.Treaty),
    Table(
        "confirmations",
        confirmations.Confirmation,
        key=("table", "row"),
        order=("table", "row"),
    ),
    Table("corrections", corrections.Correction, order=("asked", "id")),
    Table("batches", batches.FigureBatch),
    Table("labels", batches.FileLabel, key=("kind", "label"), order=("kind", "label")),
    Table("editions", editions.EarlierEdition, order=("published", "id")),
    Table(
        "edition_answers",
        editions.EditionAnswer,
        key=("edition", "table", "row"),
        order=("edition", "table", "row"),
    ),
    Table(
        "translations",
        translations.Translation,
        key=("table", "row", "column", "language"),
        order=("table", "row", "column", "language"),
    ),
)
