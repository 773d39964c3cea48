"""The accusé de réception of a lot, gathered for the reports room."""

from __future__ import annotations

from datetime import datetime

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.documents.receipt import Question, ReceiptInput, receipt
from citeapp.usecases import receipts
from citeapp.usecases.documenting.asked import Asked, programme_name
from citeapp.usecases.session import Session


def receipt_document(session: Session, asked: Asked) -> Document:
    """The receipt of the lot whose local number is asked for. Raises InputRefused, NotFound."""
    if not asked.id.isdigit():
        raise InputRefused(
            _("De quel lot ? Donnez son numéro sur cette machine."),
            todo=_("Voyez Échanges, « Lots reçus »."),
        )
    found = receipts.of_lot(session, lot=int(asked.id))
    return receipt(
        ReceiptInput(
            programme=programme_name(session),
            sender=found.lot.sender_name,
            receiver=session.me.display_name,
            number=found.lot.number,
            written=datetime.fromisoformat(found.lot.written_at).date(),
            merged=datetime.fromtimestamp(found.lot.merged_ms / 1000).date(),
            operations=found.lot.operations,
            already_known=found.already_known,
            set_aside=found.lot.aside,
            taken=found.taken,
            joined=found.joined,
            questions=tuple(
                Question(one.title, one.field, tuple(v.shown for v in one.versions))
                for one in found.questions
            ),
            demo=session.programme.is_demo,
        )
    )
