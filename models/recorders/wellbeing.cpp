#include "models/recorders/wellbeing.h"

#include <limits>

#include "sim/parallel.h"

#include "models/recorders/groups.h"

namespace models::recorders {

namespace {

/// Adults of one group by what they answered.
struct Answers {
    std::uint32_t adults = 0, lonely = 0, strongly = 0, emotional = 0, social = 0, score = 0,
                  lonely6 = 0, strongly6 = 0;

    void add(const residents::Scores& scores) {
        ++adults;
        lonely += scores.lonely() ? 1 : 0;
        strongly += scores.strongly_lonely() ? 1 : 0;
        emotional += scores.emotionally_lonely() ? 1 : 0;
        social += scores.socially_lonely() ? 1 : 0;
        score += scores.eleven_items();
        lonely6 += scores.lonely_by_six() ? 1 : 0;
        strongly6 += scores.strongly_lonely_by_six() ? 1 : 0;
    }
    void add(const Answers& other) {
        adults += other.adults;
        lonely += other.lonely;
        strongly += other.strongly;
        emotional += other.emotional;
        social += other.social;
        score += other.score;
        lonely6 += other.lonely6;
        strongly6 += other.strongly6;
    }
    float share(std::uint32_t count) const {
        if (adults == 0) return std::numeric_limits<float>::quiet_NaN();
        return static_cast<float>(static_cast<double>(count) / adults);
    }
};

}  // namespace

std::uint32_t observe_wellbeing(const World& world,
                                const residents::Questionnaire& questionnaire,
                                const sim::Step& step,
                                std::uint32_t groups,
                                Observation& out) {
    const std::uint32_t rows = world.residents.rows();
    std::vector<Answers> by_block(static_cast<std::size_t>(sim::block_count(rows)) * groups);
    sim::for_each_block(rows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
        Answers* const answers = by_block.data() + static_cast<std::size_t>(block) * groups;
        for (std::uint32_t row = begin; row < end; ++row) {
            const ResidentId r{row};
            if (!world.residents.adult(r)) continue;
            const auto scores = questionnaire.ask(world.residents, step, r);
            const GroupsOf of = groups_of(world, r);
            for (std::uint8_t k = 0; k < of.count; ++k)
                answers[of.group[k]].add(scores);
        }
    });
    std::vector<Answers> total(groups);
    for (std::size_t k = 0; k < by_block.size(); ++k)
        total[k % groups].add(by_block[k]);

    out.indicators.assign(static_cast<std::size_t>(kMeasures) * groups, 0);
    const auto put = [&](Measure measure, std::uint32_t group, float value) {
        out.indicators[static_cast<std::size_t>(measure) * groups + group] = value;
    };
    for (std::uint32_t g = 0; g < groups; ++g) {
        const Answers& a = total[g];
        put(Measure::lonely_share, g, a.share(a.lonely));
        put(Measure::strongly_lonely_share, g, a.share(a.strongly));
        put(Measure::emotional_share, g, a.share(a.emotional));
        put(Measure::social_share, g, a.share(a.social));
        put(Measure::mean_score, g, a.share(a.score));
        put(Measure::lonely6_share, g, a.share(a.lonely6));
        put(Measure::strongly_lonely6_share, g, a.share(a.strongly6));
        put(Measure::adults, g, static_cast<float>(a.adults));
    }
    return total[0].lonely;
}

ResidentSnapshot snapshot(const World& world,
                          const residents::Questionnaire& questionnaire,
                          const sim::Step& step) {
    constexpr std::uint8_t kNotAsked = 255;
    const Residents& residents = world.residents;
    ResidentSnapshot out;
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        if (!residents.alive[r]) continue;
        const bool adult = residents.adult(r);
        const auto scores = adult ? questionnaire.ask(residents, step, r) : residents::Scores{};
        const auto asked = [&](std::uint8_t value) { return adult ? value : kNotAsked; };
        out.uid.push_back(residents.uid(r));
        out.age.push_back(static_cast<std::uint8_t>(residents.years(r)));
        out.sex.push_back(static_cast<std::uint8_t>(residents.sex[r]));
        out.position.push_back(static_cast<std::uint8_t>(residents.position[r]));
        out.marital.push_back(static_cast<std::uint8_t>(residents.marital[r]));
        out.alive.push_back(1);
        out.health_limitation.push_back(residents.limited[r]);
        out.emotional.push_back(residents.emotional[r]);
        out.social.push_back(residents.social[r]);
        out.djg11.push_back(asked(scores.eleven_items()));
        out.djg11_emotional.push_back(asked(scores.emotional));
        out.djg11_social.push_back(asked(scores.social));
        out.djg6.push_back(asked(scores.six_items));
        out.degree.push_back(world.ties.count[r]);
        out.buurt.push_back(world.households.buurt[residents.household[r]]);
        std::array<std::uint8_t, kTieTypes> contacts{};
        for (std::uint32_t k = world.ties.begin[r]; k < world.ties.begin[r] + world.ties.count[r];
             ++k) {
            auto& sum = contacts[static_cast<std::size_t>(world.ties.kind[k])];
            sum = static_cast<std::uint8_t>(std::min(254, sum + world.ties.contacts[k]));
        }
        for (std::size_t k = 0; k < kTieTypes; ++k)
            out.contacts[k].push_back(contacts[k]);
    }
    return out;
}

}  // namespace models::recorders
