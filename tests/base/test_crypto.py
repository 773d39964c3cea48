"""The primitives do what their names say, and say no without raising."""

from __future__ import annotations

from citeapp.base import crypto

SEED, OTHER = b"s" * 32, b"o" * 32


def counted(size: int) -> bytes:
    return bytes(range(size))


def test_signatures() -> None:
    public = crypto.verify_key(SEED)
    signature = crypto.sign(SEED, b"lot")
    assert len(signature) == crypto.SIGNATURE_SIZE
    assert crypto.verify(public, b"lot", signature)
    assert not crypto.verify(public, b"lit", signature)
    assert not crypto.verify(crypto.verify_key(OTHER), b"lot", signature)
    assert not crypto.verify(b"short", b"lot", signature)
    assert not crypto.verify(public, b"lot", signature[:63])


def test_boxes() -> None:
    box = crypto.lock(SEED, b"secret", counted)
    assert crypto.unlock(SEED, box) == b"secret"
    assert crypto.unlock(OTHER, box) is None
    assert crypto.unlock(SEED, box[:-1] + b"?") is None
    assert crypto.unlock(SEED, b"") is None


def test_sealed_boxes_open_for_one_person_only() -> None:
    box = crypto.seal_for(crypto.verify_key(SEED), b"secret")
    assert crypto.open_with(SEED, box) == b"secret"
    assert crypto.open_with(OTHER, box) is None
    assert crypto.open_with(SEED, b"") is None


def test_passphrases_need_their_salt() -> None:
    salt = counted(crypto.SALT_SIZE)
    key = crypto.passphrase_key("œuvre", salt, crypto.LOWEST)
    assert len(key) == crypto.KEY_SIZE
    assert key == crypto.passphrase_key("œuvre", salt, crypto.LOWEST)
    assert key != crypto.passphrase_key("œuvre", salt[::-1], crypto.LOWEST)
