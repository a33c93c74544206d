#include "viewer/window/map_layer.h"

#include <GL/gl.h>
#include <cmath>
#include <cstdint>
#include <variant>

#include "viewer/pictures/dot_image.h"

namespace viewer::window {

namespace {

constexpr std::size_t kMany = 400;  // fewer are drawn one by one

}  // namespace

MapLayer::~MapLayer() {
    if (texture_ != 0) glDeleteTextures(1, &texture_);
}

void MapLayer::draw_dots(const pictures::Dots& dots, ImVec2 at, ImDrawList& list) {
    if (!drawn_) {
        wide_ = static_cast<int>(std::ceil(picture_.width));
        high_ = static_cast<int>(std::ceil(picture_.height));
        const auto image = pictures::image_of(dots.dots, wide_, high_);
        if (texture_ == 0) glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D,
                     0,
                     GL_RGBA,
                     wide_,
                     high_,
                     0,
                     GL_RGBA,
                     GL_UNSIGNED_BYTE,
                     image.bytes.data());
        drawn_ = true;
    }
    const ImVec2 to{at.x + static_cast<float>(wide_), at.y + static_cast<float>(high_)};
    const auto id = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture_));
    list.AddImage(id, at, to);
}

void MapLayer::draw(ImVec2 at, const Fonts& fonts, ImDrawList& list) {
    at = {std::round(at.x), std::round(at.y)};  // pixels of the texture on those of the window
    window::draw(picture_, at, fonts, list, [&](const pictures::Dots& dots) {
        const bool many = dots.dots.size() > kMany;
        if (many) draw_dots(dots, at, list);
        return many;
    });
}

}  // namespace viewer::window
