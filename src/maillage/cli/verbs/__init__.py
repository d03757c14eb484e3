"""The verbs, in the order the help shows them. A verb is a module with NAME, HELP, configure and run."""

from maillage.cli.verbs import (
    account,
    backup,
    check,
    demo,
    exchange,
    import_source,
    index,
    journal,
    migrate,
    prepare,
    purge,
    restore,
    search,
    serve,
    train,
    worker,
)

VERBS = (
    demo,
    prepare,
    migrate,
    serve,
    worker,
    import_source,
    index,
    search,
    train,
    exchange,
    account,
    journal,
    purge,
    backup,
    restore,
    check,
)
