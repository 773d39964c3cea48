"""The look of the printed documents: the tokens of the screens, measured in points."""

from __future__ import annotations

from citeapp.reports.pdf_lines import Style

A4 = (595.276, 841.89)
MARGIN = 48.0

TEXT, MUTED, ACCENT = "#18212F", "#5A6577", "#0B6A66"
SOFT, HAIRLINE, STRONG_LINE, ASK = "#ECF5F4", "#D9DEE5", "#18212F", "#6A4BA3"

REGULAR, SEMIBOLD, BOLD = "Inter-Regular", "Inter-SemiBold", "Inter-Bold"
FACES = (REGULAR, SEMIBOLD, BOLD)

TITLE = Style(BOLD, 18.75, 26.0, TEXT, -0.3)
SUBTITLE = Style(REGULAR, 9.75, 15.0, MUTED)
HEADING = {
    2: Style(SEMIBOLD, 12.0, 16.0, TEXT),
    3: Style(SEMIBOLD, 10.5, 15.0, TEXT),
}
BODY = Style(REGULAR, 9.75, 15.0, TEXT)
STRONG = Style(SEMIBOLD, 9.75, 15.0, TEXT)
LABEL = Style(REGULAR, 9.75, 15.0, MUTED)
CELL = Style(REGULAR, 9.4, 13.5, TEXT)
CELL_HEADER = Style(SEMIBOLD, 9.4, 13.5, TEXT)
SMALL = Style(REGULAR, 8.6, 13.0, MUTED)
HEADER_STRONG = Style(SEMIBOLD, 8.6, 12.0, ACCENT)
HEADER_LIGHT = Style(REGULAR, 8.6, 12.0, MUTED)
FOOTER = Style(REGULAR, 8.2, 11.5, MUTED)
DEMO = Style(SEMIBOLD, 8.6, 12.0, ASK)
