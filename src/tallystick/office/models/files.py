"""The files of a package that are no tables, and which package was brought in."""

from django.db import models


class PackageFile(models.Model):
    """A file of the package that people write, or a table that has nothing but its heading."""

    name = models.TextField(unique=True)
    data = models.BinaryField()


class BroughtIn(models.Model):
    """The package that the office works on, as it was when it was last brought in or taken out whole."""

    name = models.TextField(unique=True)
    package_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
