"""The plan package: a folder of tables that says what a plan promises and what is known about it.

Takes: a folder or a zip with ``datapackage.json``, CSV tables and ``methods/*.toml``.
Gives: a checked, frozen `Package`; findings that name file, row, column, value and mend; canonical files.
Never: reads a PDF, judges a commitment, or writes half a package.
"""

from typing import TYPE_CHECKING

from tallystick.base.later import later

if TYPE_CHECKING:
    from tallystick.register.check import check_package
    from tallystick.register.files import load_package, save_package
    from tallystick.register.fingerprint import package_sha256
    from tallystick.register.method import Method
    from tallystick.register.model import Package
    from tallystick.register.moved import MovedOn

__all__ = [
    "Method",
    "MovedOn",
    "Package",
    "check_package",
    "load_package",
    "package_sha256",
    "save_package",
]

__getattr__ = later(
    __name__,
    {
        "Method": "method",
        "MovedOn": "moved",
        "Package": "model",
        "check_package": "check",
        "load_package": "files",
        "package_sha256": "fingerprint",
        "save_package": "files",
    },
)
