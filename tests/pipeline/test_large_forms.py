"""A form with a file that is too large is heard to its end, and no more of it held than of any other."""

import pytest
from waitress.adjustments import Adjustments
from waitress.utilities import RequestEntityTooLarge

from tallystick.pipeline import incoming
from tallystick.pipeline.incoming import LARGEST_READ, IncomingRequest

MOST = LARGEST_READ + 1000
HEAD = "POST / HTTP/1.1\r\nHost: here\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\n\r\n"
FORM = "multipart/form-data; boundary=x"


def heard(size: int, kind: str = FORM, most: int = MOST) -> IncomingRequest:
    """Have a body come in lots, until nothing more of it is heard."""
    request = IncomingRequest(Adjustments(max_request_body_size=most))
    request.received(HEAD.format(kind=kind, size=size).encode())
    left = size
    while left and not request.completed:
        taken = request.received(b"y" * min(left + 100, 70_000))
        assert 0 < taken <= left
        left -= taken
    return request


@pytest.mark.parametrize("size", [MOST, MOST + 1, MOST * 3])
def test_it_is_heard_to_its_end_and_its_beginning_kept(size: int) -> None:
    request = heard(size)
    assert (request.completed, request.error, request.body_bytes_received) == (True, None, size)
    assert len(request.get_body_stream().read()) == request.held == MOST


@pytest.mark.parametrize(
    ("size", "kind", "most"),
    [
        (MOST * 3, "application/x-www-form-urlencoded", MOST),
        (MOST * 3, FORM, LARGEST_READ),
        (incoming.LARGEST_HEARD + 1, FORM, MOST),
    ],
    ids=["no file", "a site that takes none", "beyond any measure"],
)
def test_anything_else_that_is_too_large_is_refused_at_once(size: int, kind: str, most: int) -> None:
    request = heard(size, kind, most)
    assert isinstance(request.error, RequestEntityTooLarge)
    assert request.body_bytes_received == 0
