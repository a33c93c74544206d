#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace models::professionals {

/// What somebody does whose work brings her to residents. Hairdressers and pedicurists are no
/// professionals of care, but they see people for years.
enum class Discipline : std::uint8_t {
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
};
inline constexpr std::size_t kDisciplines = 11;
inline constexpr std::array<std::string_view, kDisciplines> kDisciplineNames = {"gp",
                                                                                "district_nurse",
                                                                                "home_care",
                                                                                "welfare",
                                                                                "mental_health",
                                                                                "social_work",
                                                                                "police",
                                                                                "pastor",
                                                                                "caretaker",
                                                                                "hairdresser",
                                                                                "pedicurist"};

/// Those who sit in a local network; the others only see people.
constexpr bool sits_in_networks(Discipline discipline) {
    return discipline < Discipline::hairdresser;
}

}  // namespace models::professionals
