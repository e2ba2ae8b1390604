# Everything from a fresh machine with Swift to an installed program. `make help` lists what there is.

PREFIX ?= /usr/local
DESTDIR ?=
# How long `make fuzz` tries, in seconds.
FUZZ_SECONDS ?= 600
# Runs that `make test-crash` kills.
KILLS ?= 40
# More options for every `swift build` and `swift test`.
SWIFTFLAGS ?=
# Undeclared imports between targets are errors everywhere.
FLAGS = --explicit-target-dependency-import-check error $(SWIFTFLAGS)
# Linked with the Swift library inside: starts faster, and needs no Swift on the machine where it runs.
RELEASE = -c release --static-swift-stdlib $(FLAGS)
BINARY = .build/release/feedwatch
STRIPPED = .build/dist/feedwatch
SOURCES = Sources Tests Benchmarks Package.swift

export SWIFT_BACKTRACE = enable=no

.PHONY: help demo test test-crash install uninstall lint format release bench fuzz docs prepare build-release clean

help:
	@echo "make demo             the main job on an example agency, without a network"
	@echo "make test             all tests"
	@echo "make test-crash       kills KILLS=$(KILLS) whole runs of 300 sources at random instants"
	@echo "make install          builds and installs under PREFIX=$(PREFIX)"
	@echo "make release          a stripped program that needs no Swift: $(STRIPPED)"
	@echo "make lint             format and strict build, as the checks do"
	@echo "make format           formats the code"
	@echo "make bench            start-up, runs over many local documents, and feeds against libxml2"
	@echo "make fuzz             random documents against the readers; FUZZ_SECONDS=$(FUZZ_SECONDS)"
	@echo "make docs             the documentation as a website: .build/docs"

demo: build-release
	@scripts/demo $(BINARY)

test: prepare
	swift test $(FLAGS)

test-crash: prepare
	FEEDWATCH_RUN_KILLS=$(KILLS) FEEDWATCH_RUN_SOURCES=300 swift test $(FLAGS) --filter RunCrashTests

lint: export FEEDWATCH_STRICT = 1
lint: prepare
	swift format lint --strict --parallel --recursive $(SOURCES)
	swift build --build-tests $(FLAGS)

format:
	swift format --in-place --parallel --recursive $(SOURCES)

release: build-release
	@mkdir -p $(dir $(STRIPPED))
	strip -o $(STRIPPED) $(BINARY)
	@if ldd $(STRIPPED) | grep -i swift; then echo "the program still needs Swift libraries" >&2; exit 1; fi
	@ls -l $(STRIPPED)

install: release
	install -D -m 755 $(STRIPPED) $(DESTDIR)$(PREFIX)/bin/feedwatch
	install -d $(DESTDIR)$(PREFIX)/share/feedwatch/Feeds $(DESTDIR)$(PREFIX)/share/feedwatch/cron
	install -m 644 Feeds/*.yaml $(DESTDIR)$(PREFIX)/share/feedwatch/Feeds
	install -m 644 cron/* $(DESTDIR)$(PREFIX)/share/feedwatch/cron
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(STRIPPED) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/feedwatch
	$(STRIPPED) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_feedwatch
	$(STRIPPED) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/feedwatch.fish
	@echo "installed $(DESTDIR)$(PREFIX)/bin/feedwatch; next: feedwatch init"

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/feedwatch \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/feedwatch \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_feedwatch \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/feedwatch.fish
	rm -rf $(DESTDIR)$(PREFIX)/share/feedwatch

bench: build-release
	@scripts/bench $(BINARY)
	swift run $(RELEASE) feed-benchmark $(BINARY)
	swift run $(RELEASE) change-benchmark

fuzz: prepare
	scripts/fuzz $(FUZZ_SECONDS)

docs: prepare
	@rm -rf .build/docs
	docc convert Sources/feedwatch/Documentation.docc --warnings-as-errors --output-path .build/docs \
	  --fallback-display-name feedwatch --fallback-bundle-identifier feedwatch --transform-for-static-hosting
	@echo "the documentation is in .build/docs"

prepare:
	@scripts/require-swift
	@scripts/install-packages

build-release: prepare
	swift build $(RELEASE) --product feedwatch

clean:
	rm -rf .build
