"""Short acts run where they are called; long work runs on one worker thread, with a cancel.

Answers come back on the main thread. Nothing else in the window starts threads.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from citeapp.base.progress import Cancelled

if TYPE_CHECKING:  # imported with the first long work
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

PROGRESS_AFTER_MS = 1000
TURN_S = 0.0005
"""How long the window waits for its turn while Python works beside it (usually 5 ms, and each
of the hundred statements that a page reads gives its turn away)."""


@dataclass
class Progress:
    """Handed to the work: ``tell`` reports, and raises Cancelled once cancel was asked."""

    report: Callable[[float, str], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    def tell(self, share: float, words: str = "") -> None:
        """``share`` from 0 to 1 (negative: unknown), ``words`` in French or nothing."""
        if self._stop.is_set():
            raise Cancelled
        self.report(share, words)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether cancel was asked."""
        return self._stop.is_set()


class Job(QObject):
    """One piece of long work; the shell shows its bar when it lasts over a second."""

    progressed = Signal(float, str)
    ended = Signal()
    _answered = Signal(object, object)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.running = True
        self.progress = Progress(lambda share, words: self.progressed.emit(share, words))

    def cancel(self) -> None:
        """Ask it to stop."""
        self.progress.cancel()


class Runner(QObject):
    """``act`` for what takes under 100 ms, ``run`` for the rest; jobs wait for one another."""

    lasting = Signal(object)
    """A Job has been running for a second: show its progress."""

    def __init__(
        self, on_error: Callable[[Exception], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether long work is running or waiting."""
        return bool(self._jobs)

    def act(self, work: Callable[[], T]) -> T | None:
        """Do a short thing now; an error is shown, and None returned."""
        try:
            return work()
        except Exception as error:  # every failure is shown, a bug with its id
            self._on_error(error)
            return None

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        title: str,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        on_progress: Callable[[float, str], object] | None = None,
        on_cancelled: Callable[[], object] | None = None,
    ) -> Job:
        """Do long work on the worker thread; exactly one of done, error, cancelled follows."""
        job = Job(title, self)
        self._jobs.append(job)
        if on_progress is not None:
            job.progressed.connect(on_progress)

        def answer(result: object, error: object) -> None:
            if job not in self._jobs:
                return  # stopped meanwhile: what the answer would touch is closed
            self._jobs.remove(job)
            job.running = False
            job.ended.emit()
            job.deleteLater()
            if isinstance(error, Cancelled):
                if on_cancelled is not None:
                    on_cancelled()
            elif isinstance(error, Exception):
                (on_error or self._on_error)(error)
            elif on_done is not None:
                on_done(result)  # type: ignore[arg-type]  # what ``work`` returned

        job._answered.connect(answer, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(PROGRESS_AFTER_MS, job, lambda: self._announce(job))
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="citeapp-work")
        self._pool.submit(_carry_out, work, job)
        return job

    def stop(self) -> None:
        """Cancel what runs and wait for the thread to end; called when the window closes.

        Nothing is answered any more.
        """
        for job in self._jobs:
            job.cancel()
            job.running = False
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._jobs.clear()

    def _announce(self, job: Job) -> None:
        if job.running:
            self.lasting.emit(job)


@contextmanager
def _beside_the_window() -> Iterator[None]:
    """Short turns, and no looking for rubbish, which holds everything up for 200 ms at a time.

    What long work makes ends with it by itself; circles wait until it is done.
    """
    turn, looked = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(TURN_S)
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        if looked:
            gc.enable()


def _carry_out(work: Callable[[Progress], T], job: Job) -> None:
    result: object = None
    failure: Exception | None = None
    try:
        if job.progress.cancelled:
            raise Cancelled
        with _beside_the_window():
            result = work(job.progress)
    except Exception as error:  # carried to the main thread, shown there
        failure = error
    job._answered.emit(result, failure)
