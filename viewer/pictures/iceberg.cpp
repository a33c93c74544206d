// From lonely to helped: most of it is under water.

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

constexpr std::array kNames{T::ice_lonely,
                            T::ice_met,
                            T::ice_recognised,
                            T::ice_signalled,
                            T::ice_opened,
                            T::ice_agreed,
                            T::ice_referred_warm,
                            T::ice_referred_cold,
                            T::ice_accepted,
                            T::ice_waiting,
                            T::ice_started,
                            T::ice_completed,
                            T::ice_helped,
                            T::ice_stopped};
static_assert(kNames.size() == models::recorders::kIcebergNames.size());

/// Rows that are left out first where there is little room.
constexpr std::array<std::size_t, 7> kMinor{13, 5, 9, 11, 7, 4, 8};

/// The rows that fit, in order.
std::vector<std::size_t> rows_of(std::size_t most) {
    std::vector<std::size_t> out;
    for (std::size_t row = 0; row < kNames.size(); ++row)
        out.push_back(row);
    for (const auto minor : kMinor)
        if (out.size() > most) std::erase(out, minor);
    return out;
}

/// Mean over all whole lives, or the life that is shown while there is no other.
double count_of(const Snapshot& snapshot, std::size_t arm, std::size_t moment, std::size_t row) {
    double sum = 0, lives = 0;
    for (const auto& pair : snapshot.pairs) {
        if (moment >= pair.seen[arm].size()) continue;
        sum += pair.seen[arm][moment]->iceberg[row];
        ++lives;
    }
    return lives > 0 ? sum / lives : 0;
}

using Counts = std::array<std::array<double, 2>, kNames.size()>;

/// Of both arms; `signs` is the sum of all but the lonely.
Counts counts_of(const Snapshot& snapshot, std::size_t moment, double& most, double& signs) {
    Counts counts{};
    for (std::size_t row = 0; row < kNames.size(); ++row)
        for (std::size_t arm = 0; arm < 2; ++arm) {
            counts[row][arm] = count_of(snapshot, arm, moment, row);
            most = std::max(most, counts[row][arm]);
            if (row > 0) signs += counts[row][arm];
        }
    return counts;
}

/// One bar above the other in a box that is `room` wide at `most`.
void draw_bars(Picture& out,
               const Palette& c,
               const std::array<double, 2>& counts,
               double most,
               const Box& room) {
    for (std::size_t arm = 0; arm < 2; ++arm) {
        if (counts[arm] <= 0) continue;
        const auto share = static_cast<float>(std::sqrt(counts[arm] / most));
        out.add(Box{room.x,
                    room.y + static_cast<float>(arm) * room.height,
                    std::max(2.0f, share * room.width),
                    room.height - 1,
                    arm == 0 ? c.baseline : c.what_if,
                    false,
                    2});
    }
}

}  // namespace

Picture iceberg_picture(const Pen& pen, const Snapshot& snapshot, std::size_t moment, Size size) {
    if (moment >= snapshot.moments())
        return empty_picture(pen, size.width, size.height, pen.say(T::living));
    const auto& c = pen.colours();
    double most = 0, signs = 0;
    const auto counts = counts_of(snapshot, moment, most, signs);
    if (most <= 0 || signs <= 0)
        return empty_picture(pen, size.width, size.height, pen.say(T::iceberg_empty));

    Picture out{size.width, size.height, {}};
    const float m = pen.size * 0.6f;
    float y = m * 0.5f;
    float x = draw_key(out, pen, m, y, pen.say(T::baseline), c.baseline);
    draw_key(out, pen, x, y, pen.say(T::what_if), c.what_if);
    y += pen.row() * 1.1f;
    const float space = size.height - y - m;
    const auto rows = rows_of(static_cast<std::size_t>(std::max(1.0f, space / (pen.size * 1.1f))));
    const float row = std::min(pen.row() * 1.6f, space / static_cast<float>(rows.size()));
    const float scale = std::min(0.9f, row / pen.size * 0.76f);
    float names = 0;
    for (const auto k : rows)
        names = std::max(names, pen.width(pen.say(kNames[k]), scale));
    names = std::min(names, size.width * 0.45f);
    const float numbers = pen.width(pen.say(most, 0) + " / " + pen.say(most, 0), scale) + pen.size;
    const float left = m + names + pen.size * 0.6f, room = size.width - left - numbers - m;
    // A square-root scale: a few at the top of the iceberg stay visible beside hundreds below.
    for (const auto k : rows) {
        write(out, pen, m, y, pen.say(kNames[k]), c.text, Anchor::start, scale, names);
        draw_bars(out, c, counts[k], most, {left, y, room, row * 0.36f, {}, false, 0});
        const auto decimals = [](double value) { return value > 0 && value < 9.95 ? 1 : 0; };
        write(out,
              pen,
              size.width - m,
              y,
              pen.say(counts[k][0], decimals(counts[k][0])) + " / " +
                  pen.say(counts[k][1], decimals(counts[k][1])),
              c.text,
              Anchor::end,
              scale);
        y += row;
    }
    return out;
}

}  // namespace viewer::pictures
