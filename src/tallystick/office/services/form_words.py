"""By what a form is known that was handed in: its own word and what it says, under the key of its case.

So a form that is sent twice is one, and one that was sent again with other words is another: nothing that
somebody wrote is taken for what stands there already.
"""

import hashlib
import hmac

from tallystick.base.canonical import canonical_bytes
from tallystick.office.selectors.submissions import OpenedCase


def form_word(found: OpenedCase, form: str, *said: str) -> str:
    """The word of a form for the database, which tells nothing without the key of the case.

    Args:
        found: the case, opened.
        form: the word that the form was given out with.
        said: what it says, each thing by itself.

    Returns:
        64 hexadecimal digits.
    """
    return hmac.new(found.key, b"form " + canonical_bytes([form, *said]), hashlib.sha256).hexdigest()
