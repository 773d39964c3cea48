"""Pictures of the workbench: a first draft with what is to be looked at, and the list."""

from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import glossary, meetings, plain


def bench(window: MainWindow) -> None:
    """The simplified minutes of a rencontre, some sentences still hard."""
    assert window.context is not None
    session = window.context.session
    held = next(line.meeting for line in meetings.listed(session) if line.meeting.status == "held")
    version = plain.make(session, meeting_id=held.id, kind="minutes").value
    for text in ("Le copil se réunit le 12/03/2026 ; venez !", "50 % des parents sont là."):
        plain.add_line(session, plain_version_id=version.id, text=text)
    lines = plain.lines(session, plain_version_id=version.id)
    for line in lines[-2:]:
        plain.move_line(session, id=line.id, before_id=lines[1].id)
    window.go("plain", text=version.id)


def listed(window: MainWindow) -> None:
    """One text that was read, one that was not."""
    assert window.context is not None
    session = window.context.session
    read = plain.create(session, title="La fête de l’école", text="Venez à la fête.").value
    plain.proofread(session, id=read.id, by="3 parents du collectif")
    plain.create(session, title="Le nouveau bus", text="Le bus passe à 8 heures.")
    if not glossary.listed(session):
        glossary.take(session, word="CLAS")
    window.go("plain", collective="")


SCENES = [("version-simplifiee", bench), ("textes-simplifies", listed)]
