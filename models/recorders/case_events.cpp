#include "models/recorders/case_events.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "sim/check.h"

namespace models::recorders {

namespace {

constexpr std::uint64_t kRowsPerChunk = 1024;
constexpr const char* kGroup = "/events";

template <std::size_t kCount>
std::string meanings_of(const std::array<std::string_view, kCount>& names) {
    std::string out;
    for (const auto name : names)
        out += (out.empty() ? "" : " ") + std::string(name);
    return out;
}

void add_codes(sim::Hdf5File& file,
               const std::string& array,
               std::size_t count,
               const std::string& meanings) {
    std::vector<std::uint8_t> values;
    for (std::size_t k = 0; k < count; ++k)
        values.push_back(static_cast<std::uint8_t>(k));
    file.numbers(array, "flag_values", std::span<const std::uint8_t>(values));
    file.text(array, "flag_meanings", meanings);
}

}  // namespace

EventRows events_since(const cases::Casebook& book, std::size_t first, int burn_in) {
    EventRows out;
    out.first = first;
    for (std::size_t k = first; k < book.events.size(); ++k) {
        const cases::Event& event = book.events[k];
        out.week.push_back(static_cast<std::int32_t>(event.step) - burn_in);
        out.case_number.push_back(event.number);
        out.resident.push_back(event.resident);
        out.kind.push_back(static_cast<std::uint8_t>(event.kind));
        out.value.push_back(event.value);
        const bool known = event.number != cases::kNoCase;
        out.door.push_back(known ? static_cast<std::uint8_t>(event.who.door) : 255);
        out.post.push_back(known ? event.who.post : cases::kNone);
        out.actor.push_back(known ? event.who.person : 0xFFFF'FFFFu);
    }
    return out;
}

EventArrays add_events(sim::Hdf5File& file, const RunShape& shape) {
    EventArrays out;
    if (!shape.events) return out;
    out.rows = kRowsPerChunk;
    const std::string group = kGroup;
    file.group(group);
    file.scale({group + "/arm", "", "arm"}, std::span<const std::string>(shape.arms));
    std::vector<std::uint32_t> numbers(std::max<std::uint64_t>(shape.replicates, kRowsPerChunk));
    std::iota(numbers.begin(), numbers.end(), 0u);
    file.scale({group + "/replicate", "1", "replicate"},
               std::span<const std::uint32_t>(numbers).first(shape.replicates));
    file.scale({group + "/event", "1", "event of one life, in order", true},
               std::span<const std::uint32_t>(numbers).first(kRowsPerChunk));
    const auto add = [&](const std::string& name,
                         sim::NumberType type,
                         double fill,
                         const std::string& units,
                         const std::string& meaning) {
        return file.array({group + "/" + name,
                           type,
                           {"arm", "replicate", "event"},
                           {1, 1, kRowsPerChunk},
                           units,
                           meaning,
                           fill});
    };
    using enum sim::NumberType;
    constexpr double kNo32 = 4294967295.0, kNo16 = 65535, kNo8 = 255;
    out.week = add("week", int32, -2147483648.0, "weeks", "week in which it happened");
    out.case_number = add("case", uint32, kNo32, "", "the case, numbered in each life");
    out.resident = add("resident", uint32, kNo32, "", "uid of whom it is about");
    out.kind = add("kind", uint8, kNo8, "", "what happened");
    out.value = add("value", uint16, kNo16, "", "door, post, cause, programme or status, by kind");
    out.door = add("door", uint8, kNo8, "", "where who did it works, or stands");
    out.post = add("post", uint16, kNo16, "", "post of who did it; services from 61440 on");
    out.actor = add("actor", uint32, kNo32, "", "uid of who did it, or holder of the post");
    add_codes(file, group + "/kind", cases::kEventKinds, meanings_of(cases::kEventNames));
    add_codes(file, group + "/door", cases::kDoors, meanings_of(cases::kDoorNames));
    file.text(group + "/value", "statuses", meanings_of(cases::kStatusNames));
    file.text(group + "/value", "causes", meanings_of(causes::kCauseNames));
    return out;
}

void write_events(sim::Hdf5File& file, EventArrays& to, const EventRows& rows) {
    if (rows.size() == 0) return;
    SIM_CHECK(to.rows > 0, "events were announced in the shape of the run");
    const std::uint64_t needed = rows.first + rows.size();
    if (needed > to.rows) {
        to.rows = (needed + kRowsPerChunk - 1) / kRowsPerChunk * kRowsPerChunk;
        file.grow(std::string(kGroup) + "/event", to.rows);
    }
    const std::uint64_t start[] = {rows.arm, rows.replicate, rows.first};
    const std::uint64_t count[] = {1, 1, rows.size()};
    file.write(to.week, start, count, rows.week.data());
    file.write(to.case_number, start, count, rows.case_number.data());
    file.write(to.resident, start, count, rows.resident.data());
    file.write(to.kind, start, count, rows.kind.data());
    file.write(to.value, start, count, rows.value.data());
    file.write(to.door, start, count, rows.door.data());
    file.write(to.post, start, count, rows.post.data());
    file.write(to.actor, start, count, rows.actor.data());
}

}  // namespace models::recorders
