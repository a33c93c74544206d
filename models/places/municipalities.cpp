#include "models/places/municipalities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/check.h"
#include "sim/near_name.h"

#include "models/survey/groups.h"
#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::places {

namespace {

using survey::Respondent;
using survey::YearWaves;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr int kYearOfSpread = 2022;

constexpr std::string_view kLowest = "municipality_spread_lonely_2022_min";
constexpr std::string_view kHighest = "municipality_spread_lonely_2022_max";
constexpr std::string_view kNobody = "older_nobody_to_fall_back_on_rotterdam";

/// A share of those asked, over all weeks.
template <class Counts, class Holds>
double share_of_all_weeks(const YearWaves& answers, Counts&& counts, Holds&& holds) {
    survey::Mean mean;
    for (const auto week : answers.plan.weeks)
        survey::for_each_person(answers, week, [&](const Respondent& who, const survey::Wave&) {
            if (counts(who)) mean.add(holds(who));
        });
    return mean.value();
}

/// Strongly lonely older people of an origin outside Europe to those of Dutch origin. The survey's
/// cut was stricter than lonely.
double migrants_to_natives(const YearWaves& answers) {
    const auto of = [&](Origin origin) {
        return share_of_all_weeks(
            answers,
            [&](const Respondent& who) {
                return survey::aged<65, 200>(who) && who.origin == origin;
            },
            survey::strongly);
    };
    return of(Origin::outside_europe) / of(Origin::netherlands);
}

/// A figure of one municipality in one base year.
struct Single {
    std::string_view name;
    const char* code;
    int year;
    double (*value)(const YearWaves&);
};

constexpr std::array<Single, 4> kSingles{{
    {"lonely_65plus_rotterdam_2012",
     "GM0599",
     2012,
     [](const YearWaves& answers) {
         return share_of_all_weeks(answers, survey::aged<65, 200>, survey::lonely);
     }},
    {"strongly_lonely_amersfoort_2020",
     "GM0307",
     2020,
     [](const YearWaves& answers) {
         return share_of_all_weeks(answers, survey::adult, survey::strongly);
     }},
    {kNobody,
     "GM0599",
     2012,
     [](const YearWaves& answers) { return survey::find_measure(kNobody)->value(answers); }},
    {"seed_ratio_migrant_to_native_older_lonely", "GM1674", 2012, migrants_to_natives},
}};

constexpr std::array<MunicipalFigure, 6> kFigures{{
    {kLowest, "lonely, municipality with the lowest share, 2022"},
    {kHighest, "lonely, municipality with the highest share, 2022"},
    {kSingles[0].name, "lonely, 65 and over in Rotterdam, 2012"},
    {kSingles[1].name, "strongly lonely in Amersfoort, 2020"},
    {kNobody, "65 and over in Rotterdam who lack people to fall back on, 2012"},
    {kSingles[3].name,
     "strongly lonely older people in Roosendaal: outside Europe to Dutch origin, 2012"},
}};

bool is_spread(const std::string& name) {
    return name == kLowest || name == kHighest;
}

AreaLives lives_of(const LivesInput& input, const std::string& code, double most) {
    const auto found = population::select_area(input.data.areas, code);
    SIM_CHECK(found, "the data hold every municipality of a figure");
    const auto area = thinned(*found, most);
    return {area, lives_for(area.totals.population, input.rules.size())};
}

std::vector<AreaLives> all_municipalities(const LivesInput& input) {
    std::vector<AreaLives> out;
    for (const auto& row : input.data.areas.rows)
        if (row.level == population::Level::municipality &&
            row.population >= population::kSmallestArea)
            out.push_back(lives_of(input, row.code, kMostResidentsOfAll));
    return out;
}

/// The singles among `names`, one municipality and year at a time.
std::vector<std::pair<std::string, int>> places_needed(std::span<const std::string> names) {
    std::vector<std::pair<std::string, int>> out;
    for (const auto& single : kSingles) {
        const std::pair<std::string, int> place{single.code, single.year};
        const bool asked = std::find(names.begin(), names.end(), single.name) != names.end();
        if (asked && std::find(out.begin(), out.end(), place) == out.end()) out.push_back(place);
    }
    return out;
}

sim::Result<void> check_names(std::span<const std::string> names) {
    std::vector<std::string> known;
    for (const auto& figure : kFigures)
        known.emplace_back(figure.name);
    sim::Error error;
    for (const auto& name : names)
        if (std::find(known.begin(), known.end(), name) == known.end())
            error.add(sim::Error::of("no figure of municipalities is called \"" + name + "\"",
                                     "those of municipal_figures",
                                     sim::nearest_name(name, known)));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return {};
}

/// Shares lonely of all municipalities.
sim::Result<std::vector<Blurred>> live_all(const LivesInput& input,
                                           const std::function<void(double)>& lived) {
    const auto areas = all_municipalities(input);
    std::vector<std::vector<double>> shares(areas.size());
    for (std::size_t k = 0; k < areas.size(); ++k)
        shares[k].assign(static_cast<std::size_t>(areas[k].lives), kNan);
    const std::array<int, 1> years{kYearOfSpread};
    const auto done = live_areas(
        input,
        areas,
        years,
        [&](std::size_t k, int life, const population::Population& people, const Answers& answers) {
            shares[k][static_cast<std::size_t>(life)] =
                share_of_all_weeks(answers.front(), survey::adult, survey::lonely);
            if (lived) lived(people.persons.rows());
        });
    if (!done) return sim::fail(done.error());
    return blurred(shares, input.rules.size());
}

/// The answers of all lives of one municipality, side by side as if they were so many areas.
sim::Result<YearWaves> live_one(const LivesInput& input,
                                const std::string& code,
                                int year,
                                const std::function<void(double)>& lived) {
    const std::array<AreaLives, 1> areas{lives_of(input, code, kMostResidentsOfOne)};
    YearWaves all{{year, kAskedWeeks}, {}};
    all.areas.resize(static_cast<std::size_t>(areas[0].lives));
    const std::array<int, 1> years{year};
    const auto done = live_areas(
        input,
        areas,
        years,
        [&](std::size_t, int life, const population::Population& people, const Answers& answers) {
            all.areas[static_cast<std::size_t>(life)] = answers.front().areas.front();
            if (lived) lived(people.persons.rows());
        });
    if (!done) return sim::fail(done.error());
    return all;
}

/// Figures drawn towards their mean; see `lowest`.
std::vector<double> sharpened(std::span<const Blurred> figures) {
    survey::Spread spread;
    survey::Mean noise;
    for (const auto& figure : figures) {
        spread.add(figure.mean);
        noise.add(figure.noise);
    }
    const double middle = spread.sum / spread.n, variance = spread.variance();
    const double kept =
        variance > 0 ? std::sqrt(std::fmax(0.0, 1 - noise.value() / variance)) : 0.0;
    std::vector<double> out;
    for (const auto& figure : figures)
        out.push_back(middle + kept * (figure.mean - middle));
    return out;
}

}  // namespace

std::span<const MunicipalFigure> municipal_figures() {
    return kFigures;
}

std::vector<Blurred> blurred(const std::vector<std::vector<double>>& lives, std::size_t members) {
    // By member, how far her lives lie over the mean of their municipalities.
    std::vector<survey::Mean> shifts(members);
    std::vector<double> means;
    for (const auto& of_one : lives) {
        survey::Mean mean;
        for (const double value : of_one)
            mean.add(value);
        means.push_back(mean.value());
        for (std::size_t life = 0; life < of_one.size(); ++life)
            shifts[life % members].add(of_one[life] - mean.value());
    }
    std::vector<Blurred> out;
    for (std::size_t k = 0; k < lives.size(); ++k) {
        survey::Spread spread;
        for (std::size_t life = 0; life < lives[k].size(); ++life)
            spread.add(lives[k][life] - (members > 1 ? shifts[life % members].value() : 0));
        out.push_back({means[k], std::fmax(0.0, spread.variance()) / (spread.n - 1)});
    }
    return out;
}

double lowest(std::span<const Blurred> figures) {
    const auto values = sharpened(figures);
    return values.empty() ? kNan : *std::min_element(values.begin(), values.end());
}

double highest(std::span<const Blurred> figures) {
    const auto values = sharpened(figures);
    return values.empty() ? kNan : *std::max_element(values.begin(), values.end());
}

double residents_for(const LivesInput& input, std::span<const std::string> names) {
    const std::array<int, 1> one_year{0};
    double residents = 0;
    if (std::any_of(names.begin(), names.end(), is_spread))
        residents += residents_lived(all_municipalities(input), one_year);
    for (const auto& [code, year] : places_needed(names)) {
        const std::array<AreaLives, 1> areas{lives_of(input, code, kMostResidentsOfOne)};
        residents += residents_lived(areas, one_year);
    }
    return residents;
}

sim::Result<std::vector<double>> municipal_values(const LivesInput& input,
                                                  std::span<const std::string> names,
                                                  const std::function<void(double)>& lived) {
    if (const auto known = check_names(names); !known) return sim::fail(known.error());
    std::vector<double> out(names.size(), kNan);
    if (std::any_of(names.begin(), names.end(), is_spread)) {
        const auto figures = live_all(input, lived);
        if (!figures) return sim::fail(figures.error());
        if (input.stopped()) return std::vector<double>(names.size(), kNan);
        for (std::size_t k = 0; k < names.size(); ++k) {
            if (names[k] == kLowest) out[k] = lowest(*figures);
            if (names[k] == kHighest) out[k] = highest(*figures);
        }
    }
    for (const auto& [code, year] : places_needed(names)) {
        const auto answers = live_one(input, code, year, lived);
        if (!answers) return sim::fail(answers.error());
        if (input.stopped()) return std::vector<double>(names.size(), kNan);
        for (const auto& single : kSingles) {
            if (code != single.code || year != single.year) continue;
            for (std::size_t k = 0; k < names.size(); ++k)
                if (names[k] == single.name) out[k] = single.value(*answers);
        }
    }
    return out;
}

}  // namespace models::places
