"""The first lines that run, before anything is loaded that takes its time."""

import sys

#: The exit code of what was stopped with Ctrl+C, as shells have it: 128 and the signal's number.
STOPPED = 130


def start() -> None:
    """Load the commands and run the one that was asked for; stopped before that, end quietly."""
    try:
        from tallystick.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
