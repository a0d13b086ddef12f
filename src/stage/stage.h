/* stage.h -- the stages' one signature, made from stages.def. */
#ifndef CLIO_STAGE_STAGE_H
#define CLIO_STAGE_STAGE_H
#include "base/err.h"
#include "core/doc.h"
#include "core/lex.h"
#include "core/model.h"
#include "core/ranker.h"

/* What an engine holds for its stages: read-only, shared by threads. */
typedef struct clioi_data {
    clioi_pack pack;     /* the mapped file */
    clioi_lex lex;       /* lexicon in it */
    clioi_model model;   /* tagger, parser, name finder in it */
    clioi_ranker ranker; /* of clio relate, in it; may be absent */
} clioi_data;

enum clioi_stage {
#define X(name, reads, writes) CLIOI_STAGE_##name,
#include "stage/stages.def"
#undef X
    CLIOI_STAGE_COUNT
};
/* Each returns CLIO_OK, CLIO_ENOMEM, CLIO_ELIMIT or an error of the text. */
#define X(name, reads, writes) clio_rc clioi_stage_##name(const clioi_data *data, clio_doc *doc, clio_err *err);
#include "stage/stages.def"
#undef X
#endif
