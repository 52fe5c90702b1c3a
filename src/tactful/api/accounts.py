"""The account a request names."""

from django.db.models import Q
from django.http import Http404

from tactful.ledger.models import Guarantor
from tactful.practice.models import Practice


def account_named(practice: Practice, id: str) -> Guarantor:
    """The account by the source's own id, else by ours; a stranger's is as if it were not."""
    mine = Guarantor.objects.for_practice(practice).select_related("practice")
    found = sorted(mine.filter(Q(external_id=id) | Q(uid=id)), key=lambda g: g.external_id != id)
    if not found:
        raise Http404
    account: Guarantor = found[0]
    return account
