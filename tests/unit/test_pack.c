/* test_pack.c -- the data file: a damaged one is refused with a reason, never believed. */
#include "compiled.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char *bytes;
static size_t size;

static int load(void **state)
{
    FILE *f = fopen(compiled_path(), "rb");
    (void)state;
    if (!f || fseek(f, 0, SEEK_END)) return 1;
    size = (size_t)ftell(f);
    rewind(f);
    bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, f) != size) return 1;
    return fclose(f);
}

static int unload(void **state)
{
    (void)state;
    free(bytes);
    return 0;
}

static clio_rc open_copy(size_t len, size_t flip, clio_err *err)
{
    char path[] = "/tmp/clio-pack-XXXXXX";
    int fd = mkstemp(path);
    clioi_pack pack;
    clio_rc rc;
    FILE *f = fdopen(fd, "wb");
    assert_non_null(f);
    if (flip < size) bytes[flip] = (char)(bytes[flip] ^ 0x20);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    if (flip < size) bytes[flip] = (char)(bytes[flip] ^ 0x20);
    assert_int_equal(fclose(f), 0);
    rc = clioi_pack_open(path, &pack, err);
    if (rc == CLIO_OK) clioi_pack_close(&pack);
    (void)unlink(path);
    return rc;
}

static void a_whole_file_opens(void **state)
{
    clio_err err = {0};
    (void)state;
    assert_int_equal(open_copy(size, SIZE_MAX, &err), CLIO_OK);
}

static void a_truncated_file_is_refused_at_every_length(void **state)
{
    static const size_t cuts[] = {0, 1, 8, 31, 32, 100, 4096};
    clio_err err = {0};
    (void)state;
    for (size_t k = 0; k < sizeof cuts / sizeof *cuts; k++) {
        assert_int_equal(open_copy(cuts[k], SIZE_MAX, &err), CLIO_EDATA);
        assert_true(err.msg[0]);
    }
    assert_int_equal(open_copy(size - 1, SIZE_MAX, &err), CLIO_EDATA);
    assert_non_null(strstr(err.msg, "truncated"));
}

static void one_altered_byte_is_noticed_wherever_it_stands(void **state)
{
    clio_err err = {0};
    (void)state;
    for (size_t k = 0; k < 40; k++) {
        size_t at = k < 20 ? k * 4 : size / 20 * (k - 20) + 100;
        assert_int_equal(open_copy(size, at, &err), CLIO_EDATA);
    }
}

static void a_missing_file_is_named(void **state)
{
    clioi_pack pack;
    clio_err err = {0};
    (void)state;
    assert_int_equal(clioi_pack_open("/nowhere/clio.dat", &pack, &err), CLIO_EIO);
    assert_non_null(strstr(err.msg, "/nowhere/clio.dat"));
    assert_int_equal(clioi_pack_open("/tmp", &pack, &err), CLIO_EIO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_file_opens), cmocka_unit_test(a_truncated_file_is_refused_at_every_length),
        cmocka_unit_test(one_altered_byte_is_noticed_wherever_it_stands), cmocka_unit_test(a_missing_file_is_named)};
    return cmocka_run_group_tests(tests, load, unload);
}
