"""One column of a file's figures read: each different text once, and what is wrong with the others by row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from tallystick.base.findings import MOST_FINDINGS, Finding, Problem
from tallystick.pipeline.evidence.frames import CELL, ROW, LaidOut

#: The column that says of a row whether nothing is wrong with it so far.
SOUND = "sound"


@dataclass(slots=True)
class Sifted:
    """The figures of a page while they are read.

    Attributes:
        laid: the page.
        frame: its rows.
        found: what is wrong, so much of it as a person goes through.
        texts: the different texts of columns, as far as they are known; a column that is put loses its own.
    """

    laid: LaidOut
    frame: pl.DataFrame
    found: list[Finding] = field(default_factory=list)
    texts: dict[str, pl.Series] = field(default_factory=dict)

    def different(self, role: str) -> pl.Series:
        """The different texts of a column, in the order in which they come; looked for once."""
        if role not in self.texts:
            self.texts[role] = self.frame[role].drop_nulls().unique(maintain_order=True)
        return self.texts[role]

    def put(self, *columns: pl.Expr | pl.Series) -> None:
        """Put columns in the place of those of the same name, or beside the others."""
        self.frame = self.frame.with_columns(columns)
        for one in columns:
            self.texts.pop(one.name if isinstance(one, pl.Series) else one.meta.output_name(), None)

    def read(self, role: str, read: Callable[[str], str | Problem]) -> None:
        """Put what each text of a column means in its place; where it means nothing, its row is unsound."""
        said: dict[str, str] = {}
        wrong: dict[str, Problem] = {}
        different = self.different(role)
        for text in different:
            meant = read(text)
            if isinstance(meant, Problem):
                wrong[text] = meant
            elif meant != text:
                said[text] = meant
        self.refuse(role, wrong)
        changed = {**said, **dict.fromkeys(wrong)}
        if changed:
            self.put(replaced(self.frame[role], changed))
            self.texts[role] = replaced(different, changed).drop_nulls().unique(maintain_order=True)

    def refuse(self, role: str, wrong: Mapping[str, Problem]) -> None:
        """Make the rows unsound in whose column one of these texts stands."""
        if wrong:
            self.refuse_where(pl.col(role).is_in(list(wrong)), role, lambda text: wrong[text])

    def refuse_where(self, where: pl.Expr, role: str, problem: Problem | Callable[[str], Problem]) -> None:
        """Make the rows unsound for which something holds."""
        hit = self.frame.with_columns(where.fill_null(value=False).alias("bad"))["bad"]
        if not hit.any():
            return
        bad = self.frame.filter(hit).head(MOST_FINDINGS)
        self.put((self.frame[SOUND] & ~hit).alias(SOUND))
        for row, cell, text in self._places(bad, role):
            one = problem if isinstance(problem, Problem) else problem(text)
            self.found.append(one.at(self.laid.where, row, cell, text or None))

    def _places(self, bad: pl.DataFrame, role: str) -> Iterator[tuple[int, str, str]]:
        head = self.laid.headings.get(role, role)
        cells = bad[CELL] if CELL in bad.columns else [None] * len(bad)
        texts = bad[role] if role in bad.columns else [None] * len(bad)
        for row, cell, text in zip(bad[ROW], cells, texts, strict=True):
            yield row, cell or head, text or ""


def replaced(cells: pl.Series, by: Mapping[str, str | None]) -> pl.Series:
    """The cells with some of their texts replaced."""
    return cells.replace(pl.Series(list(by), dtype=pl.String), pl.Series(list(by.values()), dtype=pl.String))
