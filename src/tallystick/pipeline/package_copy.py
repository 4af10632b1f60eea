"""The package as it lies among the results, so that anyone can assess it again."""

from tallystick.base.canonical import canonical_bytes
from tallystick.pipeline.dated import dated_file
from tallystick.pipeline.registration import read_registrations, registration_bytes, registration_path
from tallystick.register.files import package_files
from tallystick.register.fingerprint import method_record
from tallystick.register.folder import Folder
from tallystick.register.method import Method
from tallystick.register.model import Package


def package_copy(folder: Folder, package: Package, read: Method, method: Method) -> dict[str, bytes]:
    """The package in canonical form with its methods as written, and the method that was used as it was used.

    Args:
        folder: where the package lies.
        package: what lies there.
        read: the chosen method as its file says it.
        method: the same with the day up to which sources count.
    """
    files = {f"package/{name}": data for name, data in package_files(package).items()}
    used = f"methods/{method.name}.toml"
    for name in (f"methods/{one.name}.toml" for one in package.methods):
        data = folder.read(name) or b""
        files[f"package/{name}"] = dated_file(data, read, method) if name == used else data
        path = registration_path(name)
        registered = read_registrations(path, folder.read(path))
        if registered:
            files[f"package/{path}"] = registration_bytes(registered)
    return files | {"method.json": canonical_bytes(method_record(method)) + b"\n"}
