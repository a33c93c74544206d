#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace models::cases {

/// People who come behind the front door, or meet people where they are.
enum class Door : std::uint8_t {
    gp,
    district_nurse,
    home_care,
    welfare,
    mental_health,
    social_work,
    police,
    pastor,
    caretaker,
    hairdresser,
    pedicurist,
    volunteer,
    neighbour,
};
inline constexpr int kDoors = 13;
inline constexpr std::array<std::string_view, kDoors> kDoorNames = {"gp",
                                                                    "district_nurse",
                                                                    "home_care",
                                                                    "welfare",
                                                                    "mental_health",
                                                                    "social_work",
                                                                    "police",
                                                                    "pastor",
                                                                    "caretaker",
                                                                    "hairdresser",
                                                                    "pedicurist",
                                                                    "volunteer",
                                                                    "neighbour"};

/// Those who come into the home, and so meet people who do not go out.
constexpr bool comes_in(Door door) {
    return door != Door::hairdresser && door != Door::welfare && door != Door::mental_health;
}
/// Those whose profession binds them to secrecy.
constexpr bool bound_to_secrecy(Door door) {
    return door <= Door::police || door == Door::pastor;
}

}  // namespace models::cases
