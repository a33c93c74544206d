#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

// Okabe and Ito: told apart with any colour vision.
inline constexpr std::string_view kBlue = "#0072B2", kRed = "#D55E00", kOrange = "#E69F00",
                                  kGreen = "#009E73", kPink = "#CC79A7", kBlack = "#1a1a1a",
                                  kGrey = "#5f5f5f", kPale = "#d9d9d9", kFaint = "#f0f0f0";

/// `text` with what HTML and SVG read as markup written out.
std::string escaped(std::string_view text);

/// Width of a text in pixels, on the wide side for any sans-serif font.
double text_width(std::string_view text, double size);

enum class Anchor { start, middle, end };

struct TextStyle {
    double size = 12;
    std::string_view colour = kBlack;
    Anchor anchor = Anchor::start;
    bool bold = false;
};

struct Stroke {
    std::string_view colour = kBlack;
    double width = 1;
    std::string_view dash = {};  // "4 3"
};

/// A picture in SVG, in pixels from the top left corner. It stands alone or inside a page: one font
/// by name, no style sheet, a title and a description for who cannot see it.
class Svg {
  public:
    Svg(double width, double height, std::string_view title, std::string_view description);

    void line(double x1, double y1, double x2, double y2, const Stroke& stroke);
    void path(std::span<const std::pair<double, double>> points, const Stroke& stroke);
    void rectangle(
        double x, double y, double width, double height, std::string_view fill, double opacity = 1);
    /// Filled, or with `hollow` an outline on white.
    void circle(double x, double y, double radius, std::string_view colour, bool hollow = false);
    void diamond(double x, double y, double radius, std::string_view colour, bool hollow = false);
    /// Points to the left (-1) or to the right (1).
    void arrow(double x, double y, double radius, std::string_view colour, int to);
    void text(double x, double y, std::string_view text, const TextStyle& style = {});
    /// Written from below to above.
    void upright_text(double x, double y, std::string_view text, const TextStyle& style = {});

    std::string finish() const;

  private:
    void shape(std::string_view points, std::string_view colour, bool hollow);

    std::string head_, body_;
};

}  // namespace cli
