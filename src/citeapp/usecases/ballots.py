"""The hot evaluation: anonymous slips, typed one line each, told only from five answers on."""

from __future__ import annotations

from dataclasses import asdict

from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.hot_evaluation import MOST, NotASlip, Slip, Summary, read_slip, summary, voter
from citeapp.domain.keeping import MOOD, Ballot
from citeapp.domain.meeting import Meeting
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session


@acts("Saisir un bulletin")
def type_in(session: Session, /, *, meeting_id: str, typed: str) -> Ballot:
    """One paper slip as a line: ``4 s parent utile =3 g: le goûter``; nobody's name is kept."""
    try:
        slip = read_slip(typed)
    except NotASlip as error:
        raise InputRefused(
            _("« {figure} » n’est pas entre 0 et 5.", figure=error.args[0])
            if error.args[0]
            else _("Ce bulletin ne dit rien."),
            safe=_("Aucun bulletin n’a été enregistré."),
            todo=_("Tapez par exemple : 4 s parent utile."),
        ) from error
    return _add(session, meeting_id, slip)


@acts("Saisir un bulletin")
def add(
    session: Session,
    /,
    *,
    meeting_id: str,
    audience_code: str = "",
    roti: int | None = None,
    mood: str = "",
    word: str = "",
    keep: str = "",
    change: str = "",
    add: str = "",
    level: int | None = None,
) -> Ballot:
    """One paper slip, field by field."""
    for figure in (roti, level):
        if figure is not None and not 0 <= figure <= MOST:
            raise InputRefused(_("« {figure} » n’est pas entre 0 et 5.", figure=figure))
    for codes, code in ((AUDIENCE, audience_code), (MOOD, mood)):
        if code and code not in codes:
            raise InputRefused(_("« {code} » n’est pas connu ici.", code=code))
    slip = Slip(
        roti=roti,
        mood=mood,
        audience_code=audience_code,
        level=level,
        word=word,
        keep=keep,
        change=change,
        add=add,
    )
    if slip == Slip():
        raise InputRefused(_("Ce bulletin ne dit rien."))
    return _add(session, meeting_id, slip)


@reads
def told(session: Session, /, *, meeting_id: str) -> Summary:
    """What may be told of the slips: no mean and no detail of fewer than five answers."""
    return summary(session.rows(Ballot).matching(meeting_id=meeting_id))


def words_of(slip: Ballot) -> str:
    """« 4 sur 5 · Grand soleil · Parent · utile »: what was understood of a line."""
    parts = [
        _("{n} sur 5", n=slip.roti) if slip.roti is not None else "",
        MOOD.label(slip.mood),
        voter(slip.audience_code),
        _("participation {n} sur 5", n=slip.level) if slip.level is not None else "",
        slip.word,
        *(
            f"{label} : {said}"
            for label, said in (
                (_("garder"), slip.keep),
                (_("changer"), slip.change),
                (_("ajouter"), slip.add),
            )
            if said
        ),
    ]
    return " · ".join(part for part in parts if part)


def total_words(session: Session, meeting_id: str) -> str:
    """For the compte rendu, totals alone: « 12 bulletins · utilité 4,1 sur 5 »; blank for none."""
    found = told(session, meeting_id=meeting_id)
    if not found.count:
        return ""
    words = ngettext("{n} bulletin", "{n} bulletins", found.count)
    if found.roti is None:
        return words
    useful = _("utilité {mean} sur 5", mean=str(found.roti.value).replace(".", ","))
    return f"{words} · {useful}"


def _add(session: Session, meeting_id: str, slip: Slip) -> Ballot:
    session.rows(Meeting).get(meeting_id)
    return session.rows(Ballot).add(
        Ballot(id=session.new_id(), meeting_id=meeting_id, **asdict(slip))
    )
