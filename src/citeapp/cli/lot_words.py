"""What a lot brought, in a few lines and in the words of the window."""

from __future__ import annotations

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.usecases import erasure_words, lot_words
from citeapp.usecases.exchanges import Merged
from citeapp.usecases.exchanging import comparing, gaps
from citeapp.usecases.reviewing.pairs import Pair


def told(merged: Merged) -> list[str]:
    """What a bundle brought, in a few lines."""
    who = _("Lot n° {number} de {name}", number=merged.number, name=merged.sender)
    if merged.already_known:
        lines = [_("{who} : rien de nouveau.", who=who)]
    else:
        count = ngettext("{n} nouveauté", "{n} nouveautés", merged.operations)
        state = _("fusionné") if merged.applied else _("aperçu, rien n’est écrit")
        lines = [f"{who} : {count}, {state}."]
    return lines + [f"  {line}" for line in (*_totals(merged), *_looked_at(merged))]


def _alike(pair: Pair) -> str:
    """Two rows that would look the same once a bundle is merged, and why."""
    return _(
        "{a} et {b} se ressemblent : {reasons}.",
        a=pair.title_a,
        b=pair.title_b,
        reasons=pair.reasons,
    )


def _totals(merged: Merged) -> list[str]:
    """« personnes 412 → 419, part des parents et habitants 31 % → 33 % »: what changed."""
    before, after = merged.before, merged.after
    found = (
        (_("personnes"), before.people, after.people, ""),
        (_("rencontres"), before.meetings, after.meetings, ""),
        (_("participations"), before.participations, after.participations, ""),
        (_("actions ouvertes"), before.open_actions, after.open_actions, ""),
        (
            _("part des parents et habitants"),
            before.inhabitants_percent,
            after.inhabitants_percent,
            f"{french.NBSP}%",
        ),
    )
    changed = [
        f"{label} {french.number(old)}{unit} → {french.number(new)}{unit}"
        for label, old, new, unit in found
        if old != new
    ]
    return [", ".join(changed)] if changed else []


def _looked_at(merged: Merged) -> list[str]:
    """What deserves a look, in the words of the window."""
    lines = []
    if merged.others:
        names = french.listed(merged.others)
        lines.append(_("Il porte aussi des nouveautés de {names}.", names=names))
    if not merged.known_sender:
        lines.append(lot_words.unknown_sender(merged))
    if merged.unusual and not merged.applied:
        lines.append(_("{why} Pour le fusionner : --yes.", why=merged.unusual))
    elif merged.deletions:
        said = ngettext(
            "Ce lot supprime {n} fiche.", "Ce lot supprime {n} fiches.", merged.deletions
        )
        lines.append(said)
    if merged.erasures:
        lines.append(erasure_words.erased_here(merged.erasures))
    lines += lot_words.kept_out(merged)
    if merged.conflicts > 0:
        said = ngettext("{n} information", "{n} informations", merged.conflicts)
        lines.append(_("À départager : {count} (citeapp conflicts).", count=said))
        lines += [f"  {one}" for one in lot_words.questions(merged.questions, merged.conflicts)]
    lines += [_alike(pair) for pair in merged.doubles]
    lines += [gaps.words(gap) for gap in merged.gaps]
    if merged.update is not None:
        where = _("Il attend dans la fenêtre : Paramètres, « Mise à jour ».")
        lines.append(f"{lot_words.newer_version(merged)} {where}" if merged.applied
                     else lot_words.newer_version(merged))  # fmt: skip
    lines += filter(None, [lot_words.left_version(merged)])
    if not merged.agrees or merged.differing:
        lines.append(" ".join(comparing.words(merged.sender, merged.differing)))
    return lines
