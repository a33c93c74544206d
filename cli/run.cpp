#include "cli/run.h"

#include "cli/messages.h"

namespace cli {

int run(const RunOptions& options) {
    return wrong_input(sim::Error::in_file(options.scenario, "running is not possible yet"));
}

}  // namespace cli
