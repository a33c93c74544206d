#include "models/survey/events.h"

#include <vector>

#include "models/survey/measures.h"
#include "models/survey/networks.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

constexpr std::uint32_t kTwoYears = 2 * kYear;

/// What happened to somebody between two waves.
enum class Fate : std::uint8_t { happened, comparison, neither };
using Event = Fate (*)(const Respondent& before, const Respondent& after);
using Outcome = double (*)(const Respondent&, const Wave&);

/// Lost a husband or wife by death, against still living with a partner. Who only lived together is
/// not registered as widowed and counts nowhere.
Fate widowed(const Respondent& before, const Respondent& after) {
    if (!before.with_partner()) return Fate::neither;
    if (after.with_partner()) return Fate::comparison;
    return widowed_between(before, after) ? Fate::happened : Fate::neither;
}

/// Under 45 and living with a partner: a first child at home, against still none.
Fate became_parent(const Respondent& before, const Respondent& after) {
    if (before.position != Position::partner_no_child || before.age >= 45) return Fate::neither;
    if (after.position == Position::partner_child) return Fate::happened;
    return after.position == Position::partner_no_child ? Fate::comparison : Fate::neither;
}

double emotional(const Respondent& who, const Wave&) {
    return who.emotional;
}
double social(const Respondent& who, const Wave&) {
    return who.social;
}
double eleven(const Respondent& who, const Wave&) {
    return who.eleven_items();
}
double days_with_kin(const Respondent& who, const Wave& wave) {
    return contact_days(wave, who, family);
}
double days_with_friends(const Respondent& who, const Wave& wave) {
    return contact_days(wave, who, friends);
}

/// Between all adults, at the start.
double spread_of(const YearWaves& answers, Outcome outcome) {
    Spread spread;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        spread.add(outcome(who, wave));
    });
    return spread.value();
}

/// Mean change over two years of those to whom it happened, less that of the comparison at the same
/// ages.
double change_after(const YearWaves& answers, Event event, Outcome outcome) {
    MatchedDifference change;
    for_each_pair(
        answers,
        0,
        kTwoYears,
        [&](const auto& before, const auto& after, const auto& first, const auto& second) {
            const Fate fate = event(before, after);
            if (fate == Fate::neither) return;
            change.add(fate == Fate::happened,
                       before.age,
                       outcome(after, second) - outcome(before, first));
        });
    return change.value();
}

/// The same in standard deviations of the outcome between adults.
Measure effect_of(std::string_view name, Event event, Outcome outcome) {
    return {name, 2022, {0, kTwoYears}, [=](const YearWaves& answers) {
                const double spread = spread_of(answers, outcome);
                return spread > 0 ? change_after(answers, event, outcome) / spread : kNothing;
            }};
}

Measure days_after(std::string_view name, Event event, Outcome outcome) {
    return {name, 2022, {0, kTwoYears}, [=](const YearWaves& answers) {
                return change_after(answers, event, outcome);
            }};
}

/// Change of the eleven-item score over two years in which work ended at the retirement age, less
/// that of workers of 60 to 64 who worked on, in standard deviations between adults. Nobody of the
/// same age works on in the model, so the comparison is younger.
double retirement(const YearWaves& answers) {
    Mean retired, working;
    for_each_pair(
        answers,
        0,
        kTwoYears,
        [&](const auto& before, const auto& after, const auto&, const auto&) {
            if (before.work != Work::working) return;
            const double change = after.eleven_items() - before.eleven_items();
            if (after.work == Work::retired) {
                retired.add(change);
            } else if (after.work == Work::working && before.age >= 60 && before.age < 65) {
                working.add(change);
            }
        });
    const double spread = spread_of(answers, eleven);
    return spread > 0 ? (retired.value() - working.value()) / spread : kNothing;
}

}  // namespace

bool widowed_between(const Respondent& before, const Respondent& after) {
    return before.with_partner() && !after.with_partner() && before.marital == Marital::married &&
           after.marital == Marital::widowed;
}

std::vector<Measure> event_measures() {
    return {
        effect_of("widowhood_jump_emotional", widowed, emotional),
        effect_of("widowhood_jump_social", widowed, social),
        days_after("bereaved_change_days_with_kin", widowed, days_with_kin),
        days_after("bereaved_change_days_with_friends", widowed, days_with_friends),
        effect_of("parenthood_effect", became_parent, eleven),
        {"retirement_effect", 2022, {0, kTwoYears}, retirement},
    };
}

}  // namespace models::survey
