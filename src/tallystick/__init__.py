"""Tallystick follows a government's action plan from its words to its proof."""

__version__ = "0.2.0"
