"""How work that takes its time says how far it is."""

from collections.abc import Callable

#: Told after each step: the step's name, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]
