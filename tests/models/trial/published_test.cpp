#include "models/trial/published.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "models/interventions/catalogue.h"
#include "models/survey/targets.h"

namespace models::trial {
namespace {

TEST(PublishedEffects, AreTargetsForValidationAndNameWhatCanBeTried) {
    const auto targets = survey::read_targets(WIJK_SOURCE_DIR "/scenarios/targets/validate.toml",
                                              survey::Use::validate);
    const auto file =
        interventions::read_catalogue(WIJK_SOURCE_DIR "/scenarios/interventions.toml");
    ASSERT_TRUE(targets);
    ASSERT_TRUE(file);

    for (const auto& one : published_effects()) {
        EXPECT_TRUE(std::any_of(targets->begin(), targets->end(), [&](const auto& target) {
            return target.name == one.target && target.unit == "SMD";
        })) << one.target;
        const int found = file->catalogue.find(std::string(one.intervention));
        ASSERT_GE(found, 0) << one.intervention;
        EXPECT_TRUE(
            file->catalogue.interventions[static_cast<std::size_t>(found)].takes_participants());
        EXPECT_EQ(tried_for(one.target), one.intervention);
    }
    EXPECT_EQ(tried_for("lonely_adults_2022"), "");
}

}  // namespace
}  // namespace models::trial
