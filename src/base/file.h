/* file.h -- mapping files, and finding the program's own data file. */
#ifndef CLIO_BASE_FILE_H
#define CLIO_BASE_FILE_H
#include "base/err.h"

/** Map a whole file read-only.  An empty file gives base NULL, len 0.
 *  @return CLIO_OK or CLIO_EIO (message names the file). */
clio_rc clioi_file_map(const char *path, const void **base, size_t *len, clio_err *err);
void clioi_file_unmap(const void *base, size_t len);

/** Path of the data file when none was named: $CLIO_DATA, else clio.dat beside the
 *  running program, else CLIO_DATADIR/clio.dat.
 *  @return CLIO_OK or CLIO_ELIMIT (path longer than `size`). */
clio_rc clioi_file_data_path(char *out, size_t size, clio_err *err);
#endif
