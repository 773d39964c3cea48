"""Wine, where the Windows product is made and tested.

Wine 8 lacks two libraries that Qt and the Rust packages name; small stand-ins lie in its
system folder. They are test aids and never enter the product (``contents`` looks).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from delivery.places import PACKAGING, SELFTEST_SECONDS, must, say

STUBS = PACKAGING / "windows" / "stubs"
COMPILER = "x86_64-w64-mingw32-gcc"
LOADERS = ("wine64", "/usr/lib/wine/wine64", "wine")
START_SECONDS = 300


@dataclass(frozen=True)
class Wine:
    """A Windows of its own in the folder ``prefix``."""

    prefix: Path

    @property
    def system(self) -> Path:
        return self.prefix / "drive_c" / "windows" / "system32"

    def prepare(self) -> None:
        """Make the folder, once, and put the stand-ins into it."""
        if not self.system.is_dir():
            say("A Windows for the build (Wine)")
            self.prefix.mkdir(parents=True, exist_ok=True)
            self.run(["wineboot", "-i"], seconds=START_SECONDS)
        for source in sorted(STUBS.glob("*.c")):
            library = self.system / f"{source.stem}.dll"
            must([COMPILER, "-shared", "-Os", "-s", "-o", library, source, "-ladvapi32"])

    def run(
        self,
        command: list[str | Path],
        *,
        seconds: float = SELFTEST_SECONDS,
        cwd: Path | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> int:
        """The status of a Windows command, which is shown; 1 when it did not end in time."""
        status, said = self.answer(command, seconds=seconds, cwd=cwd, environ=environ)
        print(said, end="", flush=True)
        return status

    def answer(
        self,
        command: list[str | Path],
        *,
        seconds: float = SELFTEST_SECONDS,
        cwd: Path | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> tuple[int, str]:
        """The status of a Windows command and what it said."""
        loader = next(filter(None, map(shutil.which, LOADERS)), None)
        if loader is None:
            raise SystemExit("Wine is missing: apt-get install wine64")
        kept = {name: os.environ[name] for name in ("HOME", "PATH", "USER") if name in os.environ}
        settings = {
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
        }
        try:
            done = subprocess.run(
                [loader, *map(str, command)],
                env={**kept, **settings, **(environ or {})},
                cwd=cwd,
                timeout=seconds,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # a program without a console writes to pipes alone here
                stderr=subprocess.STDOUT,
                check=False,
            )
            return done.returncode, done.stdout.decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            return 1, f"{Path(command[0]).name} did not end within {seconds:.0f} seconds\n"

    def path(self, path: Path) -> str:
        r"""A path of this machine as Windows programs see it: ``Z:\home\…``."""
        return "Z:" + str(path.resolve()).replace("/", "\\")
