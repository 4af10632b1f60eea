"""One thread for the products of arrays, before whoever makes them is loaded."""

import os

#: What the libraries of linear algebra that numpy may be built with are told by.
THREAD_KEYS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def count_on_one_thread() -> None:
    """Let this process and those it starts make products of arrays on one thread, unless somebody said more.

    Sums in several threads come out otherwise on a machine with other processors, in the last digit, and on
    tables of an index's size threads wait for one another longer than they count.
    """
    for key in THREAD_KEYS:
        os.environ.setdefault(key, "1")
