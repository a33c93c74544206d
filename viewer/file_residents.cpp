#include "viewer/file_residents.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "models/residents/residents.h"

namespace viewer {

namespace {

constexpr double kMostRows = 2e7;  // of all snapshots: a second to read
constexpr std::uint32_t kSlotBits = (1u << models::kUidRowBits) - 1;

/// Columns of all snapshots, in the order arm, replicate, time, resident.
struct Rows {
    std::vector<double> uid, age, alive, score, buurt;
};

/// Room for a slot, with nobody in it yet.
void make_room(Frame& frame, std::size_t slots) {
    if (frame.score.size() >= slots) return;
    frame.score.resize(slots, kNobody);
    frame.age.resize(slots), frame.help.resize(slots), frame.generation.resize(slots);
}

/// One snapshot: the rows from `first` on.
Frame frame_of(const Rows& rows, std::size_t first, std::size_t count, Recording& recording) {
    Frame out;
    for (std::size_t row = first; row < first + count; ++row) {
        const double id = rows.uid[row];
        if (!(id >= 0 && id < 4294967295.0) || rows.alive[row] != 1) continue;
        const auto uid = static_cast<std::uint32_t>(id);
        const auto slot = uid & kSlotBits;
        make_room(out, slot + 1);
        const double score = rows.score[row];
        out.score[slot] = score <= kHighestScore ? static_cast<std::uint8_t>(score) : kNotAsked;
        out.age[slot] = static_cast<std::uint8_t>(std::clamp(rows.age[row], 0.0, 130.0));
        out.generation[slot] = static_cast<std::uint8_t>(uid >> models::kUidRowBits);
        auto& buurten = recording.buurt_of_slot;
        if (buurten.size() <= slot) buurten.resize(slot + 1, 0);
        buurten[slot] = static_cast<std::uint16_t>(std::clamp(rows.buurt[row], 0.0, 65535.0));
    }
    return out;
}

}  // namespace

sim::Result<void> read_residents(const sim::Hdf5Reader& file, Recording& recording) {
    if (!file.has("/residents/uid")) return {};
    sim::Error problems;
    const auto read = [&](const char* name) {
        auto array = file.numbers(std::string("/residents/") + name);
        if (!array) problems.add(array.error());
        return array ? std::move(*array) : sim::NumberArray{};
    };
    const auto weeks = read("week").values, replicates = read("replicate").values;
    auto uid = read("uid");
    const auto size = uid.size;
    if (static_cast<double>(uid.values.size()) > kMostRows) return {};
    Rows rows{std::move(uid.values),
              read("age").values,
              read("alive").values,
              read("djg11").values,
              read("buurt").values};
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    const bool fits = size.size() == 4 && size[0] == recording.shape.arms.size() &&
                      size[1] == replicates.size() && size[2] == weeks.size() &&
                      rows.age.size() == rows.uid.size() && rows.alive.size() == rows.uid.size() &&
                      rows.score.size() == rows.uid.size() && rows.buurt.size() == rows.uid.size();
    if (!fits)
        return sim::fail(
            sim::Error::in_file(file.path(), "/residents is not as large as it must be"));
    const auto shown = std::ranges::find(replicates, 0.0);  // the replicate that is shown
    if (shown == replicates.end()) return {};
    const auto replicate = static_cast<std::size_t>(shown - replicates.begin());
    for (std::size_t arm = 0; arm < size[0]; ++arm) {
        auto& of_arm = recording.residents.emplace_back();
        for (std::size_t time = 0; time < size[2]; ++time) {
            const auto first = ((arm * size[1] + replicate) * size[2] + time) * size[3];
            of_arm.push_back(frame_of(rows, first, size[3], recording));
            of_arm.back().week = static_cast<std::uint32_t>(weeks[time]);
        }
    }
    for (auto& of_arm : recording.residents)
        for (auto& frame : of_arm)
            make_room(frame, recording.buurt_of_slot.size());
    return {};
}

Homes spread(const Homes& buurten, const std::vector<std::uint16_t>& buurt_of_slot) {
    constexpr float kApart = 7, kGoldenAngle = 2.39996f;  // metres; radians
    Homes out = buurten;
    std::vector<float> count(buurten.centres.size());
    for (const auto buurt : buurt_of_slot) {
        const auto b = std::min<std::size_t>(buurt, count.empty() ? 0 : count.size() - 1);
        const auto centre = count.empty() ? models::population::Point{} : buurten.centres[b];
        const float k = count.empty() ? 0 : count[b]++;
        const float away = kApart * std::sqrt(k);
        out.x.push_back(static_cast<float>(centre.x) + away * std::cos(kGoldenAngle * k));
        out.y.push_back(static_cast<float>(centre.y) + away * std::sin(kGoldenAngle * k));
        out.buurt.push_back(buurt);
    }
    return out;
}

}  // namespace viewer
