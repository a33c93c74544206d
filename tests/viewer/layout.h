#pragma once

#include <array>
#include <string>
#include <vector>

namespace support {

/// A picture seen from afar: the mean colour of each of 32 x 20 cells and its contrast, the mean
/// distance of its green from the mean, in rows.
struct Layout {
    static constexpr int kColumns = 32, kRows = 20;
    std::vector<std::array<int, 4>> cells;  // empty where the picture could not be read
};

/// Of a picture in PNG.
Layout layout_of_picture(const std::string& path);

/// Of text as `text_of` writes it.
Layout layout_of_text(const std::string& text);

/// A row a line, a cell as eight hexadecimal digits.
std::string text_of(const Layout& layout);

/// The share of the cells, 0 to 1, that are clearly another. Letters and curves that
/// move a little stay below it; a panel that moves or is missing does not.
double share_that_differs(const Layout& a, const Layout& b);

}  // namespace support
