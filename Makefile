# Two commands are all a newcomer needs: make run, make test.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 = 1

.PHONY: run install test soak check bench docs messages clean format

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

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.reader
	$(BIN)/python -m benchmarks.search_latency
	$(BIN)/python -m benchmarks.importing

clean:
	rm -rf .venv

lock:
	uv pip compile --universal --no-header --no-annotate --generate-hashes --extra dev pyproject.toml -o requirements.lock

docs: install
	$(BIN)/python docs/write_commands.py
	$(BIN)/python docs/write_screenshots.py

# The catalogue of the Chinese interface: strings are collected, translated by hand in the .po file, and compiled.
LOCALE := src/stdplan_tui/locale
messages: install
	@mkdir -p build
	$(BIN)/pybabel -q extract --keyword=N_ --add-location=file --sort-by-file --no-wrap --project=stdplan -o build/stdplan.pot src
	$(BIN)/pybabel -q update --domain=stdplan --locale=zh --input-file=build/stdplan.pot --output-dir=$(LOCALE) --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BIN)/pybabel -q compile --domain=stdplan --directory=$(LOCALE)
