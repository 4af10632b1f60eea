"""A package checked with what lies beside its tables: the record of what was read, which nobody edits."""

from dataclasses import replace

from tallystick.pipeline.confirming.what_was_read import written_into
from tallystick.register.check import Checked, check_package
from tallystick.register.folder import open_folder


def check_all(path: str) -> Checked:
    """The package in a folder or zip, with all that was found in it and beside its tables.

    Raises:
        Refusal: there is no package to read.
    """
    checked = check_package(path)
    if checked.package is None or not checked.package.confirmations:
        return checked
    with open_folder(path) as folder:
        return replace(checked, findings=checked.findings + written_into(folder, checked.package))
