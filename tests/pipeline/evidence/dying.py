"""A file entered by a process that is killed before one of the steps of its save.

``python -m tests.pipeline.evidence.dying PACKAGE FILE STEP`` enters the file as Parquet, as if it had too
many figures for a CSV; step 0 lets it live.
"""

import sys
from pathlib import Path

from tallystick.register import large
from tests.pipeline.evidence.files import enter, newer
from tests.register.dying import die_at


def main() -> int:
    """Enter the file, or die on the way."""
    package, file, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    large.LARGE = large.LONGEST_CSV = 1
    if step:
        die_at(step)
    enter(package, file, newer("later", "2026-06"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
