"""What is inside a product, and where each file came from.

A file is known by its bytes: those of Python, of a locked package, of the program's resources,
or of what the packager makes. Anything else stops the build.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from citeapp.base import whole

MADE = {
    "citeapp": "the program's own modules, behind PyInstaller's loader",
    "citeapp.exe": "the program's own modules, behind PyInstaller's loader",
    "_internal/resources/contents.txt": "the list of all that is here, by its build",
    "_internal/base_library.zip": "Python's first modules, packed by PyInstaller",
}
NEVER = frozenset({"bcryptprimitives.dll", "icuuc.dll"})
"""Stand-ins of the build machine: in a product they would break the true Windows."""

SPEAKS = re.compile(
    r"Qt6?(?:Network|WebEngine|WebSockets|WebView|HttpServer|Mqtt|Grpc|RemoteObjects)"
    r"|plugins/(?:tls|networkinformation|webview)/"
    r"|(?:^|/)_ssl\.|libssl|libcurl|libsoup|libneon|winhttp|wininet|cacert\.pem"
    r"|(?:^|/)(?:requests|urllib3|httpx|aiohttp|websockets|sentry_sdk|certifi)(?:/|-)",
    re.IGNORECASE,
)
"""Libraries that speak to a network, or keep its secrets: none is shipped, so none phones home.
Python's own modules for the web come along with its XML reader; nothing calls them, as
tests/faults/test_no_network.py shows."""


class Stranger(Exception):
    """Files whose origin is not known, or that may not be shipped."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def of_wheels(wheels: Iterable[Path]) -> dict[str, str]:
    """Every file of the wheels: its hash, and the wheel's name."""
    known: dict[str, str] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as files:
            for name in files.namelist():
                if not name.endswith("/"):
                    known.setdefault(digest(files.read(name)), wheel.name)
    return known


def of_folder(folder: Path, origin: str) -> dict[str, str]:
    """Every file under a folder: its hash, and ``origin``."""
    return {
        digest(path.read_bytes()): origin for path in sorted(folder.rglob("*")) if path.is_file()
    }


def origins(product: Path, known: Mapping[str, str]) -> dict[str, str]:
    """The origin of each file of the product, by its path there. Raises Stranger."""
    found: dict[str, str] = {}
    strangers = []
    for path in sorted(product.rglob("*")):
        name = path.relative_to(product).as_posix()
        if path.is_dir():
            continue
        origin = MADE.get(name) or known.get(digest(path.read_bytes()))
        if origin is None or path.name.lower() in NEVER:
            strangers.append(name)
        else:
            found[name] = origin
    if strangers:
        raise Stranger(f"Of unknown origin, or never to be shipped: {', '.join(strangers)}")
    return found


def check_silent(product: Path) -> None:
    """No library of the product speaks to a network. Raises Stranger."""
    names = (path.relative_to(product).as_posix() for path in sorted(product.rglob("*")))
    speaking = [name for name in names if SPEAKS.search(name)]
    if speaking:
        raise Stranger(f"Able to speak to a network: {', '.join(speaking)}")


def write_listing(inner: Path) -> None:
    """List every file of a product with its size, where its start looks (base/whole.py).

    A copy that was cut short, or a library that an antivirus took away, is then named in French
    before anything is loaded. ``inner`` is the folder of all that is not the program itself.
    """
    resources = inner / "resources"
    listed = resources / whole.LISTED
    listed.unlink(missing_ok=True)
    lines = [
        f"{path.stat().st_size} {Path(os.path.relpath(path, resources)).as_posix()}\n"
        for path in sorted(inner.rglob("*"))
        if path.is_file()
    ]
    listed.write_bytes("".join(lines).encode())


def told(found: Mapping[str, str]) -> str:
    """The list as JSON: the origins, each with its files."""
    by_origin: dict[str, list[str]] = {}
    for name, origin in found.items():
        by_origin.setdefault(origin, []).append(name)
    return json.dumps(dict(sorted(by_origin.items())), indent=1, ensure_ascii=False) + "\n"


def weight(product: Path) -> int:
    """Bytes of all files, each counted once however many names it has."""
    return sum(path.lstat().st_size for path in product.rglob("*") if path.is_file())
