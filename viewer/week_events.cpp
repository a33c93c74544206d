#include "viewer/week_events.h"

#include <array>
#include <utility>

namespace viewer {

namespace {

/// Rows of the iceberg that count what has happened since the start, and what they are called.
constexpr std::array kCounted{std::pair{"signalled", T::ice_signalled},
                              std::pair{"started", T::ice_started},
                              std::pair{"completed", T::ice_completed},
                              std::pair{"helped", T::ice_helped},
                              std::pair{"stopped", T::ice_stopped}};

void add(std::string& line, const std::string& one) {
    line += (line.empty() ? "" : " · ") + one;
}

void add_network(Language language,
                 const Snapshot& snapshot,
                 std::size_t moment,
                 std::string& line) {
    const auto& frames = snapshot.frames[kWhatIf];
    if (moment >= frames.size() || frames[moment]->networks.empty()) return;
    const auto& now = frames[moment]->networks.front();
    const auto& before = frames[moment - 1]->networks.front();
    if (now.begun && !before.begun) add(line, text(language, T::network_begins));
    const auto met = now.seats.meetings - before.seats.meetings;
    if (met > 0) add(line, filled(language, T::times_met, number(language, met)));
    if (before.alive && !now.alive) add(line, text(language, T::network_ends));
}

}  // namespace

std::string events_of(Language language, const Snapshot& snapshot, std::size_t moment) {
    if (moment == 0 || moment >= snapshot.moments()) return {};
    const auto& seen = snapshot.pairs.front().seen[kWhatIf];
    const auto& names = models::recorders::kIcebergNames;
    const auto& weeks = snapshot.shape->weeks;
    std::string line;
    if (weeks[moment - 1] < snapshot.start_week && snapshot.start_week <= weeks[moment])
        add(line, text(language, T::event_start));
    for (const auto& [name, words] : kCounted)
        for (std::size_t row = 0; row < names.size(); ++row) {
            if (names[row] != name) continue;
            const auto now = seen[moment]->iceberg[row], before = seen[moment - 1]->iceberg[row];
            if (now > before)
                add(line, number(language, now - before) + " " + text(language, words));
        }
    add_network(language, snapshot, moment, line);
    if (line.empty()) line = text(language, T::nothing_new);
    return filled(language, T::since_week, number(language, weeks[moment - 1]), line);
}

}  // namespace viewer
