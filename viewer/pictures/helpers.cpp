// Volunteers and their caseloads; what it costs.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

float draw_figure(Picture& out,
                  const Pen& pen,
                  float x,
                  float y,
                  float wide,
                  const std::string& name,
                  const std::string& value) {
    const auto& c = pen.colours();
    write(out, pen, x, y, name, c.muted, Anchor::start, 0.88f, wide * 0.66f);
    write(out, pen, x + wide, y, value, c.text, Anchor::end, 0.95f, wide * 0.6f, true);
    return y + pen.row() * 1.05f;
}

/// A bar each: hours that she offers, and what is promised of them.
void draw_volunteers(Picture& out, const Pen& pen, std::vector<VolunteerFrame> all, Chart chart) {
    const auto& c = pen.colours();
    std::ranges::sort(all, std::greater{}, &VolunteerFrame::promised);
    float most = 1;
    for (const auto& one : all)
        most = std::max(most, one.hours);
    chart.x1 = static_cast<double>(std::max<std::size_t>(all.size(), 1));
    chart.y1 = static_cast<double>(most);
    draw_axes(out, pen, chart, false);
    const float step = (chart.right - chart.left) / static_cast<float>(chart.x1);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const float x = chart.left + static_cast<float>(k) * step;
        const float thick = std::max(1.0f, step * 0.8f);
        const float offered = chart.y(static_cast<double>(all[k].hours));
        const float promised =
            chart.y(static_cast<double>(std::min(all[k].promised, all[k].hours)));
        out.add(Box{x, offered, thick, chart.bottom - offered, c.what_if.faded(0.3)});
        out.add(Box{x, promised, thick, chart.bottom - promised, c.what_if});
    }
}

/// How many volunteers have 0, 1, 2... people.
void draw_caseloads(Picture& out,
                    const Pen& pen,
                    const std::vector<VolunteerFrame>& all,
                    Chart chart) {
    constexpr std::size_t kMost = 6;
    std::array<double, kMost + 1> count{};
    for (const auto& one : all)
        ++count[std::min<std::size_t>(one.clients, kMost)];
    chart.x1 = kMost + 1;
    chart.y1 = std::max(1.0, *std::ranges::max_element(count));
    draw_axes(out, pen, chart, false);
    for (std::size_t k = 0; k <= kMost; ++k)
        out.add(Box{chart.x(static_cast<double>(k) + 0.15),
                    chart.y(count[k]),
                    chart.x(0.7) - chart.x(0),
                    chart.bottom - chart.y(count[k]),
                    pen.colours().better});
}

/// Euro more and lonely years fewer than in the baseline, at the end.
std::pair<double, double> worth_of(const Pair& pair) {
    const auto &a = *pair.seen[kBaseline].back(), &b = *pair.seen[kWhatIf].back();
    double euro = 0;
    for (std::size_t k = 0; k < a.euro.size(); ++k)
        euro += b.euro[k] - a.euro[k];
    return {a.lonely_years - b.lonely_years, euro};
}

void draw_plane(Picture& out, const Pen& pen, const Snapshot& snapshot, Chart chart) {
    const auto& c = pen.colours();
    std::vector<double> years{0}, euro{0};
    for (const auto& pair : snapshot.pairs) {
        if (!pair.whole(snapshot.shape->weeks.size())) continue;
        const auto [fewer, more] = worth_of(pair);
        years.push_back(fewer), euro.push_back(more);
    }
    const double reach = std::max(
        1.0, 1.15 * std::max(*std::ranges::max_element(years), -*std::ranges::min_element(years)));
    chart.x0 = -reach, chart.x1 = reach;
    fit_y(chart, euro, 1);
    write(out,
          pen,
          chart.left,
          chart.top - pen.row(),
          pen.say(T::more_euro),
          c.muted,
          Anchor::start,
          0.8f);
    chart.bottom -= pen.row() * 0.9f;
    draw_axes(out, pen, chart, false);
    write(out,
          pen,
          chart.right,
          chart.bottom + pen.row() * 1.05f,
          pen.say(T::fewer_lonely_years) + " →",
          c.muted,
          Anchor::end,
          0.8f);
    out.line(chart.x(0), chart.top, chart.x(0), chart.bottom, c.muted);
    Dots dots;
    for (std::size_t k = 1; k < years.size(); ++k)
        dots.dots.push_back({chart.x(years[k]),
                             chart.y(euro[k]),
                             pen.size * 0.28f,
                             c.what_if.faded(0.75),
                             Mark::circle});
    out.add(std::move(dots));
}

/// What one lonely year less costs, or that it cannot be told.
float draw_price(
    Picture& out, const Pen& pen, const sim::RatioEstimate& ratio, float m, float y, float wide) {
    const auto& c = pen.colours();
    if (ratio.bounded && ratio.low > 0) {
        y = draw_figure(
            out, pen, m, y, wide, pen.say(T::a_lonely_year_less), "€ " + pen.say(ratio.ratio));
        y = draw_figure(out,
                        pen,
                        m,
                        y,
                        wide,
                        "95 %",
                        pen.say(T::range, "€ " + pen.say(ratio.low), "€ " + pen.say(ratio.high)));
    } else {
        y = write_wrapped(out,
                          pen,
                          m,
                          y,
                          wide,
                          pen.say(T::a_lonely_year_less) + ": " + pen.say(T::cannot_be_told),
                          c.muted,
                          0.88f);
    }
    return y;
}

}  // namespace

Picture volunteers_picture(const Pen& pen,
                           const Snapshot& snapshot,
                           std::size_t moment,
                           Size size) {
    if (moment >= snapshot.moments())
        return empty_picture(pen, size.width, size.height, pen.say(T::living));
    const auto& seen = snapshot.pairs.front().seen[kWhatIf][moment]->volunteers;
    if (!(seen[0] > 0 || seen[1] > 0))
        return empty_picture(pen, size.width, size.height, pen.say(T::no_volunteers));
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, wide = size.width - 2 * m;
    float y = m;
    y = draw_figure(out, pen, m, y, wide, pen.say(T::active_volunteers), pen.say(seen[0]));
    y = draw_figure(out, pen, m, y, wide, pen.say(T::recruited), pen.say(seen[1]));
    y = draw_figure(out, pen, m, y, wide, pen.say(T::quit), pen.say(seen[2]));
    y = draw_figure(out, pen, m, y, wide, pen.say(T::hours_given), pen.say(seen[3]));
    y = draw_figure(out, pen, m, y, wide, pen.say(T::burden), pen.say(100 * seen[4]) + " %");
    if (moment >= snapshot.frames[kWhatIf].size()) return out;
    const auto& all = snapshot.frames[kWhatIf][moment]->volunteers;
    const float half = (size.height - y) / 2;
    write(out, pen, m, y + m, pen.say(T::volunteers_by_burden), c.text, Anchor::start, 0.85f, wide);
    draw_volunteers(out, pen, all, {m, y + m + pen.row(), size.width - m, y + half});
    y += half;
    write(out, pen, m, y + m, pen.say(T::clients_each), c.text, Anchor::start, 0.85f, wide);
    draw_caseloads(out, pen, all, {m, y + m + pen.row(), size.width - m, size.height - m * 0.5f});
    return out;
}

Picture costs_picture(const Pen& pen, const Snapshot& snapshot, Size size) {
    const auto& effects = snapshot.answer.effects;
    if (!effects || effects->arms.size() < 2)
        return empty_picture(pen, size.width, size.height, pen.say(T::no_costs_yet));
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const auto& arm = effects->arms[1];
    const float m = pen.size * 0.6f, wide = size.width - 2 * m;
    const auto mean = [&](const char* measure) {
        return arm.differences[models::recorders::effect_row(measure)].mean;
    };
    float y = m;
    write(out, pen, m, y, pen.say(T::costs_of_arm), c.text, Anchor::start, 0.95f, wide, true);
    y += pen.row() * 1.2f;
    y = draw_figure(
        out, pen, m, y, wide, pen.say(T::euro_a_year), "€ " + pen.say(mean("euro_per_year")));
    y = draw_figure(
        out,
        pen,
        m,
        y,
        wide,
        pen.say(T::paid_hours),
        pen.say(mean("hours_per_year_municipality") + mean("hours_per_year_organisation")));
    y = draw_figure(out,
                    pen,
                    m,
                    y,
                    wide,
                    pen.say(T::volunteer_hours),
                    pen.say(mean("hours_per_year_volunteer")));
    y = draw_price(out, pen, arm.euro_per_lonely_year, m, y, wide);
    y += m;
    write(out, pen, m, y, pen.say(T::plane), c.text, Anchor::start, 0.95f, wide, true);
    write(
        out, pen, m, y + pen.row(), pen.say(T::one_dot_a_life), c.muted, Anchor::start, 0.8f, wide);
    y += pen.row() * 3.1f;
    if (size.height - y > pen.size * 6)
        draw_plane(out, pen, snapshot, {m, y, size.width - m, size.height - m});
    return out;
}

/// "Schuilenburg-Noord" of the group "BU03071301 Schuilenburg-Noord".
static std::string name_of_buurt(const std::string& group) {
    const auto space = group.find(' ');
    return space == group.npos ? group : group.substr(space + 1);
}

Picture buurten_picture(const Pen& pen, const Snapshot& snapshot, std::size_t moment, Size size) {
    if (moment >= snapshot.moments())
        return empty_picture(pen, size.width, size.height, pen.say(T::living));
    const auto& shape = *snapshot.shape;
    const auto first = shape.groups.size() - shape.buurten.size();
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, wide = size.width - 2 * m;
    float y = m;
    write(
        out, pen, m, y, pen.say(T::lonely_adults), c.text, Anchor::start, 0.95f, wide * 0.5f, true);
    write(out,
          pen,
          m + wide,
          y,
          pen.say(T::baseline) + " / " + pen.say(T::what_if) + " / " + pen.say(T::difference),
          c.muted,
          Anchor::end,
          0.8f,
          wide * 0.5f);
    y += pen.row() * 1.2f;
    const auto rows = shape.buurten.size() + 1;
    const float row = std::clamp(
        (size.height - y - m) / static_cast<float>(rows), pen.size * 0.9f, pen.row() * 1.2f);
    const float scale = std::min(0.88f, row / pen.size * 0.7f);
    for (std::size_t k = 0; k < rows && y + row <= size.height; ++k, y += row) {
        const auto group = k == 0 ? 0 : first + k - 1;
        double sum[2] = {0, 0}, lives = 0;
        for (const auto& pair : snapshot.pairs) {
            if (moment >= pair.seen[0].size() || moment >= pair.seen[1].size()) continue;
            for (std::size_t arm = 0; arm < 2; ++arm)
                sum[arm] += lonely_in_group(*pair.seen[arm][moment], group);
            ++lives;
        }
        const double without = sum[0] / lives, with = sum[1] / lives, change = with - without;
        const auto name = k == 0 ? pen.say(T::whole_wijk) : name_of_buurt(shape.groups[group]);
        write(out, pen, m, y, name, c.text, Anchor::start, scale, wide * 0.55f, k == 0);
        write(out,
              pen,
              m + wide,
              y,
              pen.say(without, 1) + " / " + pen.say(with, 1) + " / " + (change > 0.05 ? "+" : "") +
                  pen.say(change, 1),
              c.text,  // no interval, so no verdict
              Anchor::end,
              scale,
              wide * 0.5f);
    }
    return out;
}

}  // namespace viewer::pictures
