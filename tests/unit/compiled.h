/* compiled.h -- the compiled data file for tests: $CLIO_DATA, else build/clio.dat. */
#ifndef CLIO_TESTS_COMPILED_H
#define CLIO_TESTS_COMPILED_H
#include "stage/stage.h"
#include <stdlib.h>

static inline const char *compiled_path(void)
{
    const char *p = getenv("CLIO_DATA");
    return p && *p ? p : "build/clio.dat";
}

/* Map the file and find the lexicon in it; 0 fine, as cmocka's set-up wants it. */
static inline int compiled_open(clioi_data *data)
{
    clio_err err;
    if (clioi_pack_open(compiled_path(), &data->pack, &err) != CLIO_OK) return 1;
    return clioi_lex_open(&data->pack, &data->lex, &err) != CLIO_OK;
}

/* As cmocka's tear-down wants it. */
static inline int compiled_close(clioi_data *data)
{
    clioi_pack_close(&data->pack);
    return 0;
}
#endif
