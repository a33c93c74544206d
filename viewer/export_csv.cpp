// The part of viewer/export.h that writes the data behind panels.

#include <array>

#include <fmt/format.h>

#include "viewer/export.h"

namespace viewer {

namespace {

std::string course_csv(Session& session) {
    const auto& course = session.course();
    std::string out =
        "week,without_mean,without_p10,without_p90,with_mean,with_p10,with_p90,difference_mean,"
        "difference_p10,difference_p90,without_shown,with_shown,lives\n";
    for (std::size_t t = 0; t < course.weeks.size(); ++t) {
        out += fmt::format("{}", course.weeks[t]);
        for (const auto* trace : {&course.arms[0], &course.arms[1], &course.difference})
            out += fmt::format(",{},{},{}", trace->mean[t], trace->low[t], trace->high[t]);
        out += fmt::format(
            ",{},{},{}\n", course.arms[0].shown[t], course.arms[1].shown[t], course.lives);
    }
    return out;
}

std::string map_csv(const Snapshot& snapshot, std::size_t moment) {
    if (!snapshot.homes || moment >= snapshot.moments()) return {};
    const auto &without = *snapshot.frames[kBaseline][moment],
               &with = *snapshot.frames[kWhatIf][moment];
    const auto& homes = *snapshot.homes;
    std::string out = "slot,x,y,buurt,age,score_without,score_with,help\n";
    const auto score = [](std::uint8_t value) {
        return value > kHighestScore ? std::string() : std::to_string(value);
    };
    for (std::size_t k = 0; k < with.score.size(); ++k) {
        if (with.score[k] == kNobody) continue;
        out += fmt::format("{},{:.1f},{:.1f},{},{},{},{},{}\n",
                           k,
                           homes.x[k],
                           homes.y[k],
                           homes.buurt[k],
                           with.age[k],
                           score(without.score[k]),
                           score(with.score[k]),
                           with.help[k]);
    }
    return out;
}

/// What an observation counts, by name, in both arms, one row a life.
template <class Names, class Values>
std::string counts_csv(const Snapshot& snapshot,
                       std::size_t moment,
                       const Names& names,
                       Values values) {
    std::string out = "replicate,what,without,with\n";
    for (const auto& pair : snapshot.pairs) {
        if (moment >= pair.seen[0].size() || moment >= pair.seen[1].size()) continue;
        for (std::size_t k = 0; k < names.size(); ++k)
            out += fmt::format("{},{},{},{}\n",
                               pair.replicate,
                               names[k],
                               values(*pair.seen[0][moment])[k],
                               values(*pair.seen[1][moment])[k]);
    }
    return out;
}

std::string costs_csv(const Snapshot& snapshot) {
    std::string out = "replicate,euro_more,lonely_years_fewer\n";
    for (const auto& pair : snapshot.pairs) {
        if (!snapshot.shape || !pair.whole(snapshot.shape->weeks.size())) continue;
        const auto &a = *pair.seen[0].back(), &b = *pair.seen[1].back();
        double euro = 0;
        for (std::size_t k = 0; k < a.euro.size(); ++k)
            euro += b.euro[k] - a.euro[k];
        out += fmt::format("{},{},{}\n", pair.replicate, euro, a.lonely_years - b.lonely_years);
    }
    return out;
}

std::string buurten_csv(const Snapshot& snapshot, std::size_t moment) {
    const auto& shape = *snapshot.shape;
    const auto first = shape.groups.size() - shape.buurten.size();
    std::string out = "replicate,code,buurt,lonely_without,lonely_with\n";
    for (const auto& pair : snapshot.pairs) {
        if (moment >= pair.seen[0].size() || moment >= pair.seen[1].size()) continue;
        for (std::size_t b = 0; b < shape.buurten.size(); ++b)
            out += fmt::format("{},{},\"{}\",{},{}\n",
                               pair.replicate,
                               shape.buurten[b],
                               shape.groups[first + b],
                               lonely_in_group(*pair.seen[0][moment], first + b),
                               lonely_in_group(*pair.seen[1][moment], first + b));
    }
    return out;
}

std::string lives_csv(const Told* told) {
    if (told == nullptr || !told->lives) return {};
    std::string out = "week,score_without,score_with,ties_without,ties_with\n";
    const auto& two = *told->lives;
    const auto ties = [](const models::explain::Moment& m) {
        std::uint32_t sum = 0;
        for (const auto count : m.ties)
            sum += count;
        return sum;
    };
    const auto weeks = std::min(two.lives[0].moments.size(), two.lives[1].moments.size());
    for (std::size_t k = 0; k < weeks; ++k) {
        const auto &a = two.lives[0].moments[k], &b = two.lives[1].moments[k];
        out += fmt::format("{},{},{},{},{}\n", a.week, a.score, b.score, ties(a), ties(b));
    }
    return out;
}

}  // namespace

std::string csv_of(Session& session, const std::string& panel) {
    const auto* snapshot = session.snapshot();
    if (snapshot == nullptr || !snapshot->shape) return {};
    const auto moment = session.moment();
    if (panel == "course") return course_csv(session);
    if (panel == "map") return map_csv(*snapshot, moment);
    if (panel == "iceberg")
        return counts_csv(
            *snapshot, moment, models::recorders::kIcebergNames, [
            ](const auto& seen) -> const auto& { return seen.iceberg; });
    if (panel == "collaboration")
        return counts_csv(
            *snapshot, moment, models::recorders::kCollaborationNames, [
            ](const auto& seen) -> const auto& { return seen.collaboration; });
    if (panel == "volunteers")
        return counts_csv(
            *snapshot, moment, models::recorders::kVolunteerNames, [
            ](const auto& seen) -> const auto& { return seen.volunteers; });
    if (panel == "costs") return costs_csv(*snapshot);
    if (panel == "buurten") return buurten_csv(*snapshot, moment);
    if (panel == "two_lives") return lives_csv(session.told());
    return {};
}

}  // namespace viewer
