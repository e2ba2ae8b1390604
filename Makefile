# Everything from a fresh machine with Swift to an installed program. `make help` lists what there is.

PREFIX ?= /usr/local
DESTDIR ?=
# How long `make fuzz` tries, in seconds.
FUZZ_SECONDS ?= 600
# Runs that `make test-crash` kills.
KILLS ?= 40
# Runs of `make test-soak`.
RUNS ?= 50
# More options for every `swift build` and `swift test`.
SWIFTFLAGS ?=
# Undeclared imports between targets are errors everywhere.
FLAGS = --explicit-target-dependency-import-check error $(SWIFTFLAGS)
# Linked with the Swift library inside: starts faster, and needs no Swift on the machine where it runs.
# Nothing is linked to the program, so it exports nothing: the linker of Swift's library makes it list 13,000 names.
RELEASE = -c release --static-swift-stdlib $(FLAGS) $(PACKED) -Xlinker --no-export-dynamic
# Packed relocations, where the C library reads them (glibc 2.36): a start takes 7 % less time and 2 MB less memory.
PACKED := $(shell printf '2.36\n%s\n' "$$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)" | sort -VC \
  && echo -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs)
# `make deb BINARY=FILE` takes a program that is built already; so do the other targets that need one.
BINARY = .build/release/feedwatch
STRIPPED = .build/dist/feedwatch
SOURCES = Sources Tests Benchmarks Packaging Package.swift
# What is made from the program itself, for `make install` and packages.
GENERATED = .build/generated
REFERENCE = Sources/feedwatch/Documentation.docc/Reference
GUIDES = Sources/feedwatch/Documentation.docc/Guides
VERSION = $(shell sed -n 's/.*number = "\(.*\)".*/\1/p' Sources/feedwatch/Feedwatch.swift)
SECONDS_OF_DAY = $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
# Manual pages bear the day of the last commit, so that the same source gives the same bytes.
DAY = $(shell git log -1 --format=%cs 2>/dev/null || date +%F)

export SWIFT_BACKTRACE = enable=no

.PHONY: help demo test test-crash test-cuts test-browser test-soak test-sanitizers install uninstall lint format release bench fuzz docs reference generated \
  check-generated check-units check-schemas check-vcards deb check-deb transcript tarball prepare build-release clean

help:
	@echo "make demo             the main job on an example agency, without a network"
	@echo "make test             all tests"
	@echo "make test-crash       kills KILLS=$(KILLS) whole runs of 300 sources at random instants"
	@echo "make test-browser     the digest and the report in headless Chromium; PICTURES=FOLDER keeps screenshots"
	@echo "make test-cuts        documents that are cut off at every byte"
	@echo "make test-soak        RUNS=$(RUNS) runs of 1,000 sources, one after the other"
	@echo "make test-sanitizers  all tests under the address and the thread sanitizer (some 30 minutes)"
	@echo "make install          builds and installs under PREFIX=$(PREFIX)"
	@echo "make release          a stripped program that needs no Swift: $(STRIPPED)"
	@echo "make lint             format and strict build, as the checks do"
	@echo "make format           formats the code"
	@echo "make bench            start-up, runs over many local documents, feeds and pages against libxml2, digests"
	@echo "make fuzz             random documents against the readers; FUZZ_SECONDS=$(FUZZ_SECONDS)"
	@echo "make docs             the documentation as a website: .build/docs"
	@echo "make check-generated  manual pages and completions, checked by mandoc and the shells"
	@echo "make deb              a Debian package: .build/dist"
	@echo "make check-deb        tries that package in a clean Debian 12 (as root, with a network; some minutes)"
	@echo "make transcript       the same, and renews the transcript in the guides"
	@echo "make tarball          the program with all that belongs to it: .build/dist"
	@echo "make check-units      the units of systemd, checked by systemd"
	@echo "make check-schemas    what the commands print as JSON, compared with its schemas (python3-jsonschema)"
	@echo "make check-vcards     vCards, read by programs of others (python3-vobject, ez-vcard)"
	@echo "make reference        writes the page of the documentation that is made from the help"

demo: build-release
	@scripts/demo $(BINARY)

test: prepare
	@scripts/install-packages tests
	swift test $(FLAGS)

test-crash: prepare
	FEEDWATCH_RUN_KILLS=$(KILLS) FEEDWATCH_RUN_SOURCES=300 swift test $(FLAGS) --filter RunCrashTests

test-cuts: prepare
	FEEDWATCH_CUT_STEP=1 swift test $(FLAGS) --filter 'PipelineTests.Cut'

test-browser: build-release
	@scripts/check-browser $(BINARY) $(PICTURES)

test-soak: prepare
	FEEDWATCH_SOAK_RUNS=$(RUNS) FEEDWATCH_SOAK_SOURCES=1000 swift test $(FLAGS) --filter SoakTests

# How many times longer than usual the tests with a time limit may take here.
test-sanitizers: export FEEDWATCH_PATIENCE = 20
# Leaks of the libraries at the end of a process are nobody's fault here: only wrong accesses and races count.
test-sanitizers: export ASAN_OPTIONS = detect_leaks=0
test-sanitizers: prepare
	swift test $(FLAGS) --sanitize=address --scratch-path .build/address
	swift build --build-tests $(FLAGS) --sanitize=thread --scratch-path .build/thread
	clang -shared -fPIC -O1 -D_GNU_SOURCE -Wall -o .build/thread/MutexOrder.so Tests/Sanitizers/MutexOrder.c
	LD_PRELOAD=$(CURDIR)/.build/thread/MutexOrder.so \
	  swift test --skip-build --sanitize=thread --scratch-path .build/thread

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

install: release generated
	install -D -m 755 $(STRIPPED) $(DESTDIR)$(PREFIX)/bin/feedwatch
	install -d $(DESTDIR)$(PREFIX)/share/feedwatch/Feeds $(DESTDIR)$(PREFIX)/share/feedwatch/cron
	install -m 644 Feeds/*.yaml $(DESTDIR)$(PREFIX)/share/feedwatch/Feeds
	install -m 644 cron/* $(DESTDIR)$(PREFIX)/share/feedwatch/cron
	install -d $(DESTDIR)$(PREFIX)/share/feedwatch/schemas
	install -m 644 Packaging/schemas/* $(DESTDIR)$(PREFIX)/share/feedwatch/schemas
	install -D -m 644 $(GENERATED)/feedwatch.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/feedwatch
	install -D -m 644 $(GENERATED)/_feedwatch $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_feedwatch
	install -D -m 644 $(GENERATED)/feedwatch.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/feedwatch.fish
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 $(GENERATED)/man1/* $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(GENERATED)/man5/* $(DESTDIR)$(PREFIX)/share/man/man5
	@echo "installed $(DESTDIR)$(PREFIX)/bin/feedwatch; next: feedwatch init"

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/feedwatch \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/feedwatch \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_feedwatch \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/feedwatch.fish
	rm -f $(DESTDIR)$(PREFIX)/share/man/man1/feedwatch.1 $(DESTDIR)$(PREFIX)/share/man/man1/feedwatch-*.1 \
	  $(DESTDIR)$(PREFIX)/share/man/man5/feedwatch.yaml.5
	rm -rf $(DESTDIR)$(PREFIX)/share/feedwatch

bench: build-release
	@scripts/bench $(BINARY)
	swift build $(RELEASE) --product feed-benchmark
	.build/release/feed-benchmark $(BINARY)
	swift build $(RELEASE) --product page-benchmark
	.build/release/page-benchmark
	swift build $(RELEASE) --product change-benchmark
	.build/release/change-benchmark
	swift build $(RELEASE) --product digest-benchmark
	.build/release/digest-benchmark

fuzz: prepare
	scripts/fuzz $(FUZZ_SECONDS)

docs: prepare
	@rm -rf .build/docs
	docc convert Sources/feedwatch/Documentation.docc --warnings-as-errors --output-path .build/docs \
	  --fallback-display-name feedwatch --fallback-bundle-identifier feedwatch --transform-for-static-hosting
	@echo "the documentation is in .build/docs"

generated: build-release
	swift build $(RELEASE) --product feedwatch-manual
	@rm -rf $(GENERATED) && mkdir -p $(GENERATED)
	$(BINARY) --generate-completion-script bash > $(GENERATED)/feedwatch.bash
	$(BINARY) --generate-completion-script zsh > $(GENERATED)/_feedwatch
	$(BINARY) --generate-completion-script fish > $(GENERATED)/feedwatch.fish
	$(BINARY) --experimental-dump-help > $(GENERATED)/help.json
	.build/release/feedwatch-manual pages $(GENERATED) $(REFERENCE) $(DAY) < $(GENERATED)/help.json

check-generated: generated
	scripts/check-generated $(GENERATED)
	@.build/release/feedwatch-manual reference $(GENERATED)/CommandLine.md < $(GENERATED)/help.json
	@cmp -s $(GENERATED)/CommandLine.md $(REFERENCE)/CommandLine.md || \
	  { echo "$(REFERENCE)/CommandLine.md is not what the help says: make reference" >&2; exit 1; }

check-units: build-release
	scripts/check-units $(BINARY)

deb: release generated
	rm -rf .build/deb
	$(MAKE) install DESTDIR=$(CURDIR)/.build/deb PREFIX=/usr
	scripts/build-deb .build/deb $(VERSION) .build/dist/feedwatch_$(VERSION)_$(shell dpkg --print-architecture).deb

# ROOT=FOLDER: a debootstrap that is there already.
check-deb:
	scripts/check-deb .build/dist/feedwatch_$(VERSION)_$(shell dpkg --print-architecture).deb $(ROOT)

# The same, and what was printed takes the place of the transcript in the guide.
transcript:
	scripts/check-deb .build/dist/feedwatch_$(VERSION)_$(shell dpkg --print-architecture).deb $(ROOT) > .build/transcript
	awk '/^```/ { inside = !inside; print; if (inside) while ((getline line < ".build/transcript") > 0) print line; next } \
	  !inside' $(GUIDES)/CleanMachine.md > .build/CleanMachine.md
	mv .build/CleanMachine.md $(GUIDES)/CleanMachine.md

check-schemas: build-release
	scripts/check-schemas $(BINARY)

check-vcards: build-release
	scripts/check-vcards $(BINARY)

tarball: release generated
	rm -rf .build/tarball
	$(MAKE) install DESTDIR=$(CURDIR)/.build/tarball PREFIX=/feedwatch-$(VERSION)
	install -m 644 README.md CHANGELOG.md LICENSE .build/tarball/feedwatch-$(VERSION)
	tar -C .build/tarball --sort=name --owner=0 --group=0 --numeric-owner --mtime=@$(SECONDS_OF_DAY) -cJf \
	  .build/dist/feedwatch-$(VERSION)-linux-$(shell uname -m).tar.xz feedwatch-$(VERSION)
	@ls -l .build/dist

reference: generated
	.build/release/feedwatch-manual reference $(REFERENCE)/CommandLine.md < $(GENERATED)/help.json

prepare:
	@scripts/require-swift
	@scripts/install-packages

build-release: prepare
ifeq ($(origin BINARY),file)
	swift build $(RELEASE) --product feedwatch
endif

clean:
	rm -rf .build
