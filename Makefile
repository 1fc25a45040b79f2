# Hearth. Two commands matter: `make run` and `make test`.

# The first Python on this machine that is new enough; or say: make PYTHON=… run
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PYTHON := $(or $(PYTHON),python3)
BIN := .venv/bin
# Python keeps what it has compiled, whatever this shell says: every start is quicker for it.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help run test check demo lock

help:  ## what there is
	@echo "Hearth: casework for the people who find, protect and stay beside victims of trafficking."
	@echo
	@sed -nE 's/^([a-z]+):  ## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16
	@echo
	@echo "HEARTH_DATA and PORT choose the data folder and the port; HEARTH_DATABASE_URL another PostgreSQL."
	@echo "Everything else: .venv/bin/hearth --help"

run:  ## install what is needed, tell the demo year, open the doors on http://127.0.0.1:8000
	@$(PYTHON) install.py run
	@HEARTH_DEMO=$${HEARTH_DEMO-1} $(BIN)/hearth up

test:  ## every test, with browser journeys where there is a browser
	@$(PYTHON) install.py dev
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m pytest $(TESTS)

check:  ## format, lint, types, storeys, templates, translations, migrations
	@$(PYTHON) install.py dev
	@$(BIN)/hearth check

demo:  ## tell the demo year, if it has not been told
	@$(PYTHON) install.py run
	@HEARTH_DEMO=1 $(BIN)/hearth demo

lock:  ## resolve the dependencies anew; the locks name no host
	@$(PYTHON) install.py dev
	@$(BIN)/uv pip compile -q $(LOCKED) pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q $(LOCKED) pyproject.toml --group dev -o requirements-dev.lock
	@printf 'uv\nsetuptools>=77\n' | $(BIN)/uv pip compile -q $(LOCKED) - -o requirements-uv.lock

LOCKED := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade
