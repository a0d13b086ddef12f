/* pack.c -- open, check and search the data file; layout in pack.h.
 *
 * The file is mapped shared and read-only, so that all processes on a machine
 * hold one copy and a start costs one pass of the checksum (about 4 GB/s) and
 * no parsing.  Every offset is checked against the file's true size before
 * anything is believed: a truncated or altered file is an error, not a crash. */
#include "core/pack.h"
#include "base/file.h"
#include <string.h>

enum { HEAD = 32, ENTRY = 40, NAME = 24 };

static uint64_t get64(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t mix(uint64_t h, uint64_t v)
{
    h ^= v * 0x9E3779B97F4A7C15u;
    h = (h << 31) | (h >> 33);
    return h * 0xD6E8FEB86659FD93u;
}

uint64_t clioi_pack_sum(const void *bytes, size_t len, uint64_t seed)
{
    const unsigned char *p = bytes;
    uint64_t lane[4] = {seed, seed ^ 1, seed ^ 2, seed ^ 3};
    uint64_t tail = 0;
    size_t i = 0;
    for (; i + 32 <= len; i += 32)
        for (int k = 0; k < 4; k++) lane[k] = mix(lane[k], get64(p + i + 8 * (size_t)k));
    for (; i < len; i++) tail = mix(tail, p[i] + 1u);
    return mix(mix(mix(mix(mix(lane[0], lane[1]), lane[2]), lane[3]), tail), len);
}

static clio_rc check(const clioi_pack *pack, clio_err *err)
{
    static const char magic[8] = "CLIODAT1";
    const unsigned char *b = pack->base;
    uint32_t order, n;
    if (!pack->len) return clioi_fail(err, CLIO_EDATA, 0, "the file is empty");
    if (memcmp(b, magic, pack->len < 7 ? pack->len : 7)) return clioi_fail(err, CLIO_EDATA, 0, "not a Clio data file");
    if (pack->len < HEAD) return clioi_fail(err, CLIO_EDATA, pack->len, "data file is truncated: %zu bytes", pack->len);
    if (b[7] != magic[7]) return clioi_fail(err, CLIO_EDATA, 7, "data file of another version: 0x%02x, not 0x%02x", b[7], magic[7]);
    memcpy(&order, b + 8, 4);
    memcpy(&n, b + 12, 4);
    if (order != 0x01020304u) return clioi_fail(err, CLIO_EDATA, 8, "data file was made for another byte order");
    if (get64(b + 16) < pack->len)
        return clioi_fail(err, CLIO_EDATA, get64(b + 16), "data file goes on past its end: %zu bytes, not %llu", pack->len,
                          (unsigned long long)get64(b + 16));
    if (get64(b + 16) != pack->len)
        return clioi_fail(err, CLIO_EDATA, pack->len, "data file is truncated: %zu bytes of %llu", pack->len,
                          (unsigned long long)get64(b + 16));
    if (n > 4096 || HEAD + (size_t)n * ENTRY > pack->len) return clioi_fail(err, CLIO_EDATA, 12, "section table is damaged");
    for (uint32_t k = 0; k < n; k++) {
        const unsigned char *e = b + HEAD + (size_t)k * ENTRY;
        uint64_t off = get64(e + NAME), len = get64(e + NAME + 8);
        if (e[NAME - 1] || off % 64 || off > pack->len || len > pack->len - off)
            return clioi_fail(err, CLIO_EDATA, (uint64_t)(e - b), "section %u lies outside the file", k);
    }
    if (clioi_pack_sum(b + HEAD, pack->len - HEAD, 0) != get64(b + 24))
        return clioi_fail(err, CLIO_EDATA, 24, "checksum does not match: the data file was altered");
    return CLIO_OK;
}

clio_rc clioi_pack_open(const char *path, clioi_pack *pack, clio_err *err)
{
    const void *base;
    clio_rc rc;
    *pack = (clioi_pack){0};
    CLIO_TRY(clioi_file_map(path, &base, &pack->len, err));
    pack->base = base;
    rc = check(pack, err);
    if (rc != CLIO_OK) clioi_pack_close(pack);
    return rc;
}

void clioi_pack_close(clioi_pack *pack)
{
    clioi_file_unmap(pack->base, pack->len);
    *pack = (clioi_pack){0};
}

const void *clioi_pack_section(const clioi_pack *pack, const char *name, size_t *len)
{
    uint32_t n;
    *len = 0;
    if (!pack->base) return NULL;
    memcpy(&n, pack->base + 12, 4);
    for (uint32_t k = 0; k < n; k++) {
        const unsigned char *e = pack->base + HEAD + (size_t)k * ENTRY;
        if (!strncmp((const char *)e, name, NAME)) {
            *len = (size_t)get64(e + NAME + 8);
            return pack->base + get64(e + NAME);
        }
    }
    return NULL;
}
