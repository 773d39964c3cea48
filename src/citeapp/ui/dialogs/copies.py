"""Files made only to be opened by another program: closed to other accounts, gone with ours."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def copies() -> Path:
    """The folder for them."""
    folder = Path(tempfile.mkdtemp(prefix="citeapp-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
