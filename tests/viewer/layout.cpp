#include "tests/viewer/layout.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stb/stb_image.h>

#include <fmt/format.h>

namespace support {

namespace {

/// A part of a picture with three bytes a pixel.
struct Part {
    const unsigned char* pixels;
    int wide, left, top, right, bottom;

    int green(int x, int y) const { return pixels[3 * (y * wide + x) + 1]; }
    std::array<int, 4> cell() const {
        std::array<long, 4> sum{};
        const long count = static_cast<long>(right - left) * (bottom - top);
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                for (int k = 0; k < 3; ++k)
                    sum[static_cast<std::size_t>(k)] += pixels[3 * (y * wide + x) + k];
        const auto mean = static_cast<int>(sum[1] / count);
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                sum[3] += std::abs(green(x, y) - mean);
        std::array<int, 4> out{};
        for (std::size_t k = 0; k < 4; ++k)
            out[k] = static_cast<int>(sum[k] / count);
        return out;
    }
};

}  // namespace

Layout layout_of_picture(const std::string& path) {
    int wide = 0, high = 0, channels = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> pixels(
        stbi_load(path.c_str(), &wide, &high, &channels, 3), &stbi_image_free);
    Layout out;
    if (!pixels || wide < Layout::kColumns || high < Layout::kRows) return out;
    for (int row = 0; row < Layout::kRows; ++row)
        for (int column = 0; column < Layout::kColumns; ++column)
            out.cells.push_back(Part{pixels.get(),
                                     wide,
                                     column * wide / Layout::kColumns,
                                     row * high / Layout::kRows,
                                     (column + 1) * wide / Layout::kColumns,
                                     (row + 1) * high / Layout::kRows}
                                    .cell());
    return out;
}

Layout layout_of_text(const std::string& text) {
    std::istringstream words(text);
    Layout out;
    for (std::string word; words >> word;) {
        const long colour = std::strtol(word.c_str(), nullptr, 16);
        out.cells.push_back({static_cast<int>(colour >> 24 & 255),
                             static_cast<int>(colour >> 16 & 255),
                             static_cast<int>(colour >> 8 & 255),
                             static_cast<int>(colour & 255)});
    }
    return out;
}

std::string text_of(const Layout& layout) {
    std::string out;
    for (std::size_t k = 0; k < layout.cells.size(); ++k) {
        const auto& cell = layout.cells[k];
        const bool last = (k + 1) % Layout::kColumns == 0;
        out += fmt::format(
            "{:02x}{:02x}{:02x}{:02x}{}", cell[0], cell[1], cell[2], cell[3], last ? "\n" : " ");
    }
    return out;
}

double share_that_differs(const Layout& a, const Layout& b) {
    constexpr int kColour = 14, kContrast = 6;  // of 255
    if (a.cells.size() != b.cells.size() || a.cells.empty()) return 1;
    int differ = 0;
    for (std::size_t k = 0; k < a.cells.size(); ++k) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c)
            most = std::max(most, std::abs(a.cells[k][c] - b.cells[k][c]));
        differ += most > kColour || std::abs(a.cells[k][3] - b.cells[k][3]) > kContrast;
    }
    return static_cast<double>(differ) / static_cast<double>(a.cells.size());
}

}  // namespace support
