"""Receivers of the sign-in library's signals."""
