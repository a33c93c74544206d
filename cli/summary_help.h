#pragma once

#include <string>

#include "models/recorders/run_record.h"

namespace cli {

/// How people got from lonely to helped in each arm, in the first year and later, and what became
/// of the networks; empty where nobody looks out for anybody.
std::string help_in_words(const models::recorders::RunRecord& record);

}  // namespace cli
