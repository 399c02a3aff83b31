# Two commands are all a newcomer needs: make run, make test.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 = 1

.PHONY: run install test soak snapshots check check-whoosh bench docs tables messages lock clean format

run: install
	@$(BIN)/stdplan

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "stdplan needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

test: install
	$(BIN)/pytest -n auto

soak: install
	STDPLAN_SOAK=1 $(BIN)/pytest -n auto --timeout 3600

# The pictures of the screens that the tests compare with: look at what has changed in them before it is committed.
snapshots: install
	rm -f tests/tui/snapshots/*.txt
	STDPLAN_SNAPSHOTS=write $(BIN)/pytest tests/tui/test_snapshots.py

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Another distribution of Whoosh in a place of its own: whatever is written against their common interface passes there.
# Name one with: make check-whoosh WHOOSH=whoosh3==3.54.0
WHOOSH ?= whoosh==2.7.4 --hash=sha256:aa39c3c3426e3fd107dcb4bde64ca1e276a65a889d9085a6e4b54ba82420a852
OTHER := .venv-whoosh
OTHER_INSTALLED := $(OTHER)/$(subst ==,-,$(firstword $(WHOOSH)))

check-whoosh: $(OTHER_INSTALLED)
	$(OTHER)/bin/pytest -n auto tests/unit/search tests/unit/workspace

$(OTHER_INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear $(OTHER)
	awk '/^[^ ]/ { kept = !/^whoosh-reloaded==/ } kept' requirements.lock | $(OTHER)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement /dev/stdin
	echo '$(WHOOSH)' | $(OTHER)/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement /dev/stdin
	$(OTHER)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Of the project's own documents, or of more: make bench CORPUS=articles.jsonl.gz QUESTIONS=questions.json
bench: install
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.commands
	$(BIN)/python -m benchmarks.reader
	$(BIN)/python -m benchmarks.search_latency $(CORPUS) $(if $(QUESTIONS),--questions $(QUESTIONS))
	-$(BIN)/python -m benchmarks.substrings $(CORPUS)
	$(if $(and $(CORPUS),$(QUESTIONS)),$(BIN)/python -m benchmarks.retrieval $(CORPUS) $(QUESTIONS))
	$(BIN)/python -m benchmarks.importing
	$(BIN)/python -m benchmarks.tagging
	$(BIN)/python -m benchmarks.annotations
	$(BIN)/python -m benchmarks.merge_simulation

clean:
	rm -rf .venv .venv-whoosh

lock:
	uv pip compile --universal --no-header --no-annotate --generate-hashes --extra dev pyproject.toml -o requirements.lock

docs: install
	$(BIN)/python docs/write_commands.py
	$(BIN)/python docs/write_screenshots.py

tables: install
	$(BIN)/python docs/write_simplified.py

# The catalogue of the Chinese interface: strings are collected, translated by hand in the .po file, and compiled.
LOCALE := src/stdplan_tui/locale
messages: install
	@mkdir -p build
	$(BIN)/pybabel -q extract --keyword=N_ --add-location=file --sort-by-file --no-wrap --project=stdplan -o build/stdplan.pot src
	$(BIN)/pybabel -q update --domain=stdplan --locale=zh --input-file=build/stdplan.pot --output-dir=$(LOCALE) --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BIN)/pybabel -q compile --domain=stdplan --directory=$(LOCALE)
