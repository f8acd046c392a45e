/* rules/awareness.c - what everybody has to know: the programme, whom it reaches, and who signed what they are to keep to (ISO/IEC 27001:2022, 7.3, A.5.1, A.6.2, A.6.3). */

#include "base/buf.h"
#include "base/utf8.h"
#include "model/documents.h"
#include "model/duty.h"
#include "model/learning.h"
#include "rules/in_place.h"
#include "rules/learning.h"
#include "rules/numbers.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

#include <stdlib.h>

struct awareness {
    const struct model *model;
    struct diags *diags;
    struct duration interval, new_starters, acknowledged, after_incident;    /* thresholds */
    double least;                                                            /* per cent */
};

static const struct entity *entry_of(const struct model *model, const char *id)
{
    const struct entity *e = model_find(model, str_of(id));

    return e && e->kind == KIND_CONTROL ? e : NULL;
}

/* ---- turnout: 31, 72 ---- */

struct turnout_codes { enum diag_code uncounted, impossible, low; };

static void check_turnout(struct awareness *a, const struct entity *e, struct turnout newest, const struct turnout_codes *codes)
{
    char day[DATE_TEXT], share[NUMBER_TEXT], least[NUMBER_TEXT], took[NUMBER_TEXT], invited[NUMBER_TEXT];
    const struct value *line = newest.line;

    if (!line)
        return;
    date_format(newest.on, day);
    if (newest.took > newest.invited && newest.invited >= 0)
        diag(a->diags, codes->impossible, line->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "on", day }, { "took", number_text(newest.took, took) },
             { "invited", number_text(newest.invited, invited) });
    else if (!newest.counted && !newest.unread)
        diag(a->diags, codes->uncounted, line->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "on", day });
    else if (newest.counted && newest.share < a->least)
        diag(a->diags, codes->low, line->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "on", day }, { "share", number_text(newest.share, share) },
             { "least", number_text(a->least, least) });
}

/* ---- 31: who confirmed what ---- */

static date in_force_since(const struct entity *policy)
{
    const struct record *status = record_parts(&policy->record, POLICY_STATUS);
    date since = status ? record_date(status, POLICY_STATUS_SINCE) : DATE_NONE, effective = record_date(&policy->record, POLICY_EFFECTIVE);

    for values_each(v, &policy->record, POLICY_VERSION) {    /* a later edition makes no new policy of it */
        date on = record_date(v->parts, POLICY_VERSION_ON);

        if (on != DATE_NONE && (effective == DATE_NONE || on < effective))
            effective = on;
    }
    return effective != DATE_NONE ? effective : since;
}

/* In most firms people sign for one text that holds the rules for everybody: that one is followed. Where nobody ever signed for any, they are asked to begin. */
static void check_acknowledged(struct awareness *a)
{
    static const struct turnout_codes codes = { DIAG_ACKNOWLEDGED_UNCOUNTED, DIAG_ACKNOWLEDGED_TOO_MANY, DIAG_ACKNOWLEDGED_FEW };
    const struct entity *oldest = NULL;
    bool any = false;

    for model_each(policy, a->model, KIND_POLICY) {
        struct turnout newest = turnout_newest(policy, a->model->as_of);
        char due[DATE_TEXT];

        if (!duty_settled(policy))
            continue;
        any = any || newest.line;
        if (in_force_since(policy) != DATE_NONE && (!oldest || in_force_since(policy) < in_force_since(oldest)))
            oldest = policy;
        check_turnout(a, policy, newest, &codes);
        if (newest.line && date_add(newest.on, a->acknowledged) < a->model->as_of)
            diag(a->diags, DIAG_ACKNOWLEDGED_LATE, newest.line->span, policy->id, { "id", policy->id }, { "title", entity_title(policy) },
                 { "due", date_format(date_add(newest.on, a->acknowledged), due) });
    }
    if (!any && oldest && date_add(in_force_since(oldest), a->acknowledged) < a->model->as_of)
        diag(a->diags, DIAG_NOTHING_ACKNOWLEDGED, oldest->id_span, oldest->id, { "id", oldest->id }, { "title", entity_title(oldest) });
}

/* ---- 71: the programme ---- */

/* The subjects, the control behind each, and words by which a text speaks of it: beginnings, in the languages that documents come in. */
static const struct topic { enum threshold threshold; const char *control, *name; const char *words[8]; } topics[] = {
    { THRESHOLD_TOPIC_PHISHING, "A.8.7", "phishing", { "phish", "social engineering", "nepmail", "valse mail", "misleid", "a.8.7" } },
    { THRESHOLD_TOPIC_PASSWORDS, "A.5.17", "passwords", { "password", "passphrase", "passkey", "wachtwoord", "wachtzin", "a.5.17" } },
    { THRESHOLD_TOPIC_REMOTE_WORK, "A.6.7", "remote work", { "remote", "at home", "home work", "on the road", "kitchen table", "thuis", "op afstand", "a.6.7" } },
    { THRESHOLD_TOPIC_REPORTING, "A.6.8", "reporting of incidents", { "report", "melden", "melding", "a.6.8" } },
};

static bool speaks_of(const struct record *record, int field, const struct topic *topic)
{
    bool found = false;

    for values_each(v, record, field) {
        size_t n;
        char *folded = utf8_fold(v->text, &n);

        for (size_t i = 0; i < sizeof topic->words / sizeof *topic->words && topic->words[i]; i++)
            found = found || strstr(folded, topic->words[i]);
        free(folded);
    }
    return found;
}

static bool is_covered(const struct model *model, const struct topic *topic)
{
    for model_each(training, model, KIND_TRAINING)
        if (training_is_awareness(training) && (speaks_of(&training->record, TRAINING_TOPICS, topic) || speaks_of(&training->record, EVERY_TITLE, topic) ||
                                                speaks_of(&training->record, EVERY_DESCRIPTION, topic)))
            return true;
    return false;
}

/* The words above are of two languages. */
static bool is_readable(const struct model *model)
{
    return !strcmp(model->language, "en") || !strcmp(model->language, "nl");
}

static bool is_left_out(const struct awareness *a, const struct topic *topic)
{
    const struct entity *control = entry_of(a->model, topic->control);

    return threshold_amount(a->model, topic->threshold) != 0 && !(control && entity_has(control, CONTROL_EXCLUDED)) && !is_covered(a->model, topic);
}

/* One finding, whatever is left out: it is mended in one place. */
static void check_topics(struct awareness *a, const struct entity *first)
{
    struct buf names = {0}, limits = {0};

    for (size_t i = 0; is_readable(a->model) && i < sizeof topics / sizeof *topics; i++) {
        if (!is_left_out(a, &topics[i]))
            continue;
        buf_printf(&names, "%s%s (%s)", names.n ? ", " : "", topics[i].name, topics[i].control);
        buf_printf(&limits, "%s%s", limits.n ? ", " : "", threshold_rows[topics[i].threshold].name);
    }
    if (names.n)
        diag(a->diags, DIAG_TOPIC_MISSING, first->id_span, first->id, { "id", first->id }, { "title", entity_title(first) }, { "topics", names.s }, { "limits", limits.s });
    buf_done(&names);
    buf_done(&limits);
}

static void check_refreshed(struct awareness *a, const struct entity *training)
{
    date last = training_last(training, a->model->as_of), next = training_next(training, a->model->as_of, a->interval);
    char due[DATE_TEXT];

    if (next != DATE_NONE && next < a->model->as_of)
        diag(a->diags, DIAG_AWARENESS_LATE, training->id_span, training->id, { "id", training->id }, { "title", entity_title(training) }, { "due", date_format(next, due) });
    else if (next == DATE_NONE && last == DATE_NONE)
        diag(a->diags, DIAG_AWARENESS_NEVER, training->id_span, training->id, { "id", training->id }, { "title", entity_title(training) });
}

/* Day on which the contents were last looked at: for anything of the programme, or because of the incident. */
static bool is_looked_at(const struct awareness *a, const struct entity *incident, date day)
{
    for refs_each(v, incident, EVERY_OF)
        if (value_entity(v)->kind == KIND_TRAINING)
            return true;
    for model_each(training, a->model, KIND_TRAINING) {
        if (!training_is_awareness(training))
            continue;
        for values_each(v, &training->record, EVERY_REVIEWED)
            if (record_date(v->parts, EVERY_REVIEWED_ON) >= day && record_date(v->parts, EVERY_REVIEWED_ON) <= a->model->as_of)
                return true;
    }
    return false;
}

static void check_incident(struct awareness *a, const struct entity *incident)
{
    const struct value *reported = entity_get(incident, INCIDENT_REPORTED);
    char on[DATE_TEXT];
    date day;

    if (!reported || reported->bad || !(record_choice_is(&incident->record, INCIDENT_SEVERITY, "high") || record_choice_is(&incident->record, INCIDENT_SEVERITY, "critical")))
        return;
    day = reported->period.from.day;
    if (date_add(day, a->after_incident) >= a->model->as_of || is_looked_at(a, incident, day))
        return;
    diag(a->diags, DIAG_AWARENESS_UNCHANGED, incident->id_span, incident->id, { "id", incident->id }, { "title", entity_title(incident) }, { "on", date_format(day, on) });
}

/* ---- 72: whom it reaches ---- */

static void check_person(struct awareness *a, const struct entity *person)
{
    date since = record_date(&person->record, PERSON_SINCE), last;
    char day[DATE_TEXT];
    bool meant = false;

    if (!duty_active(person, a->model->as_of))
        return;
    for model_each(training, a->model, KIND_TRAINING)
        meant = meant || (training_is_awareness(training) && training_is_for(training, person, a->model->as_of));
    last = awareness_last(a->model, person);
    if (!meant)
        diag(a->diags, DIAG_AWARENESS_FORGETS, person->id_span, person->id, { "id", person->id }, { "title", entity_title(person) });
    else if (last == DATE_NONE && since != DATE_NONE && date_add(since, a->new_starters) < a->model->as_of)
        diag(a->diags, DIAG_STARTER_UNTRAINED, person->id_span, person->id, { "id", person->id }, { "title", entity_title(person) },
             { "due", date_format(date_add(since, a->new_starters), day) });
}

/* A project that says how awareness is done, or has begun with the clause, has a programme. */
static bool is_asked(const struct model *model)
{
    return learning_is_begun(model) || control_in_place(model, "A.6.3");
}

static const struct entity *first_of_programme(const struct model *model)
{
    for model_each(training, model, KIND_TRAINING)
        if (training_is_awareness(training))
            return training;
    return NULL;
}

void rules_awareness(const struct model *model, struct diags *diags)
{
    static const struct turnout_codes codes = { DIAG_SESSION_UNCOUNTED, DIAG_SESSION_TOO_MANY, DIAG_SESSION_FEW };
    struct awareness a = {
        model, diags, threshold_time(model, THRESHOLD_TRAINING_INTERVAL), threshold_time(model, THRESHOLD_NEW_STARTERS), threshold_time(model, THRESHOLD_ACKNOWLEDGEMENT_INTERVAL),
        threshold_time(model, THRESHOLD_AWARENESS_REVIEW), threshold_amount(model, THRESHOLD_PARTICIPATION),
    };
    const struct entity *first = first_of_programme(model);

    check_acknowledged(&a);
    if (!first && model->isms && is_asked(model))
        diag(diags, DIAG_AWARENESS_ABSENT, model->isms->id_span, model->isms->id, { "id", model->isms->id });
    if (!first)
        return;
    check_topics(&a, first);
    for model_each(training, model, KIND_TRAINING) {
        if (!training_is_awareness(training))
            continue;
        check_refreshed(&a, training);
        check_turnout(&a, training, turnout_newest(training, model->as_of), &codes);
    }
    for model_each(incident, model, KIND_INCIDENT)
        check_incident(&a, incident);
    for model_each(person, model, KIND_PERSON)
        check_person(&a, person);
}
