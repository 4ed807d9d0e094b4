# Two commands for everyone: `make site` builds sources/ into site/, `make test` runs every test.
# Both set everything up in .venv on a machine with python3, pip and make alone.
.POSIX:
.PHONY: site test check format serve bench-search clean

site:
	@.ci/environment all
	@needed=; \
	found() { find sources -type f ! -path '*/.*' \( "$$@" \) 2>/dev/null | head -n 1 | grep -q .; }; \
	if found -iname '*.pdf' -o -iname '*.png' -o -iname '*.jpg' -o -iname '*.jpeg' -o -iname '*.tif' -o -iname '*.tiff'; \
	then needed="tesseract-ocr tesseract-ocr-vie"; fi; \
	if found -iname '*.doc'; then needed="$$needed antiword"; fi; \
	if [ -n "$$needed" ]; then .ci/debian $$needed || echo "Documents that need them get a page that says so."; fi
	@.venv/bin/congvan build
	@echo "It stands in site/. Look at it: run 'make serve' and go to http://127.0.0.1:8000/"

serve: site
	@.venv/bin/congvan serve

test:
	@.ci/environment check
	@.ci/debian tesseract-ocr tesseract-ocr-vie antiword chromium fonts-dejavu-core
# Two runs: Playwright keeps a loop running in its process, in which nothing else may start one.
	.venv/bin/python -m pytest -n auto --dist loadfile -m "not browser"
	.venv/bin/python -m pytest -n auto --dist loadfile -m browser

check:
	@.ci/environment check
	@.ci/debian tesseract-ocr tesseract-ocr-vie antiword fonts-dejavu-core
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/yamllint --strict .
	.venv/bin/python -m pytest -q -n auto --dist loadfile --hypothesis-profile quick -m "not slow and not browser" $(FAST)

format:
	@.ci/environment check
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench-search:
	@.ci/environment check
	@.ci/debian chromium
	.venv/bin/python -m tests.bench.search --json .cache/bench-search.json $(SIZES)

clean:
	rm -rf site .site-* .cache .venv
