#pragma once

#include <string>

#include "sim/result.h"

namespace cli {

/// The folder with the tables of CBS and RIVM: the one that was asked for, else that of the
/// environment variable WIJK_DATA, else scenarios/data in a folder above the program, else the one
/// of the source tree.
sim::Result<std::string> find_data_folder(const std::string& asked_for);

/// Where a file or folder stands that ships beside the data, whether it is there or not.
std::string beside_data(const std::string& data_folder, const char* name);

/// A file that ships beside the data; empty when it does not.
std::string shipped_file(const std::string& data_folder, const char* name);

/// The catalogue of interventions that ships with the data.
std::string shipped_catalogue(const std::string& data_folder);

/// The ensemble of numbers that ships with the data; empty when none does.
std::string shipped_ensemble(const std::string& data_folder);

}  // namespace cli
