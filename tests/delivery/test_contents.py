"""Nothing enters a product whose origin is not known, and no stand-in of the build machine."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from citeapp.base import whole
from citeapp.base.errors import ProgramDamaged
from delivery import contents


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "six-1.17.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as files:
        files.writestr("six.py", "print(6)")
        files.writestr("six-1.17.0.dist-info/METADATA", "Name: six")
    return path


@pytest.fixture
def product(tmp_path: Path) -> Path:
    folder = tmp_path / "CiteApp"
    (folder / "_internal" / "resources").mkdir(parents=True)
    (folder / "citeapp.exe").write_bytes(b"loader and modules")
    (folder / "_internal" / "six.py").write_text("print(6)")
    (folder / "_internal" / "resources" / "words.txt").write_text("mots")
    return folder


def known(wheel: Path, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "words.txt").write_text("mots")
    ours = contents.of_folder(tmp_path / "resources", "the program's resources")
    return {**ours, **contents.of_wheels([wheel])}


def test_each_file_is_known_by_its_bytes(wheel: Path, product: Path, tmp_path: Path) -> None:
    found = contents.origins(product, known(wheel, tmp_path))
    assert found["_internal/six.py"] == wheel.name
    assert found["_internal/resources/words.txt"] == "the program's resources"
    assert json.loads(contents.told(found))[wheel.name] == ["_internal/six.py"]
    assert contents.weight(product) == 30


def test_a_part_that_a_copy_lacks_is_named_at_the_start(tmp_path: Path) -> None:
    inner = tmp_path / "_internal"
    for name in whole.FOLDERS:
        (inner / "resources" / name).mkdir(parents=True)
    for name in whole.FILES:
        (inner / "resources" / name).write_bytes(b"font")
    library = inner / "PySide6" / "plugins" / "qwindows.dll"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"window")
    contents.write_listing(inner)
    contents.write_listing(inner)  # the list does not name itself
    whole.check(inner / "resources")
    library.write_bytes(b"win")
    with pytest.raises(ProgramDamaged, match=r"qwindows\.dll"):
        whole.check(inner / "resources")
    library.unlink()
    with pytest.raises(ProgramDamaged, match=r"qwindows\.dll"):
        whole.check(inner / "resources")


def test_an_altered_file_stops_the_build(wheel: Path, product: Path, tmp_path: Path) -> None:
    (product / "_internal" / "six.py").write_text("print(7)")
    with pytest.raises(contents.Stranger, match=r"_internal/six\.py"):
        contents.origins(product, known(wheel, tmp_path))


@pytest.mark.parametrize("name", ["icuuc.dll", "BCryptPrimitives.dll"])
def test_a_stand_in_never_ships(wheel: Path, product: Path, tmp_path: Path, name: str) -> None:
    (product / "_internal" / name).write_bytes(b"stub")
    everything = {**known(wheel, tmp_path), contents.digest(b"stub"): "Wine"}
    with pytest.raises(contents.Stranger, match=name):
        contents.origins(product, everything)


@pytest.mark.parametrize(
    "name",
    [
        "_internal/PySide6/Qt6Network.dll",
        "_internal/PySide6/Qt/lib/libQt6Network.so.6",
        "_internal/PySide6/QtWebEngineCore.pyd",
        "_internal/PySide6/plugins/tls/qschannelbackend.dll",
        "_internal/_ssl.pyd",
        "_internal/libssl-3.dll",
        "_internal/requests/__init__.py",
        "_internal/urllib3-2.0.dist-info/METADATA",
        "_internal/certifi/cacert.pem",
    ],
)
def test_no_library_that_speaks_to_a_network_ships(product: Path, name: str) -> None:
    (product / "_internal" / "PySide6").mkdir()
    (product / "_internal" / "PySide6" / "Qt6Widgets.dll").write_bytes(b"window")
    (product / "_internal" / "resources" / "demo").mkdir()
    (product / "_internal" / "resources" / "demo" / "network.json").write_text("{}")
    contents.check_silent(product)
    speaking = product / name
    speaking.parent.mkdir(parents=True, exist_ok=True)
    speaking.write_bytes(b"hello")
    with pytest.raises(contents.Stranger, match=speaking.name):
        contents.check_silent(product)
