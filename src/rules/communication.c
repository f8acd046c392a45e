/* rules/communication.c - who is told what, and who may read records and gets reports (ISO/IEC 27001:2022, 7.4, 7.5.3). */

#include "base/buf.h"
#include "model/documents.h"
#include "model/duty.h"
#include "rules/learning.h"
#include "rules/rules.h"

#include <stdio.h>

static void lacks(struct diags *diags, enum diag_code code, const struct entity *e)
{
    diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

/* 73: what, when, to whom and how are asked by the language itself. */
static void check_plan(const struct model *model, struct diags *diags)
{
    for model_each(message, model, KIND_COMMUNICATION)
        if (!entity_has(message, EVERY_OWNER))
            lacks(diags, DIAG_MESSAGE_UNOWNED, message);
    if (!model_first(model, KIND_COMMUNICATION) && (learning_is_begun(model) || document_declared(model, &document_rows[DOCUMENT_COMMUNICATION])))
        lacks(diags, DIAG_COMMUNICATION_ABSENT, model->isms);
}

/* 74: of a sort of record its rule says it for all. */
static void check_records(const struct model *model, struct diags *diags)
{
    for model_each(rule, model, KIND_RETENTION) {
        if (!entity_has(rule, RETENTION_ACCESS))
            lacks(diags, DIAG_RECORDS_WITHOUT_ACCESS, rule);
        if (!entity_has(rule, RETENTION_LOCATION) && !entity_has(rule, RETENTION_FORMAT))
            lacks(diags, DIAG_RECORDS_WITHOUT_PLACE, rule);
    }
}

/* 74: what management decides and what auditors find reaches those whom it is about. */
static void check_reports(const struct model *model, struct diags *diags)
{
    for model_each(review, model, KIND_REVIEW) {
        const struct value *held = entity_get(review, REVIEW_HELD);

        if (held && !held->bad && held->period.to.day <= model->as_of && !entity_has(review, REVIEW_DISTRIBUTION))
            lacks(diags, DIAG_MINUTES_UNDISTRIBUTED, review);
    }
    for model_each(audit, model, KIND_AUDIT)
        if ((entity_has(audit, AUDIT_REPORTED) || !duty_in_force(audit, model->as_of)) && !entity_has(audit, AUDIT_DISTRIBUTION))
            lacks(diags, DIAG_REPORT_UNDISTRIBUTED, audit);
}

/* 74: who gets a document. Once for all of them: they lie side by side, and whoever mends one mends the rest. Whether people were told of the objectives is row 67. */
static void check_audience(const struct model *model, struct diags *diags)
{
    enum { NAMED = 5 };
    const struct span nowhere = { NULL, 0, 0 };
    const struct entity *first = NULL;
    struct buf names = {0};
    size_t n = 0;
    const struct entity *told = model_first(model, KIND_OBJECTIVE) ? document_declared(model, &document_rows[DOCUMENT_OBJECTIVES]) : NULL;
    struct diag *d;
    char more[24];

    for model_each(document, model, KIND_DOCUMENT) {
        if (duty_publication(document) != PUBLICATION_PUBLISHED || entity_has(document, DOCUMENT_AUDIENCE) || document == told)
            continue;
        first = first ? first : document;
        if (n++ < NAMED)
            buf_printf(&names, "%s%s", n > 1 ? ", " : "", document->id);
    }
    snprintf(more, sizeof more, "%zu", n > NAMED ? n - NAMED : 0);
    if (first) {
        d = diag(diags, DIAG_DOCUMENTS_WITHOUT_AUDIENCE, first->id_span, model->isms->id, { "documents", names.s });
        if (n > NAMED)
            diag_note(diags, d, "more", nowhere, { "n", more });
    }
    buf_done(&names);
}

void rules_communication(const struct model *model, struct diags *diags)
{
    if (!model->isms)
        return;    /* a file on its own */
    check_plan(model, diags);
    check_records(model, diags);
    check_reports(model, diags);
    check_audience(model, diags);
}
