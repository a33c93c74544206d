// A partner's death raises emotional loneliness, and not because others are seen less. Each widow
// against herself in a world where her partner lives; nobody else dies, parts or moves.

#include <cmath>
#include <cstdio>
#include <vector>

#include <gtest/gtest.h>

#include "models/demography/changes.h"
#include "tests/mechanism/life.h"

namespace tests {
namespace {

using namespace models;

constexpr std::uint64_t kSeed = 7;
constexpr int kQuarters = 8;
constexpr std::uint32_t kPeople = 8'000;

/// One partner of every second couple without children dies; returns those who are left.
std::vector<ResidentId> widow(const Rules& rules, Life& life) {
    World& world = life.world();
    const demography::NewcomerRules newcomers{rules.loneliness, rules.contact, rules.tie_synthesis};
    auto rng = life.step().rng(999, 0);
    std::vector<ResidentId> widows;
    int couples = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        const auto partner = demography::partner_of(world.residents, world.households, r);
        if (partner == r || world.residents.position[r] != Position::partner_no_child) continue;
        if (row < partner.row || ++couples % 2 != 0) continue;
        demography::die({rules.life_events,
                         newcomers,
                         life.background(),
                         life.step(),
                         {world.residents, world.households, world.ties, world.counts},
                         rng},
                        r);
        widows.push_back(partner);
    }
    return widows;
}

/// Days with contact this week with kin and friends, the partner left out.
double near_contacts(const World& world, ResidentId r) {
    double days = 0;
    for_each_tie(world.ties, r, [&](std::size_t k) {
        const ties::Kind kind = world.ties.kind[k];
        if (kind > ties::Kind::partner && kind <= ties::Kind::friendship)
            days += world.ties.contacts[k];
    });
    return days;
}

/// People age and mourn, but nobody dies, parts, leaves, moves or finds a partner by herself.
Rules quiet_rules() {
    Rules rules;
    rules.life_events.leave_home_rate = rules.life_events.partner_rate = 0;
    rules.life_events.split_rate = 0;
    return rules;
}

models::Settlement mourning_settlement(const Rules& rules, std::uint32_t people) {
    auto settled = settle(support::toy_population(people, kSeed), {}, rules, kSeed, false);
    burn_in(rules, settled, kSeed, kSettlingWeeks);
    return settled;
}

/// Differences of the widows by quarter: contacts a week over it, E and S at its end; and contacts
/// a week over the first half year and the first year.
struct AfterLoss {
    struct Quarter {
        Mean contacts, emotional, social;
    };
    std::vector<Quarter> quarters{kQuarters};
    Mean half_year, year;
    double usual = 0;  // contacts a week of the widows' other selves
    Mean level;        // E of the same, at the end
};

AfterLoss live_after_loss(const Rules& rules, std::uint32_t people) {
    const auto settled = mourning_settlement(rules, people);
    Life together(rules, settled, kSeed, kSettlingWeeks);
    Life apart(rules, settled, kSeed, kSettlingWeeks);
    const auto widows = widow(rules, apart);
    AfterLoss out;
    std::vector<double> year(widows.size());
    for (int q = 0; q < kQuarters; ++q) {
        std::vector<double> days(widows.size());
        for (int week = 0; week < 13; ++week) {
            together.live(1), apart.live(1);
            for (std::size_t i = 0; i < widows.size(); ++i) {
                const double usual = near_contacts(together.world(), widows[i]);
                days[i] += (near_contacts(apart.world(), widows[i]) - usual) / 13;
                out.usual += usual / (13.0 * kQuarters * static_cast<double>(widows.size()));
            }
        }
        auto& quarter = out.quarters[static_cast<std::size_t>(q)];
        for (std::size_t i = 0; i < widows.size(); ++i) {
            const ResidentId r = widows[i];
            const auto &with = together.world().residents, &without = apart.world().residents;
            if (q == kQuarters - 1) out.level.add(with.emotional[r]);
            quarter.contacts.add(days[i]);
            quarter.emotional.add(without.emotional[r] - with.emotional[r]);
            quarter.social.add(without.social[r] - with.social[r]);
            year[i] += days[i] / 4;
            if (q == 1) out.half_year.add(2 * year[i]);
            if (q == 3) out.year.add(year[i]);
        }
    }
    return out;
}

void print(const char* title, const AfterLoss& after) {
    std::printf("%s: %.0f widows, otherwise %.2f contacts a week, E %.3f, its spread %.3f\n",
                title,
                after.year.n(),
                after.usual,
                after.level.mean(),
                std::sqrt(after.level.variance()));
    std::printf("quarter  contacts a week    E               S\n");
    for (std::size_t q = 0; q < after.quarters.size(); ++q) {
        const auto& quarter = after.quarters[q];
        std::printf("%zu        %+.3f (%.3f)   %+.3f (%.3f)  %+.3f (%.3f)\n",
                    q + 1,
                    quarter.contacts.mean(),
                    quarter.contacts.error(),
                    quarter.emotional.mean(),
                    quarter.emotional.error(),
                    quarter.social.mean(),
                    quarter.social.error());
    }
    std::printf("first half year %+.3f (%.3f), first year %+.3f (%.3f)\n",
                after.half_year.mean(),
                after.half_year.error(),
                after.year.mean(),
                after.year.error());
}

TEST(PartnerLoss, RaisesEmotionalLonelinessMuchMoreThanSocial) {
    const AfterLoss after = live_after_loss(quiet_rules(), kPeople);
    print("defaults", after);

    for (std::size_t q = 1; q < 4; ++q) {
        const auto &e = after.quarters[q].emotional, &s = after.quarters[q].social;
        EXPECT_GT(e.mean(), 4 * e.error());
        EXPECT_GT(e.mean() - 2 * s.mean(), 4 * std::hypot(e.error(), 2 * s.error())) << q;
    }
    // Others rally round at first; over the year contacts are what they were. In the second year
    // they fall, by withdrawal: docs/mechanisms.md.
    EXPECT_GT(after.half_year.mean(), 2 * after.half_year.error());
    EXPECT_GT(after.year.mean(), -2 * after.year.error());
}

// With withdrawal and drain off, contacts stay above what they were for the whole year, and E rises
// as much: the loss works through attachment and grief, not through contact.
TEST(PartnerLoss, RaisesEmotionalLonelinessAsMuchWhereNoContactIsLost) {
    Rules calm = quiet_rules();
    calm.loneliness.withdrawal = calm.contact.drain = 0;
    const AfterLoss after = live_after_loss(calm, kPeople);
    print("without withdrawal and drain", after);
    const AfterLoss usual = live_after_loss(quiet_rules(), kPeople);

    EXPECT_GT(after.year.mean(), 4 * after.year.error());
    for (std::size_t q = 0; q < 4; ++q) {
        const auto &off = after.quarters[q].emotional, &on = usual.quarters[q].emotional;
        EXPECT_NEAR(off.mean(), on.mean(), 4 * std::hypot(off.error(), on.error())) << q;
    }
}

}  // namespace
}  // namespace tests
