#pragma once

#include <string>

#include "sim/hdf5_reader.h"
#include "sim/result.h"

#include "cli/prepare.h"
#include "cli/run.h"

namespace cli {

/// The run that made a results file, to be lived once more.
struct RunAgain {
    RunOptions options;    // as the command of the file gave them; `out` is a name of its own
    PreparedRun prepared;  // everything read and checked
};

/// Reads the run of `file` again from the files that it read, in this folder, or from `scenario`
/// and `data` where these are given. Refused when any of them has changed since. Writes nothing;
/// `out` is where the run would write.
sim::Result<RunAgain> run_again(const sim::Hdf5Reader& file,
                                const std::string& scenario,
                                const std::string& data,
                                const std::string& out);

}  // namespace cli
