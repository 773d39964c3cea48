"""The look: colour tokens, fonts, palette and style sheet, for light, dark and high contrast.

``apply(app, …)`` may be called again at any time; widgets that draw by hand ask ``look()``
for the tokens and repaint when Qt tells them that the style changed.

The style sheet hangs on windows (``dress``), not on the application: there, Qt would style what
is being built anew at each step, each time a part gets its place in a greater one, and a page of
four hundred widgets would take twice as long to open. What has no window yet is plain Fusion: its
lengths are final, and may be reckoned with, once it stands in one.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from citeapp.base.frozen import dataclass
from citeapp.base.paths import resources

FAMILY = "Inter"
TEXT_PX = 14
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, named after their use (screens.md)."""

    name: str
    page: str
    surface: str
    raised: str
    rail: str
    line: str
    track: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    on_soft: str
    done: str
    late: str
    late_soft: str
    ask: str
    ask_soft: str
    neutral: str


LIGHT = Tokens(
    name="light",
    page="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    rail="#FBFBFC",
    line="#E1E5EA",
    track="#E1E5EA",
    text="#18212F",
    muted="#5A6577",
    accent="#0B6A66",
    accent_hover="#095753",
    on_accent="#FFFFFF",
    soft="#E3F1F0",
    on_soft="#08524F",
    done="#1C7444",
    late="#A8400F",
    late_soft="#FCEFE7",
    ask="#6A4BA3",
    ask_soft="#F0EBFA",
    neutral="#F5F6F8",
)
DARK = Tokens(
    name="dark",
    page="#14181E",
    surface="#1B2027",
    raised="#232A33",
    rail="#181D24",
    line="#303944",
    track="#303944",
    text="#E8ECF1",
    muted="#A3AFBE",
    accent="#4FC1BA",
    accent_hover="#6BCFC9",
    on_accent="#0E1A1A",
    soft="#163634",
    on_soft="#8FE0DA",
    done="#6CCB93",
    late="#F0A06E",
    late_soft="#3A271C",
    ask="#BFA6F2",
    ask_soft="#2C2540",
    neutral="#14181E",
)
CONTRAST = Tokens(
    name="contrast",
    page="#000000",
    surface="#000000",
    raised="#000000",
    rail="#000000",
    line="#FFFFFF",
    track="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#5FF2E6",
    accent_hover="#A8FFF8",
    on_accent="#000000",
    soft="#00403C",
    on_soft="#FFFFFF",
    done="#7CFFB0",
    late="#FFC49A",
    late_soft="#000000",
    ask="#E0CCFF",
    ask_soft="#000000",
    neutral="#000000",
)
THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}


@dataclass(frozen=True)
class Look:
    """The tokens in force and the zoom (1.0 to 2.0)."""

    tokens: Tokens = LIGHT
    zoom: float = 1.0

    def px(self, size: float) -> int:
        """A length of the drawing, in pixels of this zoom."""
        return round(size * self.zoom)

    def color(self, token: str) -> QColor:
        """A token by name; a name that is no token is taken as a colour (« #0B6A66 »)."""
        return QColor(getattr(self.tokens, token, token))


_look = Look()


def look() -> Look:
    """The look in force."""
    return _look


def px(size: float) -> int:
    """A length of the drawing, in pixels of the zoom in force."""
    return _look.px(size)


def system_tokens() -> Tokens:
    """The theme that the system asks for: high contrast first, then dark or light."""
    if _wants_contrast():
        return CONTRAST
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


_hints: QStyleHints | None = None
"""Kept: what these hints hand out dies, for PySide, with their Python face."""


def _wants_contrast() -> bool:
    global _hints
    _hints = _hints or QGuiApplication.styleHints()
    accessibility = getattr(_hints, "accessibility", None)  # Qt 6.10 and later
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def load_fonts(folder: Path | None = None) -> None:
    """Make the shipped faces known to Qt, once a process."""
    if FAMILY in QFontDatabase.families():
        return
    for weight in WEIGHTS:
        QFontDatabase.addApplicationFont(
            str((folder or resources() / "fonts") / f"Inter-{weight}.ttf")
        )


def apply(app: QApplication, tokens: Tokens | None = None, zoom: float = 1.0) -> Look:
    """Dress the whole program; without ``tokens`` the system's theme is followed."""
    global _look
    wanted = Look(tokens or system_tokens(), min(max(zoom, 1.0), 2.0))
    if wanted == _look and app.property("dressed"):
        return _look  # to draw every widget again takes as long as opening the window
    _look = wanted
    load_fonts()
    QDir.setSearchPaths("style", [str(resources() / "style")])
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(_look.tokens))
    font = QFont(FAMILY)
    font.setPixelSize(_look.px(TEXT_PX))
    app.setFont(font)
    app.setProperty("dressed", True)
    for window in app.topLevelWidgets():
        if window.property("dressed"):
            dress(window)
    return _look


def dress(window: QWidget) -> None:
    """Hang the style sheet on a window without a parent: on all in it, now and from now on.

    The windows that it opens (dialogs, menus, tips) wear what it wears.
    """
    window.setProperty("dressed", True)
    window.setStyleSheet(style_sheet(_look))


def style_sheet(look: Look) -> str:
    """The style sheet with its ``@tokens`` replaced and its pixels zoomed."""
    source = (resources() / "style" / "app.qss").read_text(encoding="utf-8")
    values = {field.name: getattr(look.tokens, field.name) for field in fields(Tokens)}
    coloured = re.sub(r"@([a-z_]+)", lambda found: values[found[1]], source)
    return re.sub(
        r"\b(\d+(?:\.\d+)?)px",
        lambda found: f"{_zoomed(float(found[1]), look.zoom)}px",
        coloured,
    )


def _zoomed(size: float, zoom: float) -> int:
    """Hairlines stay one pixel; everything else grows."""
    return 1 if size == 1 else round(size * zoom + 0.01)


def palette(tokens: Tokens) -> QPalette:
    """What Fusion draws by itself: text, selections, links, disabled things."""
    result = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.page,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.page,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.late,
        role.Highlight: tokens.soft,
        role.HighlightedText: tokens.on_soft,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: tokens.line,
    }
    for name, color in colors.items():
        result.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return result
