"""How work that takes its time says how far it is."""

from collections.abc import Callable

#: Told at each step: its name, how much of it is done, and how much there is; nought where nobody knows yet.
Progress = Callable[[str, int, int], None]
