"""The first lines that run, before anything is loaded that takes its time."""

import gc
import sys


def start() -> None:
    """Load the commands and run the one that was asked for; stopped before that, end quietly."""
    try:
        from tallystick.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        # Python looks through all that is left before it ends, which takes longer than some commands.
        gc.freeze()
