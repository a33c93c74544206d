#include "cli/trial_text.h"

#include <cmath>

#include <fmt/format.h>

namespace cli {
namespace {

using models::trial::TrialPlan;
using models::trial::TrialReplicate;
using models::trial::TrialResult;

std::string effect_line(const char* when, const sim::Estimate& d) {
    if (std::isnan(d.mean)) return fmt::format("{:<17}not known\n", when);
    if (!std::isfinite(d.low)) return fmt::format("{:<17}d {:+.3f}, one replicate\n", when, d.mean);
    return fmt::format(
        "{:<17}d {:+.3f}  (95 % interval {:+.3f} to {:+.3f})\n", when, d.mean, d.low, d.high);
}

/// The mean of a figure over replicates.
template <class Figure>
double mean_over(const TrialResult& result, Figure figure) {
    double sum = 0;
    for (const TrialReplicate& one : result.replicates)
        sum += figure(one);
    return result.replicates.empty() ? 0 : sum / static_cast<double>(result.replicates.size());
}

std::string scores_line(const char* when, double treated, double control, double spread) {
    return fmt::format("  {:<15}{:.2f} with, {:.2f} without, standard deviation {:.2f}\n",
                       when,
                       treated,
                       control,
                       spread);
}

std::string tally_line(const TrialResult& result) {
    const auto each = [&](auto count) {
        return mean_over(result, [&](const TrialReplicate& one) {
            return static_cast<double>(one.tally.*count);
        });
    };
    using models::interventions::Tally;
    return fmt::format(
        "  started {:.1f}, left early {:.1f}, completed {:.1f} within a year; {:.1f} "
        "sessions for each who started\n",
        each(&Tally::started),
        each(&Tally::dropped_out),
        each(&Tally::completed),
        each(&Tally::sessions) / std::fmax(1.0, each(&Tally::started)));
}

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{:.6g}", value) : "null";
}

}  // namespace

std::string trial_as_text(const TrialNames& names,
                          const TrialPlan& plan,
                          const TrialResult& result) {
    std::string out =
        fmt::format("{}: a virtual randomised trial in {}\n", names.title, names.area);
    out += fmt::format(
        "{:.0f} lonely residents from {} years{} in each of {} replicates, lived with "
        "it and without\n\n",
        result.chosen(),
        plan.terms.min_age,
        plan.terms.targeted ? " with a cause that it works on" : "",
        result.replicates.size());
    out += effect_line("after 6 months", result.half_year());
    out += effect_line("after 12 months", result.year());
    const auto scores = [&](const char* when, auto moment) {
        return scores_line(when,
                           mean_over(result, [&](const auto& r) { return (r.*moment).treated; }),
                           mean_over(result, [&](const auto& r) { return (r.*moment).control; }),
                           mean_over(result, [&](const auto& r) { return (r.*moment).spread; }));
    };
    out += "\nScore of the 11-item scale, 0 to 11\n";
    out += scores("6 months", &TrialReplicate::half_year);
    out += scores("12 months", &TrialReplicate::year);
    out += "\nTreated in a replicate, on average\n" + tally_line(result);
    out +=
        "\nd is the difference of mean scores over the standard deviation without; below 0 is less "
        "lonely.\nAll who were chosen count, whether they stayed or not. The interval is of chance "
        "between\nreplicates; the numbers of the model are taken as given.\n";
    return out;
}

std::string trial_as_json(const TrialNames& names, const TrialResult& result) {
    const auto half = result.half_year(), year = result.year();
    return fmt::format(
        "{{\"intervention\": \"{}\", \"d\": {}, \"ci_low\": {}, \"ci_high\": {}, "
        "\"d_12_months\": {}, \"ci_low_12_months\": {}, \"ci_high_12_months\": {}, "
        "\"n\": {:.0f}, \"replicates\": {}}}\n",
        names.intervention,
        number(half.mean),
        number(half.low),
        number(half.high),
        number(year.mean),
        number(year.low),
        number(year.high),
        result.chosen(),
        result.replicates.size());
}

}  // namespace cli
