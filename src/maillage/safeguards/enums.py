"""Controlled words of the safeguards."""
