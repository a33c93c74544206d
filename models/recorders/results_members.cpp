#include "models/recorders/results_members.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>

#include "models/collaboration/network.h"
#include "models/organisations/organisations.h"
#include "models/recorders/results_dimensions.h"

namespace models::recorders {

namespace {

constexpr const char* kGroup = "/members";
constexpr std::uint64_t kSeatsPerChunk = 32, kTimesPerChunk = 16;
constexpr std::uint8_t kFree = 255;
constexpr std::int32_t kNever = -2147483647 - 1;

struct NumberColumn {
    const char* name;
    const char* units;
    const char* long_name;
    std::int32_t NetworkSeen::*at;
};

constexpr std::array kNumbers{
    NumberColumn{"begin_week", "weeks", "week in which it began", &NetworkSeen::begin_week},
    NumberColumn{
        "end_week", "weeks", "week in which it ended; -1: not yet", &NetworkSeen::end_week},
    NumberColumn{"funding_end_week",
                 "weeks",
                 "week in which its money ends; -1: never",
                 &NetworkSeen::funding_end_week},
    NumberColumn{"end", "", "why it ended", &NetworkSeen::end},
    NumberColumn{"coordinator", "1", "1 with a coordinator", &NetworkSeen::coordinator},
    NumberColumn{"meetings", "1", "meetings since it began", &NetworkSeen::meetings},
    NumberColumn{"joined", "persons", "members who joined since it began", &NetworkSeen::joined},
    NumberColumn{"left", "persons", "members who left since it began", &NetworkSeen::left}};

struct SeatColumn {
    const char* name;
    const char* long_name;
    std::vector<std::uint8_t> NetworkSeen::*at;
};

constexpr std::array kSeats{
    SeatColumn{
        "organisation", "organisation that the member comes from", &NetworkSeen::organisation},
    SeatColumn{"volunteer", "1 for a volunteer", &NetworkSeen::volunteer},
    SeatColumn{"core", "1 for a member of the core group", &NetworkSeen::core}};

std::string path_of(const char* name) {
    return std::string(kGroup) + "/" + name;
}

/// A table of seats as wide as the room, with holes where nobody sits.
std::vector<float> in_room(const std::vector<float>& values, std::size_t seats, std::size_t room) {
    std::vector<float> out(room * room, std::nanf(""));
    for (std::size_t a = 0; a < seats; ++a)
        for (std::size_t b = 0; b < seats; ++b)
            out[a * room + b] = values[a * seats + b];
    return out;
}

}  // namespace

MemberArrays add_members(sim::Hdf5File& file, const RunShape& shape) {
    MemberArrays out;
    if (!shape.networks) return out;
    out.room = kSeatsPerChunk;
    add_run_dimensions(file, kGroup, shape, {kMembersReplicate}, shape.weeks);
    const auto seats = counting(static_cast<std::uint32_t>(out.room));
    file.scale({path_of("seat"), "1", "seat of the network at that moment", true},
               std::span<const std::uint32_t>(seats));
    file.scale({path_of("other_seat"), "1", "seat of somebody else", true},
               std::span<const std::uint32_t>(seats));
    const std::uint64_t times = std::min<std::uint64_t>(shape.weeks.size(), kTimesPerChunk);
    sim::ArrayInfo info;
    info.dimensions = {"arm", "replicate", "time"}, info.chunk = {1, 1, times};
    info.coordinates = "week";
    const auto add = [&](const char* name, sim::NumberType type, double fill) {
        info.path = path_of(name), info.type = type, info.fill = fill;
        return file.array(info);
    };
    for (const auto& column : kNumbers) {
        info.units = column.units, info.long_name = column.long_name;
        out.numbers.push_back(add(column.name, sim::NumberType::int32, kNever));
    }
    add_codes<std::int32_t>(file, path_of("end"), collaboration::kEndNames);
    info.units = "1";
    info.dimensions.push_back("seat"), info.chunk.push_back(kSeatsPerChunk);
    for (const auto& column : kSeats) {
        info.long_name = column.long_name;
        out.seats.push_back(add(column.name, sim::NumberType::uint8, kFree));
    }
    add_codes<std::uint8_t>(file, path_of("organisation"), organisations::kKindNames);
    info.dimensions.push_back("other_seat"), info.chunk.push_back(kSeatsPerChunk);
    info.long_name = "familiarity of two members, 0 to 1";
    out.familiarity = add("familiarity", sim::NumberType::float32, std::nan(""));
    return out;
}

void write_members(sim::Hdf5File& file,
                   const MemberArrays& to,
                   std::uint64_t& room,
                   const Observation& observation) {
    const NetworkSeen& seen = observation.network;
    if (to.room == 0 || observation.replicate != kMembersReplicate || !seen.known) return;
    const auto seats = seen.organisation.size();
    if (seats > room) {
        room = (seats + kSeatsPerChunk - 1) / kSeatsPerChunk * kSeatsPerChunk;
        file.grow(path_of("seat"), room);
        file.grow(path_of("other_seat"), room);
    }
    const std::uint64_t start[] = {observation.arm, 0, observation.time, 0, 0};
    const std::uint64_t count[] = {1, 1, 1, room, room};
    const auto rank = [&](std::size_t n) { return std::span(start).first(n); };
    for (std::size_t k = 0; k < kNumbers.size(); ++k)
        file.write(to.numbers[k], rank(3), std::span(count).first(3), &(seen.*kNumbers[k].at));
    for (std::size_t k = 0; k < kSeats.size(); ++k) {
        auto row = seen.*kSeats[k].at;
        row.resize(room, kFree);
        file.write(to.seats[k], rank(4), std::span(count).first(4), row.data());
    }
    const auto table = in_room(seen.familiarity, seats, room);
    file.write(to.familiarity, rank(5), std::span(count), table.data());
}

namespace {

/// A number of the file as a whole one; `otherwise` where it is missing or cannot be one.
std::int32_t whole(double value, std::int32_t otherwise) {
    return value >= -1 && value <= 2147483647.0 ? static_cast<std::int32_t>(value) : otherwise;
}

float share(double value) {
    return value > 0 ? static_cast<float>(std::min(value, 1.0)) : 0.0f;
}

/// Reads /members moment by moment.
struct MembersRead {
    std::uint64_t seats = 0;
    std::vector<std::vector<double>> numbers, columns;
    std::vector<double> familiarity;

    NetworkSeen at(std::size_t moment) const {
        NetworkSeen out;
        out.known = whole(numbers[0][moment], -1) >= 0 ? 1 : 0;
        if (out.known == 0) return out;
        for (std::size_t k = 0; k < kNumbers.size(); ++k)
            out.*kNumbers[k].at = whole(numbers[k][moment], -1);
        std::uint64_t taken = 0;
        while (taken < seats && columns[0][moment * seats + taken] < kFree)
            ++taken;
        for (std::size_t k = 0; k < kSeats.size(); ++k)
            for (std::uint64_t s = 0; s < taken; ++s)
                (out.*kSeats[k].at)
                    .push_back(static_cast<std::uint8_t>(
                        std::clamp(whole(columns[k][moment * seats + s], 0), 0, 255)));
        for (std::uint64_t a = 0; a < taken; ++a)
            for (std::uint64_t b = 0; b < taken; ++b)
                out.familiarity.push_back(share(familiarity[(moment * seats + a) * seats + b]));
        return out;
    }
};

}  // namespace

void take_members(ResultsReader& from,
                  const RunShape& shape,
                  std::vector<Observation>& observations) {
    if (!from.has(kGroup)) return;
    MembersRead read;
    const std::uint64_t arms = shape.arms.size(), moments = shape.weeks.size();
    read.seats = from.length(path_of("seat"));
    for (const auto& column : kNumbers)
        read.numbers.push_back(from.numbers(path_of(column.name), {arms, 1, moments}, true));
    for (const auto& column : kSeats)
        read.columns.push_back(
            from.numbers(path_of(column.name), {arms, 1, moments, read.seats}, true));
    read.familiarity =
        from.numbers(path_of("familiarity"), {arms, 1, moments, read.seats, read.seats}, true);
    if (!from.good()) return;
    for (auto& observation : observations)
        if (observation.replicate == kMembersReplicate)
            observation.network = read.at(observation.arm * moments + observation.time);
}

}  // namespace models::recorders
