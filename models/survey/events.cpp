#include "models/survey/events.h"

#include <vector>

#include "models/survey/losses.h"
#include "models/survey/measures.h"
#include "models/survey/networks.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

constexpr std::uint32_t kTwoYears = 2 * kYear;
constexpr std::uint32_t kYearsOfCourses = 12;

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

Measure course(std::string_view name, Trajectory wanted) {
    std::vector<std::uint32_t> weeks;
    for (std::uint32_t year = 0; year <= kYearsOfCourses; ++year)
        weeks.push_back(year * kYear);
    const auto part = static_cast<std::size_t>(wanted);
    const auto value = [part](const YearWaves& answers) { return trajectories(answers)[part]; };
    return {name, 2022, weeks, value, false, trajectories, part};
}

}  // namespace

bool widowed_between(const Respondent& before, const Respondent& after) {
    return before.with_partner() && !after.with_partner() && before.marital == Marital::married &&
           after.marital == Marital::widowed;
}

Trajectory classify(double before, double early, double late) {
    constexpr double kHigh = 2;
    if (late < kHigh) return early >= kHigh ? Trajectory::recovery : Trajectory::resilient;
    if (before >= kHigh) return Trajectory::chronic_high;
    return late >= early + 1 ? Trajectory::increasing_prolonged : Trajectory::prolonged;
}

std::vector<double> trajectories(const YearWaves& answers) {
    constexpr std::array<int, 6> kAround{-1, 0, 1, 2, 5, 6};
    std::array<Mean, kTrajectories> shares;
    for_each_loss(answers, kYearsOfCourses, kAround, [&](const auto& course, const auto&) {
        const auto mean = [&](std::size_t wave) {
            return (course[wave]->emotional + course[wave + 1]->emotional) / 2.0;
        };
        const auto mine = static_cast<std::size_t>(classify(mean(0), mean(2), mean(4)));
        for (std::size_t k = 0; k < shares.size(); ++k)
            shares[k].add(k == mine ? 1 : 0);
    });
    std::vector<double> out;
    for (const Mean& share : shares)
        out.push_back(share.value());
    return out;
}

std::vector<Measure> event_measures() {
    return {
        effect_of("widowhood_jump_emotional", widowed, emotional),
        effect_of("widowhood_jump_social", widowed, social),
        days_after("bereaved_change_days_with_kin", widowed, days_with_kin),
        days_after("bereaved_change_days_with_friends", widowed, days_with_friends),
        effect_of("parenthood_effect", became_parent, eleven),
        {"retirement_effect", 2022, {0, kTwoYears}, retirement},
        course("bereaved_emotional_resilient", Trajectory::resilient),
        course("bereaved_emotional_recovery", Trajectory::recovery),
        course("bereaved_emotional_prolonged", Trajectory::prolonged),
        course("bereaved_emotional_increasing_prolonged", Trajectory::increasing_prolonged),
        course("bereaved_emotional_chronic_high", Trajectory::chronic_high),
    };
}

}  // namespace models::survey
