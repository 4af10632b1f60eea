"""The fingerprints by which an assessment is known: of its package, its method and itself."""

from tallystick.assessment.model import Assessment
from tallystick.assessment.record import assessment_record
from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.register.files import package_files
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.report.model import Identity


def identify(package: Package, method: Method, assessment: Assessment, version: str) -> Identity:
    """The SHA-256 of package, method and assessment, and of the three together.

    A package is known by its canonical tables and descriptor, a method by its values (its comments may
    change), an assessment by its record. None depends on the machine.
    """
    package_hash = sha256(
        canonical_bytes({name: sha256(data) for name, data in package_files(package).items()})
    )
    method_hash = sha256(canonical_bytes(method_record(method)))
    assessment_hash = sha256(canonical_bytes(assessment_record(assessment)))
    manifest = {"package": package_hash, "method": method_hash, "assessment": assessment_hash}
    return Identity(
        assessment_id=sha256(canonical_bytes(manifest)),
        package_sha256=package_hash,
        method_sha256=method_hash,
        assessment_sha256=assessment_hash,
        version=version,
    )


def method_record(method: Method) -> Json:
    """The method's values, numbers with a fraction as texts."""
    return _without_floats(method.model_dump(mode="json"))


def _without_floats(value: object) -> Json:
    match value:
        case float():
            return repr(value)
        case dict():
            return {name: _without_floats(one) for name, one in value.items()}
        case list():
            return [_without_floats(one) for one in value]
        case None | bool() | int() | str():
            return value
        case _:
            raise TypeError(f"a method holds no {type(value).__name__}")
