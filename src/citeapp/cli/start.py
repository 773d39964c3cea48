"""``init`` and ``demo``: a new workspace, empty or filled with invented people."""

from __future__ import annotations

import argparse

from citeapp import bootstrap
from citeapp.base.language import _
from citeapp.cli.command import Command, answer, home_of, passphrase_of
from citeapp.cli.working import working
from citeapp.usecases import demo


def init(options: argparse.Namespace) -> None:
    """A new, empty workspace; prints the recovery words once."""
    created = bootstrap.create(
        home_of(options),
        name=options.name,
        organisation=options.organisation,
        coordinator=options.coordinator,
        passphrase=passphrase_of(options),
    )
    bootstrap.close(created.session)
    words = " ".join(created.words)
    answer(
        options,
        {"words": list(created.words)},
        _(
            "L’espace de travail est prêt.\n\nMots de secours, à noter sur papier et à garder "
            "ailleurs que l’ordinateur :\n\n  {words}\n\nIls ne seront plus montrés.",
            words=words,
        ),
    )


def fill(options: argparse.Namespace) -> None:
    """Fill an empty workspace with fictitious, labelled data; makes one where there is none."""
    home = home_of(options)
    demo.refuse_size(options.years, options.cites)  # before a workspace is made for it
    if bootstrap.exists(home):
        session = bootstrap.open_session(home, passphrase=passphrase_of(options))
    else:
        session = bootstrap.create(
            home,
            name="Samira Haddad",
            organisation="Centre social",
            coordinator=True,
            passphrase=passphrase_of(options),
        ).session
    try:
        with working(_("La démonstration se prépare…"), session):
            done = demo.fill(session, years=options.years, cites=options.cites, seed=options.seed)
    finally:
        bootstrap.close(session)
    answer(options, done, _("La démonstration est prête : les personnes sont inventées."))


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, metavar=_("NOM"), help=_("votre nom"))
    parser.add_argument(
        "--organisation", required=True, metavar=_("STRUCTURE"), help=_("votre structure")
    )
    parser.add_argument("--coordinator", action="store_true", help=_("vous coordonnez la Cité"))


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    for name, default, words in (
        ("--years", 2, _("années scolaires")),
        ("--cites", 1, _("nombre de Cités éducatives")),
        ("--seed", 1, _("graine du hasard")),
    ):
        parser.add_argument(name, type=int, default=default, metavar="N", help=words)


COMMANDS = (
    Command("init", "créer un espace de travail", _init_arguments, init),
    Command("demo", "remplir un espace vide de données inventées", _demo_arguments, fill),
)
