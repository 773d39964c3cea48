"""The courrier de transmission of a lot: the facts that the page shows, on paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from citeapp.base import french
from citeapp.base.language import in_french
from citeapp.reports.documents.cover_letter import CoverLetterInput, cover_letter
from citeapp.usecases import documents, lot_words
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting.asked import programme_name
from citeapp.usecases.exchanging.sending import Receipt
from citeapp.usecases.session import Session

SOON = timedelta(days=14)
"""Within two weeks no machine falls far behind the others."""


@reads
@in_french()
def write(
    session: Session,
    /,
    *,
    path: Path,
    receipt: Receipt,
    passphrase: bool = False,
    until: date | None = None,
) -> Path:
    """The letter that goes with a lot that was written; ``passphrase``: one opens it.

    Which one never stands in it, nor anything else that opens anything.
    """
    me = session.me
    letter = cover_letter(
        CoverLetterInput(
            programme=programme_name(session),
            sender=me.display_name,
            number=receipt.number,
            day=session.today,
            file=Path(receipt.path).name,
            recipients=receipt.recipients,
            content=tuple(lot_words.outline(receipt)),
            until=until or session.today + SOON,
            passphrase=passphrase,
            backup=bool(receipt.backup),
            contact=french.phone(me.phone) or me.email,
            demo=session.programme.is_demo,
        )
    )
    return documents.put_down(session, letter, path)
