#include "cli/svg.h"

#include <fmt/format.h>

#include "sim/xml_text.h"

namespace cli {
namespace {

std::string stroke_of(const Stroke& stroke) {
    auto out = fmt::format(R"(stroke="{}" stroke-width="{:.4g}")", stroke.colour, stroke.width);
    if (!stroke.dash.empty()) out += fmt::format(R"( stroke-dasharray="{}")", stroke.dash);
    return out;
}

std::string_view name_of(Anchor anchor) {
    switch (anchor) {
        case Anchor::middle:
            return "middle";
        case Anchor::end:
            return "end";
        case Anchor::start:
            break;
    }
    return "start";
}

std::string style_of(const TextStyle& style) {
    return fmt::format(R"(font-size="{:.4g}" fill="{}" text-anchor="{}"{})",
                       style.size,
                       style.colour,
                       name_of(style.anchor),
                       style.bold ? R"( font-weight="bold")" : "");
}

}  // namespace

std::string escaped(std::string_view text) {
    return sim::xml_text(text);
}

double text_width(std::string_view text, double size) {
    constexpr double kWideLetter = 0.62;  // of the size, as in DejaVu Sans
    double letters = 0;
    for (const char c : text)
        letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return letters * kWideLetter * size;
}

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
    head_ = fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.4g} {1:.5g}" )"
                        R"(width="{0:.4g}" height="{1:.5g}" role="img" )"
                        R"(font-family="DejaVu Sans, Verdana, Arial, sans-serif">)"
                        "\n<title>{2}</title>\n<desc>{3}</desc>\n"
                        R"(<rect width="{0:.4g}" height="{1:.5g}" fill="#ffffff"/>)"
                        "\n",
                        width,
                        height,
                        escaped(title),
                        escaped(description));
}

void Svg::line(double x1, double y1, double x2, double y2, const Stroke& stroke) {
    body_ += fmt::format(R"(<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" {}/>)"
                         "\n",
                         x1,
                         y1,
                         x2,
                         y2,
                         stroke_of(stroke));
}

void Svg::path(std::span<const std::pair<double, double>> points, const Stroke& stroke) {
    if (points.size() < 2) return;
    std::string all;
    for (const auto& [x, y] : points)
        all += fmt::format("{}{:.1f},{:.1f}", all.empty() ? "" : " ", x, y);
    body_ += fmt::format(R"(<polyline points="{}" fill="none" {}/>)"
                         "\n",
                         all,
                         stroke_of(stroke));
}

void Svg::rectangle(
    double x, double y, double width, double height, std::string_view fill, double opacity) {
    body_ +=
        fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"{}/>)"
                    "\n",
                    x,
                    y,
                    width,
                    height,
                    fill,
                    opacity < 1 ? fmt::format(R"( fill-opacity="{:.3g}")", opacity) : "");
}

void Svg::circle(double x, double y, double radius, std::string_view colour, bool hollow) {
    body_ += fmt::format(
        R"(<circle cx="{:.1f}" cy="{:.1f}" r="{:.3g}" fill="{}" stroke="{}" stroke-width="1.5"/>)"
        "\n",
        x,
        y,
        radius,
        hollow ? "#ffffff" : colour,
        colour);
}

void Svg::shape(std::string_view points, std::string_view colour, bool hollow) {
    body_ += fmt::format(R"(<polygon points="{}" fill="{}" stroke="{}" stroke-width="1.5"/>)"
                         "\n",
                         points,
                         hollow ? "#ffffff" : colour,
                         colour);
}

void Svg::diamond(double x, double y, double radius, std::string_view colour, bool hollow) {
    shape(fmt::format("{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}",
                      x - radius,
                      y,
                      x,
                      y - radius,
                      x + radius,
                      y,
                      x,
                      y + radius),
          colour,
          hollow);
}

void Svg::arrow(double x, double y, double radius, std::string_view colour, int to) {
    shape(fmt::format("{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}",
                      x + to * radius,
                      y,
                      x - to * radius,
                      y - radius,
                      x - to * radius,
                      y + radius),
          colour,
          false);
}

void Svg::text(double x, double y, std::string_view text, const TextStyle& style) {
    body_ += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" {}>{}</text>)"
                         "\n",
                         x,
                         y,
                         style_of(style),
                         escaped(text));
}

void Svg::upright_text(double x, double y, std::string_view text, const TextStyle& style) {
    body_ += fmt::format(R"-(<text transform="translate({:.1f},{:.1f}) rotate(-90)" {}>{}</text>)-"
                         "\n",
                         x,
                         y,
                         style_of(style),
                         escaped(text));
}

std::string Svg::finish() const {
    return head_ + body_ + "</svg>\n";
}

}  // namespace cli
