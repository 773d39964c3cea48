"""Cards and lots on the command line: what came, what is missing, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import update_files
from laptops import Machine, meet, names

from citeapp import bootstrap
from citeapp.cli.exchange import told
from citeapp.usecases import exchanges

MakeMachine = Callable[..., Machine]
Pair = tuple[Machine, Machine]


def person(machine: Machine, first_name: str, **fields: str) -> str:
    return str(machine.call("people.create", first_name=first_name, **fields)["id"])


def people(machine: Machine) -> list[str]:
    return names(machine.json("list", "people"))


def carry(giver: Machine, taker: Machine, path: Path) -> str:
    """One lot from one machine to the other: what the receiver is told."""
    giver.done("export", path, "--to", taker.folder.name)
    return taker.done("merge", path)


def test_a_card_is_written_and_taken_in_with_its_six_words(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    samira, karim = make_machine("Samira"), make_machine("Karim")
    card = tmp_path / "samira.carte"
    written = samira.done("card", card)
    taken = karim.json("enrol", card)
    assert (taken["name"], taken["organisation"], len(taken["words"])) == (
        "Samira",
        "Centre social",
        6,
    )
    assert " ".join(taken["words"]) in written
    assert "Samira  Centre social  inscrit·e" in karim.done("list", "peers")


def test_what_is_no_card_is_refused(machine: Machine, tmp_path: Path) -> None:
    path = tmp_path / "x.carte"
    for content, said in (
        (b"bonjour", "n’est pas une carte"),
        (b"", "n’est pas une carte"),
        (bytes(5000), "n’est pas une carte"),
    ):
        path.write_bytes(content)
        assert said in machine.refused("enrol", path)
    assert "n’existe pas" in machine.refused("enrol", tmp_path / "absente.carte")


def test_ones_own_card_and_a_lot_are_no_cards_to_enrol(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    assert "votre propre carte" in samira.refused("enrol", tmp_path / "samira.carte")
    samira.done("export", tmp_path / "1.citlot")
    assert samira.refused("enrol", tmp_path / "1.citlot")
    assert "carte de collègue" in karim.refused("merge", tmp_path / "samira.carte")


def test_a_lot_says_what_it_brought_and_brings_it_once(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    person(samira, "Awa")
    samira.call("actions.create", what="Écrire à la mairie")
    sent = samira.done("export", tmp_path / "1.citlot", "--backup")
    assert sent.startswith("Lot n° 1 pour Karim : ")
    assert "vous pouvez retirer la clé" in sent
    (backup,) = tmp_path.glob("*.citsave")
    assert backup.name in sent
    look = karim.done("merge", tmp_path / "1.citlot", "--dry-run")
    assert "aperçu, rien n’est écrit" in look
    assert people(karim) == []
    brought = karim.done("merge", tmp_path / "1.citlot")
    assert "fusionné" in brought
    assert "personnes 0 → 1, actions ouvertes 0 → 1" in brought
    assert people(karim) == ["Awa"]
    assert "rien de nouveau" in karim.done("merge", tmp_path / "1.citlot")
    carry(karim, samira, tmp_path / "2.citlot")
    assert "Lot n° 1 pour Karim" in samira.done("list", "sent")
    assert "vu par Karim" in samira.done("list", "sent")
    assert karim.done("fingerprint") == samira.done("fingerprint")
    assert len(karim.done("fingerprint").split()) == 1
    assert "Nulle part" in karim.refused("fingerprint", "--collective", "Nulle part")


def test_what_one_machine_did_travels_through_another(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    samira, karim, lea = (make_machine(name) for name in ("Samira", "Karim", "Léa"))
    for one, other in ((samira, karim), (karim, lea), (samira, lea)):
        meet(one, other, tmp_path)
    person(samira, "Awa")
    carry(samira, karim, tmp_path / "1.citlot")
    karim.done("export", tmp_path / "2.citlot", "--to", "Léa")
    assert "aussi des nouveautés de Samira" in lea.done("merge", tmp_path / "2.citlot")


def test_a_starter_lot_from_the_coordinator_introduces_everyone(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    samira, nora = make_machine("Samira"), make_machine("Nora", "--coordinator")
    lea = make_machine("Lea")
    meet(samira, nora, tmp_path)
    meet(lea, nora, tmp_path)
    nora.call("collectives.create", name="Dorignies")
    nora.done("export", tmp_path / "depart.citlot", "--to", "Lea", "--all")
    lea.done("merge", tmp_path / "depart.citlot")
    assert names(lea.json("list", "collectives")) == ["Dorignies"]
    assert names(lea.json("list", "peers")) == ["Nora", "Samira"]


def test_six_words_read_out_enrol_a_machine_that_others_told_of(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    samira, karim, lea = (make_machine(name) for name in ("Samira", "Karim", "Lea"))
    meet(samira, karim, tmp_path)
    meet(karim, lea, tmp_path)
    carry(samira, karim, tmp_path / "1.citlot")
    carry(karim, lea, tmp_path / "2.citlot")
    words = " ".join(samira.call("exchanges.my_words"))
    card = tmp_path / "samira.carte"
    assert "ne sont pas ceux-là" in lea.refused("enrol", card, "--words", "un deux trois")
    assert lea.json("enrol", "--words", words)["name"] == "Samira"
    assert names(lea.json("list", "peers")) == ["Karim", "Samira"]
    assert "six mots" in lea.misused("enrol")


def test_an_agreed_passphrase_serves_a_first_contact(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    samira, karim = make_machine("Samira"), make_machine("Karim")
    person(samira, "Awa")
    agreed, other = tmp_path / "phrase.txt", tmp_path / "autre.txt"
    agreed.write_text("le vélo bleu dort sous la pluie\n", encoding="utf-8")
    other.write_text("le vélo vert dort sous la pluie\n", encoding="utf-8")
    lot = tmp_path / "1.citlot"
    samira.done("export", lot, "--all", "--contacts", "--lot-passphrase", agreed)
    for options in ((), ("--lot-passphrase", other)):
        assert "phrase" in karim.refused("merge", lot, *options)
    karim.done("merge", lot, "--lot-passphrase", agreed)
    assert people(karim) == ["Awa"]
    assert "un lot à la fois" in karim.misused("merge", lot, lot, "--lot-passphrase", agreed)


def test_one_collectif_alone_is_sent(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    for place in ("Dorignies", "Gayant"):
        id = samira.call("collectives.create", name=place)["id"]
        samira.call("actions.create", what=f"Agir à {place}", collective_id=id)
    samira.done("export", tmp_path / "1.citlot", "--collective", "dorignies")
    karim.done("merge", tmp_path / "1.citlot")
    assert names(karim.json("list", "actions")) == ["Agir à Dorignies"]


def test_an_export_that_cannot_be_leaves_no_file(pair: Pair, tmp_path: Path) -> None:
    samira, _karim = pair
    path = tmp_path / "x.citlot"
    assert "« Personne » n’est pas inscrit" in samira.refused("export", path, "--to", "Personne")
    assert "Nulle part" in samira.refused("export", path, "--collective", "Nulle part")
    assert "n’existe pas" in samira.refused("export", tmp_path / "absent" / "x.citlot")
    assert "ne va pas avec" in samira.misused("export", path, "--new", "--all")
    assert "appartient à l’espace" in samira.refused("export", samira.home.database)
    assert list(tmp_path.glob("**/x.citlot")) == []


def test_there_is_nobody_to_send_to_before_cards_are_exchanged(
    machine: Machine, tmp_path: Path
) -> None:
    assert "Personne n’est encore inscrit" in machine.refused("export", tmp_path / "x.citlot")


@pytest.fixture
def lot(pair: Pair, tmp_path: Path) -> Path:
    samira, _karim = pair
    person(samira, "Awa")
    samira.done("export", tmp_path / "1.citlot")
    return tmp_path / "1.citlot"


def test_a_damaged_lot_is_refused_and_changes_nothing(pair: Pair, lot: Path) -> None:
    _samira, karim = pair
    whole = lot.read_bytes()
    for data, said in (
        (b"", "vide"),
        (whole[:7], "seul le tout début"),
        (whole[: len(whole) // 2], "% reçu"),
        (whole[:-1], "% reçu"),
        (whole[:-9] + bytes(9), "altéré"),
        (whole + b"x", "altéré"),
        (b"PK\x03\x04" + whole, "n’est pas un lot"),
        (b"CITLOT9" + whole[7:], "plus récente"),
        (bytes(400), "n’est pas un lot"),
    ):
        lot.write_bytes(data)
        assert said in karim.refused("merge", lot)
    assert said in karim.refused("merge", lot, "--dry-run")
    lot.write_bytes(whole)
    assert "fusionné" in karim.done("merge", lot)


def test_a_missing_lot_a_folder_and_a_lot_for_others_are_refused(
    pair: Pair, make_machine: MakeMachine, lot: Path, tmp_path: Path
) -> None:
    _samira, karim = pair
    assert "n’existe pas" in karim.refused("merge", tmp_path / "absent.citlot")
    assert "pas un fichier ordinaire" in karim.refused("merge", tmp_path)
    assert "ne vous est pas destiné" in make_machine("Zoé").refused("merge", lot)


def test_an_unknown_sender_is_refused_unless_accepted(
    pair: Pair, make_machine: MakeMachine, tmp_path: Path
) -> None:
    _samira, karim = pair
    stranger = make_machine("Inconnue")
    stranger.done("enrol", tmp_path / "karim.carte")
    person(stranger, "Awa")
    stranger.done("export", tmp_path / "x.citlot")
    assert "ne connaît pas" in karim.refused("merge", tmp_path / "x.citlot")
    look = karim.done("merge", tmp_path / "x.citlot", "--dry-run")
    assert "« Inconnue » n’est pas inscrit·e" in look
    karim.done("merge", tmp_path / "x.citlot", "--accept-unknown")
    assert people(karim) == ["Awa"]


def test_a_revoked_machine_is_refused(pair: Pair, lot: Path) -> None:
    _samira, karim = pair
    [peer] = karim.json("list", "peers")
    karim.call("exchanges.revoke", guid=peer["guid"])
    assert "révoquée" in karim.refused("merge", lot, "--accept-unknown")
    assert "révoqué·e" in karim.done("list", "peers")


def test_one_refused_lot_does_not_keep_the_others_out(
    pair: Pair, lot: Path, tmp_path: Path
) -> None:
    _samira, karim = pair
    (tmp_path / "abime.citlot").write_bytes(lot.read_bytes()[:-1])
    said = karim.ask("--json", "merge", tmp_path / "abime.citlot", lot)
    assert said.status == 1
    assert [merged["applied"] for merged in json.loads(said.out)] == [True]
    assert said.err.startswith("abime.citlot : Lot incomplet")
    assert people(karim) == ["Awa"]
    both = (tmp_path / "abime.citlot", tmp_path / "absent.citlot")
    assert "Lot incomplet" in karim.refused("merge", *both)


def test_many_deletions_ask_for_a_yes(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    made = samira.stream(*['{"use": "people.create", "with": {"first_name": "Awa"}}'] * 11)
    carry(samira, karim, tmp_path / "1.citlot")
    ids = [one["answer"]["value"]["id"] for one in made]
    samira.stream(*(json.dumps({"use": "people.remove", "with": {"id": id}}) for id in ids))
    samira.done("export", tmp_path / "2.citlot")
    assert "supprimerait 11 fiches" in karim.refused("merge", tmp_path / "2.citlot")
    brought = karim.done("merge", tmp_path / "2.citlot", "--yes")
    assert "Ce lot supprime 11 fiches." in brought
    assert people(karim) == []
    karim.done("undo")
    assert len(people(karim)) == 11


def test_a_preview_says_which_rencontres_would_look_the_same(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    place = str(samira.call("collectives.create", name="Dorignies")["id"])
    carry(samira, karim, tmp_path / "1.citlot")
    for machine in pair:
        machine.call("meetings.create", collective_id=place, date="2026-03-11", start="17:30")
    samira.done("export", tmp_path / "2.citlot")
    told = karim.done("merge", "--dry-run", tmp_path / "2.citlot")
    assert "se ressemblent : même collectif, même jour, même heure." in told
    (looked,) = karim.json("merge", "--dry-run", tmp_path / "2.citlot")
    assert [pair["noun"] for pair in looked["doubles"]] == ["meeting"]
    assert len(karim.json("list", "meetings")) == 1


def test_a_preview_by_a_passphrase_says_the_same(
    pair: Pair, make_machine: MakeMachine, tmp_path: Path
) -> None:
    samira, _karim = pair
    nora = make_machine("Nora")
    for machine in (samira, nora):
        place = machine.call("collectives.create", name="Dorignies")["id"]
        machine.call("meetings.create", collective_id=place, date="2026-03-11", start="17:30")
    agreed = tmp_path / "phrase.txt"
    agreed.write_text("le vélo bleu dort sous la pluie\n", encoding="utf-8")
    lot = tmp_path / "1.citlot"
    samira.done("export", lot, "--all", "--lot-passphrase", agreed)
    told = nora.done("merge", lot, "--dry-run", "--lot-passphrase", agreed)
    assert "se ressemblent" in told


def test_a_preview_names_the_questions_it_would_open(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    awa = person(samira, "Awa")
    carry(samira, karim, tmp_path / "1.citlot")
    for machine, commune in ((samira, "Douai"), (karim, "Waziers")):
        machine.call("people.change", id=awa, commune=commune)
    samira.done("export", tmp_path / "2.citlot")
    told = karim.done("merge", "--dry-run", tmp_path / "2.citlot")
    assert "Awa, commune : « " in told
    (looked,) = karim.json("merge", "--dry-run", tmp_path / "2.citlot")
    assert {v["value"] for v in looked["questions"][0]["versions"]} == {"Douai", "Waziers"}


def test_the_lot_that_is_missing_is_named(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    backup = tmp_path / "avant.citsave"
    karim.done("backup", backup)
    person(samira, "Awa")
    carry(samira, karim, tmp_path / "1.citlot")
    carry(karim, samira, tmp_path / "2.citlot")
    person(samira, "Benoît")
    samira.done("export", tmp_path / "3.citlot")
    karim.done("restore", backup)
    brought = karim.done("merge", tmp_path / "3.citlot")
    assert "Il manque le lot n° 1 de Samira : demandez-le-lui." in brought
    assert "Il manque le lot" not in karim.done("merge", tmp_path / "1.citlot")
    assert people(karim) == ["Awa", "Benoît"]


def test_what_deserves_a_look_is_told(pair: Pair, lot: Path) -> None:
    _samira, karim = pair
    session = bootstrap.open_session(karim.home)
    merged = exchanges.preview(session, path=lot)
    session.close()
    for strange, said in (
        ({"altered": 1}, "1 nouveauté déjà connue revient avec un autre contenu"),
        ({"altered": 3}, "3 nouveautés déjà connues reviennent avec un autre contenu"),
        ({"unknown": 2}, "2 nouveautés restent dehors"),
        ({"agrees": False}, "ne s’accordent pas"),
        ({"known_sender": False}, "n’est pas inscrit·e"),
        ({"deletions": 1}, "Ce lot supprime 1 fiche."),
    ):
        assert said in "\n".join(told(replace(merged, **strange)))
    assert len(told(merged)) == 2  # the lot, and what it changes


def test_a_merge_is_undone_and_done_again(pair: Pair, lot: Path) -> None:
    _samira, karim = pair
    before = karim.fingerprint
    karim.done("merge", lot)
    assert "Lot n° 1 de Samira" in karim.done("list", "lots")
    assert "Fusionner le lot de Samira" in karim.done("undo")
    assert karim.fingerprint == before
    assert "de côté" in karim.done("list", "lots")
    [kept] = karim.json("list", "lots")
    assert "n’a été fusionné" in karim.refused("call", "exchanges.take_again", '{"lot": 9}')
    karim.call("exchanges.take_again", lot=kept["n"])
    assert people(karim) == ["Awa"]


def test_a_newer_version_rides_in_a_lot_only_when_the_project_signed_it(
    pair: Pair, tmp_path: Path
) -> None:
    samira, karim = pair
    lot = tmp_path / "1.citlot"
    stranger = update_files.write(tmp_path, seed=bytes(32))
    assert "pas signé" in samira.refused("export", lot, "--update", stranger)
    assert not lot.exists()
    assert "n’existe pas" in samira.refused("export", lot, "--update", tmp_path / "absent.citmaj")
    person(samira, "Inès")
    carry(samira, karim, lot)
    assert people(karim) == ["Inès"]
