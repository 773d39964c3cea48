"""Plain texts: drafted from a rencontre, checked, proof-read, printed as they are."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.publishing import PlainLine
from citeapp.usecases import (
    attendance,
    consents,
    documents,
    glossary,
    history,
    meetings,
    minutes,
    notes,
    people,
    plain,
    plain_checking,
)
from citeapp.usecases.session import Session


def texts(session: Session, version_id: str) -> list[str]:
    return [line.text for line in plain.lines(session, plain_version_id=version_id)]


def printed(session: Session, folder: Path, kind: str, id: str, layout: str = "") -> str:
    path = folder / "texte.txt"
    documents.write(session, kind=kind, id=id, path=path, layout=layout)
    return path.read_text(encoding="utf-8-sig").replace("\u00a0", " ")


@pytest.fixture
def free(session: Session) -> str:
    """A plain text of two sentences under its title."""
    text = "Nous mangeons. Venez le 12/03/2026."
    return plain.create(session, title="La fête", text=text).value.id


def line(session: Session, version_id: str, place: int) -> PlainLine:
    return plain.lines(session, plain_version_id=version_id)[place]


def test_the_simplified_minutes_are_a_first_draft(
    session: Session, rencontre: str, point: str
) -> None:
    notes.add(session, owner_id=point, typed="> Écrire à la mairie")
    version = plain.make(session, meeting_id=rencontre, kind="minutes").value
    rows = plain.lines(session, plain_version_id=version.id)
    assert (rows[0].kind, rows[0].text) == ("title", "Nos décisions du 11\u00a0mars\u00a02026")
    decision = next(n for n, row in enumerate(rows) if row.text == "Notre décision")
    assert (rows[decision].kind, rows[decision].picture) == ("heading", "check")
    assert rows[decision + 1].text == "Écrire à la mairie."
    assert version.title == "Compte rendu simplifié – 11 mars 2026"
    assert plain.listed(session, meeting_id=rencontre) == [version]
    assert plain.listed(session, collective_id=version.collective_id) == [version]
    assert plain.listed(session, meeting_id="x") == []


def test_what_somebody_wrote_is_printed_in_place_of_what_writes_itself(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    for kind, document in (("minutes", "plain-minutes"), ("invitation", "invitation")):
        before = printed(session, tmp_path, document, rencontre)
        version = plain.make(session, meeting_id=rencontre, kind=kind).value
        assert printed(session, tmp_path, document, rencontre) == before
        plain.add_line(session, plain_version_id=version.id, text="Merci à vous !")
        assert "Merci à vous !" in printed(session, tmp_path, document, rencontre)
        plain.remove(session, id=version.id)
        assert printed(session, tmp_path, document, rencontre) == before


def test_closing_keeps_the_words_that_somebody_wrote(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    version = plain.make(session, meeting_id=rencontre, kind="minutes").value
    plain.add_line(session, plain_version_id=version.id, text="Merci à vous !")
    minutes.close(session, id=rencontre)
    plain.add_line(session, plain_version_id=version.id, text="À bientôt !")
    now = printed(session, tmp_path, "plain-minutes", rencontre)
    assert "À bientôt !" in now
    then = printed(session, tmp_path, "plain-minutes", rencontre, layout="version-1")
    assert "Merci à vous !" in then
    assert "À bientôt !" not in then


def test_a_text_is_cut_into_sentences_wherever_it_is_pasted(session: Session, free: str) -> None:
    assert texts(session, free) == ["La fête", "Nous mangeons.", "Venez le 12/03/2026."]
    second = line(session, free, 2)
    plain.add_line(
        session, plain_version_id=free, text="- Un jeu\n- Un goûter", before_id=second.id
    )
    assert texts(session, free)[1:] == [
        "Nous mangeons.", "Un jeu", "Un goûter", "Venez le 12/03/2026.",
    ]  # fmt: skip
    plain.cut_line(session, id=second.id, text="Venez tôt. Merci.")
    assert texts(session, free)[-2:] == ["Venez tôt.", "Merci."]


def test_lines_are_moved_and_taken_off(session: Session, free: str) -> None:
    first, second = line(session, free, 1), line(session, free, 2)
    plain.move_line(session, id=second.id, before_id=first.id)
    assert texts(session, free) == ["La fête", "Venez le 12/03/2026.", "Nous mangeons."]
    plain.move_line(session, id=second.id)
    assert texts(session, free)[-1] == "Venez le 12/03/2026."
    plain.remove_line(session, id=first.id)
    assert texts(session, free) == ["La fête", "Venez le 12/03/2026."]


def test_a_proposal_is_written_and_taken_back(session: Session, free: str) -> None:
    second = line(session, free, 2)
    checks = plain_checking.of_text(session, id=free)
    (remark,) = checks.lines[2].remarks
    assert checks.count == 2
    plain.improve(session, id=second.id, number=remark.number, start=remark.start)
    assert texts(session, free)[-1] == "Venez le 12 mars 2026."
    with pytest.raises(InputRefused, match="ne vaut plus"):
        plain.improve(session, id=second.id, number=remark.number, start=remark.start)
    history.undo(session)
    assert texts(session, free)[-1] == "Venez le 12/03/2026."


def test_a_proposal_may_make_two_lines(session: Session) -> None:
    version = plain.create(session, title="Test", text="La salle ferme ; je cours.").value.id
    plain.add_line(session, plain_version_id=version, text="Fin.")
    plain.improve(session, id=line(session, version, 1).id, number="4.2", start=14)
    assert texts(session, version) == ["Test", "La salle ferme.", "Je cours.", "Fin."]


def test_a_reading_counts_for_the_words_that_were_read(
    session: Session, free: str, tmp_path: Path
) -> None:
    assert plain.standing(session, id=free).words == "Version simplifiée, non relue"
    assert "Version simplifiée\n" in printed(session, tmp_path, "plain-text", free).replace(
        " · 11 mars 2026", ""
    )
    plain.proofread(session, id=free, by="3 parents du collectif", on=date(2026, 3, 10))
    read = "relue par 3 parents du collectif le 10 mars 2026"
    assert plain.standing(session, id=free).words == f"Version simplifiée, {read}"
    assert read in printed(session, tmp_path, "plain-text", free)
    plain.change_line(session, id=line(session, free, 1).id, picture="meal")
    assert plain.standing(session, id=free).read
    plain.change_line(session, id=line(session, free, 1).id, text="Nous mangeons tôt.")
    standing = plain.standing(session, id=free)
    assert "modifiée depuis la relecture" in standing.words
    paper = printed(session, tmp_path, "plain-text", free)
    assert "relue" not in paper
    assert "Version simplifiée" in paper
    history.undo(session)
    assert plain.standing(session, id=free).read
    plain.take_back_proofreading(session, id=free)
    assert not plain.standing(session, id=free).by


def test_nobody_reads_nameless_nor_tomorrow(session: Session, free: str) -> None:
    with pytest.raises(InputRefused, match="Dites qui a relu"):
        plain.proofread(session, id=free, by=" ")
    with pytest.raises(InputRefused, match="pas encore passée"):
        plain.proofread(session, id=free, by="Zoé", on=session.today + timedelta(days=1))


def test_paper_never_says_falc(session: Session, rencontre: str, tmp_path: Path) -> None:
    version = plain.make(session, meeting_id=rencontre, kind="invitation").value
    plain.proofread(session, id=version.id, by="3 parents")
    for kind, id in (("invitation", rencontre), ("plain-text", version.id)):
        assert "falc" not in printed(session, tmp_path, kind, id).lower()


def test_parents_are_named_by_their_first_name_and_only_when_they_agreed(
    session: Session, rencontre: str
) -> None:
    awa = people.create(session, first_name="Awa", last_name="DURIEZ", main_audience="parent").value
    attendance.mark(session, meeting_id=rencontre, person_id=awa.id)
    version = plain.make(session, meeting_id=rencontre, kind="minutes").value
    for text in ("Awa Duriez écrit.", "Nous aidons Awa.", "Awa Leroy vient."):
        plain.add_line(session, plain_version_id=version.id, text=text)

    def told() -> list[tuple[str, str | None]]:
        checks = plain_checking.of_text(session, id=version.id)
        return [
            (one.line.text[r.start : r.end], r.proposal)
            for one in checks.lines
            for r in one.remarks
            if r.number == "noms"
        ]

    assert told() == [("Awa Duriez", "Un parent"), ("Awa", "un parent")]
    consents.give(session, person_id=awa.id, scope="named")
    assert told() == [("Awa Duriez", "Awa")]


def test_words_of_here_are_checked_too(session: Session) -> None:
    version = plain.create(session, title="Test", text="Le tiers-lieu ouvre.").value.id

    def told() -> list[str | None]:
        checks = plain_checking.of_text(session, id=version)
        return [remark.proposal for remark in checks.lines[1].remarks]

    assert told() == []
    word = glossary.add(session, word="tiers-lieu", plain="maison commune").value
    assert told() == ["La maison commune"]
    glossary.remove(session, id=word.id)
    assert told() == []


def test_pictograms_are_those_we_have(session: Session, free: str) -> None:
    with pytest.raises(InputRefused, match="Pictogramme inconnu"):
        plain.change_line(session, id=line(session, free, 1).id, picture="../../secret")
    plain.add_line(session, plain_version_id=free, text="Où ?", kind="heading")
    plain.illustrate(session, plain_version_id=free)
    assert line(session, free, 3).picture == "place"


def test_a_picture_from_elsewhere_that_we_lack_is_left_out(
    session: Session, free: str, tmp_path: Path
) -> None:
    with session.workspace.act("Ailleurs"):
        session.rows(PlainLine).change(line(session, free, 1).id, picture="../icons/x")
    path = documents.write(session, kind="plain-text", id=free, path=tmp_path / "texte.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_a_text_in_french_is_printed_before_one_in_another_script(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    plain.make(session, meeting_id=rencontre, kind="invitation")
    arabic = plain.make(session, meeting_id=rencontre, kind="invitation").value
    for row in plain.lines(session, plain_version_id=arabic.id):
        plain.change_line(session, id=row.id, text="مرحبا بكم")
    assert "Bonjour" in printed(session, tmp_path, "invitation", rencontre)
    assert "مرحبا" in printed(session, tmp_path, "plain-text", arabic.id)


def test_a_rencontre_without_a_date_has_no_plain_text_yet(session: Session, dorignies: str) -> None:
    id = meetings.create(session, collective_id=dorignies).value.id
    for kind in ("minutes", "invitation"):
        with pytest.raises(InputRefused, match="date"):
            plain.make(session, meeting_id=id, kind=kind)
    with pytest.raises(InputRefused, match="Sorte de texte"):
        plain.make(session, meeting_id=id, kind="free")


def test_the_original_is_read_beside_it(session: Session, rencontre: str, point: str) -> None:
    notes.add(session, owner_id=point, typed="> Écrire à la mairie")
    for kind, words in (("minutes", "Écrire à la mairie"), ("invitation", "11 mars")):
        version = plain.make(session, meeting_id=rencontre, kind=kind).value
        original = plain.original(session, id=version.id)
        assert words in original
        assert "===" not in original
    free = plain.create(session, title="La fête").value
    assert plain.original(session, id=free.id) == ""
