"""What stays loaded while the office is served, kept out of the looks of Python's collector."""

import gc
from importlib import import_module

from django.conf import settings


def set_loaded_aside() -> None:
    """Keep what is loaded by now out of every later look for cycles; called before the first request.

    The program and Django are a quarter of a million objects that never go. A page that reads thousands of
    rows makes so many new ones that every tenth request had the collector look through all of these: the page
    of 5,000 bodies took 0.04 s of a processor, and every tenth 0.17 s.
    """
    import_module(settings.ROOT_URLCONF)  # the pages, which Django would load with the first request
    gc.collect()
    gc.freeze()
