# The commands anyone needs. Each works as the only command on a fresh checkout
# with python3 >= 3.11, pip, make and git.
PY ?= python3
UV := .bootstrap/bin/uv
BIN := .venv/bin

export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy

.PHONY: setup setup-dev demo test check bench docs screenshots locks clean

setup: .venv/.app            ## build .venv, nothing else

demo: setup                  ## a small practice on simulators, ready to look at
	$(BIN)/tactful demo
	$(BIN)/tactful run

test: setup-dev              ## the tests, in parallel; SQLite, and PostgreSQL where one answers
	$(BIN)/python -m tests.run

check: setup-dev             ## format, lint, types, import contracts, migrations, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/django-admin makemigrations --check --dry-run --settings tactful.config.settings
	$(BIN)/djlint --quiet --check --lint src/tactful/web/templates

bench: setup-dev             ## the benchmarks, each beside its limit in the same run
	$(BIN)/tactful bench

docs: setup                  ## the reference of the contact policy, from the policy itself (docs/reference)
	$(BIN)/python -m tactful.practice.reference

screenshots: setup-dev       ## a picture of every page, wide and narrow, light and dark (var/screenshots)
	$(BIN)/python -m tests.screenshots

setup-dev: .venv/.dev

# Debian's python3 has neither venv nor a permitted `pip install`; installing into
# a folder is allowed, and uv needs nothing more.
$(UV):
	$(PY) -m pip install -q --no-warn-script-location --disable-pip-version-check --target .bootstrap 'uv>=0.13,<0.14'

.venv/bin/python: | $(UV)
	$(UV) venv -q --allow-existing --python $(PY) .venv

.venv/.app: requirements/app.lock pyproject.toml | .venv/bin/python
	test -e .venv/.dev || $(UV) pip sync -q --python $(BIN)/python --require-hashes requirements/app.lock
	test -e .venv/.dev || $(UV) pip install -q --python $(BIN)/python --no-deps -e .
	touch $@

.venv/.dev: requirements/dev.lock pyproject.toml | .venv/bin/python
	$(UV) pip sync -q --python $(BIN)/python --require-hashes requirements/dev.lock
	$(UV) pip install -q --python $(BIN)/python --no-deps -e .
	touch .venv/.app $@

# Hashed and free of registry addresses, so that they install anywhere.
COMPILE = $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header pyproject.toml
locks: $(UV)
	$(COMPILE) -o requirements/app.lock
	$(COMPILE) --extra postgres --group dev -o requirements/dev.lock

clean:
	rm -rf .venv .bootstrap var
