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
            "account.EmailAddress",
            "account.EmailConfirmation",
            "mfa.Authenticator",
        ),
    )
)
