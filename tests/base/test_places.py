"""Folders where a workspace would be lost are told apart from those where it is at home."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from citeapp.base import places, windows
from citeapp.base.places import NETWORK, REMOVABLE, SYNCED, Hazard, Surroundings


@pytest.fixture
def account(tmp_path: Path) -> Path:
    """The account's own folder, with nothing in it."""
    folder = tmp_path / "samira"
    folder.mkdir()
    return folder


def made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def found(folder: Path, account: Path, **environ: str) -> Hazard | None:
    return places.hazard(folder, Surroundings(account, environ))


def test_an_ordinary_folder_is_safe(account: Path) -> None:
    assert found(account / ".local" / "share" / "citeapp", account) is None


def test_the_machine_at_hand_answers() -> None:
    around = places.surroundings()
    assert around.home == Path.home()
    assert places.hazard(Path.home() / "Dropbox" / "citeapp", around) == Hazard(SYNCED, "Dropbox")


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_says_itself_where_it_is(account: Path, variable: str) -> None:
    root = account / "Nuage du centre"
    told = {variable: str(root)}
    assert found(root / "citeapp", account, **told) == Hazard(SYNCED, "OneDrive")
    assert found(account / "Nuage du centre 2", account, **told) is None


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Ville de Douai", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (ACSD)", "Dropbox"),
        ("Mon Drive", "Google Drive"),
        ("Google Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
    ],
)
def test_a_folder_is_known_by_its_usual_name(account: Path, name: str, program: str) -> None:
    assert found(account / name / "travail" / "citeapp", account) == Hazard(SYNCED, program)


def test_a_name_that_only_resembles_is_no_hazard(account: Path) -> None:
    for name in ("Dropbox-ancien", "mon drive de 2024", "OneDriver"):
        assert found(account / name, account) is None


@pytest.mark.parametrize(
    ("marker", "program"),
    [
        (".stfolder/", "Syncthing"),
        (".stfolder", "Syncthing"),
        ("._sync_3f2a9c.db", "Nextcloud"),
        (".sync_3f2a9c.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".dropbox.cache/", "Dropbox"),
        (".tmp.drivedownload/", "Google Drive"),
    ],
)
def test_a_folder_is_known_by_what_the_program_leaves(
    account: Path, marker: str, program: str
) -> None:
    root = made(account / "partage")
    assert found(root / "citeapp", account) is None
    if marker.endswith("/"):
        made(root / marker)
    else:
        (root / marker).write_bytes(b"")
    assert found(root / "citeapp", account) == Hazard(SYNCED, program)


def test_the_clients_say_what_they_copy(account: Path) -> None:
    cloud = account / "Documents partagés"
    configuration = made(account / ".config" / "Nextcloud") / "nextcloud.cfg"
    configuration.write_text(
        "[Accounts]\n0\\url=https://nuage.example\n"
        f"0\\Folders\\1\\localPath={cloud}/\n0\\Folders\\1\\targetPath=/\n",
        encoding="utf-8",
    )
    assert found(cloud / "citeapp", account) == Hazard(SYNCED, "Nextcloud")
    box = account / "boîte"
    told = json.dumps({"personal": {"path": str(box), "host": 1}, "business": None})
    (made(account / ".dropbox") / "info.json").write_text(told, encoding="utf-8")
    assert found(box, account) == Hazard(SYNCED, "Dropbox")
    roaming = account / "AppData"
    (made(roaming / "Dropbox") / "info.json").write_text(
        json.dumps({"personal": {"path": str(account / "ailleurs")}}), encoding="utf-8"
    )
    assert found(account / "ailleurs", account, APPDATA=str(roaming)) == Hazard(SYNCED, "Dropbox")


@pytest.mark.parametrize("told", ["", "{", "[]", '{"personal": 3}', '{"personal": {"path": 3}}'])
def test_a_client_that_says_nonsense_stops_nothing(account: Path, told: str) -> None:
    (made(account / ".dropbox") / "info.json").write_text(told, encoding="utf-8")
    (made(account / ".config" / "Nextcloud" / "nextcloud.cfg"))
    assert found(account / "citeapp", account) is None


MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
serveur:/home /mnt/serveur nfs4 rw 0 0
//nas/equipe /mnt/\\303\\251quipe\\040douai cifs rw 0 0
samira@serveur: /mnt/ssh fuse.sshfs rw 0 0
https://nuage/dav /mnt/dav davfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /media/samira/CLE vfat rw 0 0
/dev/sda3 /media/samira/CLE/dedans ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/samira/citeapp", None),
        ("/mnt/serveur/samira", NETWORK),
        ("/mnt/serveur2/samira", None),
        ("/mnt/ssh", NETWORK),
        ("/mnt/dav/citeapp", NETWORK),
        ("/run/user/1000/gvfs/smb-share:server=nas", NETWORK),
        ("/media/samira/CLE/citeapp", REMOVABLE),
        ("/media/samira/CLE/dedans/citeapp", None),
    ],
)
def test_mounts_of_linux_tell_the_network_and_sticks(folder: str, kind: str | None) -> None:
    around = Surroundings(Path("/srv/samira"), {}, MOUNTS, frozenset({"sdb", "sr0"}))
    told = places.hazard(Path(folder), around)
    assert (told.kind if told else None) == kind


def test_a_mount_whose_name_has_spaces_and_accents() -> None:
    mounts = "//nas/x /mnt/salle\\040douai cifs rw 0 0\n"
    around = Surroundings(Path("/srv/samira"), {}, mounts)
    assert places.hazard(Path("/mnt/salle douai/citeapp"), around) == Hazard(NETWORK)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        (r"C:\Users\Samira\AppData\Local\citeapp", None),
        (r"\\serveur\equipe\citeapp", NETWORK),
        (r"\\?\UNC\serveur\equipe\citeapp", NETWORK),
        (r"\\?\C:\Users\Samira", None),
        (r"Z:\citeapp", NETWORK),
        (r"E:\citeapp\donnees", REMOVABLE),
        (r"c:\users\samira\onedrive - ville\citeapp", SYNCED),
    ],
)
def test_drives_of_windows_tell_the_network_and_sticks(folder: str, kind: str | None) -> None:
    drives = {"C:\\": 3, "Z:\\": 4, "E:\\": 2}
    around = Surroundings(
        Path(r"C:\Users\Samira"),
        {"OneDrive": r"C:\Users\Samira\OneDrive - Ville"},
        drive_type=lambda root: drives.get(root, 1),
    )
    told = places.hazard(folder, around)
    assert (told.kind if told else None) == kind


@pytest.mark.parametrize(
    "bit", [0x1000, 0x40000, 0x80000, 0x100000, 0x400000], ids=lambda bit: f"{bit:x}"
)
@pytest.mark.parametrize("marked", [r"C:\Cité\citeapp\citeapp.db", r"C:\Cité\citeapp", r"C:\Cité"])
def test_what_is_kept_online_is_told_by_its_marks(marked: str, bit: int) -> None:
    def attributes(path: str) -> int:
        return 0x20 | bit if path == marked else 0x10

    around = Surroundings(Path(r"C:\Users\Samira"), {}, drive_type=lambda _root: 3)
    assert places.hazard(r"C:\Cité\citeapp", around) is None
    around = replace(around, attributes=attributes)
    told = places.hazard(r"C:\Cité\citeapp", around)
    assert told == Hazard(SYNCED, "Un service en ligne")
    assert places.hazard(r"C:\Ailleurs\citeapp", around) is None


def test_programs_that_copy_folders_have_registered_them(account: Path) -> None:
    around = Surroundings(
        Path(r"C:\Users\Samira"),
        {},
        drive_type=lambda _root: 3,
        copied=(("Nextcloud", r"C:\Users\Samira\Équipe"),),
    )
    told = places.hazard(r"c:\users\samira\équipe\citeapp", around)
    assert told == Hazard(SYNCED, "Nextcloud")
    assert places.hazard(r"C:\Users\Samira\Équipe 2", around) is None


def test_a_file_that_is_not_there_has_no_marks(tmp_path: Path) -> None:
    assert windows.attributes(str(tmp_path / "absent")) == 0
    assert not windows.attributes(str(tmp_path)) & windows.ONLINE


def test_each_hazard_says_what_can_happen_in_one_sentence() -> None:
    said = {Hazard(kind, "Dropbox").words for kind in (SYNCED, NETWORK, REMOVABLE)}
    assert len(said) == 3
    assert all(words.count(".") == 1 and words.endswith(".") for words in said)


def test_copies_that_programs_leave_beside_are_named_and_nothing_else(tmp_path: Path) -> None:
    copies = {
        "citeapp-PC12.db",
        "citeapp (conflit).db",
        "citeapp (Copie en conflit de PC12 2026-03-11).db",
        "citeapp (conflicted copy 2026-03-11 090000).db",
        "citeapp.sync-conflict-20260311-090000-ABCDEFG.db",
        "citeapp_conflict-20260311.db",
        "citeapp.db (1)",
        "citeapp-PC12.keys",
    }
    ours = {
        "citeapp.db",
        "citeapp.db-wal",
        "citeapp.db-shm",
        "citeapp.db.avant-20260311-090000",
        "citeapp.restored",
        "citeapp.keys",
        "citeapp.keys.2",
        "citeapp.site",
        "citeapp.erased",
        "citeapp.lock",
        "citeapp-ancien-20260311-090000",
        "bilan.db",
    }
    for name in copies | ours:
        (tmp_path / name).write_bytes(b"")
    assert set(places.conflict_copies(tmp_path)) == copies
    assert places.conflict_copies(tmp_path / "absent") == []
