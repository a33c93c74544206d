// A local network: who sits in it, who knows whom, its spirit, and what threatens it.

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

constexpr std::array kOrganisations{T::org_gp,
                                    T::org_home_care,
                                    T::org_welfare,
                                    T::org_mental,
                                    T::org_police,
                                    T::org_church,
                                    T::org_housing,
                                    T::org_shops,
                                    T::org_volunteer_centre};

constexpr std::array kEnds{T::no_threats,
                           T::end_no_coordinator,
                           T::end_no_energy,
                           T::end_too_few,
                           T::end_funding,
                           T::end_shock};

// When something stands out; assumptions of the display, not of the model.
constexpr float kLow = 0.3f, kRival = 0.2f;
constexpr float kFew = 6;
constexpr int kSoon = 52;  // weeks

std::vector<std::string> threats_to(const Pen& pen, const NetworkFrame& n, std::uint32_t week) {
    std::vector<std::string> out;
    if (n.seats.known != 0 && n.seats.coordinator == 0)
        out.push_back(pen.say(T::threat_coordinator));
    if (n.energy < kLow)
        out.push_back(pen.say(T::threat_energy, pen.say(static_cast<double>(n.energy), 2)));
    if (n.vision < kLow)
        out.push_back(pen.say(T::threat_vision, pen.say(static_cast<double>(n.vision), 2)));
    if (n.members < kFew)
        out.push_back(pen.say(T::threat_few, pen.say(static_cast<double>(n.members))));
    const auto left = n.seats.funding_end_week - static_cast<int>(week);
    if (n.seats.funding_end_week >= 0 && left >= 0 && left <= kSoon)
        out.push_back(pen.say(T::threat_funding, pen.say(n.seats.funding_end_week)));
    if (n.rivalry > kRival)
        out.push_back(pen.say(T::threat_rivalry, pen.say(static_cast<double>(n.rivalry), 2)));
    return out;
}

/// The name of an organisation beside the middle of its seats.
struct SeatName {
    double position = 0;  // around the circle, in seats
    std::string text;
    float wide = 0;
    bool left = false;
};

/// Seats around a circle, those of one organisation together, with room for their names.
struct Round {
    std::vector<std::size_t> order;  // of seats
    std::vector<SeatName> names;
    Spot middle;
    float ring = 0, gap = 0;  // radius; from a seat to a name

    Round(const Pen& pen, const NetworkFrame& n, float left, float top, float side)
        : order(n.seat_count()), gap(pen.size * 0.6f) {
        for (std::size_t k = 0; k < order.size(); ++k)
            order[k] = k;
        std::ranges::stable_sort(order, {}, [&](std::size_t k) { return n.seats.organisation[k]; });
        name_seats(pen, n);
        float before = 0, after = 0;  // of the longest names
        for (const auto& name : names)
            (name.left ? before : after) = std::max(name.left ? before : after, name.wide + gap);
        const float room = side + pen.size - before - after;
        ring = std::clamp(room / 2, std::min(pen.size, side * 0.3f), side * 0.3f);
        middle.x = std::max(left - pen.size * 0.5f + before + ring,
                            std::min(left + side / 2, left + side + pen.size - after - ring));
        middle.y = top + side / 2;
    }

    Spot at(double position, float radius) const {
        const double angle = angle_of(position);
        return {middle.x + radius * static_cast<float>(std::cos(angle)),
                middle.y + radius * static_cast<float>(std::sin(angle))};
    }

  private:
    double angle_of(double position) const {
        return 6.28318530718 * position / static_cast<double>(order.size()) - 1.5707963;
    }

    void name_seats(const Pen& pen, const NetworkFrame& n) {
        for (std::size_t first = 0; first < order.size();) {
            std::size_t next = first;
            const auto organisation = n.seats.organisation[order[first]];
            while (next < order.size() && n.seats.organisation[order[next]] == organisation)
                ++next;
            SeatName name;
            name.position = static_cast<double>(first + next - 1) / 2;
            name.text = pen.say(kOrganisations[std::min<std::size_t>(organisation, 8)]);
            name.wide = pen.width(name.text, 0.78f);
            name.left = std::cos(angle_of(name.position)) < -0.05;
            names.push_back(std::move(name));
            first = next;
        }
    }
};

void draw_names(Picture& out, const Pen& pen, const Round& round) {
    for (const auto& name : round.names) {
        const float x = round.at(name.position, round.ring).x;
        const float y = round.at(name.position, round.ring + round.gap).y;
        write(out,
              pen,
              name.left ? x - round.gap - name.wide : x + round.gap,
              y - pen.size * 0.5f,
              name.text,
              pen.colours().text,
              Anchor::start,
              0.78f);
    }
}

/// Lines stand between those who know each other.
void draw_graph(Picture& out, const Pen& pen, const NetworkFrame& n, const Round& round) {
    const auto& c = pen.colours();
    const auto seats = n.seat_count();
    std::vector<Spot> spots(seats);
    for (std::size_t k = 0; k < seats; ++k)
        spots[round.order[k]] = round.at(static_cast<double>(k), round.ring);
    for (std::size_t a = 0; a < seats; ++a)
        for (std::size_t b = a + 1; b < seats; ++b) {
            const float known = n.seats.familiarity[a * seats + b];
            if (known < 0.15f) continue;
            out.line(spots[a].x,
                     spots[a].y,
                     spots[b].x,
                     spots[b].y,
                     c.what_if.faded(std::min(1.0, 0.7 * static_cast<double>(known))));
        }
    Dots dots;
    const float radius = std::clamp(round.ring / 13, 3.0f, 9.0f);
    for (std::size_t k = 0; k < seats; ++k) {
        const bool volunteer = n.seats.volunteer[k] != 0;
        dots.dots.push_back({spots[k].x,
                             spots[k].y,
                             radius,
                             volunteer ? c.better : c.what_if,
                             volunteer ? Mark::square : Mark::circle});
        if (n.seats.core[k] != 0)
            dots.dots.push_back({spots[k].x, spots[k].y, radius * 1.6f, c.text, Mark::ring});
    }
    out.add(std::move(dots));
    draw_names(out, pen, round);
}

void draw_matrix(
    Picture& out, const Pen& pen, const NetworkFrame& n, float x, float y, float side) {
    const auto seats = n.seat_count();
    const auto& c = pen.colours();
    if (seats == 0) return;
    const float cell = side / static_cast<float>(seats);
    for (std::size_t a = 0; a < seats; ++a)
        for (std::size_t b = 0; b < seats; ++b)
            out.add(Box{
                x + static_cast<float>(b) * cell,
                y + static_cast<float>(a) * cell,
                std::max(1.0f, cell - 0.5f),
                std::max(1.0f, cell - 0.5f),
                between(c.low, c.high, static_cast<double>(n.seats.familiarity[a * seats + b]))});
}

/// Graph and matrix beside each other. Returns the y below them.
float draw_seats(Picture& out, const Pen& pen, const NetworkFrame& n, float y, Size size) {
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, wide = size.width - 2 * m;
    const float side = std::min(wide * 0.6f, size.height * 0.4f);
    if (n.seat_count() > 0) draw_graph(out, pen, n, {pen, n, m, y, side});
    const float right = m + side + pen.size, rest = size.width - right - m;
    const float square = std::min(rest, side - pen.row() * 1.5f);
    if (square > pen.size * 3) {
        write(out, pen, right, y, pen.say(T::who_knows_whom), c.muted, Anchor::start, 0.75f, rest);
        draw_matrix(out, pen, n, right, y + pen.row(), square);
    }
    write(out, pen, m, y + side, pen.say(T::by_eye_members), c.muted, Anchor::start, 0.75f, wide);
    return y + side + pen.row();
}

/// Four bars from 0 to 1.
float draw_spirit(
    Picture& out, const Pen& pen, const NetworkFrame& n, float x, float y, float wide) {
    const auto& c = pen.colours();
    const std::array<std::pair<T, float>, 4> bars{{{T::familiarity, n.familiarity},
                                                   {T::vision, n.vision},
                                                   {T::energy, n.energy},
                                                   {T::publicity, n.publicity}}};
    const float names = wide * 0.5f;
    for (const auto& [name, value] : bars) {
        write(out, pen, x, y, pen.say(name), c.text, Anchor::start, 0.85f, names - pen.size * 0.3f);
        const float room = wide - names - pen.size * 2.6f;
        out.add(Box{x + names, y + 2, room, pen.size * 0.7f, c.raised, false, 2});
        out.add(Box{x + names,
                    y + 2,
                    room * std::clamp(value, 0.0f, 1.0f),
                    pen.size * 0.7f,
                    c.what_if,
                    false,
                    2});
        write(out,
              pen,
              x + wide,
              y,
              pen.say(static_cast<double>(value), 2),
              c.text,
              Anchor::end,
              0.85f);
        y += pen.row();
    }
    return y;
}

/// Energy over time with a mark for each moment in which meetings were held.
void draw_course(
    Picture& out, const Pen& pen, const Snapshot& snapshot, std::size_t moment, Chart chart) {
    const auto& c = pen.colours();
    std::vector<double> weeks, energy, vision;
    for (const auto& frame : snapshot.frames[kWhatIf]) {
        weeks.push_back(frame->week);
        const bool begun = !frame->networks.empty() && frame->networks.front().begun;
        energy.push_back(begun ? static_cast<double>(frame->networks.front().energy) : NAN);
        vision.push_back(begun ? static_cast<double>(frame->networks.front().vision) : NAN);
    }
    chart.x1 = std::max(1, snapshot.weeks);
    float x = draw_key(out, pen, chart.left, chart.top - pen.row(), pen.say(T::energy), c.lonely);
    x = draw_key(out, pen, x, chart.top - pen.row(), pen.say(T::vision), c.better);
    write(out,
          pen,
          x,
          chart.top - pen.row(),
          "| " + pen.say(T::meetings),
          c.muted,
          Anchor::start,
          0.82f,
          chart.right - x);
    draw_axes(out, pen, chart, true);
    draw_line(out, chart, weeks, vision, c.better, 2);
    draw_line(out, chart, weeks, energy, c.lonely, 2);
    std::int32_t held = 0;
    for (const auto& frame : snapshot.frames[kWhatIf]) {
        if (frame->networks.empty()) continue;
        if (frame->networks.front().seats.meetings > held)
            out.line(chart.x(frame->week),
                     chart.bottom - pen.size * 0.6f,
                     chart.x(frame->week),
                     chart.bottom,
                     c.text,
                     1.5f);
        held = frame->networks.front().seats.meetings;
    }
    if (moment < weeks.size())
        out.line(
            chart.x(weeks[moment]), chart.top, chart.x(weeks[moment]), chart.bottom, c.text, 1.5f);
}

std::string state_of(const Pen& pen, const NetworkFrame& n) {
    if (!n.begun) return pen.say(T::network_not_begun, pen.say(n.begin_week));
    if (n.alive) return pen.say(T::network_lives, pen.say(n.begin_week));
    const auto why = std::min<std::size_t>(static_cast<std::size_t>(n.seats.end), kEnds.size() - 1);
    return pen.say(T::network_ended, pen.say(n.seats.end_week), pen.say(kEnds[why]));
}

float draw_threats(Picture& out,
                   const Pen& pen,
                   const NetworkFrame& n,
                   std::uint32_t week,
                   float x,
                   float y,
                   float wide) {
    const auto& c = pen.colours();
    write(out, pen, x, y, pen.say(T::threats), c.text, Anchor::start, 0.9f, wide, true);
    y += pen.row();
    const auto threats = n.alive ? threats_to(pen, n, week) : std::vector<std::string>{};
    if (threats.empty())
        return write_wrapped(out, pen, x, y, wide, pen.say(T::no_threats), c.muted, 0.85f);
    for (const auto& one : threats)
        y = write_wrapped(out, pen, x, y, wide, "– " + one, c.worse, 0.85f);
    return y;
}

}  // namespace

Picture collaboration_picture(const Pen& pen,
                              const Snapshot& snapshot,
                              std::size_t moment,
                              Size size) {
    const auto& frames = snapshot.frames[kWhatIf];
    if (moment >= frames.size())
        return empty_picture(pen, size.width, size.height, pen.say(T::living));
    if (frames[moment]->networks.empty())
        return empty_picture(pen, size.width, size.height, pen.say(T::no_network));
    const auto& n = frames[moment]->networks.front();
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f, wide = size.width - 2 * m;
    auto state = state_of(pen, n);
    if (n.begun)
        state += " · " + pen.say(T::members) + " " + pen.say(static_cast<double>(n.members));
    write(out, pen, m, m * 0.5f, state, c.text, Anchor::start, 0.95f, wide, true);
    float y = m * 0.5f + pen.row();
    if (n.begun) {
        y = n.seats.known == 0
                ? write_wrapped(out, pen, m, y, wide, pen.say(T::seats_not_kept), c.muted, 0.85f)
                : draw_seats(out, pen, n, y, size);
        y = draw_spirit(out, pen, n, m, y, wide);
        y = draw_threats(out, pen, n, frames[moment]->week, m, y + 4, wide);
    }
    if (size.height - y > pen.size * 6)
        draw_course(out,
                    pen,
                    snapshot,
                    moment,
                    {m, y + pen.row() * 1.2f, size.width - m, size.height - m * 0.5f});
    return out;
}

}  // namespace viewer::pictures
