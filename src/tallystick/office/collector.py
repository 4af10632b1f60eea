"""What stays loaded while the office is served, kept from Python's collector, and what has to go."""

import gc
import threading
import time
from importlib import import_module

from django.conf import settings

from tallystick.office.forgetting import ANSWERED

#: So long after an answer what its request held is let go; looking takes at most this share of the time.
_AFTER_SECONDS, _SHARE = 0.5, 0.02


def set_loaded_aside() -> None:
    """Keep what is loaded by now out of every later look for cycles; called before the first request.

    The program and Django are a quarter of a million objects that never go. A page that reads thousands of
    rows makes so many new ones that every tenth request had the collector look through all of these: the page
    of 5,000 bodies took 0.04 s of a processor, and every tenth 0.17 s.

    From then on what a request held is let go soon after it was answered. A request refers to itself in a
    circle, which the collector alone takes apart, some hundreds of requests later; in it stand the texts that
    somebody sends, and the passphrase of who reads them.
    """
    import_module(settings.ROOT_URLCONF)  # the pages, which Django would load with the first request
    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, BaseException)]
    gc.freeze()
    threading.Thread(target=_letting_go, args=(kept,), name="letting go", daemon=True).start()


def _letting_go(kept: list[BaseException]) -> None:
    """Let go again and again, of what is in circles, and of what was refused.

    A refusal that a module keeps, and raises each time, holds every call on its way when it was raised last.

    Args:
        kept: the errors that modules keep.
    """
    pause = _AFTER_SECONDS
    while True:
        ANSWERED.wait()
        time.sleep(pause)
        ANSWERED.clear()
        began = time.thread_time()
        for one in kept:
            one.__traceback__ = one.__context__ = None
        gc.collect()
        pause = max(_AFTER_SECONDS, (time.thread_time() - began) / _SHARE)
