"""Rows and words of the counter: people, lots, receipts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Panel, RowCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import lot_words
from citeapp.usecases.exchanges import Batch, Lot, Merged, Peer, Receipt
from citeapp.usecases.receipts import Sent


def bundle_words(merged: Merged) -> str:
    """« Lot n° 3 · écrit le 8 mars · avec des nouveautés de Céline »."""
    written = datetime.fromisoformat(merged.written_at)
    words = [
        _("Lot n° {n}", n=merged.number),
        _("écrit le {day}", day=french.day(written.date())),
        ngettext("{n} nouveauté", "{n} nouveautés", merged.operations),
    ]
    if merged.others:
        words.append(_("avec des nouveautés de {names}", names=", ".join(merged.others)))
    return " · ".join(words)


def batch_words(batch: Batch) -> str:
    """Under the title of what was opened, one bundle or several."""
    if len(batch.merged) == 1:
        words = bundle_words(batch.merged[0])
    else:
        words = ngettext("{n} nouveauté", "{n} nouveautés", batch.operations)
    return f"{words} · {_('rien ne se fait avant « Fusionner »')}"


def batch_title(batch: Batch) -> str:
    """« Lot reçu de Karim », « 3 lots reçus de Karim et Lise »."""
    names = french.listed(list(dict.fromkeys(merged.sender for merged in batch.merged)))
    return ngettext(
        "Lot reçu de {names}", "{n} lots reçus de {names}", len(batch.merged), names=names
    )


def merged_words(merged: Batch) -> str:
    """What a merge brought, for the toast."""
    words = ngettext("{n} nouveauté fusionnée", "{n} nouveautés fusionnées", merged.operations)
    if merged.conflicts > 0:
        words += ", " + ngettext("{n} à départager", "{n} à départager", merged.conflicts)
    return words


def receipt_words(receipt: Receipt, passphrase: str = "") -> str:
    """What was written, and that the stick may go."""
    words = _(
        "Lot n° {n} pour {names} · {what} · {size} · relu et vérifié : vous pouvez retirer la clé.",
        n=receipt.number,
        names=", ".join(receipt.recipients) or _("un premier contact"),
        what=ngettext("{n} nouveauté", "{n} nouveautés", receipt.operations),
        size=french.weight(receipt.size),
    )
    if receipt.backup or receipt.backup_refused:
        words += "\n" + lot_words.backed_up(receipt)
    if passphrase:
        words += "\n" + _(
            "Phrase de passe, à dire de vive voix et à noter maintenant : {words}",
            words=passphrase,
        )
    return words


def file_words(paths: Sequence[Path]) -> str:
    """« 214 ko · signé »."""
    size = sum(path.stat().st_size for path in paths if path.exists())
    return _("{size} · signé", size=french.weight(size))


def peer_row(
    peer: Peer, now: datetime, on_revoke: Callable[[], object], on_readmit: Callable[[], object]
) -> RowCard:
    """Someone we exchange with: what we gave, what we had, whether they said they hold it."""
    sent = _("remis le {day}", day=_day(peer.sent_ms, now)) if peer.sent_ms else _("jamais remis")
    seen = _("reçu le {day}", day=_day(peer.seen_ms, now)) if peer.seen_ms else _("jamais reçu")
    revoked = peer.state == "revoked"
    words = [peer.organisation, _("coordination") if peer.is_coordinator else "", sent, seen]
    return RowCard(
        peer.name,
        " · ".join(part for part in words if part),
        icon="people",
        badge=Badge("late", _("révoqué·e")) if revoked else _standing(peer),
        button=Button(_("Réadmettre"), on_readmit)
        if revoked
        else IconButton("lock", _("Révoquer la machine de {name}", name=peer.name), on_revoke),
    )


def _standing(peer: Peer) -> Badge:
    """Whether the last lot given was acknowledged by one received later."""
    if not peer.sent_ms:
        return Badge("neutral", _("rien de remis"))
    if peer.seen_ms and peer.seen_ms >= peer.sent_ms:
        return Badge("done", _("accusé reçu"))
    return Badge("neutral", _("pas d’accusé"))


def lot_row(
    lot: Lot,
    on_toggle: Callable[[], object],
    on_refuse: Callable[[], object],
    on_receipt: Callable[[], object],
) -> RowCard:
    """A bundle that was merged: set aside, taken again or refused at any later time."""
    buttons = QWidget()
    row = QHBoxLayout(buttons)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    words = _("Accusé de réception du lot n° {n} de {name}", n=lot.number, name=lot.sender_name)
    row.addWidget(IconButton("document", words, on_receipt))
    if lot.aside and not lot.refused:
        row.addWidget(Button(_("Refuser…"), on_refuse, kind="link"))
    if not lot.refused:
        row.addWidget(Button(_("Reprendre") if lot.aside else _("Mettre de côté"), on_toggle))
    day = french.day(datetime.fromtimestamp(lot.merged_ms / 1000).date())
    said = [day, ngettext("{n} nouveauté", "{n} nouveautés", lot.operations)]
    if lot.following:
        said.append(
            ngettext("{n} d’un autre lot avec lui", "{n} d’autres lots avec lui", lot.following)
        )
    return RowCard(
        _("Lot n° {n} de {name}", n=lot.number, name=lot.sender_name),
        " · ".join(said),
        icon="arrow-down",
        badge=Badge("neutral", _("refusé") if lot.refused else _("de côté")) if lot.aside else None,
        button=buttons,
    )


def sent_row(sent: Sent, now: datetime) -> RowCard:
    """A bundle that we wrote, and who says that they hold all of it."""
    names = french.listed(sent.names)
    title = (
        _("Lot n° {n} pour {names}", n=sent.number, names=names)
        if names
        else _("Lot n° {n}", n=sent.number)
    )
    words = [ngettext("{n} nouveauté", "{n} nouveautés", sent.operations), french.weight(sent.size)]
    if sent.at is not None:
        words.insert(0, french.day(sent.at.date(), year=sent.at.year != now.year))
    return RowCard(title, " · ".join(words), icon="arrow-up", badge=_seen_badge(sent, now))


def _seen_badge(sent: Sent, now: datetime) -> Badge:
    """« vu par la coordination le 3 mars », else by whoever acknowledged it first."""
    if not sent.seen:
        return Badge("neutral", _("pas d’accusé"))
    first = min(sent.seen, key=lambda seen: (not seen.is_coordinator, seen.at))
    name = _("la coordination") if first.is_coordinator else first.name
    day = french.day(first.at.date(), year=first.at.year != now.year)
    return Badge("done", _("vu par {name} le {day}", name=name, day=day))


def my_card(
    who: str,
    words: Sequence[str],
    on_save: Callable[[], object],
    on_enrol: Callable[[], object],
    on_words: Callable[[], object],
) -> Panel:
    """Who I am for others, my six words, and the acts of enrolment."""
    panel = Panel()
    panel.column.addWidget(PlainLabel(who, "medium"))
    said = QWidget()
    flow = FlowLayout(said, gap=6)
    for word in words:
        flow.addWidget(Badge("neutral", word))
    said.setAccessibleName(" ".join(words))
    panel.column.addWidget(said)
    panel.column.addWidget(
        PlainLabel(_("Six mots à lire à voix haute à qui inscrit votre carte."), "secondary")
    )
    buttons = QWidget()
    row = FlowLayout(buttons, gap=8)
    row.addWidget(Button(_("Enregistrer ma carte…"), on_save))
    row.addWidget(Button(_("Inscrire une carte…"), on_enrol))
    row.addWidget(Button(_("Inscrire par six mots…"), on_words))
    panel.column.addWidget(buttons)
    return panel


def _day(ms: int, now: datetime) -> str:
    day = datetime.fromtimestamp(ms / 1000).date()
    return french.day(day, year=day.year != now.year)
