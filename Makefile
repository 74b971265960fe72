# make letter   makes the sample letter, issues/2021-05
# make test     runs the tests
#
# Both install the system packages they need (packages.txt), and can be run again and again.

ISSUE ?= 2021-05
RELEASE = .build/release
# The folders are in it too: one is newer when a file in it is gone.
SOURCES := $(shell find Sources Package.swift 2>/dev/null)

.PHONY: letter build test format lint bench fuzz pictures page-one clean packages test-packages swift

letter: build
	@$(RELEASE)/lettre compose $(ISSUE) --quiet

build: packages swift $(RELEASE)/.built

$(RELEASE)/.built: $(SOURCES) | packages swift
	swift build -c release --static-swift-stdlib --product lettre
	swift build -c release --static-swift-stdlib --product lettre-pictures
	@touch $@

test: packages test-packages swift
	swift test

format:
	swift format -i -r Package.swift Sources Tests

lint: packages swift
	swift format lint --strict -r Package.swift Sources Tests
	swift build --explicit-target-dependency-import-check error

bench: build
	@scripts/bench $(RELEASE)/lettre $(ISSUE)
	@scripts/bench $(RELEASE)/lettre $(ISSUE) --edition press --edition booklet --layout large-print
	@LETTRE_BENCH=type swift test -c release --scratch-path .build-bench -Xswiftc -enable-testing --filter TypeBench 2>&1 \
	  | grep 'for 1000 words'
	@LETTRE_BENCH=fit swift test -c release --scratch-path .build-bench -Xswiftc -enable-testing --filter FitBench 2>&1 \
	  | grep '^fit of'
	@LETTRE_BENCH=gather swift test -c release --scratch-path .build-bench -Xswiftc -enable-testing --filter FeedBench 2>&1 \
	  | grep '^feed of'
	@LETTRE_BENCH=email swift test -c release --scratch-path .build-bench -Xswiftc -enable-testing --filter EmailBench 2>&1 \
	  | grep '^email of'

# Every reader of what comes from outside, two minutes each; FUZZ_SECONDS changes that.
fuzz: packages swift
	@scripts/fuzz

# The sample's photographs are drawn: makes them again from issues/*/images/sources.
pictures: build
	@scripts/pictures $(RELEASE)/lettre-pictures issues/$(ISSUE)/images

# The picture in README.md.
page-one: letter test-packages
	@pdftoppm -r 96 -f 1 -singlefile -png out/2021-05/lettre-2021-05-screen.pdf docs/page-one

clean:
	rm -rf .build out .cache

packages:
	@scripts/packages build

test-packages:
	@scripts/packages test optional
	@scripts/test-programs

swift:
	@scripts/check-swift
