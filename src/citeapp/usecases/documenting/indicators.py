"""The indicators that the program can really compute (domain.md 1.5), by their codes, in words.

Each one is told with its definition and with its trap: what it leaves out, in this very year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE_PLURAL, MINORS
from citeapp.domain.hot_evaluation import LEAST, Mean
from citeapp.domain.meeting import MEETING_KIND
from citeapp.reports.measures import Measure
from citeapp.usecases.documenting.year_figures import REGULAR, YearFigures

Teller = Callable[[YearFigures], Measure]


def tell(figures: YearFigures, codes: Iterable[str]) -> tuple[Measure, ...]:
    """These indicators of a year; a code that is not known is left out."""
    return tuple(INDICATORS[code](figures) for code in codes if code in INDICATORS)


def percent(part: int, whole: int) -> str:
    """« 63 % (1 380 sur 2 193) », blank of nothing."""
    if not whole:
        return ""
    return _(
        "{percent}\u00a0% ({part} sur {whole})",
        percent=round(100 * part / whole),
        part=french.number(part),
        whole=french.number(whole),
    )


def _meetings_held(f: YearFigures) -> Measure:
    off, unclosed = f.meetings.called_off, f.meetings.unclosed
    called_off = ngettext(
        "{n} rencontre annulée ou reportée n’est pas comptée.",
        "{n} rencontres annulées ou reportées ne sont pas comptées.",
        off,
    )
    to_close = ngettext(
        "Le compte rendu de {n} rencontre reste à finir.",
        "Le compte rendu de {n} rencontres reste à finir.",
        unclosed,
    )
    return Measure(
        _("Rencontres tenues"),
        french.number(f.meetings.held),
        _("celles qui ont eu lieu ; ni annulées, ni reportées"),
        " ".join([*([called_off] if off else []), *([to_close] if unclosed else [])]),
    )


def _joint(f: YearFigures) -> Measure:
    return Measure(
        _("Rencontres communes"),
        french.number(f.meetings.joint),
        _("tenues par plusieurs collectifs ensemble"),
        _(
            "Une rencontre commune compte dans le bilan de chaque collectif, une seule fois dans "
            "celui du réseau : les bilans ne s’additionnent pas."
        )
        if f.meetings.joint
        else "",
    )


def _childcare(f: YearFigures) -> Measure:
    return Measure(
        _("Rencontres avec garderie"),
        _("{n} sur {total}", n=f.meetings.childcare, total=f.meetings.held),
        _("une garderie était prévue sur place"),
    )


def _of_kind(kind: str, f: YearFigures) -> Measure:
    return Measure(
        _("Rencontres : {kind}", kind=french.within(MEETING_KIND.label(kind))),
        french.number(f.meetings.by_kind.get(kind, 0)),
        _("rencontres tenues de cette sorte"),
    )


def _presences(f: YearFigures) -> Measure:
    unfilled = ngettext(
        "La feuille de {n} rencontre n’est pas remplie : personne n’y est compté.",
        "La feuille de {n} rencontres n’est pas remplie : personne n’y est compté.",
        f.meetings.unfilled,
    )
    return Measure(
        _("Participations"),
        french.number(f.people.participations),
        _("une personne qui vient cinq fois compte cinq fois ; avec les personnes sans nom"),
        unfilled if f.meetings.unfilled else "",
    )


def _different(f: YearFigures) -> Measure:
    without = ngettext(
        "{n} participation a été comptée sans nom : elle n’est dans aucun nombre de personnes.",
        "{n} participations ont été comptées sans nom : elles ne sont dans aucun nombre de "
        "personnes.",
        f.people.counted + f.people.erased,
    )
    return Measure(
        _("Personnes différentes, nommées"),
        french.number(f.people.different),
        _("chaque personne nommée compte une fois, doublons réunis"),
        without if f.people.counted + f.people.erased else "",
    )


def _new(f: YearFigures) -> Measure:
    begins = f.rows.begins
    young = begins is not None and begins >= f.rows.period.first
    return Measure(
        _("Nouvelles personnes, nommées"),
        french.number(f.people.new),
        _("leur première présence notée est de cette année"),
        _(
            "Les premières présences notées sont du {day} : qui venait déjà avant paraît nouveau.",
            day=french.day(begins),
        )
        if young and begins is not None
        else "",
    )


def _regular(f: YearFigures) -> Measure:
    few = f.people.different < LEAST
    return Measure(
        _("Personnes qui reviennent"),
        "" if few else percent(f.people.regular, f.people.different),
        _("au moins {n} présences dans l’année, parmi les personnes nommées", n=REGULAR),
        _("Sous {n} personnes, la part n’est pas donnée.", n=LEAST) if few else "",
    )


def _parents_share(f: YearFigures) -> Measure:
    minors = sum(f.people.by_audience.get(code, 0) for code in MINORS)
    return Measure(
        _("Part des parents et habitants"),
        percent(f.people.share.inhabitants, f.people.share.adults),
        _("parmi les participations d’adultes ; on compte le rôle pris ce jour-là"),
        ngettext(
            "{n} participation d’enfant ou de jeune est comptée à part.",
            "{n} participations d’enfants et de jeunes sont comptées à part.",
            minors,
        )
        if minors
        else "",
    )


def _with_parents(f: YearFigures) -> Measure:
    return Measure(
        _("Rencontres avec un parent au moins"),
        _("{n} sur {total}", n=f.parents.meetings_with, total=f.parents.meetings_filled),
        _("parmi les rencontres dont la feuille est remplie"),
    )


def _roles(f: YearFigures) -> Measure:
    total = f.parents.roles
    return Measure(
        _("Rôles tenus par des parents ou habitants"),
        percent(f.parents.roles_held, total),
        _("animation, mémoire, temps, accueil… notés à « Préparer »"),
        ""
        if total
        else _("Aucun rôle n’a été noté : cela ne veut pas dire qu’il n’y en a pas eu."),
    )


def _diversity(f: YearFigures) -> Measure:
    present = [code for code in AUDIENCE_PLURAL if f.people.by_audience.get(code)]
    return Measure(
        _("Publics différents"),
        _("{n} sur {total}", n=len(present), total=len(list(AUDIENCE_PLURAL))),
        _("sortes de public venues au moins une fois"),
    )


def _structures(f: YearFigures) -> Measure:
    return Measure(
        _("Structures représentées"),
        french.number(f.people.structures),
        _("écoles, centres sociaux, associations, services écrits à côté d’un nom"),
        _("Une structure écrite de deux façons compte deux fois."),
    )


def _mixed(f: YearFigures) -> Measure:
    towns = f.rows.towns
    townless = ngettext(
        "La commune de {n} personne n’est pas connue.",
        "La commune de {n} personnes n’est pas connue.",
        f.parents.townless,
    )
    return Measure(
        _("Rencontres qui mêlent {towns}", towns=french.listed(towns))
        if len(towns) > 1
        else _("Rencontres qui mêlent les communes"),
        _("{n} sur {total}", n=f.parents.mixed, total=f.meetings.held) if len(towns) > 1 else "",
        _("des personnes nommées de deux communes au moins étaient là"),
        townless if f.parents.townless and len(towns) > 1 else "",
    )


def _barriers(f: YearFigures) -> Measure:
    return Measure(
        _("Freins signalés"),
        french.number(sum(one.times for one in f.barriers)),
        _("ce qui empêche de venir, chaque fois qu’on l’a dit ; jamais de qui"),
    )


def _quiet_barriers(f: YearFigures) -> Measure:
    quiet = [one for one in f.barriers if one.before and not one.times]
    return Measure(
        _("Freins qui ne sont plus signalés"),
        french.number(len(quiet)),
        _("signalés dans les douze mois d’avant, et plus cette année"),
        _("Un frein dont on ne parle plus est peut-être levé, peut-être oublié.") if quiet else "",
    )


def _documents_given(f: YearFigures) -> Measure:
    return Measure(
        _("Documents remis"),
        french.number(f.documents_given),
        _("chaque remise notée, à une personne ou à un groupe"),
    )


def _plain_given(f: YearFigures) -> Measure:
    return Measure(
        _("Documents remis en version simplifiée"),
        percent(f.plain_given, f.documents_given),
        _("parmi les documents dont la remise est notée"),
        "" if f.documents_given else _("Aucune remise de document n’a été notée cette année."),
    )


def _delay(f: YearFigures) -> Measure:
    if f.delay is None:
        value = ""
        trap = _("Aucune remise de compte rendu n’a été notée cette année.")
    else:
        value = ngettext("{days} jour", "{days} jours", int(f.delay), days=french.decimal(f.delay))
        trap = ngettext(
            "Sur {n} compte rendu dont la remise est notée.",
            "Sur {n} comptes rendus dont la remise est notée.",
            f.given,
        )
    definition = _("la moitié des comptes rendus est remise plus tôt, la moitié plus tard")
    return Measure(_("Délai de remise du compte rendu"), value, definition, trap)


def _decisions(f: YearFigures) -> Measure:
    gone = f.following.decisions - f.following.in_force
    return Measure(
        _("Décisions prises"),
        french.number(f.following.decisions),
        _("notées pendant les rencontres de l’année"),
        ngettext(
            "{n} a été remplacée ou laissée de côté depuis.",
            "{n} ont été remplacées ou laissées de côté depuis.",
            gone,
        )
        if gone
        else "",
    )


def _shared_decisions(f: YearFigures) -> Measure:
    said = sum(n for level, n in f.following.levels.items() if level is not None)
    shared = sum(n for level, n in f.following.levels.items() if level is not None and level >= 4)
    unsaid = f.following.levels.get(None, 0)
    return Measure(
        _("Décisions construites ou prises ensemble"),
        percent(shared, said),
        _("co-construction et co-décision, parmi les décisions dont le niveau est noté"),
        ngettext(
            "Le niveau de {n} décision n’est pas noté.",
            "Le niveau de {n} décisions n’est pas noté.",
            unsaid,
        )
        if unsaid
        else "",
    )


def _done(f: YearFigures) -> Measure:
    return Measure(
        _("Actions faites"),
        _("{n} sur {total}", n=f.following.states.get("done", 0), total=f.following.actions),
        _("parmi les actions décidées dans l’année"),
    )


def _going(f: YearFigures) -> Measure:
    undated = ngettext(
        "{n} n’a pas de date : elle n’attend donc pas.",
        "{n} n’ont pas de date : elles n’attendent donc pas.",
        f.following.undated,
    )
    going = sum(f.following.states.get(code, 0) for code in ("todo", "in_progress", "postponed"))
    return Measure(
        _("Actions encore ouvertes"),
        _("{n}, dont {past} après leur date", n=going, past=f.following.past_due)
        if f.following.past_due
        else french.number(going),
        _("à faire, en cours ou reportées à ce jour"),
        undated if f.following.undated else "",
    )


def _mean_words(mean: Mean | None) -> str:
    if mean is None:
        return ""
    return _("{mean} sur 5 ({n}\u00a0réponses)", mean=french.decimal(mean.value), n=mean.count)


def _roti(f: YearFigures) -> Measure:
    trap = ngettext(
        "{n} bulletin est laissé de côté : moins de {least} réponses ce jour-là.",
        "{n} bulletins sont laissés de côté : moins de {least} réponses ces jours-là.",
        f.evaluated.left_out,
        least=LEAST,
    )
    return Measure(
        _("Utilité des rencontres"),
        _mean_words(f.evaluated.roti),
        _("moyenne des bulletins, de 0 à 5 ; jamais sous {n} réponses", n=LEAST),
        trap if f.evaluated.left_out else "",
    )


def _felt(side: str, f: YearFigures) -> Measure:
    name, mean = {
        "parents": (_("Participation vue par les parents"), f.evaluated.level_parents),
        "professionals": (
            _("Participation vue par les professionnels"),
            f.evaluated.level_professionals,
        ),
    }[side]
    return Measure(
        name, _mean_words(mean), _("« vous avez pu décider », de 0 à 5 ; jamais mis ensemble")
    )


def _quotes(f: YearFigures) -> Measure:
    return Measure(
        _("Paroles recueillies"),
        french.number(f.quotes),
        _("celles que les personnes ont accepté de voir citées"),
        ngettext("{n} a reçu une réponse.", "{n} ont reçu une réponse.", f.quotes_answered)
        if f.quotes
        else "",
    )


INDICATORS: dict[str, Teller] = {
    "meetings_held": _meetings_held,
    "meetings_joint": _joint,
    "meetings_childcare": _childcare,
    "meetings_steering": partial(_of_kind, "steering"),
    "meetings_network": partial(_of_kind, "network"),
    "meetings_training": partial(_of_kind, "training"),
    "documents_given": _documents_given,
    "presences_total": _presences,
    "unique_participants": _different,
    "new_participants": _new,
    "recurrence_rate": _regular,
    "parents_share": _parents_share,
    "meetings_with_parents": _with_parents,
    "parents_speaking_roles": _roles,
    "audience_diversity": _diversity,
    "structures": _structures,
    "towns_mix": _mixed,
    "barriers_told": _barriers,
    "barriers_quiet": _quiet_barriers,
    "plain_share": _plain_given,
    "minutes_delay_days": _delay,
    "decisions": _decisions,
    "decisions_shared": _shared_decisions,
    "actions_done": _done,
    "actions_open": _going,
    "roti_mean": _roti,
    "level_parents": partial(_felt, "parents"),
    "level_professionals": partial(_felt, "professionals"),
    "quotes": _quotes,
}
"""Code to how it is told; the codes stand in the volets of the revue de projet."""
