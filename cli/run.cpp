#include "cli/run.h"

#include "cli/messages.h"
#include "cli/prepare.h"

namespace cli {

int run(const RunOptions& options) {
    const auto prepared = prepare_run(options);
    if (!prepared) return wrong_input(prepared.error());
    return failed("running is not possible yet");
}

}  // namespace cli
