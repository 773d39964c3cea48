"""dev.py runs before anything is installed, and stops with exact words where it may not."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_standard_library_only() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_every_command_is_explained(dev: ModuleType) -> None:
    for name in dev.COMMANDS:
        assert f"python3 dev.py {name} " in dev.__doc__


def test_unknown_command_is_wrong_usage(dev: ModuleType) -> None:
    assert dev.main(["frobnicate"]) == 2


def test_demo_without_a_screen_says_what_to_do(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.demo([]) == 1
    said = capsys.readouterr().err
    assert "python3 dev.py screens" in said
    assert "xvfb-run" in said


def test_missing_library_is_found_by_its_package(dev: ModuleType, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(
        "# a comment\n"
        "always  here    module json\n"
        "window  absent  libno-such-thing.so.7\n"
        "build   tool    command no-such-command\n"
        "always  venv{v} module no_such_module\n",
        encoding="utf-8",
    )
    dev.LIBRARIES = listed
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert dev.missing_packages({"always", "window"}) == ["absent", f"venv{version}"]


def test_where_it_may_not_install_it_names_the_packages(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        dev.install_system_packages(["libegl1", "python3.11-venv"])
    assert stopped.value.code == 1
    said = capsys.readouterr().err
    assert "apt-get install -y --no-install-recommends libegl1 python3.11-venv" in said


def test_one_locked_package_can_be_taken_alone(dev: ModuleType) -> None:
    block = dev.locked("setuptools")
    assert block.startswith("setuptools==")
    assert "--hash=sha256:" in block
    assert block.count("==") == 1


def test_packaged_program_that_hangs_is_stopped(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_arguments: object, timeout: float, **_named: object) -> None:
        raise subprocess.TimeoutExpired("citeapp", timeout)

    monkeypatch.setattr(dev.subprocess, "run", hang)
    assert dev.selftest() == 1


def test_a_ci_machine_that_cannot_install_syncthing_tests_all_the_rest(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "prepare", lambda *_needs: None)
    monkeypatch.setattr(dev, "build", lambda _rest: 0)
    monkeypatch.setattr(dev, "tool", lambda name, *_arguments: ran.append(name) or 0)
    monkeypatch.setattr(dev, "missing_packages", lambda needs: sorted(needs))
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    assert dev.test([]) == 0
    assert ran[-1] == "pytest"
    assert "skipped" in capsys.readouterr().out


@pytest.mark.parametrize("failing", ["check", "build", "pytest"])
def test_any_failure_makes_the_whole_test_fail(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(dev, "LINUX", False)
    monkeypatch.setattr(dev, "prepare", lambda *_needs: None)
    monkeypatch.setattr(dev, "check", lambda _rest: int(failing == "check"))
    monkeypatch.setattr(dev, "build", lambda _rest: int(failing == "build"))
    monkeypatch.setattr(dev, "tool", lambda name, *_arguments: int(failing == name))
    assert dev.test([]) == 1
