"""The key that signs updates stays outside the clone, and only one that is trusted signs."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
import update_files as files

from citeapp.base import crypto
from citeapp.intake import updates as form
from delivery import places, updates

PRODUCT = files.product()


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "secret.key"
    path.write_text(files.SEED.hex() + "\n", encoding="ascii")
    return path


def test_a_new_key_is_closed_to_others_and_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "secret.key"
    assert updates.main([str(path)]) == 0
    public = capsys.readouterr().out.splitlines()[-1]
    before = path.read_bytes()
    assert crypto.verify_key(updates.secret(path)).hex() == public
    assert public not in before.decode()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert updates.main([str(path)]) == 1
    assert path.read_bytes() == before


def test_no_secret_key_is_written_into_the_clone() -> None:
    path = places.ROOT / "build" / "secret.key"
    with pytest.raises(SystemExit, match="must not lie in the clone"):
        updates.main([str(path)])
    assert not path.exists()


def test_a_signed_product_is_one_that_the_program_takes(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "DIST", tmp_path)
    monkeypatch.setattr(form, "release_keys", lambda: files.KEYS)
    product = tmp_path / files.TARGET / "product"
    product.parent.mkdir()
    product.write_bytes(PRODUCT)
    made = updates.make(files.TARGET, product, key)
    assert made.name == f"citeapp-{places.version()}-{files.TARGET}.citmaj"
    first = made.read_bytes()
    read = form.read(made, files.KEYS)
    assert (read.version, read.product) == (places.version(), PRODUCT)
    assert read.news == updates.NEWS.read_text(encoding="utf-8").strip()
    assert updates.make(files.TARGET, product, key).read_bytes() == first


def test_a_key_that_no_program_trusts_signs_nothing(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "DIST", tmp_path)
    monkeypatch.setattr(form, "release_keys", lambda: ())
    with pytest.raises(SystemExit, match="not a key that the program trusts"):
        updates.make(files.TARGET, key, key)


def test_a_build_without_a_key_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "release_keys", lambda: ())
    assert "NO RELEASE KEY" in updates.unsigned()
    assert "dev.py release-key" in updates.unsigned()
    monkeypatch.setattr(form, "release_keys", lambda: files.KEYS)
    assert "--sign" in updates.unsigned()


def test_the_steps_before_a_version_are_at_most_twenty() -> None:
    text = (places.PACKAGING / "CHECKLIST.md").read_text(encoding="utf-8")
    steps = [line for line in text.splitlines() if line[:1].isdigit()]
    assert [int(step.partition(".")[0]) for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) <= 20
    assert "release-key" in steps[0]


def test_what_is_new_is_one_sentence() -> None:
    news = updates.NEWS.read_text(encoding="utf-8").strip()
    assert news.endswith(".")
    assert len(news) <= 200
    assert "\n" not in news


def test_the_keys_that_are_trusted_are_keys() -> None:
    assert all(len(key) == crypto.KEY_SIZE for key in form.release_keys())
