"""Ten thousand further actions, a quarter of them open: crowd.py HOME."""

from __future__ import annotations

import json
import random
import sys
from datetime import timedelta
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.domain.action import ActionItem, ActionOwner
from citeapp.usecases import collectives

COUNT = 10_000

home = Path(sys.argv[1])
session = bootstrap.open_session(Home(home, home))
chance = random.Random(1)
places = [collective.id for collective in collectives.listed(session)]
with session.workspace.act("bench"):
    rows = [
        ActionItem(
            id=session.new_id(),
            what=f"Préparer la fête numéro {n} avec les parents du quartier",
            collective_id=chance.choice(places),
            due_date=session.today + timedelta(days=chance.randint(-400, 200)),
            status=chance.choice(["todo", "done", "done", "done"]),
        )
        for n in range(COUNT)
    ]
    session.rows(ActionItem).add_all(rows)
    session.rows(ActionOwner).add_all(
        ActionOwner(
            id=session.new_id(),
            action_item_id=row.id,
            words=f"Personne {chance.randint(1, 300)}",
        )
        for row in rows
    )
bootstrap.close(session)
print(json.dumps({}))
