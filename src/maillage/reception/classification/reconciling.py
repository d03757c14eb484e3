"""What waits for a person's decision."""

from maillage.safeguards.classification import Retention, fields, table

table(
    "reception.Reconciliation",
    fields("id", "identify the row"),
    fields("place_key day half_day", "tell where and on which half-day"),
    fields("kind reason body", "let a person decide on a fact that could not be counted; codes and numbers alone"),
    retention=Retention("until a person decides, 60 days at most", days=60, since="day"),
)
