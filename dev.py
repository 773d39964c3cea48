"""The one door for people who work on the program: prepares the machine, then hands over.

    python3 dev.py demo         the window, on a workspace filled with fictitious data
    python3 dev.py run          the program itself, with any arguments of its command line
    python3 dev.py test         linters, types, map of the rooms, tests (arguments go to pytest)
    python3 dev.py check        linters, types and map of the rooms only
    python3 dev.py screens      every page of the window as PNG files, in build/screens
    python3 dev.py documents    every document of the demo in every form, its pages as pictures,
                                in build/documents
    python3 dev.py guide        the pictures of the guide inside the program, drawn anew
    python3 dev.py translations the English catalogue, brought in step with what the program says
    python3 dev.py bench        measures against budgets
    python3 dev.py soak         the long runs
    python3 dev.py build        the packaged program, in dist/citeapp, which then tests itself
    python3 dev.py build --target linux|windows
                                what is handed over: an archive; a folder and an installer;
                                with --sign KEYFILE also the update file
    python3 dev.py release-key  a new key that signs updates, into a file outside the clone

Standard library only: this runs before anything is installed. On Debian and Ubuntu it
installs missing system libraries by apt; on Windows and macOS none are needed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
LIBRARIES = ROOT / "packaging" / "system-libraries.txt"
VENV = ROOT / ".venv"
MINIMUM = (3, 11)
STAMP = VENV / "citeapp.stamp"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
DEMO_HOME = ROOT / "build" / "demo-home"
PACKAGED = ROOT / "dist" / "citeapp" / ("citeapp.exe" if WINDOWS else "citeapp")
SELFTEST_SECONDS = 180


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit status."""
    name, *rest = arguments or ["help"]
    command = COMMANDS.get(name)
    if command is None:
        print(__doc__)
        return 0 if name in ("help", "-h", "--help") else 2
    if sys.version_info < MINIMUM:
        return refuse(f"Python 3.11 or newer is needed; this one is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    return command(rest)


# -- commands ------------------------------------------------------------------------------


def demo(rest: list[str]) -> int:
    """Fill a workspace under build/ (once; with arguments, afresh), then open the window."""
    if LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return refuse(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
            "Either draw every page into PNG files:   python3 dev.py screens\n"
            "or open the window on a virtual screen:  xvfb-run -a python3 dev.py demo\n"
            "(xvfb-run comes with: apt-get install xvfb xauth)"
        )
    prepare("window")
    environ = {**os.environ, "CITEAPP_HOME": str(DEMO_HOME)}
    done = DEMO_HOME / "demo-filled"
    if rest or not done.exists():
        if DEMO_HOME.exists():  # other arguments, or an attempt that was interrupted
            shutil.rmtree(DEMO_HOME)
        if status := python("-m", "citeapp", "demo", *rest, environ=environ):
            return status
        done.touch()
    return python("-m", "citeapp", environ=environ)


def run(rest: list[str]) -> int:
    """The program itself."""
    prepare("window")
    return python("-m", "citeapp", *rest)


def check(_rest: list[str]) -> int:
    """Everything that reads the code without running it."""
    prepare("check")
    return worst(
        tool("ruff", "check"),
        tool("ruff", "format", "--check"),
        tool("mypy"),
        tool("lint-imports", "--no-logo"),
    )


def test(rest: list[str]) -> int:
    """All that must be green; the packaged program too with --build or on a CI machine."""
    packaged = "--build" in rest or os.environ.get("CI", "").lower() in ("1", "true")
    prepare("window")
    before = [check([])]
    if os.environ.get("CI") and LINUX:
        try:
            install_system_packages(missing_packages({"journey"}))
        except SystemExit:
            print("The journeys that need these packages are skipped.", flush=True)
    if packaged:
        before.append(build([]))
    if any(before):
        print("The checks above failed; the tests run all the same.", flush=True)
    wanted = [item for item in rest if item != "--build"]
    return worst(*before, tool("pytest", "-n", "auto", "--dist", "worksteal", *wanted))


def screens(rest: list[str]) -> int:
    """Every page as PNG files."""
    prepare("window")
    return python(
        "-m", "citeapp.ui.studio.screens", *(rest or ["build/screens"]), environ=offscreen()
    )


def documents(rest: list[str]) -> int:
    """Every document, drawn from the demo; then the samples of the tests, in a folder of theirs."""
    prepare("window")
    out = Path(rest[0] if rest else "build/documents")
    status = python("-m", "citeapp.cli.papers", str(out))
    return status or python("-m", "citeapp.reports.samples.every", str(out / "samples"))


def guide(_rest: list[str]) -> int:
    """The pictures of the guide, drawn anew from the demo: the same ones for the same window."""
    prepare("window")
    return python(
        "-m", "citeapp.ui.studio.guide_pictures", "resources/guide/pictures", environ=offscreen()
    )


def translations(_rest: list[str]) -> int:
    """The English catalogue, brought in step; 1 while something is left to translate."""
    prepare("check")
    return python("packaging/translations.py")


def bench(rest: list[str]) -> int:
    """The measures, printed."""
    prepare("window")
    return tool("pytest", "-q", "-s", "-m", "bench", *rest)


def soak(rest: list[str]) -> int:
    """The long runs, each named as it begins: some take hours."""
    prepare("window")
    return tool("pytest", "-v", "-s", "-m", "soak", *rest)


def build(rest: list[str]) -> int:
    """Draw the guide, package the program, then let it test itself with an empty environment."""
    if rest[:1] == ["--target"]:
        return deliver(rest[1:])
    prepare("window", "build")
    spec = str(ROOT / "packaging" / "citeapp.spec")
    status = guide([]) or python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", spec)
    return status or selftest()


def deliver(targets: list[str]) -> int:
    """What is handed over, for a system named; the Windows product is made under Wine."""
    prepare("window", "build", *(need for need in targets if need == "windows"))
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "packaging")}
    return guide([]) or python("-m", "delivery", *targets, environ=environ)


def release_key(rest: list[str]) -> int:
    """A new key that signs updates: the secret half into a file named, the public one printed."""
    prepare()
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "packaging")}
    return python("-m", "delivery.updates", *rest, environ=environ)


COMMANDS = {
    "demo": demo,
    "run": run,
    "test": test,
    "check": check,
    "screens": screens,
    "documents": documents,
    "guide": guide,
    "translations": translations,
    "bench": bench,
    "soak": soak,
    "build": build,
    "release-key": release_key,
}


# -- handing over --------------------------------------------------------------------------


def python(*arguments: str, environ: dict[str, str] | None = None) -> int:
    """Run the environment's Python."""
    return subprocess.run([PYTHON, *arguments], env=environ).returncode


def tool(name: str, *arguments: str) -> int:
    """Run one of the installed tools, saying which."""
    print(f"== {name} {' '.join(arguments)}".rstrip(), flush=True)
    return subprocess.run(
        [shutil.which(name, path=str(BIN)) or name, *arguments], env=offscreen()
    ).returncode


def selftest() -> int:
    """The packaged program must need nothing of this machine: no Python, no variables."""
    needed = ("SYSTEMROOT", "TEMP", "TMP") if WINDOWS else ()
    environ = {name: os.environ[name] for name in needed if name in os.environ}
    print(f"== {PACKAGED.relative_to(ROOT)} selftest", flush=True)
    with tempfile.TemporaryDirectory() as elsewhere:
        try:
            return subprocess.run(
                [PACKAGED, "selftest"], env=environ, cwd=elsewhere, timeout=SELFTEST_SECONDS
            ).returncode
        except subprocess.TimeoutExpired:  # a missing library makes it hang, not die
            return refuse(f"The packaged program did not end within {SELFTEST_SECONDS} seconds.")


def offscreen() -> dict[str, str]:
    """The variables of this machine, with windows drawn in memory."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def worst(*statuses: int) -> int:
    return int(any(statuses))


def refuse(message: str) -> int:
    print(message, file=sys.stderr, flush=True)
    return 1


# -- preparing -----------------------------------------------------------------------------


def prepare(*needs: str) -> None:
    """Install what is missing, or say exactly what to install and stop."""
    if LINUX:
        install_system_packages(missing_packages({"always", *needs}))
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    install_python_packages()
    STAMP.write_text(wanted, encoding="ascii")


def missing_packages(needs: set[str]) -> list[str]:
    """The Debian packages of the list that this machine lacks."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    missing = []
    for line in LIBRARIES.read_text(encoding="utf-8").replace("{v}", version).splitlines():
        if line and not line.startswith("#"):
            need, package, *sign = line.split()
            if need in needs and not is_there(*sign):
                missing.append(package)
    return missing


def is_there(*sign: str) -> bool:
    """Whether a Python module, a command or a shared library is on this machine."""
    if sign[0] == "module":
        return importlib.util.find_spec(sign[1]) is not None
    if sign[0] == "command":
        return shutil.which(sign[1]) is not None
    try:
        ctypes.CDLL(sign[0])
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """By apt, as root or through sudo; where neither may, name the packages and stop."""
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    as_root = root_prefix()
    if shutil.which("apt-get") and as_root is not None:
        print(f"Installing: {' '.join(packages)}", flush=True)
        quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
        subprocess.run([*quiet, "apt-get", "update", "-q"])  # an old list may still do
        if subprocess.run([*quiet, *install]).returncode == 0:
            return
    sys.exit(
        refuse(
            f"These packages are missing and could not be installed: {' '.join(packages)}\n"
            f"On Debian or Ubuntu, as root:  apt-get update && {shlex.join(install)}"
        )
    )


def root_prefix() -> list[str] | None:
    """What makes a command run as root here, or None: it may not."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # At a terminal sudo may ask for the password; elsewhere it must not wait for one.
    sudo = ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
    return (
        sudo if subprocess.run([*sudo, "true"], stderr=subprocess.DEVNULL).returncode == 0 else None
    )


def install_python_packages() -> None:
    """A fresh .venv with the locked packages, each checked against its hash."""
    print("Preparing .venv (once, and again when requirements.lock changes)...", flush=True)
    must([sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--require-hashes", "--use-pep517", "--no-build-isolation"]
    # odfpy comes as source: the locked setuptools builds it, nothing unlocked is fetched.
    first = VENV / "setuptools.lock"
    first.write_text(locked("setuptools"), encoding="utf-8")
    must([*pip, "-r", str(first)])
    must([*pip, "-r", str(LOCK)])
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([PYTHON, "-c", where], capture_output=True, text=True, check=True)
    (Path(found.stdout.strip()) / "citeapp.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def locked(package: str) -> str:
    """The lines of one package in the lock file: its version, then its indented hashes."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return "\n".join(lines[start:end]) + "\n"


def must(command: list[str]) -> None:
    """Run a command of the preparation; stop everything when it fails."""
    if status := subprocess.run(command).returncode:
        print(f"This failed: {shlex.join(command)}", file=sys.stderr, flush=True)
        sys.exit(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
