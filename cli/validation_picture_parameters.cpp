#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "sim/bound_fields.h"

#include "cli/charts.h"
#include "cli/svg.h"
#include "cli/validation_pictures.h"

namespace cli {
namespace {

constexpr double kRow = 24, kTop = 30, kWidth = 960;

constexpr std::size_t kPerPicture = 28;  // rows that fit on a printed page

/// Smallest value at which the members up to it have this share of the weights.
double weighted_quantile(const models::Ensemble& ensemble, std::size_t parameter, double share) {
    std::vector<std::pair<double, double>> all;  // value, weight
    double sum = 0;
    for (std::size_t m = 0; m < ensemble.members.size(); ++m) {
        all.emplace_back(ensemble.members[m][parameter], ensemble.weights[m]);
        sum += ensemble.weights[m];
    }
    std::sort(all.begin(), all.end());
    double below = 0;
    for (const auto& [value, weight] : all) {
        below += weight;
        if (below >= share * sum) return value;
    }
    return all.back().first;
}

void draw_row(Svg& svg,
              const models::Ensemble& ensemble,
              std::size_t parameter,
              const sim::BoundField& field,
              double y) {
    const double low = weighted_quantile(ensemble, parameter, 0.025);
    const double high = weighted_quantile(ensemble, parameter, 0.975);
    const double middle = weighted_quantile(ensemble, parameter, 0.5);
    const double from = std::min(field.about.plausible_low, low);
    const double to = std::max({field.about.plausible_high, high, from + 1e-12});
    const Scale x{from, to, 400, 640};
    svg.text(388, y + 4, field.name, {12, kBlack, Anchor::end});
    svg.rectangle(x.at(field.about.plausible_low),
                  y - 4,
                  x.at(field.about.plausible_high) - x.at(field.about.plausible_low),
                  8,
                  kPale);
    svg.rectangle(x.at(low), y - 3, std::max(1.0, x.at(high) - x.at(low)), 6, kBlue, 0.6);
    svg.circle(x.at(middle), y, 3.5, kBlue);
    svg.line(x.at(field.value()), y - 7, x.at(field.value()), y + 7, {kRed, 1.5, {}});
    svg.text(652,
             y + 4,
             fmt::format("{:.3g} ({:.3g} to {:.3g}) of {:.3g} to {:.3g}",
                         middle,
                         low,
                         high,
                         field.about.plausible_low,
                         field.about.plausible_high),
             {11, kGrey});
}

}  // namespace

std::string picture_of_parameters(const Validation& all, std::size_t part) {
    const auto& ensemble = all.ensemble;
    const std::size_t first = part * kPerPicture;
    const std::size_t end = std::min(first + kPerPicture, ensemble.parameters.size());
    if (ensemble.empty() || first >= end) return {};
    models::Rules rules;
    const auto fields = sim::bind_fields(rules);
    const double bottom = kTop + kRow * static_cast<double>(end - first);
    Svg svg(kWidth,
            bottom + 8,
            "What calibration learned about the parameters",
            "Grey: the plausible range of before. Blue: where 95 % of the weighted members of the "
            "ensemble lie, with their median. Red line: the default");
    svg.text(8,
             16,
             "grey: plausible before; blue: 95 % of the members and their median; red: default",
             {11, kGrey});
    double y = kTop + kRow / 2;
    for (std::size_t p = first; p < end; ++p) {
        const auto* field = sim::find_field(fields, ensemble.parameters[p]);
        if (field) draw_row(svg, ensemble, p, *field, y);
        y += kRow;
    }
    return svg.finish();
}

}  // namespace cli
