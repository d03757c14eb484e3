"""What the demonstration keeps: how its invented years were made."""

from maillage.safeguards.classification import fields, table

table(
    "demo.Simulation",
    fields("id", "identify the row"),
    fields("seed first_on year_ends_on last_on", "add the missing days of an invented history, and never twice"),
)
