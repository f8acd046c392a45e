/* diag/report.h - findings for other programs: a row a format. */
#ifndef DIAG_REPORT_H
#define DIAG_REPORT_H

#include "base/date.h"
#include "diag/fingerprint.h"
#include "diag/words.h"

/* What there is to tell. */
struct report {
    const struct diags *diags;                 /* sorted */
    const struct fingerprints *fingerprints;   /* of them */
    struct words *words;
    const char *version;                       /* of the program: "0.1.0" */
    const char *prefix;                        /* before the name of each file, so that it is told from the top of the repository: "" or "isms/" */
    const char *commit;                        /* that is checked out, 40 hex digits; NULL where nobody knows */
    date as_of;
    struct span home;                          /* for findings without a place: where the isms is declared; may be none */
    enum severity fails;                       /* the least severity that makes the check fail */
};

struct report_format {
    const char *name;                          /* "sarif" */
    void (*write)(struct buf *out, const struct report *r);
};

/* Ended by one without a name. */
extern const struct report_format report_formats[];

/* For the writers: */

/* Where to point: its own place, else the home; a span without source where there is neither. */
struct span report_span(const struct report *r, const struct diag *d);
/* The path of a source as other programs want it: from the top of the repository, with / between folders. */
void report_path(struct buf *out, const struct report *r, const struct source *source);
/* The same as a relative URI (RFC 3986): what it has besides letters, digits and -._~/ as %XX. */
void report_uri(struct buf *out, const struct report *r, const struct source *source);
/* The title of a finding, and with `more` also why and help, each a paragraph; without no-break spaces. */
void report_message(struct buf *out, const struct report *r, const struct diag *d, bool more);

void report_json(struct buf *out, const struct report *r);      /* docs/findings.schema.json */
void report_sarif(struct buf *out, const struct report *r);     /* SARIF 2.1.0 (OASIS) */
void report_junit(struct buf *out, const struct report *r);     /* JUnit XML: a case for each code */
void report_github(struct buf *out, const struct report *r);    /* workflow commands of GitHub Actions */
void report_gitlab(struct buf *out, const struct report *r);    /* Code Quality of GitLab: the part of Code Climate's format that it reads */

#endif
