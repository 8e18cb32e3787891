"""Ed25519 signatures (RFC 8032); the library loads with the first one."""


def new_key() -> bytes:
    """Return a new private key."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    return bytes(SigningKey.generate())


def public_half(key: bytes) -> bytes:
    """Return the public key of a private one."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    return bytes(SigningKey(key).verify_key)


def signature_of(words: bytes, key: bytes) -> bytes:
    """Return the signature over `words` by a private key."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    return bytes(SigningKey(key).sign(words).signature)


def is_signed(words: bytes, signature: bytes, public: bytes) -> bool:
    """Return whether the private half of `public` signed `words`.

    Raises:
        ValueError: `public` is no key.
    """
    from nacl.exceptions import BadSignatureError  # noqa: PLC0415
    from nacl.signing import VerifyKey  # noqa: PLC0415

    key = VerifyKey(public)
    try:
        key.verify(words, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
