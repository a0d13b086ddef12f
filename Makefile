# Clio. Everything generated lies under build/.
#
#   make          build/clio and build/clio.dat      make check    all tests, plain build
#   make asan     all tests with sanitizers          make lint     style, layers, sizes, globals, docs
#   make eval     accuracy on ../shared              make bench    speed
#   make models   train from DATA=DIR                make install  DESTDIR= PREFIX=/usr/local

CC      ?= gcc
PREFIX  ?= /usr/local
DATA    ?= ../shared
B       ?= build
OPT     ?= -O2
WARN     = -std=c11 -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Werror
CFLAGS  ?= -g
ALL_C    = $(WARN) $(OPT) $(CFLAGS) $(SAN) -ffp-contract=off -fno-strict-overflow -Isrc -I$(B)/gen
POSIX    = -D_POSIX_C_SOURCE=200809L -DCLIO_DATADIR='"$(PREFIX)/share/clio"'

LIB_SRC := $(sort $(wildcard src/base/*.c src/core/*.c src/read/*.c src/stage/*.c src/write/*.c src/store/*.c)) src/clio.c
APP_SRC := $(sort $(wildcard src/app/*.c))
LIB_OBJ := $(LIB_SRC:src/%.c=$(B)/obj/%.o)
APP_OBJ := $(APP_SRC:src/%.c=$(B)/obj/%.o)
LEXC_SRC = $(wildcard tools/lexc*.c) src/core/lex.c src/core/labels.c src/core/pack.c src/base/err.c src/base/file.c
TRAIN_SRC = $(wildcard tools/train/*.c)
TESTS   := $(patsubst tests/unit/%.c,$(B)/test/%,$(wildcard tests/unit/test_*.c))
LEX     := $(wildcard data/lex/*/*.tsv data/lex/*/*.tsv.zst)
LIBS     = -ljansson -lsqlite3 -lpthread -lm

all: $(B)/clio $(B)/clio.dat

$(B)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_C) $(POSIX) -MMD -MP -c $< -o $@

$(B)/libclio.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(B)/clio: $(APP_OBJ) $(B)/libclio.a
	$(CC) $(SAN) $^ $(LIBS) -o $@

$(B)/lexc: $(LEXC_SRC) tools/lexc.h src/core/lex.h
	@mkdir -p $(@D)
	$(CC) $(WARN) -O1 -g $(SAN) -Isrc -Itools -D_POSIX_C_SOURCE=200809L $(LEXC_SRC) -o $@

$(B)/reader.bin: data/models/reader.zst
	@mkdir -p $(@D)
	zstd -dqf $< -o $@

$(B)/clio.dat: $(B)/lexc $(B)/reader.bin $(LEX)
	$(B)/lexc data/lex $(B)/reader.bin $@.tmp
	mv $@.tmp $@

$(B)/test/%: tests/unit/%.c $(B)/libclio.a
	@mkdir -p $(@D)
	$(CC) $(ALL_C) $(POSIX) -MMD -MP $< $(B)/libclio.a -lcmocka $(LIBS) -o $@

$(B)/train: $(TRAIN_SRC) $(B)/libclio.a
	$(CC) -std=c11 -Wall -Wextra -O3 -mavx2 -ffp-contract=off -g -Isrc -Itools/train -D_POSIX_C_SOURCE=200809L $^ $(LIBS) -o $@

check: all $(TESTS)
	tests/run $(B)

asan:
	$(MAKE) check B=build/asan OPT=-O1 CFLAGS='-g -fno-omit-frame-pointer -DCLIO_ARENA_MALLOC' \
	    SAN='-fsanitize=address,undefined -fno-sanitize-recover=all'

lint: all
	tools/lint

eval: all
	tests/eval/run $(DATA)

bench: all
	tests/bench/run

models: $(B)/train
	$(B)/train $(DATA)/treebank $(B)/reader.bin
	zstd -19 -qf $(B)/reader.bin -o data/models/reader.zst

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/clio $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib
	install $(B)/clio $(DESTDIR)$(PREFIX)/bin/clio
	install -m 644 $(B)/clio.dat $(DESTDIR)$(PREFIX)/share/clio/clio.dat
	install -m 644 src/clio.h $(DESTDIR)$(PREFIX)/include/clio.h
	install -m 644 $(B)/libclio.a $(DESTDIR)$(PREFIX)/lib/libclio.a

clean:
	rm -rf build

-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d)
.PHONY: all check asan lint eval bench models install clean
