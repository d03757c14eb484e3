"""What is kept about staff, why and for how long."""

from maillage.safeguards.classification import Level, Retention, fields, table
from maillage.safeguards.register import Processing, declare

table(
    "accounts.Account",
    fields("id joined_at is_active is_demonstration language", "knowing who may sign in"),
    fields("email name", "writing to a colleague, signing what they did", Level.PERSONAL),
    fields("password", "proving who signs in; only an Argon2id hash", Level.SENSITIVE),
    fields("last_login", "seeing accounts left unused", Level.PERSONAL),
    retention=Retention(
        "while the person works in the network; emptied three months after their last right ended",
        days=90,
        since="joined_at",
        action="accounts.departure.forget_departed",
    ),
)
table(
    "accounts.Grant",
    fields("id role scope scope_key valid_from valid_until revoked_at", "knowing what a member of staff may do"),
    fields("account granted_by", "knowing who holds the right and who gave it", Level.PERSONAL),
    retention=Retention("one year after its end, for the yearly review of rights", days=365, since="valid_until"),
)
table(
    "accounts.Invitation",
    fields("id role scope scope_key invited_at expires_at accepted_at revoked_at", "letting a new colleague in"),
    fields("email name invited_by", "sending the link to the right person, in somebody's name", Level.PERSONAL),
    fields("token_hash", "recognising the link; the link itself is not kept", Level.SENSITIVE),
    retention=Retention("30 days after the link stops working", days=30, since="expires_at"),
)
table(
    "accounts.GrantReview",
    fields("id quarter_starts_on confirmed_on", "knowing that roles are looked at each quarter"),
    fields("grant confirmed_by", "knowing which role was found still needed, and by whom", Level.PERSONAL),
    retention=Retention("one year after it was done, for the yearly review of rights", days=365, since="confirmed_on"),
)
table(
    "accounts.Desk",
    fields("id place_key name enrolled_on expires_on revoked_at", "knowing which shared devices open a session"),
    fields("enrolled_by", "knowing who let the device in", Level.PERSONAL),
    fields("last_used_on last_used_half_day", "seeing devices left unused; the half-day alone, nobody's hours"),
    fields("token_hash", "recognising the device; the cookie itself is not kept", Level.SENSITIVE),
    retention=Retention("30 days after the device stops working by itself", days=30, since="expires_on"),
)
table(
    "accounts.DeskCode",
    fields("account", "knowing whose code it is", Level.PERSONAL),
    fields("code_hash", "proving who is at the desk; only an Argon2id hash", Level.SENSITIVE),
    fields("set_on", "seeing codes that are too old", Level.PERSONAL),
    retention=Retention("as long as the account; a new code replaces the former"),
)
table(
    "accounts.OpenIdentity",
    fields("id issuer linked_on", "knowing which outside service may sign somebody in"),
    fields("account subject", "recognising a colleague whom the service signs in", Level.PERSONAL),
    retention=Retention("as long as the account; deleted when it is emptied"),
)
table(
    "accounts.Replacement",
    fields("account admitted_by", "letting somebody replace a counsellor for a half-day", Level.PERSONAL),
    fields("place_key pole_code ends_at", "knowing where, and until when"),
    retention=Retention(
        "until the end of the half-day; then the account, its first name and its code go with it",
        days=0,
        since="ends_at",
        action="accounts.replacements.forget_ended",
    ),
)

declare(
    Processing(
        name="Comptes de l’équipe",
        purpose="Donner à chaque membre de l’équipe l’accès dont il ou elle a besoin, pour le temps nécessaire.",
        basis="Mission d’intérêt public, ou exécution du contrat de travail ou de la convention de partenariat.",
        people="Membres de l’équipe, conseillères et conseillers des partenaires, financeurs en lecture.",
        recipients="Administration et coordination du réseau ; responsables de lieu pour leur lieu.",
        security="Mot de passe haché (Argon2id), second facteur, invitation à durée limitée, droits revus chaque an.",
        tables=(
            "accounts.Account",
            "accounts.Grant",
            "accounts.Invitation",
            "accounts.GrantReview",
            "accounts.Desk",
            "accounts.DeskCode",
            "accounts.Replacement",
            "accounts.OpenIdentity",
            "account.EmailAddress",
            "account.EmailConfirmation",
            "mfa.Authenticator",
        ),
    )
)
