"""The progress of long work at the foot of the pages, with a cancel that cancels."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from citeapp.base.language import _
from citeapp.ui.runner import Job
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel


class JobBar(QFrame):
    """Shows one job from its second second until it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(26), 0, px(26), px(10))
        frame = QFrame()
        frame.setProperty("banner", "neutral")
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(16), px(6), px(12), px(6))
        row.setSpacing(px(14))
        column = QVBoxLayout()
        self.words = PlainLabel("", "medium")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        self.cancel = Button(_("Arrêter"), self._cancel)
        row.addWidget(self.cancel)
        self._job: Job | None = None

    def follow(self, job: Job) -> None:
        """Show ``job``."""
        self._job = job
        self.words.setText(job.title)
        self.bar.setAccessibleName(job.title)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setAccessibleName(_("Arrêter : {what}", what=job.title))
        job.progressed.connect(self._progress)
        job.ended.connect(self._ended)
        self.show()

    def _progress(self, share: float, words: str) -> None:
        if share >= 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(share * 1000))
        if words and self._job is not None:
            self.words.setText(f"{self._job.title} · {words}")

    def _ended(self) -> None:
        self._job = None
        self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.words.setText(_("Arrêt en cours…"))
            self._job.cancel()
