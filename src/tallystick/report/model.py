"""What a site is drawn from, beside the package and its assessment."""

from dataclasses import dataclass

from tallystick.assessment.composite.model import Composite
from tallystick.assessment.model import Assessment
from tallystick.register.model import Package


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting of the method that is no longer as it was registered.

    Attributes:
        setting: its key.
        registered: its value then.
        now: its value afterwards.
        entry: the registration that changed it; None where this assessment does.
    """

    setting: str
    registered: str
    now: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class Registered:
    """That the method was put into a ledger before, and what changed since.

    Attributes:
        ledger: the ledger's name.
        entry: the first registration's place in it.
        changes: each later change, in order.
        shown_by: the ledger's key that signed every receipt; empty where no receipt was checked, so that the
            registration is only claimed.
    """

    ledger: str
    entry: int
    changes: tuple[SettingChange, ...]
    shown_by: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What names a site's content, so that a reader can tell two editions apart.

    Attributes:
        assessment_id: the SHA-256 of the manifest of package, method and assessment.
        package_sha256: the SHA-256 of the package.
        method_sha256: the SHA-256 of the method's file.
        assessment_sha256: the SHA-256 of ``assessment.json``.
        version: the version of Tallystick that computed it.
        registered: whether the method was registered before; None if it was not.
    """

    assessment_id: str
    package_sha256: str
    method_sha256: str
    assessment_sha256: str
    version: str
    registered: Registered | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file that lies beside the pages.

    Attributes:
        path: where, from the site's top.
        about: what it holds, in a line.
        size: its length in bytes.
        sha256: its SHA-256.
        columns: of a table in CSV its heading.
    """

    path: str
    about: str
    size: int
    sha256: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a site is drawn from.

    Attributes:
        package: the plan's package.
        assessment: its assessment.
        identity: what names this edition.
        document: the plan's own text where someone put it beside the package, else None.
        downloads: the files beside the pages.
        indices: the indices that the method asks for.
    """

    package: Package
    assessment: Assessment
    identity: Identity
    document: str | None
    downloads: tuple[Download, ...]
    indices: tuple[Composite, ...] = ()

    @property
    def written_in(self) -> str:
        """The language that the package's texts are written in."""
        return self.package.descriptor.tallystick.written_in
