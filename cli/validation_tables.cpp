#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/places.h"
#include "cli/svg.h"
#include "cli/validation_page.h"

namespace cli {
namespace {

namespace places = models::places;
namespace validation = models::validation;
using models::survey::Use;
using validation::Finding;
using validation::Theme;
using validation::Verdict;

constexpr const char* kStates[] = {"not lonely", "lonely, not strongly", "strongly lonely"};

std::string percent(double share, int digits = 0) {
    return std::isfinite(share) ? fmt::format("{:.{}f} %", 100 * share, digits) : "-";
}

std::string points(double share) {
    if (!std::isfinite(share)) return "-";
    const auto text = fmt::format("{:+.1f}", 100 * share);
    return text == "-0.0" ? "+0.0" : text;
}

int count_of(const Validation& all, Theme theme, Use use, Verdict verdict) {
    return static_cast<int>(
        std::count_if(all.findings.begin(), all.findings.end(), [&](const Finding& one) {
            return one.theme == theme && one.asked.use == use && one.verdict == verdict;
        }));
}

}  // namespace

Table table_of_transitions(const Validation& all, validation::Curve curve) {
    Table table{{"from", kStates[0], kStates[1], kStates[2]}, {}};
    const auto& shares = all.curve(curve);
    if (shares.empty()) return table;
    for (std::size_t from = 0; from < validation::kStates; ++from) {
        std::vector<std::string> cells{kStates[from]};
        for (std::size_t to = 0; to < validation::kStates; ++to)
            cells.push_back(percent(shares[from * validation::kStates + to].mean));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Table table_of_agreement(const Validation& all) {
    Table table{{"year, outcome",
                 "places",
                 "RIVM",
                 "model",
                 "bias, points",
                 "mean error, points",
                 "chance alone",
                 "rank correlation",
                 "slope"},
                {}};
    if (all.places.empty()) return table;
    for (std::size_t year = 0; year < places::kYears; ++year) {
        for (std::size_t k = 0; k < places::kOutcomes; ++k) {
            const auto a = places::agree(places::pairs_of(all.places, year, k));
            table.rows.push_back(
                {fmt::format("{}, {}", places::kYearsPublished[year], places::kOutcomeNames[k]),
                 fmt::format("{}", a.places),
                 percent(a.published, 1),
                 percent(a.simulated, 1),
                 points(a.bias),
                 ratio(100 * a.absolute_error),
                 ratio(100 * a.noise_floor),
                 ratio(a.rank_correlation),
                 ratio(a.slope)});
        }
    }
    return table;
}

Table table_of_worst_places(const Validation& all) {
    Table table{{"place",
                 "residents",
                 "model less RIVM, points",
                 "65+",
                 "origin outside Europe",
                 "living alone",
                 "trouble making ends meet"},
                {}};
    const auto order = places::worst_first(all.places);
    for (std::size_t k = 0; k < std::min(kWorst, order.size()); ++k) {
        const auto& one = all.places[order[k]];
        table.rows.push_back(
            {fmt::format("{}. {} ({})", k + 1, one.place.area.name, one.place.area.code),
             fmt::format("{:.0f}", one.place.area.totals.population),
             points(places::miss_of(one).error),
             percent(one.attributes.old),
             percent(one.attributes.outside_europe),
             percent(one.attributes.alone),
             percent(one.attributes.strain)});
    }
    return table;
}

Table table_of_themes(const Validation& all) {
    Table table{{"theme",
                 "fit: inside",
                 "range reaches",
                 "outside",
                 "check: inside",
                 "range reaches",
                 "outside",
                 "not measured"},
                {}};
    for (int k = 0; k < validation::kThemes; ++k) {
        const auto theme = static_cast<Theme>(k);
        std::vector<std::string> cells{std::string(validation::words(theme))};
        int all_of_theme = 0, unmeasured = 0;
        for (const Use use : {Use::calibrate, Use::validate}) {
            for (const Verdict verdict : {Verdict::inside, Verdict::overlaps, Verdict::outside}) {
                const int n = count_of(all, theme, use, verdict);
                all_of_theme += n;
                cells.push_back(fmt::format("{}", n));
            }
            unmeasured += count_of(all, theme, use, Verdict::not_measured);
        }
        cells.push_back(fmt::format("{}", unmeasured));
        if (all_of_theme + unmeasured > 0) table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace cli
