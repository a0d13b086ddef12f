/* pack.h -- the one data file (build/clio.dat): named sections, checked and mapped.
 *
 *   0   "CLIODAT1"                     magic and layout version
 *   8   u32 0x01020304                 byte order
 *   12  u32 section_n
 *   16  u64 file bytes                 24  u64 checksum of all bytes from 32 on
 *   32  section_n x { char name[24]; u64 off; u64 len; }   off is a multiple of 64
 *   ... the sections
 */
#ifndef CLIO_CORE_PACK_H
#define CLIO_CORE_PACK_H
#include "base/err.h"

typedef struct clioi_pack {
    const unsigned char *base;   /* mapped, read-only */
    size_t len;
} clioi_pack;

/** Map and check a file. @return CLIO_OK, CLIO_EIO, CLIO_EDATA (err->off = where). */
clio_rc clioi_pack_open(const char *path, clioi_pack *pack, clio_err *err);
void clioi_pack_close(clioi_pack *pack);

/** Borrow a section (64-byte aligned); NULL if the file has none of that name. */
const void *clioi_pack_section(const clioi_pack *pack, const char *name, size_t *len);

/** The checksum that the file holds: four interleaved lanes of multiply-rotate over 8-byte words. */
uint64_t clioi_pack_sum(const void *bytes, size_t len, uint64_t seed);
#endif
