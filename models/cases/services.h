#pragma once

#include <vector>

#include "sim/step.h"

#include "models/collaboration/network.h"
#include "models/interventions/programme.h"

namespace models::cases {

/// Process "cases.services": services get their hours of the week, and what those without
/// participants do for spotting. Training goes to the posts that know least, so many a week (a
/// fraction is a chance); publicity reaches a share of those who do not know the networks that
/// live. Workers leave as others do; until somebody follows, their hours are missing and unpaid,
/// and who had talked with them begins anew.
void serve(const professionals::ProfessionalRules& rules,
           const sim::Step& step,
           std::vector<interventions::Programme>& programmes,
           std::vector<professionals::Post>& posts,
           std::vector<collaboration::Network>& networks);

}  // namespace models::cases
