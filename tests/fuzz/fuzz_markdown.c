/* fuzz/fuzz_markdown.c - the same promises for whatever the text of a policy says: its checks, and its document down to the DocBook file. */

#ifndef FUZZ_MARKDOWN
#define FUZZ_MARKDOWN
#endif
#include "fuzz_project.c"
