#pragma once

#include <string>

#include "cli/report/view.h"

namespace cli::report {

/// A whole HTML page: no network, no scripts.
std::string report_page(const ReportView& view);

}  // namespace cli::report
