#include "models/population/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace models::population {

namespace {

constexpr double kResidentsPerKm2 = 5000;  // where no outline is known; assumption
constexpr std::uint32_t kCurveSide = 1u << 12;

double squared(Point a, Point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/// Distance along the Hilbert curve of a square of side kCurveSide.
std::uint64_t along_curve(std::uint32_t x, std::uint32_t y) {
    std::uint64_t distance = 0;
    for (std::uint32_t side = kCurveSide / 2; side > 0; side /= 2) {
        const std::uint32_t right = (x & side) > 0, up = (y & side) > 0;
        distance += static_cast<std::uint64_t>(side) * side * ((3 * right) ^ up);
        if (up == 0) {
            if (right == 1) {
                x = side - 1 - (x & (side - 1));
                y = side - 1 - (y & (side - 1));
            } else {
                x &= side - 1;
                y &= side - 1;
            }
            std::swap(x, y);
        } else {
            x &= side - 1;
            y &= side - 1;
        }
    }
    return distance;
}

void sort_along_curve(std::vector<Spot>& spots) {
    if (spots.empty()) return;
    Point low = spots.front().centre, high = low;
    for (const auto& spot : spots) {
        low = {std::min(low.x, spot.centre.x), std::min(low.y, spot.centre.y)};
        high = {std::max(high.x, spot.centre.x), std::max(high.y, spot.centre.y)};
    }
    const double scale = (kCurveSide - 1) / std::max({high.x - low.x, high.y - low.y, 1.0});
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t i = 0; i < spots.size(); ++i)
        order.emplace_back(
            along_curve(static_cast<std::uint32_t>((spots[i].centre.x - low.x) * scale),
                        static_cast<std::uint32_t>((spots[i].centre.y - low.y) * scale)),
            i);
    std::sort(order.begin(), order.end());
    std::vector<Spot> sorted;
    for (const auto& [distance, i] : order)
        sorted.push_back(spots[i]);
    spots = std::move(sorted);
}

double area_of(const Outline& outline) {
    double area = 0;
    for (const auto& ring : outline.rings) {
        double twice = 0;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
        area = std::max(area, std::abs(twice) / 2);
    }
    return area;
}

/// Squares whose centres are inside the outline, about `wanted` of them.
std::vector<Spot> grid_inside(const Outline& outline, double wanted) {
    std::vector<Spot> spots;
    const double area = area_of(outline);
    if (!(area > 0)) return spots;
    Point low{1e12, 1e12}, high{-1e12, -1e12};
    for (const auto& ring : outline.rings) {
        for (const auto& p : ring) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    const double step = std::sqrt(area / wanted);
    // A wijk of far islands has a wide box; a coarser grid keeps it affordable.
    const double box = (high.x - low.x) * (high.y - low.y);
    const double affordable = std::sqrt(box / (20 * wanted));
    const double side = std::max({step, affordable, 1.0});
    for (double y = low.y + side / 2; y < high.y; y += side)
        for (double x = low.x + side / 2; x < high.x; x += side)
            if (inside(outline, {x, y})) spots.push_back({{x, y}, side});
    return spots;
}

/// Points for all parts: where unknown, the place that is farthest from those known.
std::vector<Point> part_points(const std::vector<Part>& parts, const std::vector<Spot>& spots) {
    std::vector<Point> points(parts.size());
    std::vector<double> distance(spots.size(), std::numeric_limits<double>::max());
    const auto add = [&](Point p) {
        for (std::size_t s = 0; s < spots.size(); ++s)
            distance[s] = std::min(distance[s], squared(spots[s].centre, p));
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].point) continue;
        points[i] = *parts[i].point;
        add(points[i]);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].point) continue;
        const auto far = std::max_element(distance.begin(), distance.end()) - distance.begin();
        points[i] = spots[static_cast<std::size_t>(far)].centre;
        add(points[i]);
    }
    return points;
}

std::vector<Spot> disc(Point centre, double residents) {
    constexpr int kPlaces = 400;
    const double area = std::max(residents, 25.0) / kResidentsPerKm2 * 1e6;
    const double radius = std::sqrt(area / std::numbers::pi);
    const double step = std::sqrt(area / kPlaces);
    std::vector<Spot> spots;
    for (int i = 0; i < kPlaces; ++i) {  // sunflower spiral: even over the disc
        const double r = radius * std::sqrt((i + 0.5) / kPlaces);
        const double angle = i * std::numbers::pi * (3 - std::sqrt(5.0));
        spots.push_back({{centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)}, step});
    }
    return spots;
}

}  // namespace

bool inside(const Outline& outline, Point place) {
    bool odd = false;
    for (const auto& ring : outline.rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Point a = ring[i], b = ring[j];
            if ((a.y > place.y) == (b.y > place.y)) continue;
            if (place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y)) odd = !odd;
        }
    }
    return odd;
}

std::vector<std::vector<Spot>> lay_out(const Outline* outline,
                                       const std::vector<Part>& parts,
                                       Point otherwise,
                                       double spots_wanted) {
    std::vector<std::vector<Spot>> out(parts.size());
    const auto spots = outline ? grid_inside(*outline, spots_wanted) : std::vector<Spot>{};
    if (!spots.empty()) {
        const auto points = part_points(parts, spots);
        for (const auto& spot : spots) {
            std::size_t nearest = 0;
            for (std::size_t i = 1; i < points.size(); ++i)
                if (squared(spot.centre, points[i]) < squared(spot.centre, points[nearest]))
                    nearest = i;
            out[nearest].push_back(spot);
        }
    }
    double offset = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (out[i].empty()) {
            const Point centre =
                parts[i].point ? *parts[i].point : Point{otherwise.x + offset, otherwise.y};
            if (!parts[i].point)
                offset += 2.1e3 * std::sqrt(std::max(parts[i].residents, 25.0) / kResidentsPerKm2 /
                                            std::numbers::pi);
            out[i] = disc(centre, parts[i].residents);
        }
        sort_along_curve(out[i]);
    }
    return out;
}

}  // namespace models::population
