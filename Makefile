# Two commands: make run, make test. Both set up .venv first, once.
PYTHON ?= python3
INPUT  ?= samples
OUTPUT ?= output
BIN    := .venv/bin

.PHONY: run test check dev serve clean

run: .venv/.ready
	@$(BIN)/beleidsgraaf run $(INPUT) --output $(OUTPUT)

check: .venv/.ready  ## what needs no test run: format, lint, types, import contracts
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/ruff check pipeline tests
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n 2 -q
	@echo "All checks and tests passed. Next: make run, or make run INPUT=<folder> OUTPUT=<folder>"

dev: .venv/.ready  ## the Dagster UI on the same assets
	mkdir -p .dagster && printf 'telemetry:\n  enabled: false\nnux:\n  enabled: false\n' > .dagster/dagster.yaml
	DAGSTER_HOME=$(CURDIR)/.dagster $(BIN)/dagster dev

serve: .venv/.ready
	$(BIN)/beleidsgraaf serve --output $(OUTPUT)

.venv/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
