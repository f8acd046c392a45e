/* rules/documents.c - the control of documents: what is known of each, who approved it, when it is looked at again, and which must exist. */

#include "model/documents.h"
#include "model/duty.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

static void lacks(struct diags *diags, enum diag_code code, const struct entity *e)
{
    diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "kind", e->record.shape->name });
}

/* ---- 5: what is known of a document ---- */

/* The authors of a version line; NULL where it names none. */
static const struct value *author_of(const struct record *version)
{
    return record_get(version, version->shape->id == SHAPE_POLICY_VERSION ? POLICY_VERSION_BY : DOCUMENT_VERSION_BY);
}

static bool approved_for(const struct entity *e, const struct entity *approver, const struct version_state *version)
{
    for values_each(v, &e->record, EVERY_APPROVED) {
        const struct entity *by = record_ref(v->parts, EVERY_APPROVED_BY);

        if (by && str_eq(record_str(v->parts, EVERY_APPROVED_VERSION), version->number) &&
            duty_acts_for(by, approver, record_date(v->parts, EVERY_APPROVED_ON)))
            return true;
    }
    return false;
}

/* All approvers that were named have to agree to the newest version; where none is named, one approval does. */
static void check_approval(const struct entity *e, const struct version_state *version, struct diags *diags)
{
    const char *number = rules_text(diags, version->number);
    struct diag *d;

    if (!version->current) {
        d = diag(diags, DIAG_DOCUMENT_UNAPPROVED, version->approved ? version->approved->span : e->id_span, e->id, { "id", e->id },
                 { "title", entity_title(e) }, { "version", number });
        if (version->approved)
            diag_note(diags, d, "newest", version->version->span, { "version", number });
        return;
    }
    for values_each(v, &e->record, e->kind == KIND_POLICY ? POLICY_APPROVER : DOCUMENT_APPROVER) {
        if (!v->ref.target || approved_for(e, v->ref.target, version))
            continue;
        d = diag(diags, DIAG_DOCUMENT_UNAPPROVED, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "version", number });
        diag_note(diags, d, "approver", v->span, { "who", v->ref.target->id }, { "version", number });
    }
}

static void check_control(const struct model *model, const struct entity *e, struct diags *diags)
{
    enum publication publication = duty_publication(e);
    struct version_state version = duty_version(e);
    bool policy = e->kind == KIND_POLICY;

    if (publication == PUBLICATION_WITHDRAWN)
        return;
    if (!entity_has(e, EVERY_TITLE) && (policy || !document_find(str_of(e->id))))    /* the others have a title in every language */
        lacks(diags, DIAG_DOCUMENT_UNTITLED, e);
    if (!entity_has(e, EVERY_OWNER))
        lacks(diags, DIAG_DOCUMENT_UNOWNED, e);
    if (!version.version)
        lacks(diags, DIAG_DOCUMENT_VERSIONLESS, e);
    else if (!author_of(version.version))
        diag(diags, DIAG_DOCUMENT_AUTHORLESS, version.version->span, e->id, { "id", e->id }, { "title", entity_title(e) },
             { "version", rules_text(diags, version.number) });
    if (publication == PUBLICATION_NONE && !entity_has(e, policy ? POLICY_STATUS : DOCUMENT_STATUS))
        lacks(diags, DIAG_DOCUMENT_STATELESS, e);
    if (!entity_has(e, EVERY_CLASSIFICATION))
        lacks(diags, DIAG_DOCUMENT_UNCLASSIFIED, e);
    if (publication != PUBLICATION_PUBLISHED)
        return;    /* a draft may lack the rest */
    if (version.version)
        check_approval(e, &version, diags);
    if (!entity_has(e, policy ? POLICY_EFFECTIVE : DOCUMENT_EFFECTIVE))
        lacks(diags, DIAG_DOCUMENT_WITHOUT_START, e);
    if (!entity_has(e, EVERY_REVIEW) && !threshold_setter(model, THRESHOLD_REVIEW_INTERVAL))
        lacks(diags, DIAG_DOCUMENT_WITHOUT_REVIEW, e);
}

/* ---- 6: who approves ---- */

/* Words by which a role's `approves` may mean this document: its id, its kind, the type of a policy. */
static bool means(struct str word, const struct entity *e)
{
    const struct value *type = e->kind == KIND_POLICY ? entity_get(e, POLICY_TYPE) : NULL;

    return str_is(word, e->id) || str_is(word, e->record.shape->name) || (type && !type->bad && str_eq(word, type->text));
}

static bool role_approves(const struct entity *role, const struct entity *e)
{
    if (record_choice_is(&role->record, ROLE_TOP_MANAGEMENT, "yes"))
        return true;
    for values_each(v, &role->record, ROLE_APPROVES)
        if (means(v->text, e))
            return true;
    return false;
}

/* Roles are written as they are today: whoever moved since may have held another one then. */
static bool moved_since(const struct entity *person, date day)
{
    for values_each(v, &person->record, PERSON_MOVED)
        if (record_date(v->parts, PERSON_MOVED_ON) > day)
            return true;
    return false;
}

static bool may_approve(const struct entity *who, const struct entity *e, date day)
{
    if (who->kind == KIND_ROLE && role_approves(who, e))
        return true;
    for refs_each(v, who, ROLE_SUBSTITUTE)
        if (role_approves(value_entity(v), e))
            return true;
    if (who->kind != KIND_PERSON)
        return false;
    for values_each(v, &who->record, PERSON_ROLES)
        if (v->ref.target && may_approve(v->ref.target, e, day))
            return true;
    return moved_since(who, day);
}

static bool approver_named(const struct entity *e)
{
    for values_each(v, &e->record, e->kind == KIND_POLICY ? POLICY_APPROVER : DOCUMENT_APPROVER)
        if (v->ref.target)
            return true;
    return false;
}

static void check_approver(const struct entity *e, bool own_approval, struct diags *diags)
{
    struct version_state version = duty_version(e);
    const struct value *by = version.approved ? record_get(version.approved, EVERY_APPROVED_BY) : NULL;
    const struct value *author = version.version ? author_of(version.version) : NULL;
    const struct entity *who = by ? by->ref.target : NULL;

    if (!who || duty_publication(e) == PUBLICATION_WITHDRAWN)
        return;
    if (!approver_named(e) && !may_approve(who, e, version.approved_on))
        diag(diags, DIAG_APPROVER_UNENTITLED, by->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "who", who->id },
             { "kind", e->record.shape->name });
    if (version.current && !own_approval && author && author->ref.target && duty_same_person(who, author->ref.target, version.approved_on)) {
        struct diag *d = diag(diags, DIAG_APPROVER_IS_AUTHOR, by->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "who", who->id },
                              { "version", rules_text(diags, version.number) });

        diag_note(diags, d, "author", author->span, { "author", author->ref.target->id });
    }
}

/* ---- 9: reviews ---- */

struct review_rule { struct duration interval, grace; };

/* Registers have rows of their own for this: 44, 102, 106, 108. */
static bool reviewed_elsewhere(const struct entity *e)
{
    return e->kind == KIND_ASSET || e->kind == KIND_SUPPLIER || e->kind == KIND_OBLIGATION || (e->kind == KIND_DOCUMENT && !strcmp(e->id, "risk-register"));
}

static void check_review(const struct model *model, const struct entity *e, const struct review_rule *rule, struct diags *diags)
{
    bool document = duty_is_document(e);
    struct review_state review = duty_review(e, document ? rule->interval : (struct duration){ 0, UNIT_NONE });
    const struct value *stated = entity_get(e, EVERY_REVIEW);
    const struct span nowhere = { NULL, 0, 0 }, span = stated ? stated->span : e->id_span;
    char due[DATE_TEXT], last[DATE_TEXT], limit[DATE_TEXT];
    struct diag *d;

    date_format(review.last, last);
    if (review.next == DATE_NONE && review.last == DATE_NONE && review.own_interval && review.interval.unit != UNIT_NONE) {
        diag(diags, DIAG_REVIEW_NEVER, span, e->id, { "id", e->id }, { "title", entity_title(e) });
        return;
    }
    if (review.next == DATE_NONE)
        return;
    if (review.next < model->as_of) {
        d = diag(diags, DIAG_REVIEW_LATE, span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "due", date_format(review.next, due) });
        if (review.last != DATE_NONE)
            diag_note(diags, d, "last", nowhere, { "last", last });
        if (date_add(review.next, rule->grace) < model->as_of)
            diag_set_severity(diags, d, ERROR);
    }
    if (review.stated && review.last != DATE_NONE && review.interval.unit != UNIT_NONE && review.next > date_add(review.last, review.interval))
        diag(diags, DIAG_REVIEW_TOO_FAR, review.stated->span, e->id, { "id", e->id }, { "title", entity_title(e) },
             { "next", date_format(review.next, due) }, { "last", last },
             { "latest", date_format(date_add(review.last, review.interval), limit) });
}

static void check_reviews(const struct model *model, struct diags *diags)
{
    struct review_rule rule = { threshold_time(model, THRESHOLD_REVIEW_INTERVAL), threshold_time(model, THRESHOLD_REVIEW_GRACE) };

    for (const struct entity *e = model->first; e; e = e->next_all) {
        if (e->foreign || reviewed_elsewhere(e) || !duty_in_force(e, model->as_of))
            continue;
        if (duty_is_document(e) ? duty_settled(e) : entity_has(e, EVERY_REVIEW))
            check_review(model, e, &rule, diags);
    }
}

/* ---- 11: what must exist ---- */

static const enum shape_id foundations[] = { KIND_SCOPE, KIND_POLICY, KIND_METHOD };

/* A slip in the id of a computed document makes another one of it. */
static void check_near(const struct entity *e, struct diags *diags)
{
    enum { NEAR = 2 };

    for documents_each(row)
        if (!strcmp(row->id, e->id))
            return;
    for documents_each(row) {
        struct diag *d;

        if (row->each || str_distance(str_of(e->id), str_of(row->id), NEAR) > NEAR || strlen(row->id) <= 2 * NEAR)
            continue;
        d = diag(diags, DIAG_DOCUMENT_ID_NEAR, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "meant", row->id });
        diag_set_fix(diags, d, str_of(row->id));
        return;
    }
}

static void check_required(const struct model *model, struct diags *diags)
{
    const struct entity *isms = model->isms;

    if (!isms)
        return;
    for documents_each(row) {
        const struct entity *document = document_declared(model, row);
        enum publication publication;

        if (!row->required)
            continue;
        if (!document) {
            diag(diags, DIAG_DOCUMENT_ABSENT, isms->id_span, isms->id, { "document", row->id });
            continue;
        }
        publication = duty_publication(document);
        if (publication == PUBLICATION_DRAFT || publication == PUBLICATION_WITHDRAWN)
            diag(diags, DIAG_DOCUMENT_NOT_IN_FORCE, entity_get(document, DOCUMENT_STATUS)->span, document->id, { "document", document->id });
    }
    for (size_t i = 0; i < sizeof foundations / sizeof *foundations; i++)
        if (!model_first(model, foundations[i]))
            diag(diags, DIAG_FOUNDATION_ABSENT, isms->id_span, isms->id, { "kind", model->schema->shapes[foundations[i]].name });
}

void rules_documents(const struct model *model, struct diags *diags)
{
    static const enum shape_id kinds[] = { KIND_POLICY, KIND_DOCUMENT };
    bool own_approval = threshold_amount(model, THRESHOLD_OWN_APPROVAL) != 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for model_each(e, model, kinds[i]) {
            check_control(model, e, diags);
            check_approver(e, own_approval, diags);
        }
    }
    for model_each(e, model, KIND_DOCUMENT)
        check_near(e, diags);
    check_reviews(model, diags);
    check_required(model, diags);
}
