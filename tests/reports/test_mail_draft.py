"""Mail drafts: what a mail program reads back, nobody shown who should not be."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from citeapp.base.errors import InputRefused
from citeapp.reports.mail_draft import Attached, MailDraft, draft_bytes, is_address, mailto

PDF = Attached("compte-rendu-dorignies.pdf", "application/pdf", b"%PDF-1.7\n" + bytes(range(256)))


def draft(**fields):
    made = {
        "subject": "Compte rendu · Collectif Dorignies · rencontre du jeudi 12 mars 2026",
        "text": "Bonjour,\n\nVoici l’œuvre : « à relire ».\n" + "mot " * 60 + "\n",
        "written": datetime(2026, 3, 12, 18, 30, tzinfo=timezone(timedelta(hours=1))),
        "to": ("mairie@exemple.invalid",),
        "bcc": ("aicha@exemple.invalid", "chloe@exemple.invalid"),
        "attached": (PDF,),
    }
    return MailDraft(**(made | fields))


def read(data):
    return message_from_bytes(data, policy=policy.default)


def test_a_mail_program_reads_back_what_was_meant():
    mail = read(draft_bytes(draft()))
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == draft().subject
    assert mail["To"] == "mairie@exemple.invalid"
    assert mail["Bcc"] == "aicha@exemple.invalid, chloe@exemple.invalid"
    assert mail["Date"].datetime == draft().written
    assert mail["From"] is None
    assert mail.get_body().get_content().replace("\r\n", "\n") == draft().text
    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == (PDF.name, PDF.data)
    assert file.get_content_type() == "application/pdf"


def test_the_file_is_plain_ascii_in_short_lines_and_always_the_same():
    data = draft_bytes(draft())
    assert data.isascii()
    assert data == draft_bytes(draft())
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_nobody_is_written_to_who_was_not_chosen():
    mail = read(draft_bytes(draft(to=(), bcc=())))
    assert mail["To"] is None
    assert mail["Bcc"] is None


def test_a_subject_cannot_add_a_header():
    mail = read(draft_bytes(draft(subject="Fête\r\nBcc: tous@exemple.invalid", bcc=())))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Fête Bcc: tous@exemple.invalid"


def test_too_heavy_is_refused():
    heavy = Attached("x.pdf", "application/pdf", bytes(6_000_000))
    with pytest.raises(InputRefused, match="trop lourds"):
        draft_bytes(draft(attached=(heavy, heavy)))


@pytest.mark.parametrize("text", ["awa@exemple.fr", "a.b+c@sous.exemple.fr", "o'neil@exemple.fr"])
def test_addresses(text):
    assert is_address(text)
    assert read(draft_bytes(draft(to=(text,))))["To"] == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "awa",
        "awa@exemple",
        "awa@",
        "@exemple.fr",
        "awa@exemple.fr, autre@exemple.fr",
        "awa@exemple.fr\nBcc: x@y.fr",
        "Awa <awa@exemple.fr>",
        "aïcha@exemple.fr",
        "a@b@c.fr",
        "awa@.fr.",
    ],
)
def test_what_is_no_address(text):
    assert not is_address(text)


def test_a_link_opens_the_same_words():
    link = urlsplit(mailto(draft(text="Bonjour,\n\n18 h 30 & à l’école ?\n")))
    asked = parse_qs(link.query)
    assert (link.scheme, unquote(link.path)) == ("mailto", "mairie@exemple.invalid")
    assert asked["bcc"] == ["aicha@exemple.invalid,chloe@exemple.invalid"]
    assert asked["body"] == ["Bonjour,\r\n\r\n18 h 30 & à l’école ?"]
    assert asked["subject"] == [draft().subject]


def test_a_link_that_would_be_cut_is_refused_with_another_way():
    many = tuple(f"parent{n}@exemple.invalid" for n in range(100))
    with pytest.raises(InputRefused, match="pièce jointe"):
        mailto(draft(bcc=many))
