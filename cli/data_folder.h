#pragma once

#include <string>

#include "sim/result.h"

namespace cli {

/// The folder with the tables of CBS and RIVM: the one that was asked for, else that of the
/// environment variable WIJK_DATA, else scenarios/data in a folder above the program, else the one
/// of the source tree.
sim::Result<std::string> find_data_folder(const std::string& asked_for);

/// The catalogue of interventions that ships with the data.
std::string shipped_catalogue(const std::string& data_folder);

/// The ensemble of numbers that ships with the data; empty when none does.
std::string shipped_ensemble(const std::string& data_folder);

}  // namespace cli
