#pragma once

#include <cstdint>
#include <utility>

#include "viewer/pictures/panels.h"
#include "viewer/window/draw.h"

namespace viewer::window {

/// What the picture of the map depends on.
struct MapKey {
    std::uint64_t news = 0;  // of the session
    std::size_t moment = 0;
    pictures::MapView view;
    pictures::Size size;
    const Palette* palette = nullptr;
    Language language = Language::nl;
    float em = 0;

    bool operator==(const MapKey&) const = default;
};

/// The picture of the map and its dots as one texture, both made anew only when something changes:
/// tens of thousands of dots in every frame are too much for a processor that draws by itself.
class MapLayer {
  public:
    MapLayer() = default;
    MapLayer(const MapLayer&) = delete;
    MapLayer& operator=(const MapLayer&) = delete;
    ~MapLayer();

    /// The picture that belongs to `key`; made by `make` unless it is the last one.
    template <class Make>
    const pictures::Picture& picture(const MapKey& key, Make make) {
        if (fresh_ && key == key_) return picture_;
        picture_ = make();
        key_ = key;
        fresh_ = true;
        drawn_ = false;
        return picture_;
    }
    /// Draws the last picture with its corner at `at`.
    void draw(ImVec2 at, const Fonts& fonts, ImDrawList& list);

  private:
    void draw_dots(const pictures::Dots& dots, ImVec2 at, ImDrawList& list);

    MapKey key_;
    pictures::Picture picture_;
    bool fresh_ = false;       // a picture was made
    bool drawn_ = false;       // its dots are in the texture
    unsigned texture_ = 0;     // of OpenGL
    int wide_ = 0, high_ = 0;  // of it
};

}  // namespace viewer::window
