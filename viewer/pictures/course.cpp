// Levels of both arms above their difference, with bands.

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

/// What is drawn of a trace: the mean of all lives, or the one life while there is no other.
const std::vector<double>& line_of(const Trace& trace, std::size_t lives) {
    return lives > 1 ? trace.mean : trace.shown;
}

void gather(const Trace& trace, std::size_t lives, std::vector<double>& into) {
    for (const auto* values : {&trace.low, &trace.high})
        if (lives > 1) into.insert(into.end(), values->begin(), values->end());
    const auto& line = line_of(trace, lives);
    into.insert(into.end(), line.begin(), line.end());
}

void draw_moment(Picture& out,
                 const Pen& pen,
                 const Chart& chart,
                 const Snapshot& snapshot,
                 std::size_t moment) {
    const auto& weeks = snapshot.shape->weeks;
    if (snapshot.start_week > 0 && static_cast<int>(snapshot.start_week) <= snapshot.weeks)
        out.line(chart.x(snapshot.start_week),
                 chart.top,
                 chart.x(snapshot.start_week),
                 chart.bottom,
                 pen.colours().muted);
    if (moment >= weeks.size()) return;
    const float x = chart.x(weeks[moment]);
    out.line(x, chart.top, x, chart.bottom, pen.colours().text, 1.5f);
}

void draw_difference(Picture& out,
                     const Pen& pen,
                     const Snapshot& snapshot,
                     const Course& course,
                     std::size_t moment,
                     Chart chart) {
    const auto& c = pen.colours();
    std::vector<double> values{0.0};
    gather(course.difference, course.lives, values);
    fit_y(chart, values, 1e-6);
    write(out,
          pen,
          chart.left,
          chart.top - pen.row(),
          pen.say(T::difference) + ": " + pen.say(T::what_if) + " − " + pen.say(T::baseline),
          c.text,
          Anchor::start,
          0.9f,
          chart.right - chart.left,
          true);
    draw_axes(out, pen, chart, true);
    const auto& trace = course.difference;
    if (course.lives > 1)
        draw_band(out, chart, course.weeks, trace.low, trace.high, c.what_if.faded(0.18));
    draw_line(out, chart, course.weeks, line_of(trace, course.lives), c.what_if, 2.2f);
    draw_moment(out, pen, chart, snapshot, moment);
}

/// Title, names of both arms, and what the band is.
void draw_head(Picture& out, const Pen& pen, const Course& course, const std::string& title) {
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, y = m * 0.5f + pen.row();
    write(out, pen, m, m * 0.5f, title, c.text, Anchor::start, 1, out.width - 2 * m, true);
    const float next = draw_key(out, pen, m, y, pen.say(T::baseline), c.baseline);
    const float after = draw_key(out, pen, next, y, pen.say(T::what_if), c.what_if);
    write(out,
          pen,
          after,
          y,
          pen.say(course.lives > 1 ? T::middle_80 : T::this_life),
          c.muted,
          Anchor::start,
          0.8f,
          out.width - after - m);
}

}  // namespace

Picture course_picture(const Pen& pen,
                       const Snapshot& snapshot,
                       const Course& course,
                       const std::string& title,
                       std::size_t moment,
                       Size size) {
    if (course.weeks.empty())
        return empty_picture(pen, size.width, size.height, pen.say(T::living));
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, half = size.height * 0.55f;
    const double last = course.weeks.back();

    Chart levels{m, m + pen.row() * 2, size.width - m, half};
    levels.x1 = std::max(1.0, last);
    std::vector<double> values;
    gather(course.arms[0], course.lives, values);
    gather(course.arms[1], course.lives, values);
    fit_y(levels, values, 1e-6);
    draw_head(out, pen, course, title);
    draw_axes(out, pen, levels, true);
    const std::array colours{c.baseline, c.what_if};
    for (std::size_t arm = 0; arm < 2; ++arm) {
        const auto& trace = course.arms[arm];
        if (course.lives > 1)
            draw_band(out, levels, course.weeks, trace.low, trace.high, colours[arm].faded(0.18));
    }
    for (std::size_t arm = 0; arm < 2; ++arm)
        draw_line(out,
                  levels,
                  course.weeks,
                  line_of(course.arms[arm], course.lives),
                  colours[arm],
                  arm == kBaseline ? 3.6f : 1.8f);
    draw_moment(out, pen, levels, snapshot, moment);

    Chart below{m, half + m * 0.5f + pen.row(), size.width - m, size.height - m * 0.5f};
    below.x1 = levels.x1;
    draw_difference(out, pen, snapshot, course, moment, below);
    return out;
}

}  // namespace viewer::pictures
