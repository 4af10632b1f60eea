"""What puts a case further up or down in the queue among those that fall due on the same day."""

from django.db import models

from tallystick.office.models.submissions import SealedCase


class CaseTurn(models.Model):
    """That a case looks as if a program had sent it, or that its sender's device has done a piece of work.

    Neither refuses anything, nor says anything of who sent it.
    """

    case = models.OneToOneField(SealedCase, models.CASCADE, related_name="turn")
    is_trapped = models.BooleanField(default=False)
    has_worked = models.BooleanField(default=False)
