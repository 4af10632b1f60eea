"""A package in the form of another system, written in one step: a file, or a new folder of files."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import UNWRITTEN, explained, fill, replace_alike
from tallystick.base.reasons import Reason, Text
from tallystick.base.swap import swap
from tallystick.pipeline.exports.impact_oss import impact_oss_files
from tallystick.pipeline.exports.open_sdg import LEFT_OUT, open_sdg_files
from tallystick.pipeline.exports.sdmx import sdmx_csv, sdmx_ml
from tallystick.pipeline.new_folder import refuse_used
from tallystick.pipeline.output import ELSEWHERE
from tallystick.register.files import load_package
from tallystick.register.large import LargeRows
from tallystick.register.model import Package

#: The forms that are one file, and those that are a folder of files.
FILES: Mapping[str, Callable[[Package], bytes]] = {"sdmx-csv": sdmx_csv, "sdmx-ml": sdmx_ml}
FOLDERS: Mapping[str, Callable[[Package], dict[str, bytes]]] = {
    "open-sdg": open_sdg_files,
    "impact-oss": impact_oss_files,
}
STRUCTURE = "sdmx-structure"


def write_export(path: str, out: str, form: str) -> tuple[int, int]:
    """Write a package in another system's form.

    Args:
        path: the package's folder or zip.
        out: the file, or the folder where the form is one of files; it must be new or empty.
        form: one of `FILES`, `FOLDERS` or `STRUCTURE`.

    Returns:
        How many files were written, and how many figures the form has no place for.

    Raises:
        Refusal: the package has errors, a figure or name can't stand in the form, the place can't be written
            or holds something, or pysdmx is missing; nothing was written then.
    """
    if form in FOLDERS:
        refuse_used(Path(out))
        package = _small(load_package(path), form)
        files = FOLDERS[form](package)
        _write_folder(Path(out), files)
        return len(files), files.get(LEFT_OUT, b"\n").count(b"\n") - 1
    package = load_package(path)
    data = _structure(package) if form == STRUCTURE else FILES[form](package)
    with explained(out):
        replace_alike(Path(out), data)
    restated = 0 if form == STRUCTURE else sum(one.restated for one in package.observations)
    return 1, restated


def _small(package: Package, form: str) -> Package:
    if isinstance(package.observations, LargeRows):
        raise Refusal(
            Reason("so many figures are not written as {form}", form=Text(form)),
            Reason("write them as sdmx-csv; nothing was written"),
        )
    return package


def _structure(package: Package) -> bytes:
    try:
        from tallystick.pipeline.exports.sdmx_structure import sdmx_structure  # pysdmx is an extra, and large
    except ImportError:
        raise Refusal(
            Reason("what writes structures of SDMX, pysdmx, is not installed"),
            Reason("install tallystick[sdmx]; nothing was written"),
        ) from None
    return sdmx_structure(package)


def _write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    with explained(target, UNWRITTEN, ELSEWHERE):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
            fresh = Path(scratch) / "new"
            fill(fresh, files, {})
            swap(fresh, target, Path(scratch) / "old")
