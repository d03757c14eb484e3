"""What is kept of workshops: a public line, until it is a year old."""

from maillage.safeguards.classification import Retention, fields, table

table(
    "reception.Workshop",
    fields("id", "identify the row"),
    fields("place day starts_at title room", "tell everybody what starts where and when"),
    retention=Retention("a year after its day", days=365, since="day"),
)
