"""Which report a check is of."""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class CheckPlace:
    """The report that a check is of, by its phase, body and commitment."""

    phase: str
    body: str
    commitment: str

    @property
    def about(self) -> str:
        """It by its identifiers, for the history."""
        return f"checks {self.phase} {self.body} {self.commitment}"

    @property
    def rows(self) -> Q:
        """What finds its rows."""
        return Q(phase__id=self.phase, body__id=self.body, commitment__id=self.commitment)

    @property
    def named(self) -> dict[str, str]:
        """It as addresses name it."""
        return {"phase": self.phase, "body": self.body, "commitment": self.commitment}
