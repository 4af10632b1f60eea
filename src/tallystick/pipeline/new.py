"""A first package to fill in: an invented plan with an example row in each table."""

from importlib import resources
from pathlib import Path

from tallystick.pipeline.new_folder import refuse_used, write_new
from tallystick.register.files import load_package, package_files

#: What is copied as it is; the tables and the descriptor are written as this version writes them.
_AS_IT_IS = ("document.txt", "methods/final.toml")


def make_new(out: str) -> tuple[str, ...]:
    """Write a package whose plan is invented, with an example row in each table that people fill in.

    Args:
        out: the folder to write, new or empty.

    Returns:
        The names of its files, in order.

    Raises:
        Refusal: the folder holds something, or can't be written. Nothing was written then.
    """
    target = Path(out)
    refuse_used(target)
    with resources.as_file(resources.files("tallystick.pipeline") / "example") as example:
        files = package_files(load_package(str(example)))
        files |= {name: (example / name).read_bytes() for name in _AS_IT_IS}
    write_new(target, files)
    return tuple(sorted(files))
