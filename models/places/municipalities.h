#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/places/lives.h"

namespace models::places {

/// A figure of one municipality, or of all of them, with the name of its target.
struct MunicipalFigure {
    std::string_view name;
    std::string_view what;  // in words, for people
};

/// All that `municipal_values` can give.
std::span<const MunicipalFigure> municipal_figures();

/// Residents of a municipality above which it is thinned (see `thinned`), for the two ends of all
/// municipalities and for the other figures.
inline constexpr double kMostResidentsOfAll = 5'000;
inline constexpr double kMostResidentsOfOne = 80'000;

/// The simulated values of `names`, in their order. Every municipality needed is lived in the base
/// year of its figure, twice or more. `lived(residents)` is called from many threads as lives end.
/// Complains about unknown names. Deterministic in the seed, whatever else is asked for.
sim::Result<std::vector<double>> municipal_values(
    const LivesInput& input,
    std::span<const std::string> names,
    const std::function<void(double residents)>& lived = {});

/// Residents that `municipal_values` will live, for a progress bar.
double residents_for(const LivesInput& input, std::span<const std::string> names);

/// A figure that chance has blurred: its mean over lives, and the variance that chance gives that
/// mean.
struct Blurred {
    double mean = 0;
    double noise = 0;
};

/// The figures of many municipalities, each with the same figure of its lives, of which life k went
/// by the numbers of member `k % members`. What a member adds to all municipalities alike is no
/// chance and is taken out of the noise.
std::vector<Blurred> blurred(const std::vector<std::vector<double>>& lives, std::size_t members);

/// Lowest or highest of many figures without the part that chance adds to the ends: all are drawn
/// towards their mean until their variance is what is left when that of chance is taken off.
double lowest(std::span<const Blurred> figures);
double highest(std::span<const Blurred> figures);

}  // namespace models::places
