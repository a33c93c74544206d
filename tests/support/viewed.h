#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "tests/support/temporary_folder.h"
#include "viewer/live_source.h"

namespace support {

inline const std::string kDataFolder = WIJK_SOURCE_DIR "/scenarios/data";

/// What the viewer reads, once for all tests.
inline std::shared_ptr<const viewer::Inputs> viewer_inputs() {
    static const auto inputs =
        std::make_shared<const viewer::Inputs>(*viewer::read_inputs(kDataFolder));
    return inputs;
}

/// A buurt of some hundreds of people, a year, with volunteers who visit and a network.
inline const char* const kSmallScenario =
    "title = \"Small\"\nwijk = \"BU03071301\"\nyears = 1\nreplicates = 3\nburn_in_weeks = 4\n"
    "ensemble = \"none\"\n[everyday]\non = true\n[arms.baseline]\n"
    "[arms.visits]\ntitle = \"Visits\"\n"
    "programmes = [{ name = \"befriending\", start_week = 8, scale = 5 }]\n"
    "[arms.together]\ntitle = \"Together\"\n"
    "programmes = [{ name = \"befriending\", start_week = 8 }, { name = \"activity-programme\" }]\n"
    "[arms.together.network]\nstart_week = 4\n";

/// Waits until `done()` or half a minute; whether it was done.
template <class Done>
bool wait_for(Done done) {
    using namespace std::chrono_literals;
    for (int tries = 0; tries < 3000; ++tries) {
        if (done()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

/// The first whole answer to a question.
inline std::shared_ptr<const viewer::Snapshot> answer_to(viewer::LiveSource& source,
                                                         const viewer::Question& question,
                                                         std::uint32_t lives = 1) {
    source.ask(question);
    wait_for([&] {
        const auto now = source.latest();
        return now && now->request == question.number &&
               (now->answer.lives >= lives || !now->trouble.empty());
    });
    return source.latest();
}

}  // namespace support
