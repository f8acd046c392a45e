/* rules/thresholds.h - the limits that rules use: one table with defaults. `parameter … sets NAME value …` replaces a default; docs/checks.md lists them. */
#ifndef RULES_THRESHOLDS_H
#define RULES_THRESHOLDS_H

#include "model/model.h"

enum threshold_type { THRESHOLD_TIME, THRESHOLD_AMOUNT };    /* a duration; a number, per cent or not */

/* T(symbol, name, type, count, unit, what it means); of an amount `unit` is UNIT_NONE. */
#define THRESHOLDS(T) \
    T(REVIEW_INTERVAL,           "review-interval",           TIME,   12, MONTH, "how often a document is looked at again where it says nothing itself") \
    T(REVIEW_GRACE,              "review-grace",              TIME,   90, DAY,   "how long a review may be late before that is an error") \
    T(OWN_APPROVAL,              "own-approval",              AMOUNT, 0,  NONE,  "1 lets an author approve their own text") \
    T(ASSESSMENT_INTERVAL,       "assessment-interval",       TIME,   12, MONTH, "how often risks are assessed where the method says nothing") \
    T(REGISTER_REVIEW_INTERVAL,  "register-review-interval",  TIME,   3,  MONTH, "how often the risk register is looked through where its document says nothing") \
    T(REASSESSMENT_GRACE,        "reassessment-grace",        TIME,   4,  WEEK,  "how soon after a grave incident or a change of high risk the risks are assessed again") \
    T(OVERDUE_GRACE,             "overdue-grace",             TIME,   90, DAY,   "how long a treatment may be late before that is an error") \
    T(SLIPS,                     "slips",                     AMOUNT, 2,  NONE,  "how many times a due date may move before that is told") \
    T(OPEN_PER_OWNER,            "open-per-owner",            AMOUNT, 10, NONE,  "how many open treatments one owner can look after") \
    T(OPEN_TOTAL,                "open-total",                AMOUNT, 60, NONE,  "how many open treatments an organisation can look after") \
    T(REASON_LENGTH,             "reason-length",             AMOUNT, 20, NONE,  "characters that a reason for leaving a control out has at least") \
    T(EXCLUSION_SHARE,           "exclusion-share",           AMOUNT, 30, NONE,  "per cent of a catalog's controls that may be left out before that is told") \
    T(EVIDENCE_INTERVAL,         "evidence-interval",         TIME,   12, MONTH, "how old evidence may be where a control says nothing") \
    T(ACKNOWLEDGEMENT_INTERVAL,  "acknowledgement-interval",  TIME,   12, MONTH, "how often people confirm again that they know the rules") \
    T(PARTICIPATION,             "participation",             AMOUNT, 80, NONE,  "per cent of those asked who come to awareness, or confirm a policy, at least") \
    T(TRAINING_INTERVAL,         "training-interval",         TIME,   12, MONTH, "how often awareness comes round where the training says nothing") \
    T(NEW_STARTERS,              "new-starters",              TIME,   30, DAY,   "how long somebody new may go without training") \
    T(EFFECTIVENESS_INTERVAL,    "effectiveness-interval",    TIME,   90, DAY,   "how long after a training its effect is judged") \
    T(AWARENESS_REVIEW,          "awareness-review",          TIME,   90, DAY,   "how long after a severe incident awareness is looked at again") \
    T(TOPIC_PHISHING,            "topic-phishing",            AMOUNT, 1,  NONE,  "0 lets awareness leave out phishing") \
    T(TOPIC_PASSWORDS,           "topic-passwords",           AMOUNT, 1,  NONE,  "0 lets awareness leave out passwords") \
    T(TOPIC_REMOTE_WORK,         "topic-remote-work",         AMOUNT, 1,  NONE,  "0 lets awareness leave out working elsewhere") \
    T(TOPIC_REPORTING,           "topic-reporting",           AMOUNT, 1,  NONE,  "0 lets awareness leave out the reporting of incidents") \
    T(ASSET_REVIEW_INTERVAL,     "asset-review-interval",     TIME,   12, MONTH, "how often an asset's entry is looked at again where it says nothing itself") \
    T(OBLIGATION_INTERVAL,       "obligation-interval",       TIME,   12, MONTH, "how often a law or contract is compared with its source again") \
    T(SUPPLIER_REVIEW_CRITICAL,  "supplier-review-critical",  TIME,   6,  MONTH, "how often a supplier of tier critical is reviewed where its entry says nothing") \
    T(SUPPLIER_REVIEW_HIGH,      "supplier-review-high",      TIME,   12, MONTH, "the same for tier high") \
    T(SUPPLIER_REVIEW_MEDIUM,    "supplier-review-medium",    TIME,   24, MONTH, "the same for tier medium") \
    T(SUPPLIER_REVIEW_LOW,       "supplier-review-low",       TIME,   36, MONTH, "the same for tier low") \
    T(ACCESS_REVIEW_CRITICAL,    "access-review-critical",    TIME,   3,  MONTH, "how often rights to a critical system are looked through where its entry says nothing") \
    T(ACCESS_REVIEW_INTERVAL,    "access-review-interval",    TIME,   12, MONTH, "the same for other systems") \
    T(ACCESS_REVIEW_MOVED,       "access-review-moved",       TIME,   30, DAY,   "how soon after somebody changed function the rights to what they administer are looked through") \
    T(KEY_INTERVAL,              "key-interval",              TIME,   24, MONTH, "how long a key may be in use where it says nothing itself") \
    T(EXERCISE_INTERVAL,         "exercise-interval",         TIME,   12, MONTH, "how often an emergency is exercised") \
    T(RESTORE_INTERVAL,          "restore-interval",          TIME,   12, MONTH, "how often a copy is put back as a trial where the backup says nothing") \
    T(BACKUP_CHECK_INTERVAL,     "backup-check-interval",     TIME,   3,  MONTH, "how often somebody looks whether copies were made") \
    T(MEASUREMENT_GRACE,         "measurement-grace",         TIME,   45, DAY,   "how long after the end of a period its figure may take") \
    T(AGREEMENT_TIER,            "agreement-tier",            AMOUNT, 2,  NONE,  "from which supplier tier on a contract has security clauses: 1 low, 2 medium, 3 high, 4 critical")

enum threshold {
#define T(symbol, ...) THRESHOLD_##symbol,
    THRESHOLDS(T)
#undef T
    THRESHOLD_COUNT
};

struct threshold_row {
    const char *name;               /* what `sets` calls it */
    enum threshold_type type;
    double count;
    enum time_unit unit;
    const char *means;
};

extern const struct threshold_row threshold_rows[THRESHOLD_COUNT];

/* The value that holds in this project: what a parameter sets (its `value`), else the default. Ask once, not for every risk: it reads the parameters. */
struct duration threshold_time(const struct model *model, enum threshold threshold);
double threshold_amount(const struct model *model, enum threshold threshold);
/* The parameter that sets it, NULL where the default holds. Of several (an error, reported) the first in the order of ids. */
const struct entity *threshold_setter(const struct model *model, enum threshold threshold);

#endif
