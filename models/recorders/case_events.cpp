#include "models/recorders/case_events.h"

#include <string>

#include "sim/check.h"

#include "models/recorders/results_dimensions.h"

namespace models::recorders {

namespace {

constexpr std::uint32_t kRowsPerChunk = 1024;
constexpr const char* kGroup = "/events";

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
    file.scale({group + "/replicate", "1", "replicate"},
               std::span<const std::uint32_t>(counting(shape.replicates)));
    file.scale({group + "/event", "1", "event of one life, in order", true},
               std::span<const std::uint32_t>(counting(kRowsPerChunk)));
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
    add_codes<std::uint8_t>(file, group + "/kind", cases::kEventNames);
    add_codes<std::uint8_t>(file, group + "/door", cases::kDoorNames);
    file.text(group + "/value", "statuses", in_one_text(cases::kStatusNames));
    file.text(group + "/value", "causes", in_one_text(causes::kCauseNames));
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
