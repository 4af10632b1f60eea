"""Takes from a process what it must not use up: for readers of what strangers made."""

from importlib.util import find_spec

_IS_LIMITED = find_spec("resource") is not None  # not every system can
if _IS_LIMITED:
    import resource


def bound(memory: int, seconds: int, at_most: int = 0) -> None:
    """Let this process take no more memory and time, write no file and leave no core, where the system can.

    Args:
        memory: bytes of address space.
        seconds: seconds of CPU time, after which the system ends the process.
        at_most: seconds up to which `allow` may put that off; none, where it is less.
    """
    if not _IS_LIMITED:
        return
    for what, most, last in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, max(seconds, at_most)),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = last if hard == resource.RLIM_INFINITY else min(last, hard)
        resource.setrlimit(what, (min(most, least), least))


def allow(seconds: int) -> None:
    """Put off the end of this process to so many seconds of CPU time, as far as `bound` left it.

    Args:
        seconds: counted from its beginning.
    """
    if not _IS_LIMITED:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = seconds if hard == resource.RLIM_INFINITY else min(seconds, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
