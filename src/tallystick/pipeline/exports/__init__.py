"""A package in the forms that other systems take: SDMX, Open SDG, IMPACT OSS."""
