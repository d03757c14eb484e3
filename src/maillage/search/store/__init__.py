"""The index of this node: made from the declared documents, kept in step, checked, read (docs/decisions/0051).

MAILLAGE_HOME/search/current        the name of the build in use
MAILLAGE_HOME/search/writer.lock    held by whoever writes
MAILLAGE_HOME/search/BUILD/         one build: never changed once `current` has named it
    build.json                      what it was made with; the length and sum of every file
    versions.json                   the version of each kind it shows
    kind.KIND.json                  a fingerprint by document: what differs is found without a rebuild
    meta.json, SEGMENT.*            tantivy's own files
"""
