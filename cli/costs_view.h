#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/costs.h"
#include "models/economics/acceptability.h"
#include "models/economics/comparison.h"
#include "models/economics/cost_record.h"
#include "models/economics/valuation.h"

namespace cli {

/// All that `wijk costs` shows, in whatever form.
struct CostsView {
    std::string file, command_line;
    models::economics::CostRecord record;
    models::economics::Valuation valuation;
    // Whether the rate of discount comes from the Dutch guideline.
    bool guideline_costs = false, guideline_effects = false;
    models::economics::Horizon horizon;
    std::vector<std::vector<models::economics::Outcome>> outcomes;  // [arm][replicate]
    std::vector<models::economics::ArmComparison> arms;
    models::economics::Choice choice;
    std::vector<models::economics::Acceptability> curve;  // from 0 euro up, equal steps
};

/// What a finished run cost, valued as `options` say.
CostsView costs_view_of(const CostsOptions& options, models::economics::CostRecord record);

std::string costs_as_text(const CostsView& view);
std::string costs_as_json(const CostsView& view);

/// One row a replicate: replicate, draw, cost_ARM ..., effect_ARM ..., the numbers that were drawn.
/// See docs/costs.md.
std::string costs_as_psa(const CostsView& view);

/// A whole HTML page: no network, no scripts.
std::string costs_page(const CostsView& view);

// Sentences, with a capital and a full stop.

/// Over what time, and what counts for how much.
std::string counting_sentence(const CostsView& view);

/// "In 12 of 20 replicates it costs more and averts nothing, in 8 it costs more and averts lonely
/// years." What speaks against the arm comes first.
std::string plane_sentence(const models::economics::ArmComparison& arm);

/// What one lonely person-year averted costs, or why that cannot be told.
std::string price_sentence(const models::economics::ArmComparison& arm);

/// Which arm has the highest expected net benefit at which willingness to pay.
std::string frontier_sentence(const CostsView& view);

/// What the shares of replicates hold.
std::string shares_sentence(const CostsView& view);

// Words and numbers.

/// "12,346", "1.25": thousands from 10 up, two decimals below.
std::string amount_text(double value);

/// "12,346 (11,000 to 13,000)"; of one replicate the mean alone.
std::string amount_with_range(const sim::Estimate& estimate);

/// "4.5 years"
std::string years_text(double years);

/// "1,234 (1,100 to 1,400)", or why there is no price.
std::string price_text(const models::economics::CostPer& one);

/// "one person who started", ...
std::string_view words(models::economics::Passed passed);

/// Rows of the curve that a table shows.
std::vector<std::size_t> shown_pays(const CostsView& view);

}  // namespace cli
