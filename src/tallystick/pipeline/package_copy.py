"""The package as it lies among the results, so that anyone can assess it again."""

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Finding
from tallystick.pipeline.dated import dated_file
from tallystick.pipeline.registration import believed, registration_bytes, registration_path
from tallystick.register.files import package_files
from tallystick.register.fingerprint import method_record
from tallystick.register.folder import Folder
from tallystick.register.method import Method
from tallystick.register.model import Package


def package_copy(
    folder: Folder, package: Package, read: Method, method: Method
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The package in canonical form, methods as written; what is not believed is left out, and told.

    Args:
        folder: where the package lies.
        package: what lies there.
        read: the chosen method as its file says it.
        method: the same with the day up to which sources count; its file says that day.
    """
    files = {f"package/{name}": data for name, data in package_files(package).items()}
    gaps: list[Finding] = []
    used = f"methods/{method.name}.toml"
    for name in (f"methods/{one.name}.toml" for one in package.methods):
        data = folder.read(name) or b""
        files[f"package/{name}"] = dated_file(data, read, method) if name == used else data
        registered, unbelieved = believed(folder, name, package.descriptor)
        gaps.extend(unbelieved)
        if registered:
            files[f"package/{registration_path(name)}"] = registration_bytes(registered)
    return files | {"method.json": canonical_bytes(method_record(method)) + b"\n"}, tuple(gaps)
