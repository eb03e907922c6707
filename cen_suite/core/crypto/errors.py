"""What can go wrong with keys, seals and signatures."""


class CryptoError(Exception):
    """Base of everything this package raises."""


class Damaged(CryptoError):
    """A sealed value was altered, cut short, moved, or sealed for another purpose."""


class BadSignature(CryptoError):
    """A signature does not belong to this message and these keys."""


class KeyMissing(CryptoError):
    """A key the installation needs is not in its keyring."""

    def __init__(self, name: str, version: int | None = None) -> None:
        which = name if version is None else f"{name}, version {version}"
        super().__init__(f"The keyring holds no key: {which}.")
        self.name = name
        self.version = version


class BadKey(CryptoError):
    """A key in the environment or in a key file cannot be read."""
