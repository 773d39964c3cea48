"""Pictures of the contact book."""

from dataclasses import replace

from citeapp.ui.pages.people.field_erasing import FieldErasing
from citeapp.ui.pages.people.page import PeoplePage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import duplicates, erasure, people
from citeapp.usecases.forgetting.mentions import Mention
from citeapp.usecases.session import Session


def first_card(window: MainWindow) -> None:
    """A person who came often."""
    page = _page(window)
    rows = page.list.view.rows()
    page.show_card("person", rows[min(4, len(rows) - 1)].key)


def first_structure(window: MainWindow) -> None:
    """A structure and who is there."""
    page = _page(window)
    page.list.set_scope("organisations")
    page.show_card("organisation", page.list.view.rows()[0].key)


def someone_new(window: MainWindow) -> None:
    """Someone new, while a namesake is already there."""
    page = _page(window)
    page.ask_new("Karim")


def doubles(window: MainWindow) -> None:
    """Two cards that look alike."""
    _page(window).open(show="doubles")


def farewell(window: MainWindow) -> None:
    """What erasing someone concerns, the texts that name them included; nothing is done."""
    page = _page(window)
    rows = page.list.view.rows()
    plan = erasure.preview(page.context.session, id=rows[min(4, len(rows) - 1)].key)
    told = [
        (f"{plan.name} propose de tenir le stand des gâteaux à la fête de l’école", "full", True),
        (f"Merci à {plan.name.split()[0]} pour la traduction", "first_name", False),
    ]
    mentions = tuple(
        Mention(
            key=f"line/{n}/text", noun="line", id=str(n), column="text",
            where="Rencontre du 11 février 2026, Éducation inclusive", text=text, how=how,
            sure=sure, past=False, may=True,
        )
        for n, (text, how, sure) in enumerate(told)
    )  # fmt: skip
    page.show_farewell(replace(plan, mentions=mentions, machines=("Karim", "Léa"), backups=3))


def erased(window: MainWindow) -> None:
    """Once it is done: what to note, who has to hear of it."""
    _page(window).show_gone("E-3B18B1", ["Karim", "Léa"])


def joined(window: MainWindow) -> None:
    """A person whose two cards were joined, and what remains to choose."""
    page = _page(window)
    session = page.context.session
    known = people.listed(session, text="BEN AHMED")
    a = known[0].person.id if known else _two_in_one(session)
    window.changes.notify({"person", "same_as"})
    page.show_card("person", a)


def after_joining(window: MainWindow) -> None:
    """What joined cards say differently, and the verdicts so far."""
    joined(window)
    _page(window).open(show="doubles")


def information(window: MainWindow) -> None:
    """What a card ever said, field by field, to erase one of them."""
    first_card(window)
    (found,) = _page(window).findChildren(FieldErasing)
    found.show_fields()


def nobody(window: MainWindow) -> None:
    """A filter that finds nothing."""
    _page(window).list.search.edit.setText("Zénobie Wxyz")


def _two_in_one(session: Session) -> str:
    card = {"phone": "0612345678", "last_name": "BEN AHMED"}
    a = people.create(session, first_name="Karim", commune="Douai", **card).value.id
    b = people.create(session, first_name="Kharim", remark="Parle arabe.", **card).value.id
    duplicates.judge(session, noun="person", a=a, b=b, verdict="same")
    return a


def _page(window: MainWindow) -> PeoplePage:
    window.go("people")
    page = window.page()
    assert isinstance(page, PeoplePage)
    return page


SCENES = [
    ("personnes", first_card),
    ("personnes-structure", first_structure),
    ("personnes-nouvelle", someone_new),
    ("personnes-doublons", doubles),
    ("personnes-effacer", farewell),
    ("personnes-efface", erased),
    ("personnes-jointes", joined),
    ("personnes-avis", after_joining),
    ("personnes-information", information),
    ("personnes-rien", nobody),
]
