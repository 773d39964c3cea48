"""The charts of a year for the screen: those of the bilan annuel, with their figures and words."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.paths import resources
from citeapp.reports.content import Chart, figures_of
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting import annual
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class YearChart:
    """A drawing as SVG, what it says in words, and the same figures as a table."""

    title: str
    words: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@reads
def listed(session: Session, /, *, year: str = "", collective_id: str = "") -> list[YearChart]:
    """The charts of a collectif's year, of the network's without one; ``year`` as printed."""
    document = annual.drawn(session, Asked(id=collective_id, layout=year))
    accent = session.programme.accent
    return [_shown(block, accent) for block in document.blocks if isinstance(block, Chart)]


def _shown(chart: Chart, accent: str) -> YearChart:
    from citeapp.reports.charts import chart_svg  # brings in what draws, on the worker thread
    from citeapp.reports.pdf.style import ACCENT

    table = figures_of(chart)
    return YearChart(
        title=chart.title,
        words=chart.alt,
        svg=chart_svg(chart, accent or ACCENT, resources() / "fonts"),
        columns=tuple(column.title for column in table.columns),
        rows=tuple(tuple(str(cell) for cell in row) for row in table.rows),
    )
