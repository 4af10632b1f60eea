"""The office as Django knows it."""

from django.apps import AppConfig


class Office(AppConfig):
    """The one application of the office."""

    name = "tallystick.office"
    label = "office"
    default = True

    def ready(self) -> None:
        """Begin to log what touches security."""
        from tallystick.office.security_log import listen

        listen()
