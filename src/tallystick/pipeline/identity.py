"""The fingerprints by which an assessment is known: of its package, its method and itself."""

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.register.fingerprint import method_sha256, package_sha256
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.report.model import Identity


def identify(package: Package, method: Method, assessment_sha256: str, version: str) -> Identity:
    """The SHA-256 of package, method and assessment, and of the three together.

    None depends on the machine, nor on what a later program knows besides: what is absent is not hashed.
    """
    parts = {
        "package": package_sha256(package),
        "method": method_sha256(method),
        "assessment": assessment_sha256,
    }
    return Identity(
        assessment_id=assessment_id(parts),
        package_sha256=parts["package"],
        method_sha256=parts["method"],
        assessment_sha256=parts["assessment"],
        version=version,
    )


def assessment_id(parts: dict[str, str]) -> str:
    """The SHA-256 of the hashes of package, method and assessment together."""
    return sha256(canonical_bytes(parts))
