"""A document that holds every kind of block once: what each form must be able to draw."""

from __future__ import annotations

import struct
import zlib

from citeapp.reports.content import (
    Box,
    Brand,
    Bullets,
    Chart,
    Column,
    DataTable,
    Document,
    Fact,
    Facts,
    Figure,
    FillIn,
    Heading,
    Item,
    Link,
    Logo,
    Note,
    PageBreak,
    Panel,
    Panels,
    PlainPart,
    Quote,
    Series,
    Subtitle,
    Title,
    ToFill,
    WritingSpace,
)


def every_form() -> Document:
    """Each kind of block of a page, once; no person in it."""
    return Document(
        title="Toutes les formes – Collectif Dorignies",
        subject="Un bloc de chaque sorte",
        header_left="Cité éducative Douai-Waziers",
        header_left_light="Collectif Dorignies",
        header_right="12 mars 2026",
        footer_left="Établi le 12 mars 2026",
        edition="version 2, 12 mars 2026",
        brand=Brand(
            accent="#0b5d4b",
            logos=(Logo(picture(48, 24, (11, 93, 75)), "Ville de Douai"),),
            footer="Cité éducative Douai-Waziers, 83 rue de la Mairie, Douai",
        ),
        blocks=(
            Title("Toutes les formes"),
            Subtitle("Ce que chaque document sait dire"),
            Facts((Fact("Lieu", "Centre social de Dorignies"), Fact("Durée", "1 h 30"))),
            Heading("Des listes"),
            Bullets(
                (
                    Item("Les horaires", (Item("trop tard"), Item("pendant le repas"))),
                    Item("La garde des enfants"),
                )
            ),
            Bullets((Item("Arriver"), Item("S’asseoir"), Item("Parler")), numbered=True),
            Heading("Un lien et une parole"),
            Link("citeeducative@exemple.fr", "mailto:citeeducative@exemple.fr", "Écrire à"),
            Quote("On se sent écouté", "un parent"),
            Box("La garderie ouvre jusqu’à 18 h 30", "par consentement, dès le 20 mars"),
            Heading("Des chiffres"),
            Chart(
                "Personnes présentes",
                ("janvier", "février", "mars"),
                (Series("parents", (4, 6.5, 7)), Series("professionnels", (8, None, 11))),
                alt="Les parents passent de 4 en janvier à 7 en mars.",
                shape="columns",
            ),
            Heading("Un tableau à deux étages"),
            DataTable(
                (
                    Column("Critère", 3),
                    Column("2025", group="Parents"),
                    Column("2026", group="Parents"),
                    Column("2025", group="Professionnels"),
                    Column("2026", group="Professionnels"),
                ),
                (
                    ("Confiance et parole libre", "2,5", "3,1", "3", "3,4"),
                    ("Place des parents", "1,8", "2,6", "2,9", ToFill("à remplir")),
                ),
                empty="",
                row_header=True,
            ),
            PageBreak(),
            Heading("Des champs"),
            Panels(
                (
                    Panel("Atouts", ("Un réseau qui se connaît",)),
                    Panel("Faiblesses", ("Peu de parents le soir",), white=1),
                    Panel("Opportunités", white=2),
                    Panel("Menaces", white=2),
                )
            ),
            Heading("Une image"),
            Figure(picture(60, 30, (47, 93, 138)), "Un rectangle bleu.", "Une image", 0.4),
            Heading("De la place pour écrire"),
            WritingSpace("Ce que nous retenons", 3),
            FillIn("Signature"),
            Note("Petits caractères : rien ne sort de cette machine sans être demandé."),
        ),
    )


def poster(paper: str = "A4") -> Document:
    """An invitation to be read from afar."""
    forms = every_form()
    return Document(
        title="Venez à la fête du jeu",
        header_left=forms.header_left,
        header_left_light=forms.header_left_light,
        footer_left="Ne pas jeter sur la voie publique",
        edition="12 mars 2026",
        brand=forms.brand,
        poster=True,
        paper=paper,
        blocks=(
            Title("Venez à la fête du jeu"),
            Facts(
                (
                    Fact("Quand ?", "Samedi 6 juin 2026, de 14 h à 18 h"),
                    Fact("Où ?", "Cour de l’école Denis Papin, Dorignies"),
                )
            ),
            PlainPart(
                "Pour qui ?", ("Pour les enfants et leurs parents.", "C’est gratuit."), "people"
            ),
            Link("06 00 00 00 00", "tel:+33600000000", "Une question ? Appelez Samira."),
        ),
    )


def picture(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour, made by hand: the same bytes with every library."""
    rows = zlib.compress(b"".join(b"\0" + bytes(colour) * width for _row in range(height)), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
