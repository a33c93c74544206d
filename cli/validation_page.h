#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/page.h"
#include "cli/validation.h"

namespace cli {

/// A whole HTML page: no network, no scripts. `prose` is scenarios/targets/validation.txt, of which
/// the page takes the list of what the model must not be used for.
std::string validation_page(const Validation& validation, const std::string& prose);

/// `prose` with every {{placeholder}} filled in, as Markdown; pictures are linked as
/// pictures/validation-NAME.svg. A placeholder that nobody knows stays as it is.
std::string validation_document(const Validation& validation, const std::string& prose);

/// The entries of the list under "What this model must not be used for".
std::vector<std::string> must_not_be_used_for(std::string_view prose);

// Tables that both have.

/// Where people of one state are later, in shares of each state; no rows when it was not run.
Table table_of_transitions(const Validation& validation, models::validation::Curve curve);

/// Agreement with RIVM by year and outcome.
Table table_of_agreement(const Validation& validation);

/// The ten places that are furthest off.
Table table_of_worst_places(const Validation& validation);

/// Counts by theme.
Table table_of_themes(const Validation& validation);

// Sentences that both have.

/// What the numbers of the model are: its defaults, or those of an ensemble.
std::string ensemble_sentence(const Validation& validation);

/// "Recover in 1 year lonely: 20.1 %, too low for 22 to 34 %."
std::string miss_sentence(const models::validation::Finding& finding);

/// The reason behind a miss, or that nobody has written one.
std::string reason_sentence(const models::validation::Finding& finding);

/// "48.4 % (47.3 % to 49.5 %)"
std::string simulated_with_range(const models::validation::Finding& finding);

/// What the picture with this file name shows, for its caption and for who cannot see it.
std::string caption_of(std::string_view picture);

}  // namespace cli
