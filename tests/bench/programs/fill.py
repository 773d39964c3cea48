"""Someone's workspace with the demo: fill.py HOME YEARS NAME."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.usecases import demo

home, years, name = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
bootstrap.speak()
session = bootstrap.create(
    Home(home, home),
    name=name,
    organisation="Centre social Dorignies",
    coordinator=True,
    random_bytes=random.Random(name).randbytes,
).session
demo.fill(session, years=years)
bootstrap.close(session)
print(json.dumps({}))
