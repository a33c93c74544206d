#include "models/validation/curves.h"

#include <algorithm>
#include <iterator>

#include "models/survey/courses.h"
#include "models/survey/groups.h"
#include "models/survey/losses.h"
#include "models/survey/measures.h"
#include "models/survey/networks.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::validation {

namespace {

using survey::kYear;
using survey::Mean;
using survey::Respondent;
using survey::Wave;
using survey::YearWaves;

constexpr std::uint32_t kLongest = 12;  // years

std::size_t band_of(int age) {
    const auto* after = std::upper_bound(kAgeBands.begin(), kAgeBands.end(), age);
    return static_cast<std::size_t>(after - kAgeBands.begin()) - 1;
}

std::vector<double> values(std::span<const Mean> means) {
    std::vector<double> out;
    for (const Mean& mean : means)
        out.push_back(mean.value());
    return out;
}

std::vector<double> lonely_by_age(const YearWaves& answers, survey::Test test) {
    std::array<Mean, kAgeBands.size()> bands;
    survey::for_each_person(answers, 0, [&](const Respondent& who, const Wave&) {
        bands[band_of(who.age)].add(test(who) ? 1 : 0);
    });
    return values(bands);
}

std::vector<double> kin_by_age(const YearWaves& answers) {
    std::array<Mean, kAgeBands.size()> bands;
    survey::for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        for (const auto& tie : wave.ties_of(who))
            if (tie.named) bands[band_of(who.age)].add(ties::is_kin(tie.kind) ? 1 : 0);
    });
    return values(bands);
}

std::vector<double> ties_held(const YearWaves& answers) {
    std::array<Mean, kTieBins> bins;
    survey::for_each_person(answers, 0, [&](const Respondent& who, const Wave&) {
        const auto mine = std::min<std::size_t>(who.ties / kTiesPerBin, kTieBins - 1);
        for (std::size_t bin = 0; bin < kTieBins; ++bin)
            bins[bin].add(bin == mine ? 1 : 0);
    });
    return values(bins);
}

std::size_t state_of(const Respondent& who) {
    if (who.strongly_lonely()) return 2;
    return who.lonely() ? 1 : 0;
}

std::vector<double> transitions(const YearWaves& answers, std::uint32_t years) {
    std::array<Mean, kStates * kStates> shares;
    survey::for_each_pair(
        answers,
        0,
        years * kYear,
        [&](const auto& before, const auto& after, const auto&, const auto&) {
            for (std::size_t to = 0; to < kStates; ++to)
                shares[state_of(before) * kStates + to].add(state_of(after) == to ? 1 : 0);
        });
    return values(shares);
}

std::vector<double> ties_kept(const YearWaves& answers) {
    std::array<Mean, kYearsOfTies + 1> shares;
    for (std::uint32_t year = 0; year <= kYearsOfTies; ++year) {
        survey::for_each_pair(
            answers,
            0,
            year * kYear,
            [&](const auto& who, const auto& after, const auto& first, const auto& later) {
                if (who.age > 65) return;
                const auto kept = survey::kept_ties(first, who, later, after);
                shares[year].sum += kept.kept;
                shares[year].n += kept.ties;
            });
    }
    return values(shares);
}

/// Mean courses of the widowed who are asked in all nine waves around the loss.
void around_loss(const YearWaves& answers, CurveSet& out) {
    constexpr std::size_t n = kYearsAroundLoss.size();
    constexpr std::array<int, n> kAround{-2, -1, 0, 1, 2, 3, 4, 5, 6};
    std::array<Mean, n> emotional, social, family, friends;
    survey::for_each_loss(answers, kLongest, kAround, [&](const auto& course, const auto& waves) {
        for (std::size_t k = 0; k < n; ++k) {
            const Respondent& she = *course[k];
            emotional[k].add(she.emotional);
            social[k].add(she.social);
            family[k].add(survey::contact_days(*waves[k], she, survey::family));
            friends[k].add(survey::contact_days(*waves[k], she, survey::friends));
        }
    });
    const auto put = [&](Curve curve, std::span<const Mean> means) {
        out[static_cast<std::size_t>(curve)] = values(means);
    };
    put(Curve::emotional_around_loss, emotional);
    put(Curve::social_around_loss, social);
    put(Curve::days_family_around_loss, family);
    put(Curve::days_friends_around_loss, friends);
}

/// Measures in a row, by name.
std::vector<double> measured(const YearWaves& answers, std::span<const std::string_view> names) {
    std::vector<double> out;
    for (const auto name : names) {
        const survey::Measure* measure = survey::find_measure(name);
        out.push_back(measure ? measure->value(answers) : survey::kNothing);
    }
    return out;
}

constexpr std::array<std::string_view, 4> kContacts{"weekly_contact_family",
                                                    "weekly_contact_friends",
                                                    "weekly_contact_neighbours",
                                                    "weekly_contact_any"};

}  // namespace

std::vector<std::uint32_t> weeks_for_curves(bool quick) {
    std::vector<std::uint32_t> weeks;
    for (std::uint32_t year = 0; year <= (quick ? 1 : kLongest); ++year)
        weeks.push_back(year * kYear);
    return weeks;
}

CurveSet draw_curves(const YearWaves& answers) {
    CurveSet out;
    const auto at = [&](Curve curve) -> std::vector<double>& {
        return out[static_cast<std::size_t>(curve)];
    };
    at(Curve::emotional_by_age) = lonely_by_age(answers, survey::emotionally_6);
    at(Curve::social_by_age) = lonely_by_age(answers, survey::socially_6);
    at(Curve::ties_held) = ties_held(answers);
    at(Curve::kin_share_by_age) = kin_by_age(answers);
    at(Curve::weekly_contact) = measured(answers, kContacts);
    at(Curve::states_after_1_year) = transitions(answers, 1);
    if (!answers.has(kLongest * kYear)) return out;
    at(Curve::states_after_8_years) = transitions(answers, 8);
    at(Curve::ties_kept) = ties_kept(answers);
    at(Curve::courses_after_loss) = survey::trajectories(answers);
    around_loss(answers, out);
    return out;
}

std::array<std::vector<Simulated>, kCurves> summarise_curves(std::span<const CurveSet> replicates) {
    std::array<std::vector<Simulated>, kCurves> out;
    if (replicates.empty()) return out;
    for (std::size_t c = 0; c < kCurves; ++c) {
        for (std::size_t point = 0; point < replicates.front()[c].size(); ++point) {
            std::vector<double> values;
            for (const CurveSet& one : replicates)
                values.push_back(one[c][point]);
            out[c].push_back(summarise(values));
        }
    }
    return out;
}

}  // namespace models::validation
