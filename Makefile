# `make run` shows the kiosk, `make check` is what a change must pass. Everything lands in .venv/ in this checkout.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHON

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint check mutants torture bench bench-big bench-tables shots pictures catalogs codes measure-structure lock \
	licences install uninstall install-deps install-test-deps clean

help:
	@echo 'make run           the kiosk with the demo house: what is missing is installed first'
	@echo 'make install       with sudo: this machine becomes a kiosk, and again: it is upgraded (docs/upgrade.md)'
	@echo 'make uninstall     with sudo: takes the program off again; configuration and data stay'
	@echo 'make test          the tests; a part of them with  make test T="tests/lending -k renew"'
	@echo 'make mutants       rules of lending, each broken once: the tests must see every one of them'
	@echo 'make torture       the tests of endurance with ten times the rounds: kills, power cuts, storms, fuzz, simulated years'
	@echo 'make check         format, lint, types, imports and tests: what every change must pass'
	@echo 'make bench         how quick everything is, into bench/results/latest.json and the table of the README'
	@echo 'make bench-big     the same of a ledger with 1,000,000 past loans, made in out/bench (3.5 GB meanwhile, minutes)'
	@echo 'make bench-tables  the other measurements in bench/: search, catalogue, checks, forgetting, a visit'
	@echo 'make shots         every screen in every state, size and language, into out/shots/'
	@echo 'make pictures      the pictures of docs/pages.md and of the README, drawn again'
	@echo 'make manual        the four pages to hang up, as PDF in Dutch and French, into out/manual/'
	@echo 'make measure-structure   what a newcomer has to read and to touch, counted'
	@echo 'make catalogs      collect the words of the screens into the catalogues of all languages'
	@echo 'make codes         docs/codes.md: what every short code on a screen means; what kiosk doctor finds, too'
	@echo 'make install-deps  the system packages only (packages.apt)'
	@echo 'make lock          the Python packages of pyproject.toml into locks/; newer versions with  make lock U=--upgrade'
	@echo 'make licences      the licence of everything that a kiosk is made of, into docs/licences.md'
	@echo 'make clean         back to a fresh clone, your kiosk.toml and databases excepted'

run: install-deps $(VENV)/.run
	$(BIN)/kiosk run --demo

# All tests run in three processes on two cores, for many wait. A part of them, T, runs in this process, where it has begun before two others would have
# started; `make test T="-n 2 tests/db"` shares a large part out. At the end stands what each budget has spent.
# What Python compiles is kept, even where the environment says otherwise: each process, and each program that a test starts, would compile it all again.
unexport PYTHONDONTWRITEBYTECODE
SHARED_OUT := $(if $(T),,-n 3 --dist loadgroup)
test: install-test-deps $(VENV)/.dev
	$(BIN)/python -m pytest $(SHARED_OUT) $(T)

lint: install-deps $(VENV)/.dev
	@date +%s > $(VENV)/.lint-began
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@echo "lint and types: $$(( $$(date +%s) - $$(cat $(VENV)/.lint-began) )) of 60 s"

check: install-test-deps lint test

# Works on a copy of the tree, at most a quarter of an hour on two cores; a part:  make mutants M=pricing
mutants: install-test-deps $(VENV)/.dev
	$(BIN)/python -m tests.mutants $(if $(M),"$(M)")

# The same tests as in `make test`, with the larger numbers of tests/support/torture.py; a part:  make torture T=tests/faults
torture: install-test-deps $(VENV)/.dev
	TORTURE=1 $(BIN)/python -m pytest -m torture --timeout 7200 $(SHARED_OUT) $(T)

# The figures of bench/results/latest.json, a part of them with  make bench B="scan touch"; the machine should do nothing else.
bench: install-test-deps $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python -m bench $(B)

bench-big: install-test-deps $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python -m bench big

bench-tables: install-test-deps $(VENV)/.dev
	@set -e; for each in bench/bench_*.py; do echo "== $$each"; PYTHONPATH=. $(BIN)/python "$$each"; done

shots: install-deps $(VENV)/.run
	$(BIN)/python -m tests.gallery.shots

# A part of them by name:  make pictures P="welcome ticket"
pictures: install-deps $(VENV)/.run
	$(BIN)/python -m tests.gallery.documented $(P)

# Those that lie in docs/manual/, for who has no checkout:  make manual D=docs/manual
.PHONY: manual
manual: install-deps $(VENV)/.run
	$(BIN)/python -m scripts.volunteers $(or $(D),out/manual)

catalogs: install-deps $(VENV)/.run
	$(BIN)/python -m screens.present.catalogs

codes: install-deps $(VENV)/.run
	$(BIN)/python -m screens.present.codes
	$(BIN)/python -m screens.present.doctor.document

measure-structure: install-deps $(VENV)/.dev
	$(BIN)/python scripts/measure_structure.py

install:
	@systemd/install.sh $(O)

uninstall:
	@systemd/uninstall.sh

install-deps:
	@scripts/install-deps run build

install-test-deps:
	@scripts/close-virtual-reader
	@scripts/install-deps run build test

# A stamp says that pip has been here since these files changed; the second `make` asks nobody anything.
# What is built from source is built with locks/build.txt: without build isolation pip fetches nothing of its own.
define install
	$(PIP) install --require-hashes -r locks/build.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" $(PIP) install --require-hashes --no-build-isolation -r $(1)
	$(PIP) install --no-deps --no-build-isolation -e .
endef

$(VENV)/.run: pyproject.toml locks/build.txt locks/run.txt | $(VENV)/.made
	@echo 'Installing the Python packages into $(VENV)/ (some minutes the first time on a Raspberry Pi)'
	$(call install,locks/run.txt)
	@touch $@

$(VENV)/.dev: pyproject.toml locks/build.txt locks/run.txt locks/test.txt | $(VENV)/.made
	@echo 'Installing the Python packages into $(VENV)/, those of the tests too'
	$(call install,locks/test.txt)
	@touch $@ $(VENV)/.run

$(VENV)/.made:
	python=$$(scripts/find-python) && "$$python" -m venv --clear $(VENV)
	@touch $@

# Each lock holds for Python 3.11 to 3.13 on x86-64 and arm64. locks/test.txt comes first: the others take its versions.
COMPILE = build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(U)
lock:
	@python=$$(scripts/find-python) && "$$python" -m venv --clear build/lock
	build/lock/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r locks/uv.txt
	$(COMPILE) pyproject.toml --extra dev --group build --output-file locks/test.txt
	$(COMPILE) pyproject.toml --constraints locks/test.txt --output-file locks/run.txt
	$(COMPILE) --group build --constraints locks/test.txt --output-file locks/build.txt
	$(COMPILE) --group lock --output-file locks/uv.txt

licences: install-deps $(VENV)/.dev
	$(BIN)/python scripts/list_licences.py

clean:
	rm -rf $(VENV) build out *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
