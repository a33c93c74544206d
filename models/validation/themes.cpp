#include "models/validation/themes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "models/survey/measures.h"

namespace models::validation {

namespace {

struct Known {
    std::string_view part;  // of the name of a target without a measure
    Theme theme;
};

// The first that fits counts.
constexpr Known kKnown[] = {
    {"municipality_spread", Theme::places},
    {"_rotterdam_2012", Theme::places},
    {"strongly_lonely_amersfoort", Theme::places},
    {"seed_ratio_", Theme::places},
    {"expectation_", Theme::change},
    {"acquaintances", Theme::networks},
    {"effect_", Theme::programmes},
    {"share_of_dutch_projects", Theme::programmes},
    {"programme_awareness", Theme::programmes},
    {"home_visit", Theme::programmes},
    {"befriending_", Theme::programmes},
    {"cold_mailing", Theme::programmes},
    {"course_dropout", Theme::programmes},
    {"warm_vs_cold", Theme::programmes},
    {"gp_recognition", Theme::programmes},
    {"volunteer", Theme::supply},
    {"zonnebloem", Theme::supply},
    {"visiting_", Theme::supply},
    {"link_worker", Theme::supply},
    {"staff_", Theme::supply},
    {"care_cost", Theme::supply},
    {"cost_", Theme::supply},
    {"network_", Theme::collaboration},
    {"core_group", Theme::collaboration},
    {"meeting", Theme::collaboration},
    {"friesland", Theme::collaboration},
    {"charlois", Theme::collaboration},
    {"helmond", Theme::collaboration},
    {"the_network", Theme::collaboration},
};

bool is_one_of(const std::vector<survey::Measure>& measures, std::string_view name) {
    return std::any_of(measures.begin(), measures.end(), [&](const auto& measure) {
        return measure.name == name;
    });
}

bool asks_everybody(const survey::Target& target) {
    const bool everybody = target.group.empty() || target.group == "18+" || target.group == "19+" ||
                           target.group == "15+";
    return everybody && target.unit != "difference of shares";
}

Theme without_measure(std::string_view name) {
    for (const Known& known : kKnown)
        if (name.find(known.part) != std::string_view::npos) return known.theme;
    return Theme::other;
}

}  // namespace

Theme theme_of(const survey::Target& target) {
    const std::string_view name = target.name;
    if (!survey::find_measure(name)) return without_measure(name);
    if (is_one_of(survey::change_measures(), name)) return Theme::change;
    if (is_one_of(survey::standstill_measures(), name)) return Theme::change;
    if (is_one_of(survey::event_measures(), name) || is_one_of(survey::course_measures(), name))
        return Theme::life_events;
    if (is_one_of(survey::network_measures(), name)) return Theme::networks;
    if (is_one_of(survey::network_change_measures(), name)) return Theme::networks;
    return asks_everybody(target) ? Theme::levels : Theme::groups;
}

std::string_view words(Theme theme) {
    constexpr std::array<std::string_view, kThemes> kWords{"levels and the scale",
                                                           "groups",
                                                           "change from year to year",
                                                           "life events",
                                                           "networks and contact",
                                                           "places",
                                                           "programmes and recognition",
                                                           "volunteers, professionals and costs",
                                                           "collaboration",
                                                           "other"};
    return kWords[static_cast<std::size_t>(theme)];
}

}  // namespace models::validation
