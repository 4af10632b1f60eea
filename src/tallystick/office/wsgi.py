"""The office and its site for any server that speaks WSGI, such as ``granian``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick.office.settings")
django.setup()

from tallystick.office.both import office_and_site  # noqa: E402 - needs Django ready

application = office_and_site()
