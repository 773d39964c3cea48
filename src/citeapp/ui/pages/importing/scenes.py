"""Pictures of the import page."""

import tempfile
from pathlib import Path

from citeapp.ui.page import Navigator

ROWS = (
    "NOM Prénom;Structure;Fonction;Portable;Couleur\n"
    "OUVRARD Dominique;habitante;;612345678;bleu\n"
    "M. et Mme Petit;LP Rabelais;CPE;0600000001;vert\n"
    "LE GOFF-MARTIN Inès;Ville de Douai;agente;0600000002;rouge\n"
)


def empty(window: Navigator) -> None:
    """Before a file is chosen."""
    window.go("importing")


def looked_at(window: Navigator) -> None:
    """A file with a column to match by hand."""
    path = Path(tempfile.mkdtemp(prefix="citeapp-scene-")) / "contacts.csv"
    path.write_text(ROWS, encoding="utf-8")
    window.go("importing", path=str(path))


SCENES = [("reprise-vide", empty), ("reprise", looked_at)]
