"""A small system that signs people in by OpenID Connect, on this machine, for tests."""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tallystick.office.clock import now

CLIENT, SECRET = "office", "a secret of the two"


class LoopbackProvider:
    """Signs in whoever asks, as the person it was told of.

    Attributes:
        issuer: its address.
        claims: what it says of the person; each test changes what it needs.
        algorithm: how it signs: RS256, or what it should not be.
        leads_on: whether it leads to another address for its keys.
        asked: what the office sent to the page for signing in, last.
    """

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.said_issuer = issuer
        self.claims: dict[str, object] = {}
        self.algorithm = "RS256"
        self.asked: dict[str, str] = {}
        self.leads_on = False
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key = self._key
        self._codes: dict[str, tuple[str, str]] = {}

    def configuration(self) -> dict[str, object]:
        """What it says of itself."""
        return {
            "issuer": self.said_issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/nobody",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self) -> dict[str, object]:
        """Its public key."""
        told = json.loads(RSAAlgorithm.to_jwk(self._key.public_key()))
        return {"keys": [told | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, with a code."""
        self.asked = asked
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked["code_challenge"], asked["nonce"]
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given: dict[str, str], login: str) -> dict[str, object] | None:
        """A token for a code, once, for whoever began it."""
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        began, nonce = self._codes.pop(given["code"], ("", ""))
        if began != challenge or login != f"{CLIENT}:{SECRET}":
            return None
        moment = int(now().timestamp())
        told = {"iss": self.issuer, "aud": CLIENT, "iat": moment, "exp": moment + 60, "nonce": nonce}
        told |= self.claims
        key = {"none": None, "HS256": "x" * 40}.get(self.algorithm, self.signing_key)
        token = jwt.encode(told, key, self.algorithm, headers={"kid": "1"})  # type: ignore[arg-type]
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token}


class _Answer(BaseHTTPRequestHandler):
    provider: LoopbackProvider

    def _send(self, status: int, told: object = None, to: str = "") -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/authorize":
            self._send(302, to=self.provider.authorize(asked))
        elif parts.path == "/keys" and self.provider.leads_on:
            self._send(302, to=f"{self.provider.issuer}/other-keys")
        elif parts.path in {"/keys", "/other-keys"}:
            self._send(200, self.provider.keys())
        elif parts.path.endswith("/openid-configuration"):
            self._send(200, self.provider.configuration())
        else:
            self._send(404)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        given = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        _, _, login = self.headers.get("Authorization", "").partition(" ")
        told = self.provider.token(given, base64.b64decode(login).decode())
        self._send(200 if told else 400, told)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
        """Nothing."""


@contextmanager
def loopback_provider() -> Iterator[LoopbackProvider]:
    """One that answers on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    _Answer.provider = LoopbackProvider(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield _Answer.provider
    finally:
        server.shutdown()
        server.server_close()
