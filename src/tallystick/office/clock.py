"""The one place where the office reads a clock: for what somebody does now, never for what is computed."""

import datetime

from django.utils import timezone


def now() -> datetime.datetime:
    """The moment, with its zone."""
    return timezone.now()
