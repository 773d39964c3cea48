"""No document says what was not meant for its readers, whatever its kind and its form.

Marked words are planted where nobody but the team looks: private lines, reserved notes, remarks,
ways to reach people, the machine's own names. Every document is drawn and searched for them.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home, resources
from citeapp.cli import papers
from citeapp.reports.content import Document
from citeapp.reports.rendering import render
from citeapp.usecases import attendance, demo, documents, meetings, notes, people, quotes, reserved
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.session import Session

SECRET = ("CANARIPRIVE", "CANARIRESERVE", "CANARIREMARQUE", "CANARIREFUS", "CANARIMACHINE")
CONTACTS = ("0698765432", "06 98 76 54 32", "canari@exemple.invalid")
MAY_TELL_CONTACTS = frozenset({"call-sheet", "sign-in-sheet complete", "label-list", "labels"})
"""Papers of the team alone; the complete sheet leaves them white for parents."""
FORMS = ("pdf", "odt", "docx", "html", "txt")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("CANARIMACHINE")
    made = bootstrap.create(
        Home(folder, folder),
        name="Samira Haddad",
        organisation="Centre social",
        coordinator=True,
        clock=FixedClock(papers.TODAY),
        random_bytes=random.Random("papers").randbytes,
    ).session
    demo.fill(made)
    plant(made)
    yield made
    bootstrap.close(made)


def plant(session: Session) -> None:
    """Marked words in and around every rencontre that the documents are about."""
    about = {one.id for one in papers.wanted(session)}
    canary = people.create(
        session,
        first_name="Ysaline",
        last_name="CANARI",
        phone="0698765432",
        email="canari@exemple.invalid",
        main_audience="parent",
        remark="CANARIREMARQUE",
    ).value
    reserved.add(session, owner_id=canary.id, text="CANARIRESERVE de la personne")
    for line in meetings.listed(session):
        if line.meeting.id not in about and line.meeting.collective_id not in about:
            continue
        id = line.meeting.id
        attendance.mark(session, meeting_id=id, person_id=canary.id)
        reserved.add(session, owner_id=line.meeting.collective_id, text="CANARIRESERVE")
        for item in meetings.agenda(session, meeting_id=id):
            notes.add(session, owner_id=item.id, typed="CANARIPRIVE à voir", private=True)
            notes.add(session, owner_id=item.id, typed='"CANARIREFUS')
    for quote in quotes.listed(session):
        if "CANARIREFUS" in quote.quote.text:
            quotes.change(session, id=quote.quote.id, consent="refused")


def drawn(session: Session) -> Iterator[tuple[str, Document]]:
    for one in papers.wanted(session):
        asked = Asked(id=one.id, layout=one.layout, person_id=one.person_id)
        what = documents.drawn(session, one.kind, asked)
        if isinstance(what, Document):
            yield f"{one.kind} {one.layout}".strip(), what


def inside(data: bytes, form: str) -> str:
    """All that a file holds, its metadata and the parts nobody sees included."""
    if form in ("odt", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(
                parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
            )
    if form == "pdf":
        read = pypdf.PdfReader(io.BytesIO(data))
        packet = read.trailer["/Root"]["/Metadata"].get_data().decode("utf-8", "replace")
        words = "\n".join(page.extract_text() for page in read.pages)
        return "\n".join([words, packet, str(dict(read.metadata or {}))])
    return data.decode("utf-8", "replace")


def test_no_document_tells_what_was_not_meant_for_it(session: Session) -> None:
    seen = 0
    for name, document in drawn(session):
        said = inside(render(document, "txt", resources() / "fonts"), "txt")
        found = [word for word in SECRET if word in said]
        if name not in MAY_TELL_CONTACTS:
            found += [word for word in CONTACTS if word in said.replace("\u00a0", " ")]
        assert not found, f"{name}: {found}"
        seen += "Ysaline" in said
    assert seen >= 3, "the planted person is in no document: nothing was tried"


@pytest.mark.parametrize("form", FORMS)
def test_no_form_adds_a_name_or_a_path_of_the_machine(session: Session, form: str) -> None:
    home, here = str(session.home.data), str(Path(__file__).resolve().parents[2])
    for name, document in drawn(session):
        if name.split()[0] not in ("minutes", "annual-report", "invitation", "sign-in-sheet"):
            continue
        said = inside(render(document, form, resources() / "fonts"), form)
        for word in (*SECRET, home, here, "python-docx"):
            assert word not in said, f"{name}.{form}: {word}"
