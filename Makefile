# Every task of the project is one documented line. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help install run test test-long check format bench bench-search shots docs messages lock clean

PYTHON := .venv/bin/python
READY := .venv/ready

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(READY) ## prepare .venv alone, from the hashed lock

$(READY): requirements/bootstrap.lock requirements/development.lock pyproject.toml $(wildcard src/maillage/*/locale/*/LC_MESSAGES/*.po)
	@tools/install.sh

run: $(READY) ## serve the demonstration network on PORT (default 8000)
	@exec .venv/bin/maillage demo

test: $(READY) ## check everything and run the whole suite on SQLite and PostgreSQL, in a real browser
	@$(PYTHON) -m tools.suite

test-long: $(READY) ## the suite with its long measures and the full browser matrix
	@$(PYTHON) -m tools.suite --long

check: $(READY) ## format, lint, types, import contracts, templates, migrations, messages, lock
	@$(PYTHON) -m tools.check

format: $(READY) ## rewrite code in the agreed format
	@.venv/bin/ruff format -q src tests tools && .venv/bin/ruff check -q --fix src tests tools

bench: $(READY) ## measure starts, speed and memory; status 1 when a target is missed; results go to docs/benchmarks.md by hand
	@$(PYTHON) -m tools.bench

bench-search: $(READY) ## how good and how fast search is, beside its peers; status 1 when a floor is missed
	@$(PYTHON) -m tools.bench_search

shots: $(READY) ## screenshots of every screen into var/shots
	@$(PYTHON) -m tools.shots

docs: $(READY) ## write the generated pages of docs/reference
	@$(PYTHON) -m tools.reference_docs

messages: $(READY) ## write the English entries that lack, compile all catalogues
	@$(PYTHON) -m tools.messages update && $(PYTHON) -m tools.messages compile

lock: ## renew the hashed locks from pyproject.toml
	@tools/lock.sh

clean: ## remove what can be made again (never var/)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build
