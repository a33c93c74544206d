#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace cli {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string checked(const std::string& text) {
    const tests::TemporaryFolder folder;
    const auto ran = tests::run_wijk({"check", folder.write("s.toml", text)}, folder.path());
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.out;
}

const std::string kHead =
    "wijk = \"WK030713\"\nyears = 2\n[arms.baseline]\n[arms.sp]\n"
    "programmes = [\"social-prescribing\"]\n";

TEST(CheckCommand, SaysWhereAServiceHasNobodyToSendItAnybody) {
    const auto alone = checked(kHead);
    EXPECT_THAT(alone,
                HasSubstr("social-prescribing from week 0 to 104: a service, 19 paid hours"));
    EXPECT_THAT(alone, HasSubstr("mind: social-prescribing sends on what others see"));
    EXPECT_THAT(checked(kHead + "[everyday]\non = true\n"), Not(HasSubstr("mind:")));
}

TEST(CheckCommand, NamesNetworks) {
    EXPECT_THAT(
        checked(kHead + "[arms.sp.network]\ncoordinator_hours = 4\ncadence_weeks = 5\n"),
        HasSubstr("a network from week 0: 12 members, a meeting every 5 weeks, a coordinator "
                  "for 4 hours a week"));
}

}  // namespace
}  // namespace cli
