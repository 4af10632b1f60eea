"""Parts of spreadsheets, packed."""

import io
import zipfile
from collections.abc import Callable, Mapping

Parts = Mapping[str, str | bytes]
#: What is hostile in a spreadsheet, what makes its bytes, and what must be told of it.
Sheet = tuple[str, Callable[[], bytes], str]


def packed(files: Parts, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
