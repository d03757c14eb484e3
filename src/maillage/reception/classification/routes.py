"""What somebody takes away from the bench: codes of public things, for a while."""

from maillage.safeguards.classification import Level, Retention, fields, table

table(
    "reception.RoutePage",
    fields("id", "identify the row"),
    fields("digest", "recognise the link of its holder", Level.SENSITIVE),
    fields("items", "show again the public things chosen at the bench"),
    fields("expires_on", "forget it after thirty days"),
    retention=Retention("thirty days, or until its holder erases it", days=0, since="expires_on"),
    anonymous=True,
)
table(
    "reception.ReturnAnswer",
    fields("id", "identify the row"),
    fields("month", "know in which month the route sheet was taken away"),
    fields("answer", "know what changed three months later"),
    anonymous=True,
)
table(
    "reception.PeerCall",
    fields("id", "identify the row"),
    fields("place_key day half_day", "tell where and on which half-day"),
    fields("pole", "tell where a colleague is asked for"),
    retention=Retention("until somebody comes, a day at most", days=1, since="day"),
    anonymous=True,
)
