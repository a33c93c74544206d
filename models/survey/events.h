#pragma once

#include "models/survey/waves.h"

namespace models::survey {

/// Whether somebody who lived with a husband or wife lost him or her by death between two waves.
/// Who only lived together is not registered as widowed.
bool widowed_between(const Respondent& before, const Respondent& after);

}  // namespace models::survey
