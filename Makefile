# `make crawl` and `make test` do their own set-up: a virtual environment in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: crawl test check setup clean

crawl: .venv/crawl.done
	$(BIN)/scrapy crawl forum

test: .venv/test.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --maxprocesses 8 --dist worksteal

setup: .venv/test.done

.venv/crawl.done: requirements.txt scripts/make-venv
	sh scripts/make-venv $(PYTHON)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/test.done: requirements.txt requirements-dev.txt scripts/make-venv
	sh scripts/make-venv $(PYTHON)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ .venv/crawl.done

clean:
	rm -rf .venv
