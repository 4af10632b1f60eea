"""The first lines that run, before anything is loaded that takes its time."""

import sys


def start() -> None:
    """Load the commands and run the one that was asked for; stopped before that, end quietly."""
    try:
        from tallystick.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
