#pragma once

#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/parameters_reader.h"

#include "cli/costs_view.h"
#include "cli/report/language.h"
#include "cli/report/texts.h"
#include "models/recorders/effects.h"
#include "models/recorders/recorded_run.h"
#include "models/recorders/verdict.h"
#include "models/scenario_titles.h"

namespace cli::report {

/// An arm of the scenario beside its baseline.
struct ArmStory {
    std::uint32_t row = 0;
    std::string title;
    std::vector<std::string> programmes;  // names in the catalogue
    bool network = false;                 // whether there is a local network in it
    models::recorders::Verdict verdict{};
    double margin = 0;          // residents, within which nobody would notice a change
    std::size_t costs_row = 0;  // of CostsView::arms
};

/// All that a report shows.
struct ReportView {
    Words words;
    Numbers numbers;
    std::string file, command_line, title, baseline;
    models::recorders::RecordedRun run;
    models::recorders::Effects effects;
    CostsView costs;
    double margin = 0;  // points of adults that make no practical difference
    std::vector<sim::RecordedParameter> parameters;  // empty when the file's cannot be read
    std::vector<ArmStory> arms;

    const models::recorders::RunShape& shape() const { return run.record.shape(); }
    const models::recorders::ArmEffects& of(const ArmStory& arm) const {
        return effects.arms[arm.row];
    }
    const models::economics::ArmComparison& costs_of(const ArmStory& arm) const {
        return costs.arms[arm.costs_row];
    }
};

ReportView view_of(Language language,
                   models::recorders::RecordedRun run,
                   CostsView costs,
                   std::string command_line,
                   double margin = models::recorders::kUsualMargin);

/// `value(observation)` at one moment, replicate by replicate.
template <class Value>
std::vector<double> values_at(const ReportView& view,
                              std::uint32_t arm,
                              std::uint32_t time,
                              Value value) {
    std::vector<double> out;
    for (std::uint32_t replicate = 0; replicate < view.shape().replicates; ++replicate)
        out.push_back(static_cast<double>(value(*view.run.record.at(arm, replicate, time))));
    return out;
}

/// The same at the end, with its interval.
template <class Value>
sim::Estimate at_the_end(const ReportView& view, std::uint32_t arm, Value value) {
    return sim::mean_interval(values_at(view, arm, view.run.record.times() - 1, value),
                              view.shape().drawn.draw);
}

// Words that several parts of the report share.

/// "1.1 fewer", "0.3 more", "no"
std::string change_text(const ReportView& view, double change);

/// "0.6 to 1.6 fewer", "0.6 fewer to 0.3 more"
std::string range_of_change(const ReportView& view, const sim::Estimate& change);

/// "12 (10 to 14)"; of one replicate the number alone.
std::string amount_told(const ReportView& view, const sim::Estimate& of);

/// The same with three digits that count: money and hours are not known better.
std::string rounded_told(const ReportView& view, const sim::Estimate& of);

/// "−0.03 (−0.04 to −0.02)" in percentage points.
std::string points_told(const ReportView& view, const sim::Estimate& of);

}  // namespace cli::report
