"""Addresses under `/equipe/compte/`. No namespace: the sign-in library reverses its own names."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
