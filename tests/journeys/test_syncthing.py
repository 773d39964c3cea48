"""The exchange folder carried by two real Syncthing programs on this machine's loopback.

Runs where Syncthing is installed (`python3 dev.py test` on a CI machine installs it).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.usecases import exchange_folder, exchanges, people
from citeapp.usecases.session import Session

SYNCTHING = shutil.which("syncthing")
PATIENCE = 90.0
"""Seconds until a file must have arrived; it takes a few."""

pytestmark = pytest.mark.skipif(SYNCTHING is None, reason="Syncthing is not installed")


@dataclass
class Carrier:
    """One Syncthing with a folder of its own."""

    home: Path
    folder: Path
    port: int
    device: str = ""

    def run(self, *arguments: str) -> str:
        assert SYNCTHING is not None
        command = [SYNCTHING, *arguments, f"--home={self.home}"]
        done = subprocess.run(command, capture_output=True, text=True, env=quiet(), check=True)
        return done.stdout.strip()

    def start(self) -> subprocess.Popen[bytes]:
        assert SYNCTHING is not None
        log = (self.home / "log.txt").open("ab")
        command = [SYNCTHING, "serve", "--no-browser", "--no-restart", f"--home={self.home}"]
        with log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=quiet())


def quiet() -> dict[str, str]:
    return {**os.environ, "STNOUPGRADE": "1", "STNODEFAULTFOLDER": "1"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def configure(one: Carrier, other: Carrier) -> None:
    """Each knows the other at its port of this machine; nothing goes out to any network."""
    path = one.home / "config.xml"
    root = ET.parse(path).getroot()
    for old in root.findall("folder"):
        root.remove(old)
    for known in root.findall("device"):
        if known.get("id") != one.device:
            root.remove(known)
    device = ET.SubElement(root, "device", id=other.device, name="other", compression="never")
    ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{other.port}"
    folder = ET.SubElement(
        root,
        "folder",
        id="citeapp",
        path=str(one.folder),
        type="sendreceive",
        rescanIntervalS="5",
        fsWatcherEnabled="true",
        fsWatcherDelayS="1",
    )
    for member in (one, other):
        ET.SubElement(folder, "device", id=member.device)
    options = root.find("options")
    gui = root.find("gui")
    assert options is not None
    assert gui is not None
    said = {
        "listenAddress": f"tcp://127.0.0.1:{one.port}",
        "globalAnnounceEnabled": "false",
        "localAnnounceEnabled": "false",
        "relaysEnabled": "false",
        "natEnabled": "false",
        "crashReportingEnabled": "false",
        "urAccepted": "-1",
        "reconnectionIntervalS": "5",
        "autoUpgradeIntervalH": "0",
        "startBrowser": "false",
    }
    for name, value in said.items():
        for old in options.findall(name):
            options.remove(old)
        ET.SubElement(options, name).text = value
    address = gui.find("address")
    assert address is not None
    address.text = f"127.0.0.1:{free_port()}"
    ET.ElementTree(root).write(path)


@pytest.fixture
def carriers(tmp_path: Path) -> Iterator[list[Carrier]]:
    made = []
    for name in ("one", "two"):
        carrier = Carrier(tmp_path / f"syncthing-{name}", tmp_path / f"folder-{name}", free_port())
        carrier.folder.mkdir()
        carrier.run("generate", "--no-default-folder")
        carrier.device = ET.parse(carrier.home / "config.xml").findall("device")[0].get("id", "")
        made.append(carrier)
    configure(*made)
    configure(*made[::-1])
    running = [carrier.start() for carrier in made]
    try:
        yield made
    finally:
        for program in running:
            program.terminate()
        for program in running:
            program.wait(20)


def wait_for(arrived: object, what: str) -> None:
    """Until the carrier has done its work; a failure says for what."""
    assert callable(arrived)
    until = time.monotonic() + PATIENCE
    while not arrived():
        assert time.monotonic() < until, f"{what} did not arrive within {PATIENCE:g} s"
        time.sleep(0.2)


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def test_two_machines_meet_in_a_folder_that_syncthing_carries(
    carriers: list[Carrier], tmp_path: Path
) -> None:
    sessions = []
    for name in ("Samira", "Karim"):
        home = Home(tmp_path / name, tmp_path / name)
        sessions.append(bootstrap.create(home, name=name, organisation="Centre social").session)
    samira, karim = sessions
    try:
        for session, carrier in zip(sessions, carriers, strict=True):
            exchange_folder.choose(session, path=carrier.folder)
            exchange_folder.look(session)
        for session, carrier in zip(sessions, carriers, strict=True):
            wait_for(lambda c=carrier: len(list(c.folder.glob("*/carte.citcarte"))) == 2, "a card")
            for waiting in exchange_folder.look(session).value.waiting:
                exchanges.enrol(session, path=waiting.path)
        people.create(samira, first_name="Awa")
        people.create(karim, first_name="Benoît")

        def alike() -> bool:
            found = [exchange_folder.look(session).value for session in sessions]
            assert all(one.present for one in found)
            return names(samira) == names(karim) == ["Awa", "Benoît"]

        wait_for(alike, "everything")
        assert exchanges.fingerprint(samira) == exchanges.fingerprint(karim)

        # A disconnected carrier is absence: nothing is lost, work goes on, all comes later.
        shutil.rmtree(carriers[1].folder / exchange_of(samira, carriers[1].folder))
        people.create(samira, first_name="Chloé")

        def told() -> bool:
            for session in sessions:
                exchange_folder.look(session)
            return names(karim) == ["Awa", "Benoît", "Chloé"]

        wait_for(told, "what came after a place was deleted by hand")
        assert names(samira) == ["Awa", "Benoît", "Chloé"]
    finally:
        for session in sessions:
            bootstrap.close(session)


def exchange_of(session: Session, folder: Path) -> str:
    """The name of someone's place in the folder."""
    return next(
        path.name for path in folder.iterdir() if path.name.endswith(session.workspace.guid[-8:])
    )
