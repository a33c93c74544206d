#include "models/economics/cost_record_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "sim/hdf5_reader.h"

#include "models/recorders/results_layout.h"
#include "models/recorders/results_series.h"

namespace models::economics {

namespace {

constexpr const char* kWanted = "the file that `wijk run` wrote";

/// Takes arrays out of the file; whatever is wrong is kept, and later calls give nothing.
class Taker {
  public:
    explicit Taker(const sim::Hdf5Reader& file) : file_(file) {}

    std::vector<std::string> texts(const std::string& name) {
        auto read = file_.texts(name);
        if (read) return std::move(*read);
        problems_.add(read.error());
        return {};
    }
    /// Numbers of exactly this size.
    std::vector<double> numbers(const std::string& name, const std::vector<std::uint64_t>& size) {
        auto read = file_.numbers(name);
        if (!read) {
            problems_.add(read.error());
            return {};
        }
        if (read->size != size) {
            complain(fmt::format("{} has the size {}, not {}",
                                 name,
                                 fmt::join(read->size, " x "),
                                 fmt::join(size, " x ")));
            return {};
        }
        const bool holes = std::any_of(
            read->values.begin(), read->values.end(), [](double v) { return std::isnan(v); });
        if (holes) complain(name + " has values that are missing");
        return std::move(read->values);
    }
    std::vector<std::uint32_t> counts(const std::string& name, std::uint64_t size) {
        const auto values = numbers(name, {size});
        return {values.begin(), values.end()};
    }
    std::uint64_t length(const std::string& name) {
        const auto read = file_.numbers(name);
        if (!read) problems_.add(read.error());
        return read && read->size.size() == 1 ? read->size[0] : 0;
    }
    std::string text_attribute(const std::string& name) const {
        return file_.text_attribute(name).value_or("");
    }
    bool has(const std::string& name) const { return file_.has(name); }
    void complain(std::string what) {
        problems_.add(sim::Error::in_file(file_.path(), std::move(what)));
    }
    bool good() const { return problems_.problems.empty(); }
    sim::Error problems() const { return problems_; }

  private:
    const sim::Hdf5Reader& file_;
    sim::Error problems_;
};

/// Why the file cannot be used at all.
sim::Error refusal(const sim::Hdf5Reader& file) {
    const auto because = [&](std::string what, std::string allowed) {
        return sim::Error::in_file(file.path(), std::move(what), std::move(allowed));
    };
    const auto layout = file.whole_attribute("layout_version");
    const auto complete = file.whole_attribute("complete");
    const bool parts = file.has("/costs") && file.has("/indicators") && file.has("/effects");
    if (!layout || !complete || !parts) return because("this is not a results file", kWanted);
    if (*layout > recorders::kLayoutVersion)
        return because(fmt::format("a later wijk wrote this file (layout {})", *layout),
                       fmt::format("layout {} or lower", recorders::kLayoutVersion));
    if (*complete != 0) return {};
    const auto missing = file.whole_attribute("observations_missing").value_or(0);
    return because(
        fmt::format("the run was interrupted: {} observations are missing", missing),
        "the file of a run that ended; `wijk run` with fewer replicates or years ends sooner");
}

/// Sums over programmes: [arm][replicate][time] of [arm][replicate][time][programme].
std::vector<double> summed(const std::vector<double>& counts, std::size_t programmes) {
    std::vector<double> out(programmes == 0 ? 0 : counts.size() / programmes);
    for (std::size_t i = 0; i < out.size() * programmes; ++i)
        out[i / programmes] += counts[i];
    return out;
}

/// Who is helped is known of cases, not of programmes; a run without cases says nothing of it.
void take_helped(Taker& from, CostRecord& out) {
    if (!from.has("/funnel/helped") || !from.has("/funnel/case_opened")) return;
    const std::vector<std::uint64_t> size{out.arms.size(), out.replicates, out.weeks.size()};
    const auto opened = from.numbers("/funnel/case_opened", size);
    const bool any = std::any_of(opened.begin(), opened.end(), [](double n) { return n > 0; });
    if (any)
        out.persons[static_cast<std::size_t>(Passed::helped)] =
            from.numbers("/funnel/helped", size);
}

void take_persons(Taker& from, CostRecord& out) {
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

void take_drawn(Taker& from, CostRecord& out) {
    if (!from.has("/drawn")) return;
    out.drawn.parameters = from.texts("/drawn/parameter");
    out.drawn.draw = from.counts("/drawn/draw", out.replicates);
    out.drawn.member = from.counts("/drawn/member", out.replicates);
    out.drawn.values = from.numbers("/drawn/value", {out.replicates, out.drawn.parameters.size()});
}

void take_references(Taker& from, CostRecord& out) {
    if (!from.has("/effects/compared_with")) {  // the first files had no twins
        out.references.assign(out.arms.size(), 0);
        return;
    }
    const auto names = from.texts("/effects/compared_with");
    if (names.size() != out.arms.size())
        return from.complain("/effects/compared_with does not name an arm for each arm");
    for (const auto& name : names) {
        const auto found = std::find(out.arms.begin(), out.arms.end(), name);
        if (found == out.arms.end())
            return from.complain(fmt::format("/effects/compared_with names no arm: '{}'", name));
        out.references.push_back(static_cast<std::uint32_t>(found - out.arms.begin()));
    }
    for (std::size_t arm = 1; arm < out.arms.size(); ++arm)
        if (out.references[arm] == 0) return;
    from.complain("no arm is compared with the baseline: there is nothing to pay for");
}

void take_dimensions(Taker& from, CostRecord& out) {
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
    const auto file = sim::Hdf5Reader::open(path);
    if (!file) return sim::fail(file.error());
    if (auto why = refusal(*file); !why.problems.empty()) return sim::fail(std::move(why));

    Taker from(*file);
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
    take_references(from, out);
    take_persons(from, out);
    take_drawn(from, out);
    if (!from.good()) return sim::fail(from.problems());
    return out;
}

}  // namespace models::economics
