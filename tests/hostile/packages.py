"""All hostile packages."""

from tests.hostile.case import Hostile
from tests.hostile.cells import cells, mutated, tables
from tests.hostile.files import files, whole
from tests.hostile.settings import descriptors, methods
from tests.hostile.zips import zips


def packages() -> list[Hostile]:
    """Every hostile package, always in one order."""
    found = [*cells(), *descriptors(), *methods(), *files(), *tables(), *mutated(), *whole(), *zips()]
    assert len({one.name for one in found}) == len(found)
    return found
