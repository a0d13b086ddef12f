/* labels.h -- enums made from labels.def: CLIOI_UPOS_NOUN, CLIOI_DEP_NSUBJ, ... */
#ifndef CLIO_CORE_LABELS_H
#define CLIO_CORE_LABELS_H
#include "core/labels.def"
enum clioi_upos {
#define X(n, t) CLIOI_UPOS_##n,
    CLIOI_UPOS_LIST(X)
#undef X
    CLIOI_UPOS_COUNT
};
enum clioi_xpos {
#define X(n, t) CLIOI_XPOS_##n,
    CLIOI_XPOS_LIST(X)
#undef X
    CLIOI_XPOS_COUNT
};
enum clioi_deprel {
#define X(n, t) CLIOI_DEP_##n,
    CLIOI_DEPREL_LIST(X)
#undef X
    CLIOI_DEP_COUNT
};
enum clioi_sector {
#define X(n, t) CLIOI_SECTOR_##n,
    CLIOI_SECTOR_LIST(X)
#undef X
    CLIOI_SECTOR_COUNT
};
enum clioi_event_type {
#define X(n, t, q, s) CLIOI_EV_##n,
    CLIOI_EVENT_LIST(X)
#undef X
    CLIOI_EV_COUNT
};
enum clioi_status {
#define X(n, t) CLIOI_ST_##n,
    CLIOI_STATUS_LIST(X)
#undef X
    CLIOI_ST_COUNT
};
enum clioi_count_kind {
#define X(n, t) CLIOI_CT_##n,
    CLIOI_COUNT_LIST(X)
#undef X
    CLIOI_CT_COUNT
};
enum clioi_context {
#define X(n) CLIOI_CX_##n,
    CLIOI_CONTEXT_LIST(X)
#undef X
    CLIOI_CX_COUNT
};
#endif
