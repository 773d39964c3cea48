"""The update file: a product, what it is, and the project's signature over that."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
import zipfile
from pathlib import Path

from citeapp.base import crypto
from citeapp.intake import updates as form
from citeapp.store.schema.migrations import SCHEMA_VERSION
from delivery.places import DIST, ROOT, say, version

NEWS = ROOT / "packaging" / "news.txt"
"""What is new in this version, in one French sentence that facilitators read."""
PUBLIC = ROOT / "resources" / form.KEYS
_DAY = (1980, 1, 1, 0, 0, 0)


def make(target: str, product: Path, key: Path) -> Path:
    """Sign ``product`` as an update of this version, beside it."""
    file = DIST / target / f"citeapp-{version()}-{target}{form.ENDING}"
    seed = secret(key)
    if crypto.verify_key(seed) not in form.release_keys():
        raise SystemExit(f"{key} is not a key that the program trusts ({PUBLIC.name})")
    news = NEWS.read_text(encoding="utf-8").strip()
    told = {"version": version(), "target": target, "schema": SCHEMA_VERSION, "news": news}
    file.write_bytes(signed(told, product.read_bytes(), seed))
    say(f"Update file {file.name}, signed")
    return file


def signed(told: dict[str, object], product: bytes, seed: bytes) -> bytes:
    """The update file as bytes: ``told`` (version, target, schema, news), product, signature."""
    about = {
        "format": form.FORMAT,
        **told,
        "size": len(product),
        "sha256": hashlib.sha256(product).hexdigest(),
    }
    described = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True).encode()
    entries = {
        form.TOLD: described,
        form.SIGNATURE: crypto.sign(seed, form.PURPOSE + described),
        form.PRODUCTS[str(told["target"])]: product,
    }
    return packed(entries)


def packed(entries: dict[str, bytes]) -> bytes:
    """A zip of stored entries, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for name, content in entries.items():
            file.writestr(zipfile.ZipInfo(name, _DAY), content)
    return out.getvalue()


def unsigned() -> str:
    """What to say of a build that no key has signed."""
    if not form.release_keys():
        return (
            "NO RELEASE KEY: this version will take no update by file, ever. Before the first "
            "one is handed over: python3 dev.py release-key FILE (packaging/CHECKLIST.md)."
        )
    return "No update file: this build is not signed (--sign KEYFILE)."


def new_key(path: Path) -> str:
    """Write a new secret key outside the clone, closed to others; its public half."""
    if path.resolve().is_relative_to(ROOT):
        raise SystemExit("The secret key must not lie in the clone: name another place.")
    seed = os.urandom(crypto.KEY_SIZE)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(seed.hex() + "\n")
    return crypto.verify_key(seed).hex()


def secret(path: Path) -> bytes:
    """The secret key of a file that ``new_key`` wrote."""
    seed = bytes.fromhex(path.read_text(encoding="ascii").strip())
    if len(seed) != crypto.KEY_SIZE:
        raise SystemExit(f"{path} holds no key")
    return seed


def main(given: list[str]) -> int:
    """``python -m delivery.updates FILE``: a new key; prints the line to trust."""
    if len(given) != 1:
        print("Name the file, outside the clone, that is to hold the secret key.", file=sys.stderr)
        return 2
    try:
        public = new_key(Path(given[0]))
    except FileExistsError:
        print(f"{given[0]} exists: a key is never written over.", file=sys.stderr)
        return 1
    print(f"The secret key is in {given[0]}: keep it, and a copy, off any shared machine.")
    print(f"Add this line to resources/{form.KEYS}:\n{public}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
