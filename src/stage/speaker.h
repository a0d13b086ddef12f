/* speaker.h -- stage who: whom the words for a speaker mean, by name where the text has one. */
#ifndef CLIO_STAGE_SPEAKER_H
#define CLIO_STAGE_SPEAKER_H
#include "core/lex.h"
#include "core/mention.h"

/** The token whose phrase names him whom the phrase of `t` means: a name beside an office, the full name of a surname,
 *  whoever "she" is, the body behind "the statement".  `t` itself if nothing says more. */
uint32_t clioi_name_speaker(const clioi_lex *lex, const clio_doc *doc, uint32_t t);

/** The person whom a sentence tells of, first of all its subject, or CLIO_NONE.  Quoted words do not count, nor tokens from `end` on. */
uint32_t clioi_person_told(const clioi_lex *lex, const clio_doc *doc, uint32_t sentence, uint32_t end);

/** A person: a name of one, or a role that one person holds. */
int clioi_is_person(const clioi_lex *lex, const clio_doc *doc, uint32_t t);
#endif
