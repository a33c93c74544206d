#pragma once

#include <string>

#include "cli/report/view.h"

namespace cli::report {

// The parts of a report, each as HTML under a heading of its own.

std::string part_in_short(const ReportView& view);
std::string part_compared(const ReportView& view);
std::string part_changes(const ReportView& view);
std::string part_iceberg(const ReportView& view);
std::string part_collaboration(const ReportView& view);
std::string part_costs(const ReportView& view);
std::string part_limits(const ReportView& view);
std::string part_evidence(const ReportView& view);
std::string part_repeat(const ReportView& view);

/// The heading of a part, with the anchor that the list of contents leads to.
std::string heading(const ReportView& view, const std::string& part);

/// What one lonely person-year less costs, or why that cannot be told.
std::string price_of_a_year(const ReportView& view, const models::economics::ArmComparison& costs);

}  // namespace cli::report
