# Needs Python 3.11 or newer, and make. Everything else is installed into .venv from the locks.

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3.14 python3))
# Debian's root may install what is missing; anybody else is told what to install.
APT := $(if $(filter 0,$(shell id -u)),$(shell command -v apt-get))
CHROMIUM := $(firstword $(shell command -v chromium chromium-browser google-chrome))

.DEFAULT_GOAL := help
.PHONY: help demo test tests check bench fuzz fix bless docs manual lock wheel browser java clean

help: ## List what you can do here.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/ready ## A house with invented travellers, at http://localhost:8000. Ctrl-C stops it.
	@env -u HAIDANG_DATABASE_URL HAIDANG_HOME=$(CURDIR)/.haidang $(VENV)/bin/haidang demo

test: check tests ## Everything that must be true before a change is shared. CI runs this.

tests: $(VENV)/ready-to-develop browser java ## The tests alone. ARGS="tests/edifact -x" chooses some.
	$(PY) -m pytest -q --durations=10 $(ARGS)

check: $(VENV)/ready-to-develop ## Style, types, floors and the manual. Changes nothing, complains about everything.
	$(PY) -m ruff format --check --quiet
	$(PY) -m ruff check --quiet
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PY) -m mkdocs build --strict --quiet

bench: $(VENV)/ready-to-develop ## How fast, from message to hit. ARGS=--quick tries it in a minute.
	@$(PY) -m benchmarks $(ARGS)

fuzz: $(VENV)/ready-to-develop ## Try to break the reader's promises. RUNS=1000000 a promise; Linux only.
	@$(PY) -c "import atheris" 2>/dev/null || $(PY) -m pip install --disable-pip-version-check --quiet atheris==3.0.0
	@for promise in read parts segments round_trip lists listed_papers; do \
		PYTHONPATH=src nice $(PY) -m fuzz $$promise -runs=$(or $(RUNS),100000) -timeout=20 || exit 1; done

fix: $(VENV)/ready-to-develop ## Put right what a machine can.
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bless: $(VENV)/ready-to-develop ## Accept what was read as the golden answer; then read the diff.
	$(PY) -m pytest -q tests/messages --bless

docs: manual ## The manual as a site, in site/.
	$(PY) -m mkdocs build --strict

manual: $(VENV)/ready-to-develop ## Rewrite the pages of the manual that the code writes.
	$(PY) -m manual

COMPILE := $(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" pyproject.toml --group build

lock: $(VENV)/ready-to-develop ## Take the newest libraries that fit into both locks.
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

wheel: $(VENV)/ready ## The one file to install elsewhere, in dist/.
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## Remove what was made here, but neither the demo's data (.haidang) nor .venv.
	rm -rf build dist site .*_cache .hypothesis
	find src tests manual benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(PY):
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. On Debian: apt-get install python3 python3-venv"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		test -n "$(APT)" && apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); } || \
		{ rm -rf $(VENV); echo "Python cannot make environments here. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/ready: requirements.lock pyproject.toml | $(PY)
	@echo "Installing what Hải Đăng needs (once, about a minute) ..."
	$(PY) -m pip install --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(PY) -m pip install --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-develop: requirements-dev.lock $(VENV)/ready
	@echo "Installing what developing needs (once, about a minute) ..."
	$(PY) -m pip install --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

browser:
ifeq ($(CHROMIUM),)
ifneq ($(APT),)
	@echo "Installing Chromium for the browser journeys ..."
	@apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium
else
	@echo "###########################################################################"
	@echo "##  No Chromium here: the browser journeys are LEFT OUT.                 ##"
	@echo "##  Install the package chromium (or google-chrome) and run this again.  ##"
	@echo "###########################################################################"
endif
endif

java:
ifeq ($(shell command -v java),)
	@echo "Installing Java for the tests of Spark ..."
	@{ test -n "$(APT)" && apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless; } || { \
		echo "###########################################################################"; \
		echo "##  No Java here: the tests of Spark are LEFT OUT.                       ##"; \
		echo "##  Install Java 17 or newer and run this again.                         ##"; \
		echo "###########################################################################"; }
endif
