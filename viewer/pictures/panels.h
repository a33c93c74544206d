#pragma once

#include <optional>
#include <string>

#include "viewer/course.h"
#include "viewer/pictures/picture.h"
#include "viewer/snapshot.h"
#include "viewer/told.h"

namespace viewer::pictures {

struct Size {
    float width = 0, height = 0;
    bool operator==(const Size&) const = default;
};

enum class MapColour : std::uint8_t { loneliness, change, age, help };

/// Which part of the world the map shows.
struct MapView {
    float zoom = 1;      // 1: all of it
    float x = 0, y = 0;  // metres from the middle of it
    MapColour colour = MapColour::loneliness;
    bool what_if = true;                // else the baseline
    bool totals = false;                // of buurten
    std::optional<std::uint32_t> slot;  // somebody who was picked

    bool operator==(const MapView&) const = default;
};

/// Metres to pixels of the map and back.
struct MapScale {
    float scale = 1, x = 0, y = 0;  // pixels a metre; pixel of the corner

    Spot spot(float east, float north) const { return {x + east * scale, y - north * scale}; }
};
MapScale map_scale(const Homes& homes, const MapView& view, Size size);

/// The resident nearest to a place of the picture, within some pixels.
std::optional<std::uint32_t> resident_at(
    const Snapshot& snapshot, const MapView& view, std::size_t moment, Size size, Spot place);

Picture map_picture(
    const Pen& pen, const Snapshot& snapshot, const MapView& view, std::size_t moment, Size size);

/// Levels of both arms above their difference.
Picture course_picture(const Pen& pen,
                       const Snapshot& snapshot,
                       const Course& course,
                       const std::string& title,
                       std::size_t moment,
                       Size size);

Picture iceberg_picture(const Pen& pen, const Snapshot& snapshot, std::size_t moment, Size size);

Picture collaboration_picture(const Pen& pen,
                              const Snapshot& snapshot,
                              std::size_t moment,
                              Size size);

Picture volunteers_picture(const Pen& pen, const Snapshot& snapshot, std::size_t moment, Size size);

Picture costs_picture(const Pen& pen, const Snapshot& snapshot, Size size);

Picture lives_picture(const Pen& pen, const Told& told, std::size_t week, Size size);

Picture buurten_picture(const Pen& pen, const Snapshot& snapshot, std::size_t moment, Size size);

/// The answer in large type: difference, interval as a bar, verdict, one sentence.
Picture headline_picture(const Pen& pen, const Snapshot& snapshot, Size size);

}  // namespace viewer::pictures
