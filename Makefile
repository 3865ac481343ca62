# What a developer runs. Each target first sets up what it needs (tools/setup.sh; quick when it is there).
.PHONY: serve build frameworks test test-native test-browser fuzz bench check screenshots
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

set_up = tools/setup.sh $@ && . target/setup.env

# The release: a standard library built for size, no panic messages, relocations for the splitter. The flags are unstable
# ones; RUSTC_BOOTSTRAP lets the stable compiler take them. CONTRIBUTING.md, "Size", says what each gives.
release = RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
	--cfg erase_components -Clink-args=--emit-relocs"

# Where trunk puts its release build: the demo page and all. tests/browser/harness/newsroom.rs takes the demo from here.
release_demo = target/demo-release

# The demo newsroom with a live feed and a working sign-up, on ports the system picks (or PORT=8080).
serve:
	@$(set_up) && tools/serve.sh

# dist/, what a site owner deploys, with a table of sizes; fails over the budget.
build:
	@$(set_up) && $(MAKE) --no-print-directory dist

.PHONY: dist
dist:
	@echo "release build (about 30 s, up to 5 min the first time) ..."
	@$(release) trunk build --release --offline --features split --dist $(release_demo)
	@node tools/release.mjs $(release_demo)

# The pages in frameworks that the browser tests open; quick when nothing has changed.
frameworks = target/frameworks/built
$(frameworks): tools/frameworks.mjs package-lock.json $(shell find tests/browser/frameworks)
	@node tools/frameworks.mjs && touch $@

frameworks:
	@tools/setup.sh build && $(MAKE) --no-print-directory $(frameworks)

test:
	@$(set_up) && $(MAKE) --no-print-directory dist $(frameworks) && cargo test --locked

# Natively, everything but the browsers: a few seconds once it is built.
test-native:
	@$(set_up) && cargo test --locked --lib --test '[!b]*'

test-browser:
	@tools/setup.sh test && . target/setup.env && $(MAKE) --no-print-directory $(frameworks) && cargo test --locked --test browser

# Ten minutes of a fuzzer for each native parser; `make fuzz TARGETS="date cut" TIME=60` for some, and shorter.
fuzz:
	@$(set_up) && TIME="$(or $(TIME),600)" tools/fuzz.sh $(TARGETS)

check:
	@$(set_up) && $$CARGO_FMT fmt --check && cargo clippy --locked --all-targets -- -D warnings \
	  && cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings

bench:
	@$(set_up) && $(MAKE) --no-print-directory dist && node tools/bench/bench.mjs $(ONLY)

screenshots:
	@tools/setup.sh test && . target/setup.env && $(MAKE) --no-print-directory dist && cargo test --locked --test browser -- --gallery target/screenshots
