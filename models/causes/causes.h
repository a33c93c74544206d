#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "sim/fields.h"

#include "models/residents/residents.h"

namespace models::causes {

/// What keeps somebody lonely, and what help would have to work on.
enum class Cause : std::uint8_t {
    lost_partner,
    thin_network,
    health_or_mobility,
    mental_health,
    money,
    language_or_culture,
    negative_thinking,
    lost_role,
};
inline constexpr int kCauses = 8;
inline constexpr std::array<std::string_view, kCauses> kCauseNames = {"lost-partner",
                                                                      "thin-network",
                                                                      "health-or-mobility",
                                                                      "mental-health",
                                                                      "money",
                                                                      "language-or-culture",
                                                                      "negative-thinking",
                                                                      "lost-role"};

/// Some of the causes.
class CauseSet {
  public:
    constexpr CauseSet() = default;

    constexpr void add(Cause cause) { bits_ |= bit(cause); }
    constexpr bool has(Cause cause) const { return (bits_ & bit(cause)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr int count() const { return std::popcount(bits_); }
    constexpr bool meets(CauseSet other) const { return (bits_ & other.bits_) != 0; }
    constexpr std::uint8_t bits() const { return bits_; }

    /// One of them, all as likely, by a number in 0..1; `otherwise` where there is none.
    Cause pick(double uniform, Cause otherwise) const;

  private:
    static constexpr std::uint8_t bit(Cause cause) {
        return static_cast<std::uint8_t>(1u << static_cast<unsigned>(cause));
    }
    std::uint8_t bits_ = 0;
};

/// Where a cause is taken to begin.
struct CauseRules {
    double grief = 0.1;
    double companionship = 1.2;
    double negative_thinking = 0.25;
    double lost_role = 0.1;
    double lost_role_not_working = 0.3;
};

template <class Fields, class Rules>
void describe_causes(Fields& fields, Rules& rules) {
    fields.section("causes", [&] {
        fields.number(rules.grief,
                      sim::assumed("grief",
                                   "1",
                                   {0, 1},
                                   {0.05, 0.3},
                                   "grief not yet mourned from which on a lost partner is a "
                                   "cause"));
        fields.number(rules.companionship,
                      sim::assumed("companionship",
                                   "1",
                                   {0, 20},
                                   {0.5, 3},
                                   "sum of the companionship of all ties below which a network is "
                                   "thin"));
        fields.number(rules.negative_thinking,
                      sim::assumed("negative_thinking",
                                   "share",
                                   {0, 1},
                                   {0.1, 0.5},
                                   "share of people who think ill of themselves and of what others "
                                   "think of them, for good"));
        fields.number(rules.lost_role,
                      sim::assumed("lost_role",
                                   "share",
                                   {0, 1},
                                   {0.02, 0.3},
                                   "share of people at work or in education who miss a role that "
                                   "they had"));
        fields.number(rules.lost_role_not_working,
                      sim::assumed("lost_role_not_working",
                                   "share",
                                   {0, 1},
                                   {0.1, 0.6},
                                   "the same of retired and other people without work"));
    });
}

/// The causes that hold for a resident now, lonely or not. Two are lasting traits, drawn by person:
/// negative thinking, and a lost role (which work or education keeps away from most).
CauseSet causes_of(const CauseRules& rules,
                   std::uint64_t seed,
                   const Residents& residents,
                   const Households& households,
                   ResidentId r);

}  // namespace models::causes
