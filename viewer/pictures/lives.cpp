// One person, two lives.

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/lever_words.h"
#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

using models::explain::Moment;
using models::explain::TwoLives;

constexpr std::array kKinds{T::kind_partner,
                            T::kind_parent_child,
                            T::kind_kin,
                            T::kind_friend,
                            T::kind_neighbour,
                            T::kind_colleague,
                            T::kind_club,
                            T::kind_buddy,
                            T::kind_professional};
static_assert(kKinds.size() == models::ties::kKinds);

constexpr std::array kEvents{T::event_recognised,
                             T::event_signalled,
                             T::event_opened,
                             T::event_discussed,
                             T::event_visited,
                             T::event_referred,
                             T::event_accepted,
                             T::event_started,
                             T::event_ended,
                             T::event_told,
                             T::event_closed};
static_assert(kEvents.size() == models::cases::kEventKinds);

/// Mean score over thirteen weeks around: a single day's answers jump.
std::vector<double> smooth_score(const std::vector<Moment>& moments) {
    constexpr std::size_t kAround = 6;
    std::vector<double> out;
    for (std::size_t k = 0; k < moments.size(); ++k) {
        double sum = 0, count = 0;
        for (auto j = k > kAround ? k - kAround : 0; j < std::min(moments.size(), k + kAround + 1);
             ++j)
            if (moments[j].here) sum += moments[j].score, ++count;
        out.push_back(moments[k].here && count > 0 ? sum / count : NAN);
    }
    return out;
}

void draw_scores(Picture& out, const Pen& pen, const TwoLives& two, std::size_t week, Chart chart) {
    const auto& c = pen.colours();
    const auto last = std::max(two.lives[0].moments.size(), two.lives[1].moments.size());
    chart.x1 = static_cast<double>(std::max<std::size_t>(last, 2) - 1);
    chart.y1 = kHighestScore;
    const float x =
        draw_key(out, pen, chart.left, chart.top - pen.row(), pen.say(T::baseline), c.baseline);
    draw_key(out, pen, x, chart.top - pen.row(), pen.say(T::what_if), c.what_if);
    draw_axes(out, pen, chart, true);
    const float lonely = chart.y(kLonelyScore - 0.5);
    out.line(chart.left, lonely, chart.right, lonely, c.lonely);
    write(
        out, pen, chart.right, lonely - pen.size, pen.say(T::lonely), c.muted, Anchor::end, 0.75f);
    const std::array colours{c.baseline, c.what_if};
    for (std::size_t k = 0; k < 2; ++k) {
        std::vector<double> weeks;
        for (const auto& moment : two.lives[k].moments)
            weeks.push_back(moment.week);
        draw_line(out,
                  chart,
                  weeks,
                  smooth_score(two.lives[k].moments),
                  colours[k],
                  k == 0 ? 3.2f : 1.8f);
    }
    if (two.parting < last)
        out.add(Dots{{{chart.x(static_cast<double>(two.parting)),
                       chart.top + 4,
                       pen.size * 0.35f,
                       c.worse,
                       Mark::diamond}}});
    const float now = chart.x(static_cast<double>(week));
    out.line(now, chart.top, now, chart.bottom, c.text, 1.5f);
}

/// Ties by kind around the person: a dot each.
float draw_ties(Picture& out, const Pen& pen, const Moment& moment, float y, float bottom) {
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f;
    write(
        out, pen, m, y, pen.say(T::ties_of), c.text, Anchor::start, 0.9f, out.width - 2 * m, true);
    y += pen.row();
    if (!moment.here) {
        write(out, pen, m, y, pen.say(T::not_here), c.muted, Anchor::start, 0.85f);
        return y + pen.row();
    }
    const float side = std::min(bottom - y, out.width * 0.5f);
    const float x = m + side * 0.5f, middle = y + side * 0.5f;
    std::uint32_t all = 0;
    for (const auto count : moment.ties)
        all += count;
    Dots dots;
    std::uint32_t done = 0;
    static constexpr std::array kMarks{Mark::diamond, Mark::circle, Mark::square, Mark::triangle};
    const std::array colours{c.worse, c.better, c.what_if, c.lonely};
    for (std::size_t kind = 0; kind < moment.ties.size(); ++kind)
        for (std::uint32_t k = 0; k < moment.ties[kind]; ++k, ++done) {
            const double angle = 6.28318530718 * done / std::max(1u, all) - 1.5707963;
            const Spot at{x + side * 0.42f * static_cast<float>(std::cos(angle)),
                          middle + side * 0.42f * static_cast<float>(std::sin(angle))};
            out.line(x, middle, at.x, at.y, c.line);
            dots.dots.push_back(
                {at.x, at.y, pen.size * 0.27f, colours[kind % 4], kMarks[kind % 4]});
        }
    dots.dots.push_back({x, middle, pen.size * 0.5f, c.text, Mark::circle});
    out.add(std::move(dots));
    float row = y;
    const float left = m + side + pen.size;
    for (std::size_t kind = 0; kind < moment.ties.size(); ++kind) {
        if (moment.ties[kind] == 0) continue;
        out.add(Dots{{{left,
                       row + pen.size * 0.45f,
                       pen.size * 0.27f,
                       colours[kind % 4],
                       kMarks[kind % 4]}}});
        write(out,
              pen,
              left + pen.size * 0.7f,
              row,
              pen.say(kKinds[kind]) + " " + pen.say(moment.ties[kind]),
              c.text,
              Anchor::start,
              0.82f,
              out.width - left - pen.size);
        row += pen.row() * 0.95f;
    }
    return std::max(y + side, row);
}

float draw_events(Picture& out, const Pen& pen, const models::explain::Life& life, float y) {
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f;
    write(out,
          pen,
          m,
          y,
          pen.say(T::events_of),
          c.text,
          Anchor::start,
          0.9f,
          out.width - 2 * m,
          true);
    y += pen.row();
    std::vector<std::pair<int, std::string>> all;
    for (const auto& event : life.events)
        all.emplace_back(static_cast<int>(event.step) - static_cast<int>(life.burn_in),
                         pen.say(kEvents[static_cast<std::size_t>(event.kind)]));
    for (std::size_t p = 0; p < life.programmes.size(); ++p)
        for (std::size_t week = 1; week < life.parts.size(); ++week) {
            const auto now = life.parts[week][p], before = life.parts[week - 1][p];
            if (now == before || now == models::explain::Part::none) continue;
            const auto what = now == models::explain::Part::waits        ? T::ice_waiting
                              : now == models::explain::Part::volunteers ? T::volunteer
                                                                         : T::takes_part;
            all.emplace_back(static_cast<int>(week),
                             said_in(pen.language, life.programmes[p]) + ": " + pen.say(what));
        }
    std::ranges::stable_sort(all, {}, [](const auto& one) { return one.first; });
    if (all.empty()) {
        write(out, pen, m, y, pen.say(T::no_events), c.muted, Anchor::start, 0.85f);
        return y + pen.row();
    }
    for (const auto& [week, what] : all) {
        if (y + pen.row() > out.height) break;
        write(out,
              pen,
              m,
              y,
              pen.say(week) + "  " + what,
              c.text,
              Anchor::start,
              0.82f,
              out.width - 2 * m);
        y += pen.row() * 0.95f;
    }
    return y;
}

}  // namespace

Picture lives_picture(const Pen& pen, const Told& told, std::size_t week, Size size) {
    if (!told.lives)
        return empty_picture(pen,
                             size.width,
                             size.height,
                             pen.say(told.trouble.empty() ? T::telling : T::nobody_like_that));
    const auto& two = *told.lives;
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, wide = size.width - 2 * m;
    const auto& moments = two.lives[1].moments;
    const auto& now = moments[std::min(week, moments.size() - 1)];
    const auto first = std::ranges::find_if(moments, &Moment::here);
    const auto& who = now.here || first == moments.end() ? now : *first;
    write(out,
          pen,
          m,
          m * 0.5f,
          pen.say(
              T::aged, pen.say(who.sex == models::Sex::man ? T::man : T::woman), pen.say(who.age)),
          c.text,
          Anchor::start,
          1.05f,
          wide,
          true);
    float y = m * 0.5f + pen.row() * 1.1f;
    const bool part = two.parting < std::min(two.lives[0].moments.size(), moments.size());
    auto parting = part ? pen.say(T::lives_part, pen.say(static_cast<double>(two.parting)))
                        : pen.say(T::lives_never_part);
    if (part && two.through_others) parting += " " + pen.say(T::through_others);
    y = write_wrapped(out, pen, m, y, wide, parting, part ? c.worse : c.muted, 0.88f);
    write(out, pen, m, y, pen.say(T::score_of_11), c.text, Anchor::start, 0.9f, wide, true);
    y += pen.row() * 2.1f;
    const float scores = std::max(pen.size * 7, (size.height - y) * 0.33f);
    draw_scores(out, pen, two, week, {m, y, size.width - m, y + scores});
    y += scores + m;
    y = draw_ties(out, pen, now, y, y + (size.height - y) * 0.5f) + 4;
    if (y + pen.row() * 2 < size.height) draw_events(out, pen, two.lives[1], y);
    return out;
}

}  // namespace viewer::pictures
