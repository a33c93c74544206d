#include "viewer/svg_picture.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/xml_text.h"

namespace viewer {

namespace {

using pictures::Anchor, pictures::Band, pictures::Box, pictures::Dot, pictures::Dots;
using pictures::Line, pictures::Mark, pictures::Pen, pictures::Picture, pictures::Spot;
using pictures::Words;

std::string paint(const char* what, Colour colour) {
    auto out = fmt::format("{}=\"#{:02x}{:02x}{:02x}\"", what, colour.r, colour.g, colour.b);
    if (colour.a < 255) out += fmt::format(" {}-opacity=\"{:.2f}\"", what, colour.a / 255.0);
    return out;
}

std::string polygon(const std::vector<Spot>& spots, const std::string& how) {
    std::string points;
    for (const auto& spot : spots)
        points += fmt::format("{:.1f},{:.1f} ", spot.x, spot.y);
    return fmt::format("<polygon points=\"{}\" {}/>\n", points, how);
}

std::string svg_of(const Line& line) {
    std::string points;
    for (const auto& spot : line.spots)
        points += fmt::format("{:.1f},{:.1f} ", spot.x, spot.y);
    return fmt::format("<{} points=\"{}\" fill=\"none\" {} stroke-width=\"{:.1f}\"/>\n",
                       line.closed ? "polygon" : "polyline",
                       points,
                       paint("stroke", line.colour),
                       line.width);
}

std::string svg_of(const Band& band) {
    std::vector<Spot> spots;
    for (std::size_t k = 0; k < band.x.size(); ++k)
        spots.push_back({band.x[k], band.low[k]});
    for (std::size_t k = band.x.size(); k-- > 0;)
        spots.push_back({band.x[k], band.high[k]});
    return polygon(spots, paint("fill", band.colour));
}

std::string svg_of(const Box& box) {
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"{:.1f}\" {}/>\n",
        box.x,
        box.y,
        std::max(0.0f, box.width),
        std::max(0.0f, box.height),
        box.round,
        box.hollow ? "fill=\"none\" " + paint("stroke", box.colour) : paint("fill", box.colour));
}

std::string svg_of(const Dot& dot) {
    const float r = dot.radius;
    const auto how = paint("fill", dot.colour);
    switch (dot.mark) {
        case Mark::circle:
            return fmt::format(
                "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" {}/>\n", dot.x, dot.y, r, how);
        case Mark::ring:
            return fmt::format(
                "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"none\" {} "
                "stroke-width=\"2\"/>\n",
                dot.x,
                dot.y,
                r,
                paint("stroke", dot.colour));
        case Mark::square:
            return svg_of(Box{dot.x - r, dot.y - r, 2 * r, 2 * r, dot.colour, false, 0});
        case Mark::diamond:
            return polygon(
                {{dot.x, dot.y - r}, {dot.x + r, dot.y}, {dot.x, dot.y + r}, {dot.x - r, dot.y}},
                how);
        case Mark::triangle:
            break;
    }
    return polygon({{dot.x, dot.y - r}, {dot.x + r, dot.y + r}, {dot.x - r, dot.y + r}}, how);
}

std::string svg_of(const Dots& dots) {
    std::string out;
    for (const auto& dot : dots.dots)
        out += svg_of(dot);
    return out;
}

std::string svg_of(const Words& words) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\"{} {}>{}</text>\n",
                       words.x,
                       words.y + words.size * 0.9f,  // the foot of the letters
                       words.size,
                       words.bold ? " font-weight=\"bold\"" : "",
                       paint("fill", words.colour),
                       sim::xml_text(words.text));
}

}  // namespace

std::string svg_of(const Picture& picture,
                   const Pen& pen,
                   const std::string& title,
                   const std::string& note) {
    const float foot = pen.size * 1.8f, high = picture.height + foot;
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"DejaVu Sans, sans-serif\" role=\"img\">\n"
        "<title>{2}</title>\n<desc>{3}</desc>\n",
        picture.width,
        high,
        sim::xml_text(title),
        sim::xml_text(note));
    out += svg_of(Box{0, 0, picture.width, high, pen.colours().surface, false, 0});
    for (const auto& shape : picture.shapes)
        out += std::visit([](const auto& one) { return svg_of(one); }, shape);
    out += svg_of(Words{pen.size * 0.6f,
                        picture.height + pen.size * 0.3f,
                        note,
                        pen.size * 0.72f,
                        pen.colours().muted,
                        Anchor::start,
                        false});
    return out + "</svg>\n";
}

}  // namespace viewer
