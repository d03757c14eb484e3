"""data·inclusion coming in: files of others read without trust, judged by the published schema, told fault by fault."""
