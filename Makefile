# What people do with this project, one word each. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SYSTEM_PACKAGES ?= install
SEED ?= 1
N ?= 1000
SECONDS ?= 60
# A test waits much of its time: for a disk, a picture, a process.
WORKERS ?= 3
SOURCES := forms kiosk printing sync tests installer benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup setup-test run demo installer installer-test test check format bench conformance fuzz-forms fuzz-mutations faults screens paper journeys monkey lock clean

help: ## list these words
	@sed -n 's/^\([a-z%-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: build/setup.done ## system libraries, virtual environment, locked dependencies

setup-test: build/setup-test.done ## the same with what checking and testing need

run: setup ## a central platform on loopback and the kiosk in a window
	$(BIN)/kiosk run --embedded

demo: setup ## three visits played on an offscreen kiosk; report in build/demo
	$(BIN)/kiosk demo --out build/demo

installer: setup ## the kiosk's program frozen into build/installer/bundle, tried by a visit, and made a Debian package
	$(BIN)/python -m installer.build
	$(BIN)/python -m installer.deb

installer-test: setup-test ## the package in a bare Debian without a network, in a folder and booted: install, file, upgrade, return, purge (root, debootstrap)
	$(BIN)/python -m tests.installer

test: setup-test ## all tests
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n $(WORKERS) --max-worker-restart 0

check: setup-test ## format, lint, types, import contracts, QML
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	installer/check_qml.sh

format: setup-test ## write every Python file in the one format
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

bench: setup-test ## measurements, each a ratio of two figures of one run
	$(BIN)/python -m benchmarks

bench-%: setup-test ## one of them: bench-forms, bench-installer (root), bench-print, bench-sync (a bad link needs root), bench-ui
	$(BIN)/python -m benchmarks $*

conformance: setup-test ## the form engine against the peers' own tests, into build/conformance.json
	$(BIN)/python -m tests.conformance --json build/conformance.json

fuzz-forms: setup-test ## random fillings against a live JavaRosa: SEED=1 N=1000 steps
	$(BIN)/python -m tests.fuzz_forms --seed $(SEED) --count $(N) --json build/fuzz-forms.json

fuzz-platform: setup-test ## calls to a platform as its description allows, in search of a 5xx: SEED=1 N=1000
	$(BIN)/python -m tests.fuzz_platform --seed $(SEED) --count $(N)

fuzz-mutations: setup-test ## broken forms and expressions, in search of a traceback: SEED=1 N=1000
	$(BIN)/python -m tests.fuzz --seed $(SEED) --count $(N)

faults: setup-test ## kill, cut, fill and tear everything: is a filing ever lost or doubled? SEED=1
	$(BIN)/python -m tests.faults --seed $(SEED) --json build/faults.json

screens: setup-test ## every scene and question page in every size, type and language; build/screens
	$(BIN)/python -m tests.ui.screens

paper: setup-test ## every printed document, shortest and longest, in both languages, judged; build/paper
	$(BIN)/python -m tests.paper

monkey: setup-test ## touches, types and pulls cables at random: SEED=1 SECONDS=60; build/monkey.json
	$(BIN)/python -m tests.ui.monkey --seed $(SEED) --seconds $(SECONDS) --json build/monkey.json

journeys: setup-test ## ten whole visits by touch and a day of the staff, on a kiosk with a real platform; build/journeys.json
	$(BIN)/python -m tests.ui.journeys

lock: ## resolve installer/requirements anew (needs uv)
	installer/lock.sh

clean: ## remove what was built, keep the virtual environment
	rm -rf build

build/setup.done: installer/requirements/central.txt installer/system_packages.sh installer/translations.sh pyproject.toml resources/translations/kiosk_en.ts
	[ "$(SYSTEM_PACKAGES)" = skip ] || installer/system_packages.sh
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	installer/translations.sh $(BIN)
	mkdir -p build && touch $@

build/setup-test.done: build/setup.done installer/requirements/dev.txt
	[ "$(SYSTEM_PACKAGES)" = skip ] || installer/system_packages.sh --test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r installer/requirements/dev.txt
	touch $@
