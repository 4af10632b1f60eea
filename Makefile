# Tallystick. `make help` lists the targets. A bare Debian 12 with python3, pip and make is enough.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PY   ?= python3
PLAN ?= china-2021-2025
PORT ?= 8000
COUNT ?= 100

UV   := .tools/bin/uv
DEV  := .venv
DEMO := .venv-demo
MUTATION := .venv-mutation
BIN  := $(DEV)/bin
OUT  := build/$(PLAN)
LOCALE := src/tallystick/voice/locale

# A Python of this machine is used; uv never fetches one.
export UV_PYTHON_DOWNLOADS := never

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

# ---------------------------------------------------------------- environments

.tools/.ready: requirements/bootstrap.txt
	$(PY) -m pip install -q --disable-pip-version-check --upgrade --target .tools --require-hashes -r $<
	touch $@

# Call with the environment's folder and its lock files.
define environment
$(UV) venv -q --allow-existing --python $(PY) $(1)
$(UV) pip sync -q --require-hashes --python $(1)/bin/python $(2)
$(UV) pip install -q --no-deps --no-build-isolation --python $(1)/bin/python -e .
touch $(1)/.ready
endef

$(DEV)/.ready: requirements/dev.txt pyproject.toml .tools/.ready
	$(call environment,$(DEV),requirements/dev.txt)

$(DEMO)/.ready: requirements/run.txt requirements/build.txt requirements/office.txt pyproject.toml .tools/.ready
	$(call environment,$(DEMO),requirements/run.txt requirements/build.txt requirements/office.txt)

# What was translated since the program was installed is compiled too.
.PHONY: catalogues
catalogues: $(DEV)/.ready
	$(BIN)/python hatch_build.py

.PHONY: setup
setup: $(DEV)/.ready catalogues ## make .venv with everything that work here needs

# ---------------------------------------------------------------- the two commands

.PHONY: demo
demo: $(DEMO)/.ready ## the plan's site and an invented country's office on 127.0.0.1:8000 (PORT=... changes it)
	$(DEMO)/bin/python hatch_build.py
	$(DEMO)/bin/tallystick assess plans/$(PLAN) --out $(OUT)
	$(DEMO)/bin/tallystick office demo build/demo-office-$(PORT) --site $(OUT) --port $(PORT)

.PHONY: test
test: lint types contract shape ## all checks and all tests; browser tests run where Chromium is
	$(BIN)/pytest -n auto

# ---------------------------------------------------------------- the parts

.PHONY: lint
lint: $(DEV)/.ready ## lint, format, spelling, unused code and unused dependencies
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell
	$(BIN)/vulture
	$(BIN)/deptry src

.PHONY: types
types: $(DEV)/.ready ## check the types
	$(BIN)/mypy

.PHONY: contract
contract: $(DEV)/.ready ## rooms import down only
	$(BIN)/lint-imports --no-logo

.PHONY: shape
shape: $(DEV)/.ready catalogues ## sizes, names, locks and licences
	$(BIN)/pytest -q tests/architecture

.PHONY: check
check: lint types contract catalogues ## the quick round while working: everything but browser and slow tests
	$(BIN)/pytest -q -n auto -m "not browser and not slow and not bench"

.PHONY: format
format: $(DEV)/.ready ## mend lint and format where a tool can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bench
bench: $(DEV)/.ready ## run the benchmarks and print their figures
	$(BIN)/python -m benchmarks

$(MUTATION)/.ready: requirements/mutation.txt pyproject.toml .tools/.ready
	$(call environment,$(MUTATION),requirements/mutation.txt)

.PHONY: mutation
mutation: $(MUTATION)/.ready ## plant bugs by chance and count those that no test sees (DAY=2026-11-28 COUNT=100, of each room; hours)
	nice $(MUTATION)/bin/python -m tests.endurance.mutation $(DAY) $(COUNT)

.PHONY: whole
whole: lint types contract shape ## as `make test`, with all cases of tests that take turns (before an issue ends)
	TALLYSTICK_WHOLE=1 $(BIN)/pytest -n auto

.PHONY: draws
draws: $(DEV)/.ready ## the tests that draw their cases, with twenty times as many as in every run (hours)
	TALLYSTICK_DRAWS=20 nice $(BIN)/pytest -n auto $$(grep -l 'tests.draws' -r tests --include='test_*.py')

.PHONY: messages
messages: $(DEV)/.ready ## gather all texts that people are shown, update each language's catalogue, compile them
	$(BIN)/pybabel -q extract -F $(LOCALE)/babel.cfg --no-location \
	  --sort-output --omit-header -o $(LOCALE)/tallystick.pot src/tallystick
	if compgen -G '$(LOCALE)/*/' >/dev/null; then \
	  $(BIN)/pybabel -q update -D tallystick -i $(LOCALE)/tallystick.pot -d $(LOCALE) --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date; \
	fi
	$(BIN)/python hatch_build.py

# The only target that asks the registry which versions exist. Old locks are removed first: uv would
# keep their pins. --no-config and a clean environment keep this machine's own settings out.
.PHONY: lock
lock: .tools/.ready ## choose versions anew and write the hash-pinned locks
	rm -f requirements/build.txt requirements/run.txt requirements/cluster.txt requirements/office.txt requirements/report.txt requirements/sdmx.txt requirements/dev.txt requirements/mutation.txt
	for set in build run cluster office report sdmx dev mutation bootstrap; do \
	  env -i PATH="$$PATH" HOME="$$HOME" $${SSL_CERT_FILE:+SSL_CERT_FILE="$$SSL_CERT_FILE"} \
	    $(UV) --no-config pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate requirements/$$set.in -o requirements/$$set.txt; \
	done

.PHONY: clean
clean: ## remove environments, tools, caches and everything built
	rm -rf .tools .venv .venv-demo .venv-mutation build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests benchmarks -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
