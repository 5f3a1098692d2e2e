"""Lists of codes that criteria name, kept by analysts."""

from django.db import models
from django.db.models import F, Q

from haidang.ledger.models.fields import TextsField


class CodeList(models.Model):
    """One version of one list, such as ``ports of concern``; a version never changes its members.

    ``state`` is ``submitted``, ``live``, ``refused`` or ``replaced``; ``why`` what the author says for it.
    """

    name = models.CharField(max_length=64)
    version = models.IntegerField()
    members = TextsField()
    why = models.TextField()
    state = models.CharField(max_length=16)
    author = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approver = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "code_list"
        constraints = (
            models.UniqueConstraint(fields=["name", "version"], name="code_list_version"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(state="live"), name="code_list_one_live_version"
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("author")), name="code_list_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(approver__isnull=False), name="code_list_live_is_approved"
            ),
        )
