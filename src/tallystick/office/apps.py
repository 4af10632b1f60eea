"""The office as Django knows it."""

from django.apps import AppConfig


class Office(AppConfig):
    """The one application of the office."""

    name = "tallystick.office"
    label = "office"
    default = True
