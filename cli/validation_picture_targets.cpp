#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "cli/charts.h"
#include "cli/svg.h"
#include "cli/validation_pictures.h"

namespace cli {
namespace {

namespace validation = models::validation;
using models::survey::Target;
using models::survey::Use;
using validation::Finding;
using validation::Verdict;

constexpr double kRow = 22, kTop = 34, kWidth = 960;
constexpr double kLowest = -2.5, kHighest = 3.5;  // in widths of the band, which is 0 to 1
constexpr double kBandColumn = 738, kFigureColumn = 846, kVerdictColumn = 856;

bool is_share(const Target& target) {
    return target.unit == "share" || target.unit == "difference of shares";
}

std::string_view colour_of(Verdict verdict) {
    if (verdict == Verdict::inside) return kBlue;
    return verdict == Verdict::overlaps ? kOrange : kRed;
}

std::string_view short_word(Verdict verdict) {
    if (verdict == Verdict::inside) return "inside";
    return verdict == Verdict::overlaps ? "range reaches" : "outside";
}

/// Where a figure lies when the band goes from 0 to 1.
double in_bands(double value, const Target& target) {
    return (value - target.low) / std::max(target.high - target.low, 1e-12);
}

void draw_figure(Svg& svg, const Finding& finding, const Scale& x, double y) {
    const Target& target = finding.asked.target;
    const auto& simulated = finding.simulated;
    const auto colour = colour_of(finding.verdict);
    const auto held = [&](double value) {
        return x.at(std::clamp(in_bands(value, target), kLowest, kHighest));
    };
    if (simulated.has_interval())
        svg.line(held(simulated.low), y, held(simulated.high), y, {colour, 1.6, {}});
    const double at = in_bands(simulated.mean, target);
    if (at < kLowest || at > kHighest) {
        svg.arrow(held(simulated.mean), y, 5, colour, at < kLowest ? -1 : 1);
    } else if (finding.asked.use == Use::calibrate) {
        svg.circle(x.at(at), y, 4, colour, finding.verdict != Verdict::inside);
    } else {
        svg.diamond(x.at(at), y, 5.5, colour, finding.verdict != Verdict::inside);
    }
}

void draw_row(Svg& svg, const Finding& finding, const Scale& x, double y) {
    const Target& target = finding.asked.target;
    const bool fitted = finding.asked.use == Use::calibrate;
    svg.text(8, y + 4, readable_name(target.name));
    svg.text(x.from - 14, y + 4, fitted ? "fit" : "check", {11, kGrey, Anchor::end});
    draw_figure(svg, finding, x, y);
    svg.text(kBandColumn, y + 4, band_text(target), {11, kGrey, Anchor::end});
    svg.text(kFigureColumn,
             y + 4,
             figure_text(finding.simulated.mean, target),
             {11, kBlack, Anchor::end, true});
    svg.text(kVerdictColumn,
             y + 4,
             short_word(finding.verdict),
             {11, finding.verdict == Verdict::overlaps ? kBlack : colour_of(finding.verdict)});
}

void draw_header(Svg& svg, const Scale& x, double bottom) {
    svg.rectangle(x.at(0), kTop - 6, x.at(1) - x.at(0), bottom - kTop + 6, kPale, 0.8);
    svg.text(8, 18, "target", {11, kGrey});
    svg.text((x.at(0) + x.at(1)) / 2, 18, "published band", {11, kGrey, Anchor::middle});
    svg.text(kBandColumn, 18, "wanted", {11, kGrey, Anchor::end});
    svg.text(kFigureColumn, 18, "simulated", {11, kGrey, Anchor::end});
}

/// "15plus" becomes "15+", "25 35" at the end of an age "25-35".
std::string with_ages(std::string text) {
    for (std::size_t at = text.find("plus"); at != std::string::npos; at = text.find("plus", at))
        text.replace(at, 4, "+");
    const auto digit = [&](std::size_t k) {
        return k < text.size() && text[k] >= '0' && text[k] <= '9';
    };
    for (std::size_t k = 2; k + 2 < text.size(); ++k) {
        const bool two = digit(k - 2) && digit(k - 1) && digit(k + 1) && digit(k + 2);
        if (text[k] == ' ' && two && !digit(k + 3) && !(k >= 3 && digit(k - 3))) text[k] = '-';
    }
    return text;
}

}  // namespace

std::string readable_name(const std::string& target) {
    std::string text = target;
    std::replace(text.begin(), text.end(), '_', ' ');
    const bool cbs = text.starts_with("cbs ");
    if (cbs) text.erase(0, 4);
    text = with_ages(std::move(text));
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    if (text.starts_with("Djg")) text.replace(0, 3, "DJG");
    if (const auto at = text.find("dutch"); at != std::string::npos) text[at] = 'D';
    return cbs ? text + " (six items)" : text;
}

std::string figure_text(double value, const Target& target) {
    if (!std::isfinite(value)) return "-";
    if (is_share(target)) return fmt::format("{:.1f} %", 100 * value);
    return plain_number(value) + (target.unit == "SD" ? " SD" : "");
}

std::string band_text(const Target& target) {
    if (!is_share(target))
        return fmt::format("{} to {}", plain_number(target.low), plain_number(target.high));
    const auto whole = [](double share) { return fmt::format("{:.3g}", 100 * share); };
    return fmt::format("{} to {} %", whole(target.low), whole(target.high));
}

std::string picture_of_targets(const Validation& all, const Chosen& chosen) {
    std::vector<const Finding*> rows;
    for (const Finding& finding : all.findings)
        if (finding.verdict != Verdict::not_measured && chosen(finding)) rows.push_back(&finding);
    if (rows.empty()) return {};
    std::stable_sort(rows.begin(), rows.end(), [](const Finding* a, const Finding* b) {
        return a->theme < b->theme;
    });
    const double bottom = kTop + kRow * static_cast<double>(rows.size());
    Svg svg(kWidth,
            bottom + 10,
            "Simulated figures against published bands",
            "One row for each target: the grey band is the published one, the mark the simulated "
            "figure with its 95 % range; numbers stand at the right");
    const Scale x{kLowest, kHighest, 410, 620};
    draw_header(svg, x, bottom);
    double y = kTop + kRow / 2;
    for (const Finding* row : rows) {
        draw_row(svg, *row, x, y);
        y += kRow;
    }
    return svg.finish();
}

}  // namespace cli
