#pragma once

#include <vector>

#include "models/population/area_data.h"

namespace models::population {

/// A place for a home: anywhere in the square of side `step` around `centre`.
struct Spot {
    Point centre;
    double step = 0;
};

/// A part of a wijk that is to be filled with homes.
struct Part {
    const Point* point = nullptr;  // of the buurt; null when unknown
    double residents = 0;
};

/// Is the place inside the outline?
bool inside(const Outline& outline, Point place);

/// Places for homes in each part of a wijk, ordered along a Hilbert curve so that neighbours in the
/// list are neighbours on the ground. Each place belongs to the nearest buurt point (Voronoi
/// cells); parts without a point get one far from the others. Drawn, not surveyed: streets, parks
/// and water are not known here. Where no outline is known, parts are discs of 5,000 residents per
/// square kilometre.
std::vector<std::vector<Spot>> lay_out(const Outline* outline,
                                       const std::vector<Part>& parts,
                                       Point otherwise,
                                       double spots_wanted);

}  // namespace models::population
