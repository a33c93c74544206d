#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "cli/places.h"
#include "models/places/municipalities.h"

namespace cli {

namespace {

using models::places::agree;
using models::places::Agreement;
using models::places::kOutcomeNames;
using models::places::kOutcomes;
using models::places::PlaceResult;
using models::places::row_of_year;

/// A share in per cent, or a dash.
std::string percent(double share, const char* format = "{:.1f}") {
    return std::isfinite(share) ? fmt::format(fmt::runtime(format), 100 * share) : "-";
}

std::string agreement_lines(const PlaceResults& results, const std::vector<int>& years) {
    std::string out = fmt::format("{:<26}{:>7}{:>6}{:>6}{:>7}{:>6}{:>7}{:>7}{:>6}{:>7}{:>14}\n",
                                  "% and points",
                                  "places",
                                  "RIVM",
                                  "here",
                                  "bias",
                                  "MAE",
                                  "-bias",
                                  "noise",
                                  "rank",
                                  "slope",
                                  "SD RIVM/here");
    for (const int year : years) {
        for (std::size_t k = 0; k < kOutcomes; ++k) {
            const Agreement a = agree(models::places::pairs_of(results, row_of_year(year), k));
            out += fmt::format("{} {:<21}{:>7}{:>6}{:>6}{:>7}{:>6}{:>7}{:>7}{:>6}{:>7}{:>14}\n",
                               year,
                               kOutcomeNames[k],
                               a.places,
                               percent(a.published),
                               percent(a.simulated),
                               percent(a.bias, "{:+.1f}"),
                               percent(a.absolute_error),
                               percent(a.absolute_error_less_bias),
                               percent(a.noise_floor),
                               ratio(a.rank_correlation),
                               ratio(a.slope),
                               percent(a.spread_published) + "/" + percent(a.spread_simulated));
        }
    }
    return out;
}

/// Lonely adults, class by class: how many places, bias and mean absolute error of every year.
template <class ClassOf>
std::string class_lines(const PlaceResults& results,
                        const std::vector<int>& years,
                        const std::vector<std::string>& classes,
                        ClassOf&& class_of) {
    std::string out;
    for (const auto& name : classes) {
        std::string line = fmt::format("  {:<24}", name);
        for (const int year : years) {
            const Agreement a = agree(models::places::pairs_of(
                results, row_of_year(year), 0, [&](const PlaceResult& result) {
                    return class_of(result) == name;
                }));
            line += fmt::format(
                "{:>8}{:>7}{:>7}", a.places, percent(a.bias, "{:+.1f}"), percent(a.absolute_error));
        }
        out += line + "\n";
    }
    return out;
}

std::string urbanity_of(const PlaceResult& result) {
    if (result.place.urbanity == 0) return "urbanity unknown";
    return fmt::format("urbanity {}", result.place.urbanity);
}

std::string classes_text(const PlaceResults& results, const std::vector<int>& years) {
    std::string out = fmt::format("{:<26}", "lonely 18+");
    for (const int year : years)
        out += fmt::format("{:>8}{:>7}{:>7}", year, "bias", "MAE");
    out += '\n';
    std::vector<const PlaceResult*> by_size;
    std::set<std::string> urbanities;
    for (const auto& result : results) {
        by_size.push_back(&result);
        urbanities.insert(urbanity_of(result));
    }
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto* a, const auto* b) {
        return a->place.area.totals.population < b->place.area.totals.population;
    });
    std::vector<std::string> sizes;
    for (const auto* result : by_size)
        if (std::find(sizes.begin(), sizes.end(), result->place.size_class) == sizes.end())
            sizes.push_back(result->place.size_class);
    out +=
        class_lines(results, years, sizes, [](const PlaceResult& r) { return r.place.size_class; });
    return out + class_lines(results, years, {urbanities.begin(), urbanities.end()}, urbanity_of);
}

std::string worst_text(const PlaceResults& results) {
    std::string out = fmt::format("{:<42}{:>8}{:>8}{:>6}{:>8}{:>7}{:>7}{:>7}{:>8}{:>8}\n",
                                  "furthest off, lonely 18+",
                                  "people",
                                  "points",
                                  "65+",
                                  "outside",
                                  "owner",
                                  "low",
                                  "alone",
                                  "parent",
                                  "strain");
    const auto order = models::places::worst_first(results);
    for (std::size_t k = 0; k < std::min(kWorst, order.size()); ++k) {
        const auto& result = results[order[k]];
        const auto& a = result.attributes;
        out += fmt::format("{:<42}{:>8.0f}{:>8}{:>6}{:>8}{:>7}{:>7}{:>7}{:>8}{:>8}\n",
                           fmt::format("{} {}, {}",
                                       result.place.area.code,
                                       result.place.area.name,
                                       result.place.area.municipality)
                               .substr(0, 41),
                           result.place.area.totals.population,
                           percent(models::places::miss_of(result).error, "{:+.1f}"),
                           percent(a.old, "{:.0f}"),
                           percent(a.outside_europe, "{:.0f}"),
                           percent(a.owner, "{:.0f}"),
                           percent(a.low_income, "{:.0f}"),
                           percent(a.alone, "{:.0f}"),
                           percent(a.single_parent, "{:.0f}"),
                           percent(a.strain, "{:.0f}"));
    }
    return out;
}

}  // namespace

std::string ratio(double value) {
    return std::isfinite(value) ? fmt::format("{:.2f}", value) : "-";
}

std::string municipalities_as_text(std::span<const double> values) {
    std::string out;
    for (std::size_t k = 0; k < values.size(); ++k)
        out += fmt::format("{:<82} {}\n",
                           models::places::municipal_figures()[k].what,
                           std::isfinite(values[k]) ? fmt::format("{:.3f}", values[k]) : "-");
    return out;
}

std::string places_as_text(const PlaceResults& results, const std::vector<int>& years) {
    double residents = 0;
    for (const auto& result : results)
        residents += result.place.area.totals.population;
    return fmt::format("{} places with {:.0f} residents, against RIVM's estimates\n\n",
                       results.size(),
                       residents) +
           agreement_lines(results, years) +
           "\nhere: simulated; bias: here less RIVM; MAE: mean absolute error; -bias: MAE when all "
           "are moved by the\nbias; noise: MAE that differences between the lives of a place would "
           "leave; rank: Spearman's correlation;\nslope: points of RIVM for one point here (1: "
           "differences are of the right size); SD: between places.\n\n" +
           classes_text(results, years) + "\n" + worst_text(results) +
           "\npoints: here less RIVM, mean of the years. % of residents: 65+, origin outside "
           "Europe; of households:\nowner-occupied, lowest 40 % of incomes, one person, single "
           "parent; of adults: trouble making ends meet.\n\n" +
           models::places::kWarning;
}

}  // namespace cli
