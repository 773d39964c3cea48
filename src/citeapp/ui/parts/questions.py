"""What people disagree about, as cards that settle it: on the counter, for pages that show some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.rewording import pieces
from citeapp.ui.dialogs.third import ThirdDialog
from citeapp.ui.page import Page
from citeapp.ui.widgets.conflict import SHORT, ConflictCard, Side
from citeapp.ui.widgets.marked import Span
from citeapp.usecases import conflicts, joins, settlements
from citeapp.usecases.acting import Outcome
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.reviewing.versions import DELETE, Version
from citeapp.usecases.settlements import Settlement

BOTH, THIRD, UNKNOWN, WELL = "both", "third", "?", "well"
"""Ways to settle, besides the number of a version."""

KEPT = 16
"""A value of so many letters stands on the button that keeps it; else its author does."""

Value = str | int | None


def conflict_card(page: Page, conflict: Conflict) -> ConflictCard:
    """A question with its versions and every way to answer it."""
    me, today = page.context.session.me.display_name, page.context.session.today
    choices = _keeps(conflict.versions, deletion=not conflict.column)
    if conflict.proposal:
        two = len(conflict.versions) == 2
        choices.append((BOTH, _("Prendre les deux") if two else _("Prendre le tout")))
    if conflict.open_ended:
        choices.append((THIRD, _("Écrire autre chose…")))
    if not (conflict.joined or conflict.reopened or me in conflict.asked_by):
        choices.append((UNKNOWN, _("Je ne sais pas")))
    card = ConflictCard(
        conflict.title,
        _subject(conflict),
        sides_of(conflict.versions, today, _base(conflict)),
        choices,
        proposal=_proposal(conflict),
        note=_waiting(conflict, me),
    )
    card.chosen.connect(partial(_answer, page, conflict))
    return card


def settlement_card(page: Page, settled: Settlement) -> ConflictCard:
    """What someone settled, with what could have been; it may be settled otherwise."""
    today = page.context.session.today
    choices = [(WELL, _("C’est bien ainsi"))] if not settled.mine else []
    choices += [
        choice
        for choice, version in zip(
            _keeps(settled.versions, deletion=not settled.column), settled.versions, strict=True
        )
        if _kept_words(settled, version) != settled.kept
    ]
    if settled.open_ended:
        choices.append((THIRD, _("Écrire autre chose…")))
    note = _("{words}, le {when}", words=settled.words, when=french.lately(settled.at, today))
    card = ConflictCard(
        settled.title,
        settled.field if settled.column else _deleted(),
        sides_of(settled.versions, today),
        choices,
        note=note,
        note_icon="check",
    )
    card.chosen.connect(partial(_reconsider, page, settled))
    return card


def sides_of(versions: Sequence[Version], today: date, base: str = "") -> list[Side]:
    """Each version with who and when; in texts, what only its author wrote is marked."""
    texts = [v.value for v in versions if isinstance(v.value, str) and v.value == v.shown]
    marked = len(texts) == len(versions) and any(len(text) > SHORT for text in texts)
    sides = []
    for place, version in enumerate(versions):
        caption = f"{version.author} · {french.lately(version.at, today)}"
        spans: tuple[Span, ...] = ()
        if marked:
            spans = _marked(texts[place], texts, base)
        elif version.did:
            spans = (Span(version.did),)
        sides.append(Side(version.shown, caption, spans=spans, mark=place if marked else None))
    return sides


def _keeps(versions: Sequence[Version], *, deletion: bool) -> list[tuple[str, str]]:
    """A button for each version, told apart by its words or by its author."""
    if deletion:
        words = {DELETE: _("Supprimer la fiche")}
        return [
            (str(n), words.get(str(v.value), _("Garder la fiche"))) for n, v in enumerate(versions)
        ]
    names = [version.author.split(" ")[0] for version in versions]
    found = []
    for place, version in enumerate(versions):
        short = len(version.shown) <= KEPT and "\n" not in version.shown
        said = _("Garder {value}", value=" ".join(version.shown.split("\n")))
        if not short and names.count(names[place]) == 1:
            said = _("Garder celle de {name}", name=names[place])
        found.append((str(place), said))
    return found


def _subject(conflict: Conflict) -> str:
    if conflict.joined:
        return _("{field} · fiches jointes", field=conflict.field)
    return conflict.field if conflict.column else _deleted()


def _deleted() -> str:
    return _("supprimée par l’un, modifiée par l’autre")


def _proposal(conflict: Conflict) -> Side | None:
    if conflict.proposal is None:
        return None
    texts = [str(version.value or "") for version in conflict.versions]
    words = "\n".join(conflict.proposal.lines)
    spans = _marked(words, texts, conflict.proposal.base)
    caption = _("Les deux ensemble") if len(texts) == 2 else _("Toutes ensemble")
    return Side(words, caption, spans=spans)


def _marked(text: str, versions: Sequence[str], base: str) -> tuple[Span, ...]:
    """A text with the words that some wrote and others did not; what stood before is nobody's."""
    found = []
    for piece in pieces(text, [*versions, base]):
        wrote = piece.by if len(versions) not in piece.by else frozenset[int]()
        own = 0 < len(wrote) < len(versions)
        found.append(Span(piece.words, min(wrote) if own else None))
    return tuple(found)


def _base(about: Conflict | Settlement) -> str:
    proposal = about.proposal if isinstance(about, Conflict) else None
    return proposal.base if proposal else ""


def _waiting(conflict: Conflict, me: str) -> str:
    """Who does not know, and whom they ask."""
    said = []
    others = [name for name in conflict.asked_by if name != me]
    if others:
        said.append(_("{names} ne sait pas et demande.", names=french.listed(others)))
    if me in conflict.asked_by:
        asked = french.listed(conflict.others) or _("qui l’a écrit")
        said.append(_("Vous avez demandé à {names} : la question reste ouverte.", names=asked))
    return " ".join(said)


def _answer(page: Page, conflict: Conflict, choice: str) -> None:
    session = page.context.session
    noun, id, column = conflict.cell
    if choice == THIRD:
        start = "\n".join(conflict.proposal.lines) if conflict.proposal else ""
        _ask_third(page, conflict, start, partial(_write, page, conflict))
    elif choice == BOTH and not conflict.joined:
        both = settlements.take_both if conflict.reopened else conflicts.take_both
        page.act(lambda: both(session, noun=noun, id=id, column=column), say=True)
    elif choice == BOTH and conflict.proposal:
        _write(page, conflict, conflict.proposal.lines[0])
    elif choice == UNKNOWN:
        _ask_authors(page, conflict)
    else:
        _write(page, conflict, conflict.versions[int(choice)].value)


def _write(page: Page, conflict: Conflict, value: Value) -> bool:
    """Settle, or choose between joined cards; whether it was written."""
    session = page.context.session
    noun, id, column = conflict.cell

    def work() -> Outcome[None]:
        return write(session, noun=noun, id=id, column=column, value=value)

    write = conflicts.settle
    if conflict.joined or conflict.reopened:
        write = joins.choose if conflict.joined else settlements.otherwise
    return _done(page, work)


def _ask_authors(page: Page, conflict: Conflict) -> None:
    noun, id, column = conflict.cell
    asked = page.act(lambda: conflicts.ask(page.context.session, noun=noun, id=id, column=column))
    if asked is None:
        return
    names = french.listed(conflict.others)
    words = _("Laissé ouvert : les versions restent visibles.")
    if names:
        words = _("Votre question part avec le prochain lot, pour {names}.", names=names)
    page.context.teller.say(words, _("Annuler"), page.context.navigator.undo)


def _reconsider(page: Page, settled: Settlement, choice: str) -> None:
    session = page.context.session
    noun, id, column = settled.cell

    def otherwise(value: Value) -> bool:
        return _done(
            page,
            lambda: settlements.otherwise(session, noun=noun, id=id, column=column, value=value),
        )

    if choice == WELL:
        page.act(lambda: settlements.saw(session, dot=settled.dot))
    elif choice == THIRD:
        _ask_third(page, settled, "", otherwise)
    else:
        otherwise(settled.versions[int(choice)].value)


def _ask_third(
    page: Page, about: Conflict | Settlement, start: str, on_value: Callable[[Value], bool]
) -> None:
    session = page.context.session
    entry = conflicts.third(session, noun=about.noun, column=about.column)
    words = _("{title}, {field}", title=about.title, field=about.field)
    first = start or str(about.versions[0].value or "")
    sides = sides_of(about.versions, session.today, _base(about))
    ThirdDialog(page, words, sides, entry, first, session.today, on_value).open()


def _done(page: Page, work: Callable[[], Outcome[None]]) -> bool:
    """Act and say so; whether it was written."""
    done: list[bool] = []

    def noted() -> Outcome[None]:
        outcome = work()
        done.append(True)
        return outcome

    page.act(noted, say=True)
    return bool(done)


def _kept_words(settled: Settlement, version: Version) -> str:
    if settled.column:
        return version.shown
    return _("Supprimé") if version.value == DELETE else _("Gardé")
