"""The office's settings for tests: as they are, with a key and an address of their own."""

import os
import tempfile

os.environ.setdefault("TALLYSTICK_OFFICE", tempfile.gettempdir() + "/tallystick-office-that-is-not-there")
os.environ.setdefault("TALLYSTICK_OFFICE_ADDRESS", "https://office.example")
os.environ.setdefault(
    "TALLYSTICK_OFFICE_SECRET_KEY", "a key for tests alone, which signs nothing that counts"
)
os.environ.setdefault("TALLYSTICK_OFFICE_SECOND_FACTOR", "false")

from tallystick.office.settings import *  # noqa: F403
