"""Long lists a page at a time: which page is asked for, and which come before and after it."""

from dataclasses import dataclass

from django.http import HttpRequest

_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Turns:
    """The addresses of the page before and the page after, each empty where there is none."""

    before: str
    after: str


def page_asked(request: HttpRequest, name: str) -> int:
    """The number of the page that an address asks for; the first where it asks for none.

    Args:
        request: the request.
        name: under which name the address says it.
    """
    told = request.GET.get(name, "")
    return max(1, int(told)) if told.isascii() and told.isdecimal() and len(told) <= _LONGEST else 1


def turned(page: int, has_more: bool, name: str) -> Turns:
    """The pages before and after one."""
    return Turns(f"?{name}={page - 1}" if page > 1 else "", f"?{name}={page + 1}" if has_more else "")
