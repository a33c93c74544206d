#include "viewer/window/screenshot.h"

#include <GL/gl.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <stb/stb_image_write.h>
#include <vector>

#include "sim/whole_file.h"

namespace viewer::window {

namespace {

/// The check sum of a piece of a PNG file (ISO 3309).
std::uint32_t crc_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFF'FFFFu;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int k = 0; k < 8; ++k)
            crc = (crc >> 1) ^ (0xEDB8'8320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24),
            static_cast<char>(value >> 16),
            static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

/// Puts a text behind the header of a PNG file: 8 bytes of signature, 25 of header.
void add_note(std::string& png, const std::string& note) {
    constexpr std::size_t kHeader = 33;
    if (png.size() < kHeader || note.empty()) return;
    // International text: keyword, not compressed, no language, no translation, UTF-8.
    const auto piece = std::string("iTXtDescription") + std::string(5, '\0') + note;
    png.insert(kHeader,
               big_endian(static_cast<std::uint32_t>(piece.size() - 4)) + piece +
                   big_endian(crc_of(piece)));
}

}  // namespace

sim::Result<void> write_screenshot(
    const std::string& path, int width, int height, const Place* place, const std::string& note) {
    int left = 0, top = 0, right = width, bottom = height;
    if (place != nullptr) {
        left = std::clamp(static_cast<int>(place->left), 0, width);
        right = std::clamp(static_cast<int>(place->right), left, width);
        top = std::clamp(static_cast<int>(place->top), 0, height);
        bottom = std::clamp(static_cast<int>(place->bottom), top, height);
    }
    const int wide = right - left, high = bottom - top;
    if (wide == 0 || high == 0)
        return sim::fail(sim::Error::in_file(path, "there is nothing to see"));
    const auto row = static_cast<std::size_t>(wide) * 3;
    std::vector<unsigned char> pixels(row * static_cast<std::size_t>(high));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(left, height - bottom, wide, high, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    // OpenGL counts rows from below.
    for (std::size_t a = 0, b = static_cast<std::size_t>(high) - 1; a < b; ++a, --b)
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(a * row),
                         pixels.begin() + static_cast<std::ptrdiff_t>((a + 1) * row),
                         pixels.begin() + static_cast<std::ptrdiff_t>(b * row));
    std::string png;
    const auto append = [](void* into, void* bytes, int size) {
        static_cast<std::string*>(into)->append(static_cast<const char*>(bytes),
                                                static_cast<std::size_t>(size));
    };
    if (stbi_write_png_to_func(append, &png, wide, high, 3, pixels.data(), wide * 3) == 0)
        return sim::fail(sim::Error::in_file(path, "the picture could not be made"));
    add_note(png, note);
    const auto file = sim::WholeFile::begin(path, true);
    if (!file) return sim::fail(file.error());
    return file->write_text(png);
}

}  // namespace viewer::window
