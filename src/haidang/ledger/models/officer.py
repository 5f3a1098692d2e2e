"""Who works here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Officer(AbstractBaseUser):
    """A named person with one role. Accounts are switched off, not deleted: decisions name them for ever.

    ``agency`` is whose they are, empty for the house's own: hits of a list may be for some agencies only.
    """

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=128)
    role = models.CharField(max_length=32)
    agency = models.CharField(max_length=64, default="")
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[BaseUserManager] = BaseUserManager()  # type: ignore[type-arg]
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        db_table = "officer"

    def __str__(self) -> str:
        return self.name
