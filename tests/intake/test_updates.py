"""Nothing of an update file is believed before its signature, and nothing leads outside."""

from __future__ import annotations

import random
import tarfile
import zipfile
from pathlib import Path

import pytest
import update_files as files
from delivery.updates import packed

from citeapp.base.errors import InputRefused, UserError
from citeapp.intake import updates

WORD = b"x" * 1000


def names(path: Path) -> dict[str, bytes]:
    found = updates.parts(updates.read(path, files.KEYS))
    return {part.path: b"".join(part.content) for part in found}


@pytest.mark.parametrize("target", ["windows", "linux"])
def test_a_signed_file_says_what_it_brings(tmp_path: Path, target: str) -> None:
    path = files.write(tmp_path, target=target)
    update = updates.read(path, files.KEYS)
    assert (update.version, update.target, update.news) == ("9.0.0", target, "Plus rapide.")
    assert names(path) == {
        files.PROGRAM: files.ENDS_WELL.encode(),
        "_internal/été.txt": b"mots",
    }


def test_another_key_is_refused_and_so_is_a_program_that_trusts_none(tmp_path: Path) -> None:
    path = files.write(tmp_path, seed=bytes(32))
    with pytest.raises(InputRefused, match="n’est pas signé par le projet"):
        updates.read(path, files.KEYS)
    with pytest.raises(InputRefused, match="n’est pas signé"):
        updates.read(path, ())


def test_a_truncated_file_is_refused_at_whatever_length(tmp_path: Path) -> None:
    data = files.write(tmp_path).read_bytes()
    cut = tmp_path / "coupe.citmaj"
    for length in [*range(0, len(data), 7), len(data) - 1]:
        cut.write_bytes(data[:length])
        with pytest.raises(UserError):
            updates.read(cut, files.KEYS)


def test_a_flipped_bit_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    path = files.write(tmp_path)
    whole, data = updates.read(path, files.KEYS), path.read_bytes()
    drawn = random.Random(6)
    refused = 0
    for _turn in range(1500):
        flipped = bytearray(data)
        flipped[drawn.randrange(len(data))] ^= 1 << drawn.randrange(8)
        path.write_bytes(flipped)
        try:
            assert updates.read(path, files.KEYS) == whole
        except UserError:
            refused += 1
    assert refused > 1000


def test_a_product_that_was_exchanged_is_refused(tmp_path: Path) -> None:
    path = files.write(tmp_path)
    with zipfile.ZipFile(path) as read:
        entries = {name: read.read(name) for name in read.namelist()}
    other = files.product("#!/bin/sh\nrm -r ~\n")
    path.write_bytes(packed({**entries, updates.PRODUCTS[files.TARGET]: other}))
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        updates.read(path, files.KEYS)


def test_what_is_no_update_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.citmaj"
    for content in (b"", b"PK", b"bonjour" * 100, packed({}), packed({"version.json": b"{}"})):
        path.write_bytes(content)
        with pytest.raises(InputRefused, match="incomplet ou abîmé"):
            updates.read(path, files.KEYS)


def test_entries_that_swell_are_refused_before_they_do(tmp_path: Path) -> None:
    path = files.write(tmp_path)
    with zipfile.ZipFile(path) as read:
        entries = {name: read.read(name) for name in read.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, content in entries.items():
            bomb.writestr(name, content)
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        updates.read(path, files.KEYS)


def test_a_format_of_the_future_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "FORMAT", 2)
    path = files.write(tmp_path)
    monkeypatch.undo()
    with pytest.raises(InputRefused, match="plus récente que la vôtre"):
        updates.read(path, files.KEYS)


@pytest.mark.parametrize("target", ["windows", "linux"])
@pytest.mark.parametrize(
    "name",
    [
        "CiteApp/../../evil",
        "../evil",
        "/etc/evil",
        "//server/share/evil",
        "C:/evil",
        "CiteApp/C:evil",
        "CiteApp/a\\..\\..\\evil",
        "CiteApp/./evil",
        "CiteApp//evil",
        "CiteApp/evil ",
        "CiteApp/evil.",
        "CiteApp/NUL",
        "CiteApp/com1.txt",
        "CiteApp/a:stream",
        "CiteApp/a\x1fb",
        "CiteApp/" + "a/" * 100 + "b",
        "Autre/evil",
        "evil",
    ],
)
def test_no_name_leads_outside_its_folder(tmp_path: Path, target: str, name: str) -> None:
    inside = {"CiteApp/a": b"", name: b"evil"}
    made = files.zipped(inside) if target == "windows" else files.tarred(inside)
    path = files.write(tmp_path, made, target=target)
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        names(path)


@pytest.mark.parametrize("target", ["windows", "linux"])
@pytest.mark.parametrize("name", ["CiteApp/A", "CiteApp/a/b", "CiteApp/E\u0301t", "CiteApp/d"])
def test_names_that_a_disk_takes_for_one_are_refused(
    tmp_path: Path, target: str, name: str
) -> None:
    inside = {"CiteApp/a": b"", "CiteApp/ét": b"", "CiteApp/d/e": b"", name: b""}
    made = files.zipped(inside) if target == "windows" else files.tarred(inside)
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        names(files.write(tmp_path, made, target=target))


@pytest.mark.parametrize(
    "entry",
    [
        files.link("CiteApp/l", "/etc/passwd"),
        files.link("CiteApp/l", "../../evil"),
        files.link("CiteApp/l", "absent"),
        files.link("CiteApp/l", "."),
        files.link("CiteApp/l", "l"),
        files.link("CiteApp/l", ""),
        files.link("CiteApp/l", "CiteApp/a", tarfile.LNKTYPE),
        files.link("CiteApp/l", "", tarfile.FIFOTYPE),
        files.link("CiteApp/l", "", tarfile.CHRTYPE),
    ],
)
def test_links_lead_to_files_of_the_product_or_nowhere(
    tmp_path: Path, entry: tarfile.TarInfo
) -> None:
    made = files.tarred({"CiteApp/a": b""}, entry)
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        names(files.write(tmp_path, made, target="linux"))


def test_a_link_between_files_of_the_product_is_kept(tmp_path: Path) -> None:
    made = files.tarred({"CiteApp/d/a": b""}, files.link("CiteApp/e/l", "../d/a"))
    path = files.write(tmp_path, made, target="linux")
    links = [part for part in updates.parts(updates.read(path, files.KEYS)) if part.link]
    assert [(part.path, part.link) for part in links] == [("e/l", "d/a")]


def test_a_zip_holds_no_links(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made:
        entry = zipfile.ZipInfo("CiteApp/l")
        entry.external_attr = 0o120777 << 16
        made.writestr(entry, "/etc/passwd")
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        names(files.write(tmp_path, path.read_bytes(), target="windows"))


@pytest.mark.parametrize("target", ["windows", "linux"])
def test_a_product_that_swells_is_stopped(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = {f"CiteApp/{n}": WORD for n in range(100)}
    made = files.zipped(inside) if target == "windows" else files.tarred(inside)
    path = files.write(tmp_path, made, target=target)
    assert len(names(path)) == 100
    monkeypatch.setattr(updates, "LARGEST_PRODUCT", 50 * len(WORD))
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        names(path)
    monkeypatch.undo()
    monkeypatch.setattr(updates, "MOST_PARTS", 99)
    with pytest.raises(InputRefused, match="incomplet ou abîmé"):
        names(path)


@pytest.mark.parametrize("target", ["windows", "linux"])
def test_a_damaged_product_that_was_signed_all_the_same_is_refused(
    tmp_path: Path, target: str
) -> None:
    made = files.product(target=target)
    drawn = random.Random(7)
    for _turn in range(60):
        cut = made[: drawn.randrange(len(made))]
        path = files.write(tmp_path, cut, target=target)
        with pytest.raises(InputRefused, match="incomplet ou abîmé"):
            names(path)
