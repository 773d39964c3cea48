"""The papers of a product: the licences of all that is shipped, and the list of it (SBOM)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from delivery.pins import Pin
from delivery.places import ROOT, built_on, version

LICENCE_NAMES = ("licen", "copying", "copyright", "notice", "authors")
OURS = (
    ("polices Inter", ROOT / "resources" / "fonts" / "OFL.txt"),
    ("police DejaVu", ROOT / "resources" / "fonts" / "DejaVu-LICENSE.txt"),
    ("police Noto Emoji", ROOT / "resources" / "fonts" / "NotoEmoji-OFL.txt"),
    ("dictionnaire", ROOT / "resources" / "dictionary" / "LICENSE.txt"),
)
README = """Licences de ce que CitéApp contient
====================================

Chaque fichier de ce dossier porte le nom d’un composant et sa version.
Qt et PySide6 sont sous licence LGPL 3 : leurs bibliothèques sont des fichiers séparés, que
vous pouvez remplacer par d’autres de la même version dans le dossier « _internal/PySide6 ».
La liste complète, lisible par une machine, est dans « sbom.cdx.json » (CycloneDX 1.5).
"""


def write(folder: Path, pins: Iterable[Pin], python_licence: Path | None) -> None:
    """The folder ``licences`` of a product, with the list of its parts beside the texts."""
    folder.mkdir(parents=True, exist_ok=True)
    pins = list(pins)
    (folder / "LISEZMOI.txt").write_text(README, encoding="utf-8", newline="\r\n")
    for pin in pins:
        text = licence_of(pin.name)
        name = folder / f"{pin.name}-{pin.version}.txt"
        name.write_text(text, encoding="utf-8", newline="\r\n")
    if python_licence is not None:
        (folder / "Python.txt").write_bytes(python_licence.read_bytes())
    for part, source in OURS:
        (folder / f"{part}.txt").write_bytes(source.read_bytes())
    (folder / "sbom.cdx.json").write_text(bill(pins), encoding="utf-8")


def licence_of(name: str) -> str:
    """What an installed package says of its licence: its texts, or the words it declares."""
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return "Paquet propre à Windows : voir les métadonnées du composant.\n"
    texts = []
    for file in package.files or ():
        inside = file.parts[0].endswith((".dist-info", ".egg-info"))
        if inside and file.name.lower().startswith(LICENCE_NAMES):
            found = Path(str(file.locate()))
            if found.is_file():
                texts.append(found.read_text(encoding="utf-8", errors="replace"))
    said = declared(package.metadata)
    return "\n\n".join([f"{name} : {said}", *texts]) + "\n"


def declared(about: metadata.PackageMetadata) -> str:
    """The licence in the words of the package's metadata."""
    expression = about.json.get("license_expression")
    if isinstance(expression, str) and expression:
        return expression
    classes = [one for one in about.get_all("Classifier") or () if one.startswith("License ::")]
    short = str(about.json.get("license") or "").split("\n")[0].strip()
    return short or "; ".join(one.split(" :: ")[-1] for one in classes) or "non déclarée"


def bill(pins: Iterable[Pin]) -> str:
    """A CycloneDX 1.5 list of the parts, with their hashes."""
    parts = []
    for pin in pins:
        try:
            said = declared(metadata.metadata(pin.name))
        except metadata.PackageNotFoundError:
            said = "non déclarée"
        parts.append(
            {
                "type": "library",
                "name": pin.name,
                "version": pin.version,
                "purl": f"pkg:pypi/{pin.name}@{pin.version}",
                "licenses": [{"license": {"name": said}}],
            }
        )
    made = datetime.fromtimestamp(built_on(), UTC).isoformat()
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": made,
            "component": {"type": "application", "name": "citeapp", "version": version()},
        },
        "components": parts,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
