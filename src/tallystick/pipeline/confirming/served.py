"""The pages of a draft, served on 127.0.0.1 and nowhere else."""

from tallystick.base.showing import command
from tallystick.pipeline.confirming.desk import Desk
from tallystick.pipeline.confirming.signature import SignedBy
from tallystick.pipeline.confirming.site import ConfirmSite
from tallystick.pipeline.server import ADDRESS, SiteServer, hosts_on, listening
from tallystick.voice.language import Language


def open_confirming(
    path: str, port: int, signature: SignedBy, token: str, language: Language
) -> tuple[SiteServer, str]:
    """A server of a draft's pages, and the address at which they are opened.

    Args:
        path: the package's folder.
        port: the port on 127.0.0.1.
        signature: who confirms; where nobody has said so, the pages ask.
        token: what stands in the address, and cannot be guessed.
        language: the language of the pages.

    Raises:
        Refusal: there is no draft, or the port can't be had.
    """
    site = ConfirmSite(Desk(path, signature), hosts_on(port), token, language)
    other = command("confirm", path, "--port", str(port % 65535 + 1))
    return listening(site, port, other), f"http://{ADDRESS}:{port}/{token}/"
