"""The `maillage` command: one module per verb under `verbs/`."""
