"""Which files this program may write: never one from a newer version."""

from __future__ import annotations

from citeapp.base.errors import StoreDamaged, StoreTooNew
from citeapp.base.language import _
from citeapp.store.connection import APPLICATION_ID, Connection


def refuse_newer(connection: Connection, known: int) -> None:
    """Raise when the file is not ours or was written by a newer program."""
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise StoreDamaged(
            _("Ce fichier n’est pas un espace de travail CitéApp."),
            safe=_("Rien n’a été modifié."),
            todo=_("Restaurez une sauvegarde : citeapp restore."),
        )
    version = int(connection.value("PRAGMA user_version"))
    if version > known:
        raise StoreTooNew(
            _(
                "Cet espace de travail a été écrit par une version plus récente de CitéApp "
                "(format {found}, ce programme lit jusqu’au format {known}).",
                found=version,
                known=known,
            ),
            safe=_("Rien n’a été modifié."),
            todo=_("Installez la dernière version du programme."),
        )
