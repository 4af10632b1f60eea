"""Pace: how a target is doing on its way, before its deadline; by several rules side by side."""
