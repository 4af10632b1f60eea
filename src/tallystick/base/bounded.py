"""Takes from a process what it must not use up: for readers of what strangers made."""


def bound(memory: int, seconds: int) -> None:
    """Let this process take no more memory and time, write no file and leave no core, where the system can.

    Args:
        memory: bytes of address space.
        seconds: seconds of CPU time, after which the system ends the process.
    """
    try:
        import resource  # noqa: PLC0415 - only where there is one
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))
