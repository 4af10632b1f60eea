"""What other systems may ask for and write, as JSON: with a body's token, described by OpenAPI."""

from typing import Annotated

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema
from pydantic import Field

from tallystick.office.api_answers import Failed, tell_refusals
from tallystick.office.api_writing import writing
from tallystick.office.selectors.api import MOST, OF_A_BODY, OPEN, rows_after
from tallystick.office.token_holder import BodyBearer, holder_of

#: No place in a table lies further on.
_FURTHEST = 2**63 - 1


class RowsGiven(Schema):
    """Rows of a table, each cell as the package writes it, and the place from which the next ones go on."""

    rows: list[dict[str, str]]
    after: int | None


class AskedRows(Schema):
    """How many rows are asked for, and behind which place."""

    after: Annotated[int, Field(ge=0, le=_FURTHEST)] = 0
    count: Annotated[int, Field(ge=1, le=MOST)] = 100


api = NinjaAPI(
    title="Tallystick office",
    version="1",
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
    auth=BodyBearer(),
)


def _offer(name: str) -> None:
    def rows(request: HttpRequest, asked: Query[AskedRows]) -> RowsGiven:
        found = rows_after(name, asked.after, asked.count, holder_of(request).body)
        return RowsGiven(rows=found.rows, after=found.after)

    whose = "of the token's body and those below it" if name in OF_A_BODY else "of the plan"
    api.get(
        f"/{name}",
        response={200: RowsGiven, 401: Failed, 422: Failed},
        operation_id=name,
        summary=f"The {name} {whose}",
        url_name=name,
    )(rows)


for _name in (*OPEN, *OF_A_BODY):
    _offer(_name)
tell_refusals(api)
api.add_router("", writing)
