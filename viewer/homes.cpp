#include "viewer/homes.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "models/population/areas.h"

namespace viewer {

namespace {

/// Wijk codes that an area covers, for outlines.
std::set<std::string> wijken_of(const models::population::Area& area) {
    std::set<std::string> out;
    for (const auto& buurt : area.buurten)
        out.insert(models::population::wijk_of(buurt.code));
    out.insert(area.code);
    for (const auto& part : area.parts)
        out.merge(wijken_of(part));
    return out;
}

/// Within a home residents stand around its middle, so that each can be seen and picked.
void place(std::uint32_t slot, std::uint32_t slots, float& x, float& y) {
    if (slots < 2) return;
    constexpr float kApart = 3;  // metres
    const auto angle = 6.2831853f * static_cast<float>(slot) / static_cast<float>(slots);
    x += kApart * std::cos(angle);
    y += kApart * std::sin(angle);
}

/// Outlines of these wijken, where they are known.
void draw_outlines(const models::population::AreaData& data,
                   const std::set<std::string>& wijken,
                   Homes& homes) {
    for (const auto& code : wijken)
        if (const auto found = data.outlines.find(code); found != data.outlines.end())
            homes.outlines.push_back(found->second);
}

void find_bounds(Homes& homes) {
    float left = 1e9f, right = -1e9f, bottom = 1e9f, top = -1e9f;
    const auto include = [&](double x, double y) {
        left = std::min(left, static_cast<float>(x)),
        right = std::max(right, static_cast<float>(x));
        bottom = std::min(bottom, static_cast<float>(y)),
        top = std::max(top, static_cast<float>(y));
    };
    for (std::size_t k = 0; k < homes.x.size(); ++k)
        include(homes.x[k], homes.y[k]);
    for (const auto& centre : homes.centres)
        if (std::isfinite(centre.x)) include(centre.x, centre.y);
    for (const auto& outline : homes.outlines)
        for (const auto& ring : outline.rings)
            for (const auto& point : ring)
                include(point.x, point.y);
    if (left > right) return;
    homes.left = left, homes.right = right, homes.bottom = bottom, homes.top = top;
}

}  // namespace

Homes homes_of(const models::population::AreaData& data,
               const models::population::Area& area,
               const models::population::Population& population,
               const models::World& world) {
    Homes out;
    const auto rows = world.residents.rows();
    out.x.resize(rows), out.y.resize(rows), out.buurt.resize(rows);
    const auto& households = world.households;
    for (std::uint32_t h = 0; h < households.rows(); ++h) {
        const models::HouseholdId home{h};
        for (std::uint32_t k = 0; k < households.slots[home]; ++k) {
            const auto slot = households.first[home] + k;
            out.x[slot] = households.x[home], out.y[slot] = households.y[home];
            out.buurt[slot] = households.buurt[home];
            place(k, households.slots[home], out.x[slot], out.y[slot]);
        }
    }
    draw_outlines(data, wijken_of(area), out);
    std::vector<double> count(population.buurten.size());
    for (const auto& buurt : population.buurten)
        out.buurten.push_back(buurt.name);
    out.centres.resize(count.size());
    for (std::uint32_t slot = 0; slot < rows; ++slot) {
        const auto b = out.buurt[slot];
        const double n = ++count[b];
        out.centres[b].x += (static_cast<double>(out.x[slot]) - out.centres[b].x) / n;
        out.centres[b].y += (static_cast<double>(out.y[slot]) - out.centres[b].y) / n;
    }
    find_bounds(out);
    return out;
}

Homes buurten_of(const models::population::AreaData& data, std::span<const std::string> groups) {
    Homes out;
    std::set<std::string> wijken;
    for (const auto& group : groups) {
        const auto space = group.find(' ');
        const auto code = group.substr(0, space);
        wijken.insert(models::population::wijk_of(code));
        const auto point = data.buurt_points.find(code);
        out.buurten.push_back(space == group.npos ? code : group.substr(space + 1));
        out.centres.push_back(point == data.buurt_points.end() ? models::population::Point{NAN, NAN}
                                                               : point->second);
    }
    draw_outlines(data, wijken, out);
    find_bounds(out);
    return out;
}

}  // namespace viewer
