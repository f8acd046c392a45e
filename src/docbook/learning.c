/* docbook/learning.c - what roles ask and what shows it (7.2), whom awareness reaches, who signed what and who is due when (7.3, A.5.1, A.6.3). */

#include "base/mem.h"
#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "model/learning.h"
#include "prose/prose.h"

#include <stdlib.h>

/* ---- competence ---- */

static const char *state_of(const struct skill *skill)
{
    return skill->valid ? "shown" : skill->plan ? "planned" : skill->proof ? "ended" : "missing";
}

static void put_skill(struct modelxml *mx, xmlNode *node, const struct skill *skill)
{
    mx_attr(node, "state", state_of(skill));
    mx_date(node, "since", skill->since);
    mx_date(node, "until", skill->until);
    if (skill->plan && !skill->valid) {
        mx_date(node, "due", skill->due);
        mx_yes(node, "overdue", skill->due == DATE_NONE || skill->due < mx->setup->model->as_of);
    }
    if (skill->proof)
        mx_target(mx, mx_element(mx, node, "c-proof"), skill->proof);
    if (skill->plan)
        mx_target(mx, mx_element(mx, node, "c-plan"), skill->plan);
}

/* What a role asks, and of each who fills it what shows it. */
static void put_role(struct modelxml *mx, xmlNode *parent, const struct entity *role)
{
    const struct model *model = mx->setup->model;
    xmlNode *node = NULL;

    for model_each(competence, model, KIND_COMPETENCE) {
        xmlNode *asked;

        if (!competence_is_of(competence, role))
            continue;
        if (!node) {
            node = mx_element(mx, parent, "c-role");
            mx_target(mx, node, role);
        }
        asked = mx_element(mx, node, "c-asked");
        mx_target(mx, asked, competence);
        for duty_holders(holder, role, model->as_of) {
            struct skill skill = skill_of(model, competence, value_entity(holder));
            xmlNode *person = mx_element(mx, asked, "c-person");

            mx_target(mx, person, value_entity(holder));
            put_skill(mx, person, &skill);
        }
    }
}

struct skills { long asked, shown, planned, open; };

/* Each competence of each person once, whatever roles ask it of them. */
static bool is_counted(const struct model *model, const struct entity *competence, const struct value *before, const struct entity *person)
{
    for values_each(of, &competence->record, EVERY_OF) {
        if (of == before)
            return false;
        if (of->ref.target && of->ref.target->kind == KIND_ROLE)
            for duty_holders(holder, of->ref.target, model->as_of)
                if (value_entity(holder) == person)
                    return true;
    }
    return false;
}

static void put_lack(struct modelxml *mx, xmlNode *parent, const struct entity *competence, const struct entity *person, const struct skill *skill)
{
    xmlNode *node = mx_element(mx, parent, "c-lack");

    mx_target(mx, node, person);
    put_skill(mx, node, skill);
    mx_target(mx, mx_element(mx, node, "c-asked"), competence);
}

static struct skills count_skills(struct modelxml *mx, xmlNode *lacks)
{
    const struct model *model = mx->setup->model;
    struct skills n = {0};

    for model_each(competence, model, KIND_COMPETENCE) {
        for values_each(of, &competence->record, EVERY_OF) {
            if (!of->ref.target || of->ref.target->kind != KIND_ROLE)
                continue;
            for duty_holders(holder, of->ref.target, model->as_of) {
                struct skill skill = skill_of(model, competence, value_entity(holder));

                if (is_counted(model, competence, of, value_entity(holder)))
                    continue;
                n.asked++;
                n.shown += skill.valid;
                n.planned += !skill.valid && skill.plan;
                n.open += !skill.valid && !skill.plan;
                if (!skill.valid && lacks)
                    put_lack(mx, lacks, competence, value_entity(holder), &skill);
            }
        }
    }
    return n;
}

/* Trainings whose effect somebody judged, the newest judgement of each. */
static void put_judged(struct modelxml *mx, xmlNode *parent)
{
    for model_each(training, mx->setup->model, KIND_TRAINING) {
        const struct record *judged = record_newest(&training->record, TRAINING_EFFECTIVE, TRAINING_EFFECTIVE_ON);
        const struct value *note = judged ? record_text(judged, TRAINING_EFFECTIVE_NOTE, mx->book->language) : NULL;
        xmlNode *node;

        if (!judged || !entity_has(training, TRAINING_GIVES))
            continue;
        node = mx_element(mx, parent, "c-judged");
        mx_target(mx, node, training);
        mx_yes(node, "effective", record_choice_is(judged, TRAINING_EFFECTIVE_ANSWER, "yes"));
        mx_date(node, "on", record_date(judged, TRAINING_EFFECTIVE_ON));
        mx_who(mx, node, "by", record_get(judged, TRAINING_EFFECTIVE_BY));
        if (note)
            prose_inline(node, mx->db, mx->setup->model, note, mx->book->language);
    }
}

static void summary_competence(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long silent = 0;
    struct skills n;

    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_COMPETENCE]);
    for model_each(role, model, KIND_ROLE) {
        bool asks = false;

        for refs_each(v, role, EVERY_OF)
            asks = asks || value_entity(v)->kind == KIND_COMPETENCE;
        silent += !asks && duty_holder_first(role, model->as_of) != NULL;
    }
    n = count_skills(mx, NULL);
    mx_figure(mx, parent, "competence.silent", silent);
    if (n.asked) {
        mx_figure(mx, parent, "competence.asked", n.asked);
        mx_figure(mx, parent, "competence.shown", n.shown);
        mx_figure(mx, parent, "competence.planned", n.planned);
        mx_figure(mx, parent, "competence.open", n.open);
    }
    for model_each(role, model, KIND_ROLE)
        put_role(mx, parent, role);
    count_skills(mx, parent);
    put_judged(mx, parent);
    summary_gaps(mx, parent);
}

/* ---- trainings ---- */

static void put_turnout(xmlNode *node, const struct turnout *turnout)
{
    mx_date(node, "on", turnout->on);
    if (turnout->invited >= 0)
        mx_count(node, "invited", (long)turnout->invited);
    if (turnout->took >= 0)
        mx_count(node, "took", (long)turnout->took);
    if (turnout->counted)
        mx_count(node, "share", turnout->share);
}

struct dated { date on; size_t order; const struct value *line; };

static int newest_first(const void *x, const void *y)
{
    const struct dated *a = x, *b = y;

    if (a->on != b->on)
        return a->on < b->on ? 1 : -1;
    return a->order < b->order ? 1 : -1;
}

static void put_sessions(struct modelxml *mx, xmlNode *parent, const struct entity *training)
{
    struct dated *lines = mem_zero(record_count(&training->record, TRAINING_SESSION), sizeof *lines);
    size_t n = 0;

    for values_each(v, &training->record, TRAINING_SESSION) {
        lines[n] = (struct dated){ record_date(v->parts, TRAINING_SESSION_ON), n, v };
        n++;
    }
    if (n)
        qsort(lines, n, sizeof *lines, newest_first);
    for (size_t i = 0; i < n; i++) {
        struct turnout turnout = turnout_of(lines[i].line);
        const struct value *note = record_text(lines[i].line->parts, TRAINING_SESSION_NOTE, mx->book->language);
        xmlNode *node = mx_element(mx, parent, "c-session");

        put_turnout(node, &turnout);
        if (note)
            prose_inline(node, mx->db, mx->setup->model, note, mx->book->language);
    }
    free(lines);
}

static void learning_training(struct modelxml *mx, xmlNode *node, const struct entity *training)
{
    date today = mx->setup->model->as_of, last = training_last(training, today);
    bool awareness = training_is_awareness(training);
    date next = training_next(training, today, awareness ? mx_time(mx, THRESHOLD_TRAINING_INTERVAL) : (struct duration){ 0, UNIT_NONE });
    struct turnout newest = turnout_newest(training, today);
    xmlNode *state = mx_element(mx, node, "c-given");

    mx_yes(node, "c-awareness", awareness);
    mx_date(state, "last", last);
    mx_date(state, "next", next);
    mx_yes(state, "overdue", next != DATE_NONE && next < today);
    if (newest.counted)
        mx_count(state, "share", newest.share);
    put_sessions(mx, node, training);
}

static void learning_competence(struct modelxml *mx, xmlNode *node, const struct entity *competence)
{
    mx_uses(mx, node, competence, NULL);
}

/* ---- the programme by subject ---- */

struct subject { struct str text; const struct value *value; const struct entity **trainings; size_t n, cap; };

static void add_subject(struct subject **subjects, size_t *n, size_t *cap, const struct entity *training, const struct value *v)
{
    struct subject *s = NULL;

    for (size_t i = 0; i < *n && !s; i++)
        if ((*subjects)[i].text.n == v->text.n && str_distance((*subjects)[i].text, v->text, 0) == 0)
            s = &(*subjects)[i];
    if (!s) {
        mem_grow(subjects, cap, *n + 1, sizeof **subjects);
        s = &(*subjects)[(*n)++];
        *s = (struct subject){ .text = v->text, .value = v };
    }
    if (s->n && s->trainings[s->n - 1] == training)
        return;
    mem_grow(&s->trainings, &s->cap, s->n + 1, sizeof *s->trainings);
    s->trainings[s->n++] = training;
}

/* What awareness speaks of, in the order in which it is said first, and by which trainings. */
static void put_subjects(struct modelxml *mx, xmlNode *parent)
{
    struct subject *subjects = NULL;
    size_t n = 0, cap = 0;

    for model_each(training, mx->setup->model, KIND_TRAINING) {
        const struct value *first = training_is_awareness(training) ? record_text(&training->record, TRAINING_TOPICS, mx->book->language) : NULL;

        for (const struct value *v = first; v; v = value_next(v))
            if (v->lang && !strcmp(v->lang, first->lang))
                add_subject(&subjects, &n, &cap, training, v);
    }
    for (size_t i = 0; i < n; i++) {
        xmlNode *node = mx_element(mx, parent, "c-spoken");

        prose_inline(mx_element(mx, node, "c-words"), mx->db, mx->setup->model, subjects[i].value, mx->book->language);
        for (size_t k = 0; k < subjects[i].n; k++)
            mx_target(mx, mx_element(mx, node, "c-by"), subjects[i].trainings[k]);
        free(subjects[i].trainings);
    }
    free(subjects);
}

/* ---- who signed what, who is due when ---- */

static void put_confirmed(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    struct duration every = mx_time(mx, THRESHOLD_ACKNOWLEDGEMENT_INTERVAL);

    for model_each(policy, model, KIND_POLICY) {
        struct turnout newest = turnout_newest(policy, model->as_of);
        xmlNode *node;
        date next;

        if (!newest.line || !duty_settled(policy))
            continue;
        next = date_add(newest.on, every);
        node = mx_element(mx, parent, "c-confirmed");
        mx_target(mx, node, policy);
        put_turnout(node, &newest);
        mx_date(node, "next", next);
        mx_yes(node, "overdue", next < model->as_of);
    }
}

/* When awareness reaches somebody next: what is given soonest of all that is for them; of somebody new, within the time for that. */
static date awareness_next(struct modelxml *mx, const struct entity *person)
{
    const struct model *model = mx->setup->model;
    date since = record_date(&person->record, PERSON_SINCE), next = DATE_NONE;

    if (awareness_last(model, person) == DATE_NONE && since != DATE_NONE)
        return date_add(since, mx_time(mx, THRESHOLD_NEW_STARTERS));
    for model_each(training, model, KIND_TRAINING) {
        date due = training_is_awareness(training) && training_is_for(training, person, model->as_of)
                       ? training_next(training, model->as_of, mx_time(mx, THRESHOLD_TRAINING_INTERVAL)) : DATE_NONE;

        if (due != DATE_NONE && (next == DATE_NONE || due < next))
            next = due;
    }
    return next;
}

/* The first training still to come that names them, whatever it is. */
static const struct entity *planned_for(const struct model *model, const struct entity *person)
{
    const struct entity *first = NULL;

    for refs_each(v, person, TRAINING_PERSON) {
        const struct entity *training = value_entity(v);
        date due = record_date(&training->record, TRAINING_DUE);

        if (due != DATE_NONE && due > training_last(training, model->as_of) && (!first || due < record_date(&first->record, TRAINING_DUE)))
            first = training;
    }
    return first;
}

static void put_people(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;

    for model_each(person, model, KIND_PERSON) {
        const struct entity *planned = planned_for(model, person);
        xmlNode *node;
        date next;

        if (!duty_active(person, model->as_of))
            continue;
        next = awareness_next(mx, person);
        node = mx_element(mx, parent, "c-turn");
        mx_target(mx, node, person);
        mx_date(node, "since", awareness_last(model, person));
        mx_date(node, "due", next);
        mx_yes(node, "overdue", next != DATE_NONE && next < model->as_of);
        for values_each(v, &person->record, PERSON_ROLES)
            if (v->ref.target)
                mx_target(mx, mx_element(mx, node, "c-as"), v->ref.target);
        if (planned) {
            xmlNode *plan = mx_element(mx, node, "c-planned");

            mx_target(mx, plan, planned);
            mx_date(plan, "due", record_date(&planned->record, TRAINING_DUE));
        }
    }
}

static void summary_training(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    double invited = 0, took = 0;
    long awareness = 0, planned = 0;

    for model_each(training, model, KIND_TRAINING) {
        struct turnout newest = turnout_newest(training, model->as_of);

        planned += training_last(training, model->as_of) == DATE_NONE;
        if (!training_is_awareness(training))
            continue;
        awareness++;
        invited += newest.counted ? newest.invited : 0;
        took += newest.counted ? newest.took : 0;
    }
    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_TRAINING]);
    mx_figure(mx, parent, "training.awareness", awareness);
    mx_figure(mx, parent, "training.planned", planned);
    if (invited > 0) {
        xmlNode *node = mx_element(mx, parent, "c-turnout");

        mx_count(node, "invited", (long)invited);
        mx_count(node, "took", (long)took);
        mx_count(node, "share", (long)(100 * took / invited));
    }
    put_subjects(mx, parent);
    put_confirmed(mx, parent);
    put_people(mx, parent);
    summary_gaps(mx, parent);
}

const struct maker maker_learning = {
    .documents = {
        { DOCUMENT_COMPETENCE, summary_competence, NULL, NULL },
        { DOCUMENT_TRAINING, summary_training, NULL, NULL },
    },
    .kinds = {
        { KIND_COMPETENCE, learning_competence, NULL },
        { KIND_TRAINING, learning_training, "c-awareness:yes" },
    },
    .elements = (const struct maker_element[]){
        { "competence", "c-use", "zeroOrMore", "label" },
        { "training", "c-given", "optional", "last:date? next:date? overdue:yes share:int?" },
        { "training", "c-session", "zeroOrMore", "on:date? invited:int? took:int? share:int? @value.text" },
        { "c-summary", "c-turnout", "optional", "invited:int took:int share:int" },
        { "c-summary", "c-role", "zeroOrMore", "@target" },
        { "c-role", "c-asked", "oneOrMore", "@target" },
        { "c-asked", "c-person", "zeroOrMore", "@target state:shown|planned|ended|missing since:date? until:date? due:date? overdue:yes?" },
        { "c-person", "c-proof", "optional", "@target" },
        { "c-person", "c-plan", "optional", "@target" },
        { "c-summary", "c-lack", "zeroOrMore", "@target state:planned|ended|missing since:date? until:date? due:date? overdue:yes?" },
        { "c-lack", "c-proof", "optional", "@target" },
        { "c-lack", "c-plan", "optional", "@target" },
        { "c-lack", "c-asked", "oneOrMore", "@target" },
        { "c-summary", "c-judged", "zeroOrMore", "@target effective:yes on:date? by? @value.text" },
        { "c-summary", "c-spoken", "zeroOrMore", "" },
        { "c-spoken", "c-words", "optional", "@value.text" },
        { "c-spoken", "c-by", "zeroOrMore", "@target" },
        { "c-summary", "c-confirmed", "zeroOrMore", "@target on:date? invited:int? took:int? share:int? next:date? overdue:yes" },
        { "c-summary", "c-turn", "zeroOrMore", "@target since:date? due:date? overdue:yes" },
        { "c-turn", "c-as", "zeroOrMore", "@target" },
        { "c-turn", "c-planned", "optional", "@target due:date?" },
        { 0 },
    },
};
