"""What a lot of exchange holds and what deserves a look in it, in the words of a colleague.

The window and the command line say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.usecases import erasure_words
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.exchanging.aboard import Riding
from citeapp.usecases.exchanging.arriving import Merged
from citeapp.usecases.exchanging.composing import Sealed
from citeapp.usecases.exchanging.sending import Readable, Receipt
from citeapp.usecases.reviewing.versions import Version

LONGEST = 60
"""Letters of a value that a preview tells."""
SYSTEMS = {"windows": "Windows", "linux": "Linux"}
MOST_NAMES = 6
"""Collectifs named one by one; beyond that their number is said."""


def content(receipt: Receipt) -> str:
    """« 3 personnes, 2 rencontres, 12 autres fiches »."""
    rows = Counter(dict(receipt.rows))
    named = {
        "person": ngettext("{n} personne", "{n} personnes", rows["person"]),
        "meeting": ngettext("{n} rencontre", "{n} rencontres", rows["meeting"]),
        "attendance": ngettext("{n} présence", "{n} présences", rows["attendance"]),
        "decision": ngettext("{n} décision", "{n} décisions", rows["decision"]),
        "action_item": ngettext("{n} action", "{n} actions", rows["action_item"]),
    }
    said = [words for noun, words in named.items() if noun in rows]
    other = sum(n for noun, n in rows.items() if noun not in named)
    if other and said:
        said.append(ngettext("{n} autre fiche", "{n} autres fiches", other))
    elif other:
        said.append(ngettext("{n} fiche", "{n} fiches", other))
    return ", ".join(said) or _("rien de nouveau à lire")


def readable(one: Readable) -> str:
    """« Karim lira : Gayant et Ouvert »."""
    names = one.collectives
    if not names:
        return _("{name} ne lira aucun collectif, seulement ce qui est commun.", name=one.name)
    if len(names) > MOST_NAMES:
        count = ngettext("{n} collectif", "{n} collectifs", len(names))
        return _("{name} lira {count}.", name=one.name, count=count)
    return _("{name} lira : {names}.", name=one.name, names=french.listed(names))


def sealed(one: Sealed) -> str:
    """Who alone opens a part that travels with the lot."""
    what = ngettext("{n} nouveauté", "{n} nouveautés", one.operations)
    return _("Scellé pour {names} : {what}.", names=french.listed(one.readers), what=what)


def carried(receipt: Receipt) -> str:
    """What is handed on for others, or nothing."""
    if not receipt.carried:
        return ""
    return ngettext(
        "{n} partie scellée par une autre machine est transmise sans être ouverte.",
        "{n} parties scellées par d’autres machines sont transmises sans être ouvertes.",
        receipt.carried,
    )


def backed_up(receipt: Receipt) -> str:
    """What became of the backup beside the lot, or nothing when none was asked for."""
    if receipt.backup_refused:
        return _(
            "Le lot est bon, mais la copie de sauvegarde n’a pas pu être écrite : {why}",
            why=receipt.backup_refused,
        )
    if receipt.backup:
        return _(
            "Une copie de sauvegarde vérifiée est à côté ; vos mots de secours l’ouvrent : {name}.",
            name=Path(receipt.backup).name,
        )
    return ""


def outline(receipt: Receipt) -> list[str]:
    """For whom a lot is, what is in it, what travels sealed: a line each."""
    lines = [readable(one) for one in receipt.readable]
    lines.append(_("Contenu : {content}.", content=content(receipt)))
    lines += [sealed(one) for one in receipt.sealed]
    return [*lines, *filter(None, [carried(receipt)]), *map(riding, receipt.updates)]


def riding(one: Riding) -> str:
    """« Avec CitéApp 1.2.0 pour Windows (24 Mo) »."""
    system = SYSTEMS.get(one.target, one.target)
    size = french.weight(one.size)
    return _("Avec CitéApp {v} pour {system} ({size}).", v=one.version, system=system, size=size)


def newer_version(merged: Merged) -> str:
    """The newer version of the program that a lot brings here, or nothing."""
    if merged.update is None:
        return ""
    return _("Ce lot apporte aussi CitéApp {v}.", v=merged.update.version)


def left_version(merged: Merged) -> str:
    """Why a newer version that a lot brings is left aside, or nothing."""
    if not merged.update_refused:
        return ""
    return _("La mise à jour qui est dans ce lot est laissée. {why}", why=merged.update_refused)


def kept_out(merged: Merged) -> list[str]:
    """What came in a lot and was not taken in, and why."""
    lines = []
    if merged.altered:
        lines.append(
            ngettext(
                "{n} nouveauté déjà connue revient avec un autre contenu, qui n’est pas repris : "
                "deux machines se prennent peut-être l’une pour l’autre, prévenez la coordination.",
                "{n} nouveautés déjà connues reviennent avec un autre contenu, qui n’est pas "
                "repris : deux machines se prennent peut-être l’une pour l’autre, prévenez la "
                "coordination.",
                merged.altered,
            )
        )
    if merged.refused:
        lines.append(
            ngettext(
                "{n} nouveauté d’une machine révoquée reste dehors.",
                "{n} nouveautés d’une machine révoquée restent dehors.",
                merged.refused,
            )
        )
    if merged.unknown:
        lines.append(
            ngettext(
                "{n} nouveauté reste dehors : personne ici n’a la carte de sa machine.",
                "{n} nouveautés restent dehors : personne ici n’a la carte de leurs machines.",
                merged.unknown,
            )
        )
    if merged.following:
        lines.append(waiting_with(merged.following))
    return lines + erasure_words.ignored(merged.ignored)


def waiting_with(operations: int) -> str:
    """What is about rows of a lot refused for good."""
    return ngettext(
        "{n} nouveauté porte sur une fiche d’un lot refusé pour de bon : elle attend avec lui.",
        "{n} nouveautés portent sur des fiches d’un lot refusé pour de bon : elles attendent "
        "avec lui.",
        operations,
    )


def question(found: Conflict) -> str:
    """« Réserver la salle, commentaire : « avec la mairie » (Karim) ou « demain » (Lina) »."""
    return _(
        "{title}, {field} : {versions}",
        title=found.title,
        field=found.field,
        versions=_(" ou ").join(map(_version, found.versions)),
    )


def questions(found: Sequence[Conflict], count: int) -> list[str]:
    """The first questions that a lot would open, and how many others there are."""
    told = [question(one) for one in found]
    others = count - len(told)
    if told and others > 0:
        told.append(ngettext("et {n} autre", "et {n} autres", others))
    return told


def _version(version: Version) -> str:
    """What somebody wrote or did, as far as it fits a line."""
    words = " ".join((version.did or version.shown).split())
    if len(words) > LONGEST:
        words = f"{words[: LONGEST - 1].rstrip()}…"
    if version.did:
        return f"{version.author} {words}"
    if "«" in words:  # it quotes others already
        return f"{words} ({version.author})"
    return _("« {value} » ({author})", value=words, author=version.author)


def unknown_sender(merged: Merged) -> str:
    """Who wrote a lot that nobody here knows, with the six words to compare, or nothing."""
    if merged.known_sender:
        return ""
    return _(
        "« {name} » n’est pas inscrit·e sur cette machine. Ses six mots : {words}.",
        name=merged.sender,
        words=" ".join(merged.words),
    )
