#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/validation.h"

namespace cli {

// Pictures of a validation, each a whole SVG file. Empty where there is nothing to draw: the curve
// was not run, or no target of the theme was measured.

using Chosen = std::function<bool(const models::validation::Finding&)>;

/// Targets as bands of one width with a dot for the simulated figure: circles are for calibration,
/// diamonds for validation. Only measured targets that are `chosen`.
std::string picture_of_targets(const Validation& validation, const Chosen& chosen);

/// Emotional and social loneliness by age, simulated and published.
std::string picture_by_age(const Validation& validation);

/// Shares of the five courses after a partner's death.
std::string picture_of_courses(const Validation& validation);

/// Emotional and social scores around a partner's death.
std::string picture_around_loss(const Validation& validation);

/// Days of contact around a partner's death.
std::string picture_of_contact_around_loss(const Validation& validation);

std::string picture_of_ties_held(const Validation& validation);
std::string picture_of_kin_share(const Validation& validation);
std::string picture_of_weekly_contact(const Validation& validation);
std::string picture_of_ties_kept(const Validation& validation);

/// Share lonely of 18 and over by place, simulated against RIVM's estimate of that year; the ten
/// that are furthest off over all years have the numbers of the table of the worst.
std::string picture_of_places(const Validation& validation, int year);

/// Ranges of the ensemble's parameters within those of the registry; `part` 0, 1, ... as many as
/// fit on a page each, empty after the last.
std::string picture_of_parameters(const Validation& validation, std::size_t part);

/// All with the names of their files: "targets-levels", "by-age", ...
struct NamedPicture {
    std::string name;
    std::string svg;
};
std::vector<NamedPicture> all_pictures(const Validation& validation);

/// "lonely 65+ (CBS) 2022" of "cbs_lonely_65plus_2022".
std::string readable_name(const std::string& target);

/// A figure in the unit of its target: "48.4 %", "0.75 SD", "14.2".
std::string figure_text(double value, const models::survey::Target& target);

/// "47-50 %"
std::string band_text(const models::survey::Target& target);

}  // namespace cli
