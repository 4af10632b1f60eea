"""Where an office's ledger and its keys lie, and how both are made."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.ledger.operations import make_key, publish_in, start


@dataclass(frozen=True, slots=True)
class LedgerHome:
    """The ledger of an office, in the office's folder.

    Attributes:
        folder: the office's folder.
    """

    folder: Path

    @property
    def ledger(self) -> str:
        """The folder of the ledger."""
        return str(self.folder / "ledger")

    @property
    def ledger_key(self) -> str:
        """The file of its secret key."""
        return str(self.folder / "ledger.key")

    @property
    def release_key(self) -> str:
        """The file of the secret key that signs releases."""
        return str(self.folder / "release.key")

    def make(self, host: str) -> None:
        """Make what is not there yet: the two keys, named after the office's host, and an empty ledger.

        Raises:
            Refusal: a file can't be written.
        """
        for path, name in ((self.ledger_key, "ledger"), (self.release_key, "releases")):
            if not Path(path).exists():
                make_key(f"{host}/{name}", path)
        if not (Path(self.ledger) / "origin").exists():
            start(self.ledger, self.ledger_key)
            publish_in(self.ledger, self.ledger_key, None)
