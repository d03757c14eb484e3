"""What visitors and teams say: opinions, demands, weak signals, questions at a distance."""

from maillage.safeguards.classification import Level, Retention, fields, table
from maillage.safeguards.register import Processing, declare

_ROW = fields("id", "identify the row")
_HALF_DAY = fields("place_key day half_day", "tell where and on which half-day")

table(
    "reception.SatisfactionAnswer",
    _ROW,
    _HALF_DAY,
    fields("found rating recommends wait service", "know what visitors think of their visit"),
    fields("means", "tell answers typed from paper from those given on a screen"),
    retention=Retention(
        "24 months; rows of past days are written again in random order every night",
        days=730,
        since="day",
        action="reception.actions.satisfaction.shuffle_and_forget",
    ),
    anonymous=True,
)
table(
    "reception.Demand",
    _ROW,
    fields(
        "place theme pole asked answer state answered_on is_published",
        "tell people what came of what they asked",
        Level.OPEN,
    ),
    fields("version", "refuse a change made on a stale page"),
)
table(
    "reception.Signal",
    _ROW,
    fields("theme pole week text state", "share what a team begins to see; neither place nor author"),
    fields("answer answered_in votes", "tell what was done about it"),
    fields("vote_salt", "keep votes from telling who; dies when the signal is answered", Level.SENSITIVE),
    fields("version", "refuse a change made on a stale page"),
    retention=Retention(
        "24 months; rows are written again in random order every night",
        days=730,
        since="week",
        action="reception.actions.signals.shuffle_and_forget",
    ),
)
table(
    "reception.SignalVote",
    _ROW,
    fields("signal mark", "count one vote an account; hashes that die with the salt of the signal"),
    retention=Retention("until the signal is answered"),
)
table(
    "reception.AdviceDuty",
    _ROW,
    fields("account", "know who reads a text of distress first", Level.PERSONAL),
    fields("hours answer_days", "say before sending who reads, and when", Level.OPEN),
    fields("version", "refuse a change made on a stale page"),
    retention=Retention("while advice at a distance is open; one row, replaced"),
)
table(
    "reception.AdviceQuestion",
    _ROW,
    fields("code_hash", "let the holder of the code alone read the answer", Level.SENSITIVE),
    fields("text answer", "answer a question asked at a distance; nothing asks for an identity", Level.PERSONAL),
    fields("kind asked_on answered_on version", "answer in time, and urgent ones first"),
    retention=Retention("30 days after the question, or when its holder erases it", days=30, since="asked_on"),
)

declare(
    Processing(
        name="Conseil à distance",
        purpose="Répondre à une question laissée sans nom, sous un code ; lire d’abord ce qui presse.",
        basis="Mission d’intérêt public ; sauvegarde des intérêts vitaux pour un message de détresse.",
        people="Personnes qui laissent une question ; la personne désignée pour lire en premier.",
        recipients="Conseillères et conseillers ; pour une détresse, la seule personne désignée.",
        security="Ni identité demandée, ni adresse gardée ; code haché ; effacement à 30 jours ou sur demande.",
        tables=("reception.AdviceDuty", "reception.AdviceQuestion"),
    )
)
declare(
    Processing(
        name="Signaux faibles",
        purpose="Partager ce que les équipes voient venir, sans personne dedans.",
        basis="Mission d’intérêt public.",
        people="Membres de l’équipe qui votent : une empreinte, jamais un nom.",
        recipients="Équipes et coordination du réseau.",
        security="Texte refusé quand il parle d’une personne ; la clé des votes meurt avec la réponse.",
        tables=("reception.Signal",),
    )
)
