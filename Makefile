# Clio. Everything generated lies under build/.
#
#   make          build/clio and build/clio.dat      make check    all tests, plain build
#   make asan     all tests with sanitizers          make lint     style, layers, sizes, globals, docs
#   make eval     accuracy on ../shared              make bench    speed
#   make models   train from DATA=DIR                make install  DESTDIR= PREFIX=/usr/local
#   make man      manual pages under build/man       make clean    remove build
#   make arm      built for aarch64, run under qemu, compared (docs/testing.md)
#
# B=DIR builds elsewhere; CC=clang OPT=-O3 with another compiler, other optimisation.

ifeq ($(origin CC),default)
CC       = gcc
endif
PREFIX  ?= /usr/local
DATA    ?= ../shared
B       ?= build
OPT     ?= -O3
WARN     = -std=c11 -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Werror
CFLAGS  ?= -g
# No fused multiply-add: the model's sums must have the same bits on any CPU.
ALL_C    = $(WARN) $(OPT) $(CFLAGS) $(SAN) -ffp-contract=off -fno-strict-overflow -Isrc -I$(B)/gen
POSIX    = -D_POSIX_C_SOURCE=200809L -DCLIO_DATADIR='"$(PREFIX)/share/clio"'
# Only these folders of src may speak to the system; the others are plain C11.
POSIX_IN = base read store app
posix    = $(if $(filter $(POSIX_IN),$(firstword $(subst /, ,$1))),$(POSIX))

LIB_SRC := $(sort $(wildcard src/base/*.c src/core/*.c src/read/*.c src/stage/*.c src/write/*.c src/store/*.c)) src/clio.c
APP_SRC := $(sort $(wildcard src/app/*.c))
LIB_OBJ := $(LIB_SRC:src/%.c=$(B)/obj/%.o)
APP_OBJ := $(APP_SRC:src/%.c=$(B)/obj/%.o)
LEXC_SRC = $(wildcard tools/lexc*.c) src/core/lex.c src/core/labels.c src/core/pack.c src/base/arena.c src/base/err.c src/base/file.c
TRAIN_SRC = $(wildcard tools/train/*.c)
COMMANDS := $(filter-out help,$(shell awk -F'"' '/^C/ { print $$2 }' src/app/commands.def))
MAN     := $(B)/man/clio.1 $(COMMANDS:%=$(B)/man/clio-%.1)
TESTS   := $(patsubst tests/unit/%.c,$(B)/test/%,$(wildcard tests/unit/test_*.c))
LEX     := $(wildcard data/lex/*/*.tsv data/lex/*/*.tsv.zst)
LIBS     = -ljansson -lsqlite3 -lpthread -lm

all: $(B)/clio $(B)/clio.dat

$(B)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_C) $(call posix,$*) -MMD -MP -c $< -o $@

# The store's layout as a C string.
$(B)/gen/store/schema.inc: src/store/schema.sql
	@mkdir -p $(@D)
	sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< > $@
$(B)/obj/store/sqlite.o: $(B)/gen/store/schema.inc

$(B)/libclio.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(B)/clio: $(APP_OBJ) $(B)/libclio.a
	$(CC) $(SAN) $^ $(LIBS) -o $@

$(B)/lexc: $(LEXC_SRC) tools/lexc.h src/core/lex.h src/core/slots.def src/core/labels.def src/core/cameo.def
	@mkdir -p $(@D)
	$(CC) $(WARN) -O1 -g $(SAN) -Isrc -Itools -D_POSIX_C_SOURCE=200809L $(LEXC_SRC) -o $@

$(B)/reader.bin: data/models/reader.zst
	@mkdir -p $(@D)
	zstd -dqf $< -o $@

$(B)/relate.bin: data/models/relate.zst
	@mkdir -p $(@D)
	zstd -dqf $< -o $@

$(B)/clio.dat: $(B)/lexc $(B)/reader.bin $(B)/relate.bin $(LEX)
	ASAN_OPTIONS=detect_leaks=0 $(B)/lexc data/lex $(B)/reader.bin $(B)/relate.bin $@.tmp    # it frees nothing, it ends
	mv $@.tmp $@

$(B)/test/%: tests/unit/%.c $(B)/libclio.a
	@mkdir -p $(@D)
	$(CC) $(ALL_C) $(POSIX) -MMD -MP -MF $@.d $< $(B)/libclio.a -lcmocka $(LIBS) -o $@

$(B)/man/clio.1: $(B)/clio
	@mkdir -p $(@D)
	$(B)/clio --man > $@

$(B)/man/clio-%.1: $(B)/clio
	@mkdir -p $(@D)
	$(B)/clio --man $* > $@

TRAIN_CPU ?= $(if $(filter x86_64,$(shell uname -m)),-mavx2)
$(B)/train: $(TRAIN_SRC) $(B)/libclio.a
	$(CC) -std=c11 -Wall -Wextra -O3 $(TRAIN_CPU) -ffp-contract=off $(CFLAGS) -Isrc -Itools/train -D_POSIX_C_SOURCE=200809L $^ $(LIBS) -o $@

$(B)/train-relate: $(wildcard tools/train-relate/*.[ch]) $(B)/libclio.a
	$(CC) -std=c11 -Wall -Wextra -O3 -ffp-contract=off -g -Isrc -Itools/train-relate -D_POSIX_C_SOURCE=200809L $(filter-out %.h,$^) $(LIBS) -o $@

check-build: all $(TESTS) $(if $(SAN),,$(B)/train)

check: check-build
	tests/run $(if $(SAN),--sanitized) $(B)

# The same targets with other flags, in a folder of their own.
SANITIZED = B=build/asan OPT=-O1 CFLAGS='-g -fno-omit-frame-pointer -DCLIO_ARENA_MALLOC' \
    SAN='-fsanitize=address,undefined -fno-sanitize-recover=all'

asan-build:
	$(MAKE) check-build $(SANITIZED)

asan:
	$(MAKE) check $(SANITIZED)

man: $(MAN)

lint: all
	tools/lint $(B)

eval: all
	tests/eval/run $(DATA) $(B)

bench: all
	tests/bench/run $(B)

arm: all
	tests/run-arm $(B)

models: $(B)/train $(B)/learn/news.conllu $(B)/learn/vectors.txt $(B)/learn/silver.conllu
	$(B)/train $(DATA)/treebank $(B)/reader.bin --news $(B)/learn/news.conllu --vectors $(B)/learn/vectors.txt --silver $(B)/learn/silver.conllu
	zstd -19 -qf $(B)/reader.bin -o data/models/reader.zst

# What the reader learns from beside the treebanks (docs/models.md).  VECTORS=FILE.tgz: the package, where it is already.
$(B)/learn/news.conllu: tools/train/make-news.py tools/train/news_nouns.py tools/train/news_words.py $(LEX)
	@mkdir -p $(@D)
	python3 $< 1 24000 > $@

$(B)/learn/vectors.txt: tools/train/get-vectors
	@mkdir -p $(@D)
	$< 50000 $@ $(VECTORS)

# Running news, and the readers that vote on its trees: width-seed-epochs.
JUDGES = 96-1-28 128-2-28 192-3-22
$(B)/learn/sentences.conllu: tools/train/silver | all
	@mkdir -p $(@D)
	$< pick $(B)/clio $(DATA)/text $(DATA)/data $@

judge = $(word $1,$(subst -, ,$*))
$(B)/learn/judge-%.conllu: $(B)/learn/sentences.conllu $(B)/learn/news.conllu $(B)/learn/vectors.txt
	$(MAKE) B=$(B)/w$(call judge,1) CFLAGS=-DCLIOI_WIDTH=$(call judge,1) $(B)/w$(call judge,1)/train
	$(B)/w$(call judge,1)/train $(DATA)/treebank $(@:.conllu=.bin) --seed $(call judge,2) --epochs $(call judge,3) --news $(B)/learn/news.conllu --vectors $(B)/learn/vectors.txt
	$(B)/w$(call judge,1)/train --eval $(@:.conllu=.bin) $< $@

$(B)/learn/silver.conllu: $(JUDGES:%=$(B)/learn/judge-%.conllu)
	tools/train/silver vote $@ $^

# After each change of the reader's model, of the lexicons or of relate_features.c.
models-relate: all $(B)/train-relate
	$(B)/train-relate $(DATA)/data $(B)/relate.bin
	zstd -19 -qf $(B)/relate.bin -o data/models/relate.zst

install: all man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/clio $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib \
	    $(DESTDIR)$(PREFIX)/share/man/man1
	install $(B)/clio $(DESTDIR)$(PREFIX)/bin/clio
	install -m 644 $(B)/clio.dat $(DESTDIR)$(PREFIX)/share/clio/clio.dat
	install -m 644 src/clio.h $(DESTDIR)$(PREFIX)/include/clio.h
	install -m 644 $(B)/libclio.a $(DESTDIR)$(PREFIX)/lib/libclio.a
	install -m 644 $(MAN) $(DESTDIR)$(PREFIX)/share/man/man1

clean:
	rm -rf build

-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(TESTS:=.d)
.PHONY: all check check-build asan asan-build man lint eval bench arm models models-relate install clean
.DELETE_ON_ERROR:
