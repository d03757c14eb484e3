"""Kiosks and computers of a hall."""

from maillage.safeguards.classification import Retention, fields, table

table(
    "reception.HallDevice",
    fields("id place kind name is_revoked", "know which devices of a hall are ours"),
    fields("key_hash", "recognise the device; the key itself is on the device alone"),
    fields("busy_on", "count the computers that are free"),
    retention=Retention("while the device stands in the hall; a withdrawn key opens nothing"),
)
