#include "models/economics/cost_record_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "models/recorders/results_reader.h"
#include "models/recorders/results_series.h"

namespace models::economics {

namespace {

using recorders::ResultsReader;

/// Sums over programmes: [arm][replicate][time] of [arm][replicate][time][programme].
std::vector<double> summed(const std::vector<double>& counts, std::size_t programmes) {
    std::vector<double> out(programmes == 0 ? 0 : counts.size() / programmes);
    for (std::size_t i = 0; i < out.size() * programmes; ++i)
        out[i / programmes] += counts[i];
    return out;
}

/// Who is helped is known of cases, not of programmes; a run without cases says nothing of it.
void take_helped(ResultsReader& from, CostRecord& out) {
    if (!from.has("/funnel/helped") || !from.has("/funnel/case_opened")) return;
    const std::vector<std::uint64_t> size{out.arms.size(), out.replicates, out.weeks.size()};
    const auto opened = from.numbers("/funnel/case_opened", size);
    const bool any = std::any_of(opened.begin(), opened.end(), [](double n) { return n > 0; });
    if (any)
        out.persons[static_cast<std::size_t>(Passed::helped)] =
            from.numbers("/funnel/helped", size);
}

void take_persons(ResultsReader& from, CostRecord& out) {
    take_helped(from, out);
    // In files of layout 1 the programmes stand in /funnel.
    const std::string group = from.has("/programmes") ? "/programmes/" : "/funnel/";
    if (group == "/funnel/" && !(from.has("/funnel") && from.has("/funnel/programme"))) return;
    const auto programmes = from.texts(group + "programme").size();
    const auto take = [&](Passed passed, const char* name) {
        out.persons[static_cast<std::size_t>(passed)] =
            summed(from.numbers(group + name,
                                {out.arms.size(), out.replicates, out.weeks.size(), programmes}),
                   programmes);
    };
    take(Passed::started, "started");
    take(Passed::completed, "completed");
}

void take_dimensions(ResultsReader& from, CostRecord& out) {
    out.arms = from.texts("/costs/arm");
    out.replicates = static_cast<std::uint32_t>(from.length("/costs/replicate"));
    out.weeks = from.counts("/costs/week", from.length("/costs/week"));
    if (!from.good()) return;
    if (out.arms.size() < 2)
        return from.complain(fmt::format("there is one arm, '{}': nothing to compare it with",
                                         out.arms.empty() ? "" : out.arms[0]));
    if (out.replicates == 0 || out.weeks.empty()) return from.complain("nothing was observed");
    if (!std::is_sorted(out.weeks.begin(), out.weeks.end()))
        return from.complain("/costs/week does not go up");
    if (from.texts("/costs/bearer") != recorders::bearer_names())
        from.complain("/costs/bearer has other names than this wijk knows");
}

}  // namespace

sim::Result<CostRecord> read_cost_record(const std::string& path) {
    auto opened = ResultsReader::open(path);
    if (!opened) return sim::fail(opened.error());

    ResultsReader& from = *opened;
    CostRecord out;
    out.title = from.text_attribute("title");
    out.wijk = from.text_attribute("wijk");
    take_dimensions(from, out);
    if (!from.good()) return sim::fail(from.problems());
    const std::uint64_t arms = out.arms.size(), moments = out.weeks.size();
    const std::vector<std::uint64_t> by_bearer{arms, out.replicates, moments, recorders::kBearers};
    out.euro = from.numbers("/costs/euro", by_bearer);
    out.hours = from.numbers("/costs/hours", by_bearer);
    out.lonely_years = from.numbers("/indicators/lonely_years", {arms, out.replicates, moments});
    out.start_weeks = from.counts("/indicators/start_week", arms);
    out.references = from.references(out.arms);
    take_persons(from, out);
    out.drawn = from.drawn(out.replicates);
    if (!from.good()) return sim::fail(from.problems());
    return out;
}

}  // namespace models::economics
