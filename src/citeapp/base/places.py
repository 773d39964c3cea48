"""Whether a folder is a place where a workspace can lie: not copied about, not far, not pulled out.

A workspace in a folder that some program copies by itself is copied half-written, and two
machines overwrite each other there (faults.md F28 to F30). What is known of the machine is
handed in; ``surroundings`` asks the machine at hand.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from citeapp.base import paths, windows
from citeapp.base.frozen import dataclass
from citeapp.base.language import _

SYNCED, NETWORK, REMOVABLE = "synced", "network", "removable"

NETWORK_TYPES = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "afpfs",
        "ceph",
        "davfs",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.sshfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.glusterfs",
        "fuse.smbnetfs",
        "fuse.curlftpfs",
    ]
)
"""File systems of Linux that lie on another machine."""
DRIVE_REMOVABLE, DRIVE_REMOTE = 2, 4
"""What Windows answers (GetDriveTypeW) of a stick, and of a drive on the network."""

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NAMES = (
    ("OneDrive", re.compile(r"onedrive( - .+)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( \(.+\))?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive|mon drive|my drive", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud\d*", re.IGNORECASE)),
    ("ownCloud", re.compile(r"owncloud\d*", re.IGNORECASE)),
)
"""Names that the programs give their folders, directly under a home folder or a drive."""
_MARKERS = (
    ("Syncthing", (".stfolder",)),
    ("Nextcloud", (".nextcloudsync.log", "._sync_*.db", ".sync_*.db")),
    ("ownCloud", (".owncloudsync.log",)),
    ("Dropbox", (".dropbox.cache",)),
    ("Google Drive", (".tmp.drivedownload", ".tmp.driveupload")),
)
"""What they leave at the top of the folders that they copy."""
_CLIENTS = (("Nextcloud", "Nextcloud/nextcloud.cfg"), ("ownCloud", "ownCloud/owncloud.cfg"))
_LOCAL_PATH = re.compile(
    r"^\d+\\Folders(?:WithPlaceholders)?\\[^=]*\\localPath=(.+)$", re.MULTILINE
)
_CONFLICT_COPY = re.compile(r"citeapp[ (._-].*\.(db|keys)|citeapp\.db[ (].*", re.IGNORECASE)
_OCTAL = re.compile(r"\\([0-7]{3})")
_CONFIGURATION_BYTES = 1 << 20


@dataclass(frozen=True)
class Surroundings:
    """What is known of a machine: its account's folder, its variables, mounts and drives.

    ``mounts`` is the text of /proc/mounts (Linux), ``removable`` the block devices that can be
    pulled out; of Windows, ``drive_type`` is what GetDriveTypeW says of « C:\\ »,
    ``attributes`` the marks of a file, ``copied`` the folders that programs registered as theirs.
    """

    home: Path
    environ: Mapping[str, str]
    mounts: str = ""
    removable: frozenset[str] = frozenset()
    drive_type: Callable[[str], int] | None = None
    attributes: Callable[[str], int] = lambda _path: 0
    copied: tuple[tuple[str, str], ...] = ()

    @property
    def windows(self) -> bool:
        return self.drive_type is not None

    def pure(self, path: Path | str) -> PurePath:
        """A path as this system compares them: upper case or not is one on Windows."""
        return PureWindowsPath(path) if self.windows else PurePosixPath(path)


@dataclass(frozen=True)
class Hazard:
    """Why a folder is not safe: ``kind``, and the name of the program that copies it."""

    kind: str
    name: str = ""

    @property
    def words(self) -> str:
        """What can happen there, in one sentence."""
        if self.kind == SYNCED:
            return _(
                "{name} recopie ce dossier tout seul : un fichier à moitié copié, ou écrasé par "
                "un autre ordinateur, ferait perdre du travail.",
                name=self.name,
            )
        if self.kind == NETWORK:
            return _(
                "Ce dossier est sur le réseau : une coupure au mauvais moment abîmerait vos "
                "données."
            )
        return _(
            "Ce dossier est sur une clé ou une carte : retirée trop tôt ou perdue, elle "
            "emporterait votre travail."
        )


def hazard(folder: Path | str, around: Surroundings) -> Hazard | None:
    """What is wrong with keeping a workspace in ``folder``, which may not be there yet."""
    return _synced(folder, around) or _by_drive(folder, around) or _by_mount(folder, around)


def conflict_copies(folder: Path) -> list[str]:
    """Names of copies of a workspace that such a program left beside it; never opened."""
    with suppress(OSError):
        return sorted(
            entry.name for entry in folder.iterdir() if _CONFLICT_COPY.fullmatch(entry.name)
        )
    return []


def surroundings() -> Surroundings:
    """The machine at hand."""
    if sys.platform == "win32":
        return Surroundings(
            Path.home(),
            os.environ,
            drive_type=windows.drive_type,
            attributes=windows.attributes,
            copied=tuple(windows.copied_folders()),
        )
    mounts, removable = "", frozenset[str]()
    with suppress(OSError):
        mounts = Path("/proc/mounts").read_text("utf-8", errors="surrogateescape")
    with suppress(OSError):
        removable = frozenset(
            block.name
            for block in Path("/sys/block").iterdir()
            if (block / "removable").read_text().strip() == "1"
        )
    return Surroundings(Path.home(), os.environ, mounts, removable)


def _synced(folder: Path | str, around: Surroundings) -> Hazard | None:
    inside = around.pure(folder)
    for name, root in _roots(around):
        if inside.is_relative_to(around.pure(root)):
            return Hazard(SYNCED, name)
    for parent in (inside, *inside.parents):
        for name, pattern in _NAMES:
            if pattern.fullmatch(parent.name):
                return Hazard(SYNCED, name)
        for name, markers in _MARKERS:
            if any(_holds(Path(parent), marker) for marker in markers):
                return Hazard(SYNCED, name)
    if any(around.attributes(str(one)) & windows.ONLINE for one in _touched(inside)):
        return Hazard(SYNCED, _("Un service en ligne"))
    return None


def _touched(inside: PurePath) -> Iterator[PurePath]:
    """What may bear the marks of a program that copies: the work itself, and every folder."""
    yield from (inside / paths.DATABASE, inside, *inside.parents)


def _holds(folder: Path, marker: str) -> bool:
    try:
        return next(folder.glob(marker), None) is not None
    except OSError:  # a folder above that is closed to this account
        return False


def _roots(around: Surroundings) -> Iterator[tuple[str, str]]:
    """The folders that programs of this account say they copy."""
    yield from around.copied
    for variable in _ONEDRIVE_VARIABLES:
        if around.environ.get(variable):
            yield "OneDrive", around.environ[variable]
    applications = [around.home / ".config", around.home / "Library" / "Preferences"]
    for variable in ("APPDATA", "LOCALAPPDATA"):
        if around.environ.get(variable):
            applications.append(Path(around.environ[variable]))
    for place in applications:
        for name, configuration in _CLIENTS:
            for path in _LOCAL_PATH.findall(_read(place / configuration)):
                yield name, path.strip().strip('"')
    for place in (around.home / ".dropbox", *(one / "Dropbox" for one in applications)):
        for path in _dropbox(_read(place / "info.json")):
            yield "Dropbox", path
    # where macOS keeps what all such programs copy
    yield "iCloud", str(around.home / "Library" / "Mobile Documents")
    yield "CloudStorage", str(around.home / "Library" / "CloudStorage")


def _dropbox(told: str) -> list[str]:
    """« {"personal": {"path": "…/Dropbox", …}} »."""
    try:
        accounts = json.loads(told)
    except (ValueError, RecursionError):
        return []
    found = accounts.values() if isinstance(accounts, dict) else ()
    paths = [account.get("path") for account in found if isinstance(account, dict)]
    return [path for path in paths if isinstance(path, str) and path]


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_CONFIGURATION_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _by_drive(folder: Path | str, around: Surroundings) -> Hazard | None:
    if around.drive_type is None:
        return None
    drive = PureWindowsPath(folder).drive.removeprefix("\\\\?\\").replace("UNC\\", "\\\\", 1)
    if drive.startswith("\\\\"):
        return Hazard(NETWORK)
    kind = around.drive_type(f"{drive}\\") if drive else 0
    return {DRIVE_REMOTE: Hazard(NETWORK), DRIVE_REMOVABLE: Hazard(REMOVABLE)}.get(kind)


def _by_mount(folder: Path | str, around: Surroundings) -> Hazard | None:
    device, kind = _mount_of(PurePosixPath(folder), around.mounts)
    if kind in NETWORK_TYPES:
        return Hazard(NETWORK)
    block = device.removeprefix("/dev/")
    if block != device and any(block.startswith(one) for one in around.removable):
        return Hazard(REMOVABLE)
    return None


def _mount_of(folder: PurePosixPath, mounts: str) -> tuple[str, str]:
    """Device and type of the mount in which a folder lies: the deepest, of these the last."""
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        device, where, kind, *_rest = [*line.split(" "), "", "", ""]
        point = PurePosixPath(_OCTAL.sub(lambda code: chr(int(code[1], 8)), where))
        depth = len(point.parts)
        if where and folder.is_relative_to(point) and depth >= best:
            best, found = depth, (device, kind)
    return found
