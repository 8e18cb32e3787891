"""Small contents sealed with a key (XChaCha20-Poly1305): unreadable, unchangeable."""

from motcua_desktop.services.errors_sealing import WrongKeyError


def sealed_box(content: bytes, key: bytes, purpose: str) -> bytes:
    """Return `content` sealed for one purpose: the box opens for no other."""
    # A plain office never needs it: it loads with the first box.
    from nacl.secret import Aead  # noqa: PLC0415

    return bytes(Aead(key).encrypt(content, purpose.encode()))


def opened_box(box: bytes, key: bytes, purpose: str) -> bytes:
    """Return what was sealed.

    Raises:
        WrongKeyError: another key, another purpose, or the box was changed.
    """
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.secret import Aead  # noqa: PLC0415

    try:
        return bytes(Aead(key).decrypt(box, purpose.encode()))
    except (CryptoError, ValueError):
        raise WrongKeyError from None
