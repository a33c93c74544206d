#include <algorithm>
#include <cmath>

#include "models/population/frame.h"
#include "models/population/layout.h"
#include "models/population/own_margins.h"

namespace models::population {

namespace {

constexpr Point kMiddleOfTheCountry{155000, 463000};  // Amersfoort, origin of the RD grid

/// A place near the area for buurten of which nothing is known.
Point fallback_place(const AreaData& data, const std::string& wijk) {
    const auto facts = data.wijken.find(wijk);
    if (facts != data.wijken.end() && std::isfinite(facts->second.centre.x))
        return facts->second.centre;
    const auto found = data.areas.buurten_of.find(municipality_of(wijk));
    if (found == data.areas.buurten_of.end()) return kMiddleOfTheCountry;
    Point sum;
    double n = 0;
    for (const auto id : found->second) {
        const auto point = data.buurt_points.find(data.areas.rows[id].code);
        if (point == data.buurt_points.end()) continue;
        sum = {sum.x + point->second.x, sum.y + point->second.y};
        ++n;
    }
    return n > 0 ? Point{sum.x / n, sum.y / n} : kMiddleOfTheCountry;
}

/// A square of the researcher's area, for own margins.
Outline square(double km2) {
    const double half = 500 * std::sqrt(km2);
    const Point c = kMiddleOfTheCountry;
    return {{{{c.x - half, c.y - half},
              {c.x + half, c.y - half},
              {c.x + half, c.y + half},
              {c.x - half, c.y + half}}}};
}

/// Puts the homes of a buurt, in their order, on its spots.
void place(Frame& frame, std::size_t buurt, const std::vector<Spot>& spots) {
    auto& households = frame.population.households;
    const std::uint32_t first = frame.first_household[buurt];
    const std::uint32_t end = frame.first_household[buurt + 1];
    const double n = std::max(1u, end - first);
    for (std::uint32_t h = first; h < end; ++h) {
        const auto at =
            static_cast<std::size_t>((h - first + 0.5) / n * static_cast<double>(spots.size()));
        const Spot& spot = spots[std::min(at, spots.size() - 1)];
        sim::Rng rng({frame.seed, 0}, number(Stream::population_homes), h);
        households.x[h] = static_cast<float>(spot.centre.x + (rng.uniform() - 0.5) * spot.step);
        households.y[h] = static_cast<float>(spot.centre.y + (rng.uniform() - 0.5) * spot.step);
    }
}

}  // namespace

void assign_homes(Frame& frame, const Area& area) {
    auto& households = frame.population.households;
    households.x.assign(households.rows(), 0);
    households.y.assign(households.rows(), 0);
    const auto& buurten = frame.margins.buurten;
    for (std::size_t first = 0; first < buurten.size();) {
        const std::string wijk = buurten[first].code.starts_with("WK")
                                     ? buurten[first].code
                                     : wijk_of(buurten[first].code);
        std::size_t end = first + 1;
        while (end < buurten.size() && wijk_of(buurten[end].code) == wijk)
            ++end;
        std::vector<Part> parts;
        for (std::size_t b = first; b < end; ++b) {
            const auto point = frame.data.buurt_points.find(buurten[b].code);
            parts.push_back({point == frame.data.buurt_points.end() ? nullptr : &point->second,
                             static_cast<double>(buurten[b].population)});
        }
        const auto found = frame.data.outlines.find(wijk);
        const Outline* outline = found == frame.data.outlines.end() ? nullptr : &found->second;
        Outline own;
        if (area.own) {
            const double km2 = area.own->area_km2;
            own = square(std::isfinite(km2) ? km2 : buurten[first].population / 5000.0);
            outline = &own;
        }
        // A buurt alone is a part of its wijk: its neighbours keep their cells.
        std::vector<Part> all = parts;
        if (area.level == Level::buurt && frame.data.areas.buurten_of.contains(wijk))
            for (const auto id : frame.data.areas.buurten_of.at(wijk)) {
                const auto point = frame.data.buurt_points.find(frame.data.areas.rows[id].code);
                if (point != frame.data.buurt_points.end() && &point->second != parts[0].point)
                    all.push_back({&point->second, frame.data.areas.rows[id].population});
            }
        const double homes = frame.first_household[end] - frame.first_household[first];
        const double wanted = std::clamp(homes, 400.0, 4000.0) * static_cast<double>(all.size()) /
                              static_cast<double>(parts.size());
        const auto spots =
            lay_out(outline, all, fallback_place(frame.data, wijk), std::min(wanted, 8000.0));
        for (std::size_t b = first; b < end; ++b)
            place(frame, b, spots[b - first]);
        first = end;
    }
}

}  // namespace models::population
