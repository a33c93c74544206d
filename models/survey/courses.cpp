#include "models/survey/courses.h"

#include <algorithm>
#include <span>

#include "sim/growth_mixture.h"

#include "models/survey/events.h"
#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

constexpr std::uint32_t kYears = 12;
constexpr std::uint32_t kYearsBetweenWaves = 3;  // those of LASA
constexpr int kYoungest = 55;                    // its youngest respondents
constexpr std::size_t kFewest = 50;
constexpr std::size_t kTerms = 5;
constexpr int kStarts = 8;
constexpr std::uint64_t kSeed = 1;

/// A level, a slope before the loss, a jump at it, a slope in three years after it, and one later.
void terms_around_loss(double years, std::span<double> terms) {
    constexpr double kEarly = 3, kLate = kYears - kEarly;
    terms[0] = 1;
    terms[1] = std::min(years, 0.0) / kYears;
    terms[2] = years > 0 ? 1 : 0;
    terms[3] = std::clamp(years, 0.0, kEarly) / kEarly;
    terms[4] = std::max(years - kEarly, 0.0) / kLate;
}

/// Scores of the widowed, by years from the loss, which lies between two yearly waves.
class Widowed {
  public:
    explicit Widowed(const YearWaves& answers) {
        for (const auto& area : answers.areas) {
            for (std::uint32_t year = 0; year <= kYears; ++year)
                yearly_.push_back(&area[answers.wave_of(year * kYear)]);
            for (std::uint32_t last = 0; last < kYears; ++last)
                for (const Respondent& who : yearly_[last]->people) {
                    const Respondent* next = yearly_[last + 1]->find(who.uid);
                    if (who.age >= kYoungest && next && widowed_between(who, *next))
                        add(who.uid, last + 0.5);
                }
            yearly_.clear();
        }
    }

    sim::Courses courses;

  private:
    void add(std::uint32_t uid, double loss) {
        std::vector<std::pair<double, double>> seen;
        for (std::uint32_t year = 0; year <= kYears; year += kYearsBetweenWaves) {
            const Respondent* who = yearly_[year]->find(uid);
            if (who && is_asked(*who)) seen.emplace_back(year - loss, who->emotional);
        }
        if (seen.empty() || seen.front().first > 0 || seen.back().first < 0) return;
        for (const auto& [years, score] : seen)
            courses.add(years, score);
        courses.end_person();
    }

    std::vector<const Wave*> yearly_;
};

Measure course(std::string_view name, Trajectory wanted) {
    std::vector<std::uint32_t> weeks;
    for (std::uint32_t year = 0; year <= kYears; ++year)
        weeks.push_back(year * kYear);
    const auto part = static_cast<std::size_t>(wanted);
    const auto value = [part](const YearWaves& answers) { return trajectories(answers)[part]; };
    return {name, 2022, weeks, value, false, trajectories, part};
}

}  // namespace

Trajectory classify(double before, double early, double late) {
    constexpr double kHigh = 2;
    if (late < kHigh) return early >= kHigh ? Trajectory::recovery : Trajectory::resilient;
    if (before >= kHigh) return Trajectory::chronic_high;
    return late >= early + 1 ? Trajectory::increasing_prolonged : Trajectory::prolonged;
}

std::vector<double> trajectories(const YearWaves& answers) {
    const Widowed widowed(answers);
    if (widowed.courses.people() < kFewest) return std::vector<double>(kTrajectories, kNothing);
    const auto classes = sim::fit_growth_mixture(
        widowed.courses, kTrajectories, kTerms, terms_around_loss, kStarts, kSeed);
    std::vector<double> out(kTrajectories, 0);
    for (std::size_t k = 0; k < classes.share.size(); ++k) {
        const auto height = [&](double years) { return classes.at(k, years, terms_around_loss); };
        const auto called = classify(height(-1), height(1), height(5));
        out[static_cast<std::size_t>(called)] += classes.share[k];
    }
    return out;
}

std::vector<Measure> course_measures() {
    return {
        course("bereaved_emotional_resilient", Trajectory::resilient),
        course("bereaved_emotional_recovery", Trajectory::recovery),
        course("bereaved_emotional_prolonged", Trajectory::prolonged),
        course("bereaved_emotional_increasing_prolonged", Trajectory::increasing_prolonged),
        course("bereaved_emotional_chronic_high", Trajectory::chronic_high),
    };
}

}  // namespace models::survey
