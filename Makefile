# Two commands: make run, make test. Both set up .venv first, once.
PYTHON ?= python3
INPUT  ?= samples
OUTPUT ?= output
BIN    := .venv/bin

.PHONY: run test check clients dev model serve clean

run: .venv/.ready
	@$(BIN)/beleidsgraaf run $(INPUT) --output $(OUTPUT)

check: .venv/.ready  ## what needs no test run: format, lint, types, import contracts
	$(BIN)/ruff format --check pipeline tests benchmarks tools/ontology_docs
	$(BIN)/ruff check pipeline tests benchmarks tools/ontology_docs
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check clients
	$(BIN)/pytest -n 2 -q
	@echo "All checks and tests passed. Next: make run, or make run INPUT=<folder> OUTPUT=<folder>"

clients: tests/clients/node_modules/.ready  ## npm programs that read a release in the tests

tests/clients/node_modules/.ready: tests/clients/package-lock.json
	@if ! command -v npm >/dev/null; then echo "no npm: the tests of its programs are skipped"; \
	elif (cd tests/clients && npm ci --loglevel=error); then touch $@; \
	else echo "npm cannot install: the tests of its programs are skipped"; fi

.PHONY: quality figures calibration benchmark folds
SHARED ?= ../shared
EVALUATE = $(BIN)/beleidsgraaf evaluate --gold $(SHARED)/gold --corpus $(SHARED)/corpus

folds: .venv/.ready  ## name models that have not seen their documents, for quality and calibration
	OMP_NUM_THREADS=1 $(BIN)/python -m training.folding --shared $(SHARED) --output .folds
	touch .folds/.ready

.folds/.ready:
	$(MAKE) folds

quality: .venv/.ready .folds/.ready  ## docs/quality.md, .ttl and .svg from the gold in $(SHARED)
	$(EVALUATE) --folds .folds --authority $(SHARED)/authority/organisations.csv --report docs/quality.md --speed benchmarks/results.json --own tests/gold

figures: .venv/.ready  ## what tests/test_regression.py compares with
	$(EVALUATE) --figures tests/evaluation/figures.json
	$(BIN)/beleidsgraaf evaluate --gold tests/gold --corpus tests/gold --figures tests/evaluation/figures_own.json

calibration: .venv/.ready .folds/.ready  ## the records that confidence is computed from
	$(EVALUATE) --folds .folds --calibrate pipeline/data/confidence.json

benchmark: .venv/.ready  ## speed and memory, against the blank tokenizer and Frog
	$(BIN)/python benchmarks/extraction.py --output benchmarks/results.json
	$(BIN)/python benchmarks/publication.py

dev: .venv/.ready  ## the Dagster UI on the same assets
	mkdir -p .dagster && printf 'telemetry:\n  enabled: false\nnux:\n  enabled: false\n' > .dagster/dagster.yaml
	DAGSTER_HOME=$(CURDIR)/.dagster $(BIN)/dagster dev

model: .venv/.ready  ## train the Dutch model anew from ../shared; see pipeline/data/model/README.md
	OMP_NUM_THREADS=1 $(BIN)/python -m training

serve: .venv/.ready
	$(BIN)/beleidsgraaf serve --output $(OUTPUT)

docs: .venv/.ready  ## the HTML reference and the JSON Schema, from ontology, shapes and samples
	$(BIN)/python -m tools.ontology_docs

mutations: .venv/.ready  ## docs/ontology/mutations.md: every constraint of every shape, broken once
	$(BIN)/python -m tools.ontology_docs.mutations

.venv/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
