# Everything a newcomer needs: `make demo`, then `make test`. Both set up what is missing first.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo app test soak bench format quality screenshots setup setup-dev clean

PY := .venv/bin/python
export QT_LOGGING_RULES := *.debug=false;qt.qpa.*=false

help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: setup  ## make the merged timeline of the sample case
	@$(PY) tools/demo.py

app: setup  ## open the window
	@$(PY) main.py

test: setup-dev  ## every check: format, lint, types, rooms, tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m pytest -q -n auto --dist loadfile --no-loadscope-reorder -m "not soak and not benchmark" --cov --cov-report=term:skip-covered

soak: setup-dev  ## the long runs at full number: fuzzing, kills, full disks
	$(PY) -m pytest -q -m soak

bench: setup-dev  ## speed as ratios to named peers
	$(PY) -m pytest -q -s -m benchmark

quality: setup-dev  ## how well the prose is read, signal by signal; makes docs/quality.md
	$(PY) -m tests.corpora.language.quality --write

screenshots: setup-dev  ## make the pictures in docs/pictures again
	$(PY) tools/screenshots.py

format: setup-dev  ## put the code in the project's format
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

setup: .venv/.runtime
setup-dev: .venv/.dev

.venv/.runtime: requirements.lock pyproject.toml tools/setup.sh
	@bash tools/setup.sh runtime

.venv/.dev: requirements-dev.lock pyproject.toml tools/setup.sh
	@bash tools/setup.sh dev

clean:  ## take away all that was set up
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis
