"""Chance from a seed, the same on every machine: SHA-256 of the seed and a counter."""

import hashlib


class Chance:
    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._at = 0

    def bytes(self, count: int) -> bytes:
        out = b""
        while len(out) < count:
            self._at += 1
            out += hashlib.sha256(self._seed + self._at.to_bytes(8, "big")).digest()
        return out[:count]

    def below(self, limit: int) -> int:
        return int.from_bytes(self.bytes(8), "big") % limit
