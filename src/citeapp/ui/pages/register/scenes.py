"""Pictures of the register of decisions and of what people said."""

from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import decisions, quotes


def register(window: MainWindow) -> None:
    """One replaced, one dropped, the others in force."""
    assert window.context is not None
    session = window.context.session
    found = decisions.listed(session)
    decisions.replace(
        session, id=found[1].decision.id, text="Se réunir le jeudi", reason="Le mardi ne va pas"
    )
    decisions.drop(session, id=found[2].decision.id, reason="La salle est fermée")
    window.go("register")


def said(window: MainWindow) -> None:
    """Words of people, with an answer and without."""
    assert window.context is not None
    session = window.context.session
    for line, outcome, words in zip(
        quotes.listed(session),
        ("under_way", "refused", "taken_up"),
        ("La mairie répond en mai", "Pas de budget cette année", "Il y a un goûter depuis mars"),
        strict=False,
    ):
        quotes.answer(session, id=line.quote.id, outcome=outcome, words=words)
    window.go("register", show="said")


SCENES = [("decisions", register), ("vous-avez-dit", said)]
