# The jobs of the project; `make` lists them. Any GNU make from 3.81 on, any of Python 3.11 to 3.13.

RAW = data/raw
OUT = data/processed
WORKERS =
GOLD = tests/gold tests/gold-short tests/gold-law tests/gold-plain tests/gold-names tests/gold-held \
  tests/gold-justice tests/gold-justice-held
# Interpreter for .venv; if left empty, the first that fits of python3.13, python3.12, python3.11 and python3.
PYTHON =
# Data sets that the models are trained on; models/README.md says where they come from.
DATA = ../shared/training
# Tables of the sample letters, for the notebooks: those in data/processed are the user's.
SAMPLE = build/sample

# By the environment, not by text in the recipes: a folder of letters may have spaces or quotes in its name.
export RAW OUT WORKERS GOLD PYTHON DATA

PY = .venv/bin/python
PIP = $(PY) -m pip install --quiet --disable-pip-version-check
HOME_OF = case "$$$1" in "~"/*) $1="$$HOME/$${$1\#*/}";; esac
LOCK = uv pip compile $(if $(UPGRADE),--upgrade) --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help extract test lint types docs notebooks bench bench-smoke evaluate train letters lock clean always
.SUFFIXES:

help: ## List the jobs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  RAW=folder OUT=folder WORKERS=n   for extract: what is read, where the tables go, processes"
	@echo "  PYTHON=interpreter                for .venv, which the jobs set up by themselves"

extract: .venv/.base ## Turn the letters in RAW (data/raw) into tables in OUT (data/processed)
	@$(call HOME_OF,RAW); $(call HOME_OF,OUT); \
	$(PY) -m pipeline.cli extract -o "$$OUT" $${WORKERS:+--workers "$$WORKERS"} -- "$$RAW"

test: lint types docs notebooks bench-smoke evaluate ## Check and test everything
	@echo "Tests"
	@$(PY) -m pytest

lint: .venv/.dev ## Check the style of the code (ruff)
	@echo "Style"
	@$(PY) -m ruff check --quiet --output-format=concise .
	@$(PY) -m ruff format --quiet --check . || { $(PY) -m ruff format --quiet --diff . ; exit 1; }

types: .venv/.dev ## Check the types of the code (mypy)
	@echo "Types"
	@$(PY) -m mypy --no-error-summary

docs: .venv/.dev ## Build the pages of the documentation into site/
	@echo "Documentation"
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --quiet --strict

notebooks: .venv/.dev ## Run the notebooks on the sample letters, into notebooks/_run
	@echo "Notebooks"
	@$(PY) -m pipeline.cli extract --quiet -o $(SAMPLE) data/raw
	@SPCOMMS_TABLES="$$PWD/$(SAMPLE)" $(PY) notebooks/execute.py

bench: .venv/.dev ## Run the benchmarks, which takes minutes
	@$(PY) -m benchmarks

bench-smoke: .venv/.dev
	@echo "Benchmarks, in short"
	@$(PY) -m benchmarks --smoke

evaluate: .venv/.base ## Score the extraction against the annotated letters in GOLD (tests/gold*)
	@echo "Scores"
	@$(PY) -m pipeline.cli evaluate $$GOLD

train: .venv/.train ## Train both models of names from the data sets in DATA, up to 90 minutes on 2 cores
	@mkdir -p build
	@$(call HOME_OF,DATA); $(PY) -m pipeline.cli train small --data "$$DATA" > build/train-small.log 2>&1 & small=$$!; \
	$(PY) -m pipeline.cli train default --data "$$DATA"; default=$$?; wait $$small && cat build/train-small.log && exit $$default

letters: .venv/.dev ## Make the sample letters from their sources in tests/letters/sources
	@$(PY) -m tests.letters

lock: ## Lock the versions after a change in pyproject.toml; needs uv, UPGRADE=1 takes newer ones
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	@$(LOCK) --group build -o requirements.lock >/dev/null
	@$(LOCK) --extra notebooks --extra docs --group build --group dev -c requirements.lock \
	  -o requirements-dev.lock >/dev/null

clean: ## Remove .venv and what was made; the tables in data/processed stay
	@rm -rf .venv build dist site notebooks/_run .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find pipeline tests benchmarks docs notebooks -name __pycache__ -type d -prune -exec rm -rf {} +

# .venv is looked at again where it is missing, broken or moved, or an interpreter is asked for by name.
GOOD := $(shell test -x .venv/bin/python && test "`cat .venv/.made-in 2>/dev/null`" = "`pwd`" && echo good)
.venv/.made-in: $(if $(GOOD),$(if $(PYTHON),always),always)
	@.ci/venv "$$PYTHON"

.venv/.base: .venv/.made-in requirements.lock pyproject.toml
	@echo "Installing what requirements.lock names (only now; minutes on a slow line)"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Without a lock: which build of PyTorch fits depends on the machine.
.venv/.train: .venv/.dev
	@echo "Installing what training needs, PyTorch among it"
	@$(PIP) --editable ".[train]"
	@touch $@

.venv/.dev: .venv/.base requirements-dev.lock
	@echo "Installing what requirements-dev.lock names (only now; minutes on a slow line)"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
