"""What a person is told when a file from elsewhere is refused: one or two French sentences."""

from __future__ import annotations

from citeapp.base.errors import BundleRefused
from citeapp.base.language import _

_KNOWN_STARTS = (
    b"PK",
    b"SQLite format 3",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
)


def empty() -> BundleRefused:
    """A file of no bytes."""
    return _refused(_("Ce fichier est vide."), _("Demandez le lot de nouveau."))


def not_a_bundle(data: bytes) -> BundleRefused:
    """Something else altogether; a well-known kind is named."""
    if data.lstrip()[:1] == b"{" and b'"citeapp_card"' in data[:200]:
        return _refused(
            _("Ce fichier est une carte de collègue, pas un lot."),
            _("Prenez-la par « Ajouter une carte » (citeapp enrol)."),
        )
    if data.startswith(b"age-encryption.org/"):
        message = _("Ce fichier est chiffré, mais ce n’est pas un lot CitéApp.")
    elif data.startswith(_KNOWN_STARTS):
        message = _(
            "Ce fichier n’est pas un lot CitéApp : c’est un classeur, une archive, un document "
            "ou une base, même si son nom dit autre chose."
        )
    else:
        message = _("Ce fichier n’est pas un lot CitéApp.")
    return _refused(message, _("Choisissez le fichier du lot tel que vous l’avez reçu."))


def incomplete(percent: int | None) -> BundleRefused:
    """The end is missing: a pulled stick, an interrupted mail."""
    if percent is None:
        message = _("Lot incomplet : seul le tout début est arrivé ; demandez-le de nouveau.")
    else:
        message = _("Lot incomplet : {percent} % reçu ; demandez-le de nouveau.", percent=percent)
    return _refused(message, "")


def altered() -> BundleRefused:
    """Not what the sender wrote."""
    return _refused(
        _("Ce lot a été altéré en route : son contenu n’est plus celui qui a été écrit."),
        _("Demandez-le de nouveau, de préférence sur une autre clé."),
    )


def malformed() -> BundleRefused:
    """Whole and signed, yet not made as a bundle is made."""
    return _refused(
        _("Ce lot est mal formé : son contenu n’a pas la forme attendue."),
        _("Prévenez la personne qui l’a écrit."),
    )


def not_for_us() -> BundleRefused:
    """Encrypted to other people."""
    return _refused(
        _("Ce lot ne vous est pas destiné : il a été chiffré pour d’autres personnes."),
        _("Si vous l’attendiez, donnez votre carte à la personne qui l’a écrit."),
    )


def foreign_passphrase() -> BundleRefused:
    """Encrypted with a passphrase by another program; nothing was computed (F57)."""
    return _refused(
        _("Ce fichier est protégé par une phrase de passe que CitéApp n’a pas posée."),
        _("Demandez un lot écrit par CitéApp."),
    )


def needs_passphrase() -> BundleRefused:
    """A first contact: the bundle opens with a passphrase that was not given."""
    return _refused(
        _("Ce lot est protégé par une phrase de passe."),
        _("Demandez-la de vive voix à la personne qui l’a écrit, puis ouvrez-le avec elle."),
    )


def wrong_passphrase() -> BundleRefused:
    """Other words than those it was written with."""
    return _refused(
        _("Cette phrase de passe n’ouvre pas ce lot."),
        _("Vérifiez les mots avec la personne qui l’a écrit."),
    )


def costly_passphrase() -> BundleRefused:
    """A work factor that would stall the machine; nothing was computed (F57)."""
    return _refused(
        _("Ce lot demande pour s’ouvrir un calcul démesuré : il n’a pas été commencé."),
        _("N’ouvrez pas ce fichier ; prévenez la personne qui vous l’a remis."),
    )


def forged() -> BundleRefused:
    """Operations under someone's name that this person never signed."""
    return _refused(
        _("Ce lot attribue à quelqu’un des nouveautés que cette personne n’a pas signées."),
        _("Prévenez la coordination et la personne qui vous l’a remis."),
    )


def older() -> BundleRefused:
    """Written by a version that did not prove the authors of what it carried."""
    return _refused(
        _("Ce lot a été écrit par une version trop ancienne de CitéApp."),
        _("Demandez qu’on l’écrive de nouveau avec la version d’aujourd’hui."),
    )


def newer() -> BundleRefused:
    """Written by a program that knows a later format."""
    return _refused(
        _("Ce lot a été écrit par une version plus récente de CitéApp."),
        _("Gardez-le, mettez le programme à jour, puis lisez-le de nouveau."),
    )


def too_large(what: str) -> BundleRefused:
    """Beyond a fixed limit, which ``what`` names."""
    return _refused(
        _("Ce lot dépasse ce qui peut être lu sans danger : {what}.", what=what),
        _("Demandez un lot plus petit."),
    )


def other_signer(name: str) -> BundleRefused:
    """Signed with another key than the one enrolled for this sender."""
    return _refused(
        _(
            "Ce lot se dit écrit par {name}, mais sa signature n’est pas la sienne.",
            name=name,
        ),
        _("Demandez-lui s’il vient bien de son poste, et sa carte si le poste est nouveau."),
    )


def unknown_sender(name: str) -> BundleRefused:
    """Nobody enrolled by that key; for use cases to raise."""
    return _refused(
        _("Ce lot vient d’une personne inconnue ici, qui se nomme « {name} ».", name=name),
        _("Ajoutez d’abord sa carte (citeapp enrol)."),
    )


def no_recipient() -> BundleRefused:
    """A bundle for nobody."""
    return _refused(
        _("Ce lot n’aurait aucun destinataire."), _("Ajoutez d’abord la carte d’un collègue.")
    )


def not_a_card() -> BundleRefused:
    """Something else than a card, or a card that someone changed."""
    return _refused(
        _("Ce fichier n’est pas une carte CitéApp, ou il a été altéré."),
        _("Demandez à votre collègue de vous la donner de nouveau."),
    )


def newer_card() -> BundleRefused:
    """A card of a later format."""
    return _refused(
        _("Cette carte a été écrite par une version plus récente de CitéApp."),
        _("Mettez le programme à jour, puis lisez-la de nouveau."),
    )


def _refused(message: str, todo: str) -> BundleRefused:
    return BundleRefused(message, safe=_("Rien n’a été changé."), todo=todo)
