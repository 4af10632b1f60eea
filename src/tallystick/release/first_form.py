"""The identities of the first form, by which releases of version 0.1.0 are known.

Version 0.1.0 hashed files as it wrote them, the schema's words and empty columns too. That form is never
made again; it is kept, so that the hashes that were signed and filed then still mean something.
"""

from collections.abc import Mapping

from tallystick.base.canonical import canonical_bytes, sha256

_PACKAGE, _METHODS = "package/", "package/methods/"


def first_form_identity(members: Mapping[str, bytes]) -> dict[str, str]:
    """The fingerprints of a release of version 0.1.0, from the bytes of its members.

    Args:
        members: the release's files by name.

    Returns:
        ``assessment_id``, ``package_sha256``, ``method_sha256`` and ``assessment_sha256``.

    Raises:
        KeyError: ``method.json`` or ``assessment.json`` is missing.
    """
    files = {
        name.removeprefix(_PACKAGE): sha256(data)
        for name, data in members.items()
        if name.startswith(_PACKAGE) and not name.startswith(_METHODS)
    }
    parts = {
        "package": sha256(canonical_bytes(files)),
        "method": sha256(members["method.json"].removesuffix(b"\n")),
        "assessment": sha256(members["assessment.json"]),
    }
    return {
        "assessment_id": sha256(canonical_bytes(parts)),
        **{f"{name}_sha256": digest for name, digest in parts.items()},
    }
