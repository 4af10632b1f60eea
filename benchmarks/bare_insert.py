"""A bare Django view that does one insert, for comparison: ``python bare_insert.py DATABASE PORT WAY``.

Its connections stay open as the office's do, and what it frees is overwritten as what the office frees is
(`overwriting`); or it isn't (`keeping`); or it isn't and each request opens the database, as Django does by
itself (`opening`).
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tallystick.office.configuration import Configuration
from tallystick.office.connections import database_settings
from tallystick.office.overwriting import overwrite_what_is_freed

DATABASE, PORT, WAY = sys.argv[1], int(sys.argv[2]), sys.argv[3]
SERVER = os.environ.get("DATABASE_URL", "")
settings.configure(
    SECRET_KEY="bare",  # noqa: S106 - signs nothing
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    DATABASES={
        "default": database_settings(
            Configuration(folder=Path(), database=os.environ.get("DATABASE_URL", ""))
        )
        | ({} if "DATABASE_URL" in os.environ else {"NAME": DATABASE})
        | ({"CONN_MAX_AGE": 0} if WAY == "opening" else {})
    },
)
django.setup()


class Bare(models.Model):
    text = models.TextField()

    class Meta:
        app_label = "bare"
        # Where all are served from one server of databases, each has a table of its own.
        db_table = f"bare_{WAY}"


def insert(request: HttpRequest) -> HttpResponse:
    Bare.objects.create(text=request.POST["text"])
    return HttpResponse("done")


urlpatterns = [path("", insert)]

if __name__ == "__main__":
    if WAY == "overwriting":
        overwrite_what_is_freed()
    from tallystick.pipeline.server import listening
    from tallystick.voice.language import ENGLISH

    with connection.schema_editor() as editor:
        editor.create_model(Bare)
    application = WSGIHandler()
    application.language = ENGLISH  # type: ignore[attr-defined]
    with listening(application, PORT, "") as server:  # type: ignore[arg-type]
        server.serve_forever()
