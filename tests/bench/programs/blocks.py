"""How long the window is held up while long work runs beside it: blocks.py HOME OTHER.

OTHER is the folder of a colleague's workspace: its whole content is merged into HOME.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desk import Heart, open_window, settle, until

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.ui.pages.exchange.page import ExchangePage
from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.ui.pages.meetings.spreading.spread import SpreadStep
from citeapp.ui.pages.tracking import files
from citeapp.ui.pages.tracking.page import TrackingPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import exchanges, meetings
from citeapp.usecases.following import Filters
from citeapp.usecases.session import Session


def bundle_of(session: Session, other: Path) -> Path:
    """The cards are exchanged, then the colleague exports everything."""
    with_me = bootstrap.open_session(Home(other, other))
    card = exchanges.write_card(session, path=other / "card")
    exchanges.enrol(with_me, path=card)
    theirs = exchanges.write_card(with_me, path=other / "their-card")
    exchanges.enrol(session, path=theirs)
    path = other / "lot.citlot"
    exchanges.export(with_me, path=path, everything=True)
    bootstrap.close(with_me)
    return path


def held_up(window: MainWindow, work: Callable[[], object]) -> float:
    """The longest block from the call to the end of the work and of its effects."""
    settle(0.3)
    heart = Heart()
    heart.start()
    work()
    until(lambda: not window.runner.busy)
    settle(0.3)
    return heart.stop()


def main() -> None:
    window, session = open_window(Path(sys.argv[1]))
    found: dict[str, float] = {"nothing": held_up(window, lambda: settle(1))}
    bundle = bundle_of(session, Path(sys.argv[2]))
    window.go("exchange")
    page = window.page()
    assert isinstance(page, ExchangePage)
    found["preview"] = held_up(window, lambda: page.look_at(bundle))
    found["merge"] = held_up(window, page.merge_it)
    found["export"] = held_up(
        window, lambda: page.export(Path(sys.argv[2]) / "back.citlot", everything=True)
    )
    window.go("meetings")
    board = window.page()
    assert isinstance(board, MeetingsPage)
    done = [
        m.meeting for m in meetings.listed(session) if m.meeting.minutes_status == "distributed"
    ]
    board.open(meeting=done[0].id, step="spread")
    step = board.parts["spread"]
    assert isinstance(step, SpreadStep)
    path = Path(sys.argv[2]) / "minutes.pdf"
    found["minutes"] = held_up(window, lambda: step.write("minutes", [path]))
    assert path.is_file()
    window.go("tracking")
    table = window.page()
    assert isinstance(table, TrackingPage)
    for ending in ("xlsx", "pdf"):
        path = Path(sys.argv[2]) / f"table.{ending}"
        everything = partial(files.write, table, path, Filters(scope="all"))
        found[f"table.{ending}"] = held_up(window, everything)
        assert path.is_file()
    window.close()
    print(json.dumps(found))


main()
