"""How much of a file is read at most; every refusal names the limit that was passed."""

from __future__ import annotations

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _

MEGABYTE = 1024 * 1024
FILE_SIZE = 20 * MEGABYTE
UNPACKED_SIZE = 100 * MEGABYTE
ROWS = 20_000
COLUMNS = 200
CELL_LENGTH = 32_767
"""Characters in one cell: the limit of Excel itself."""


def refuse(message: str, todo: str = "") -> InputRefused:
    """The error for a file that cannot be read; says that nothing was changed."""
    return InputRefused(message, safe=_("Rien n’a été changé."), todo=todo)


def too_many_rows() -> InputRefused:
    """More rows than the program reads in one go."""
    return refuse(
        _("Ce tableau a plus de {limit} lignes.", limit=french.number(ROWS)),
        _("Coupez-le en plusieurs fichiers, puis reprenez-les un par un."),
    )


def too_many_columns() -> InputRefused:
    """More columns than any list of people or actions needs."""
    return refuse(
        _("Ce tableau a plus de {limit} colonnes.", limit=COLUMNS),
        _("Gardez les colonnes utiles dans une copie du fichier."),
    )


def too_large() -> InputRefused:
    """A file heavier than the program opens."""
    return refuse(
        _("Ce fichier pèse plus de {limit} Mo.", limit=FILE_SIZE // MEGABYTE),
        _("Gardez la feuille utile dans une copie du fichier, sans images."),
    )


def too_large_unpacked() -> InputRefused:
    """A small file that swells to something enormous."""
    return refuse(
        _(
            "Ce classeur dépasse {limit} Mo une fois décompressé : il n’a pas été ouvert.",
            limit=UNPACKED_SIZE // MEGABYTE,
        ),
        _("Copiez le tableau utile dans un nouveau classeur."),
    )


def damaged() -> InputRefused:
    """A workbook that stops in the middle or does not hold together."""
    return refuse(
        _("Ce classeur est incomplet ou abîmé : il ne s’ouvre pas."),
        _("Demandez-en une nouvelle copie, ou ouvrez-le dans un tableur et enregistrez-le."),
    )


def not_a_table() -> InputRefused:
    """Something else than a spreadsheet."""
    return refuse(
        _("Ce fichier n’est pas un tableau (XLSX, ODS ou CSV)."),
        _("Enregistrez le tableau dans l’un de ces formats, puis choisissez ce fichier."),
    )


def locked() -> InputRefused:
    """A workbook protected by a password."""
    return refuse(
        _("Ce classeur est protégé par un mot de passe."),
        _("Ouvrez-le dans un tableur, enregistrez-le sans mot de passe, puis recommencez."),
    )
