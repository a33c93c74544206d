#include "models/recorders/help_summary.h"

#include <algorithm>
#include <cmath>

namespace models::recorders {
namespace {

constexpr std::uint32_t kYear = 52;
constexpr double kQuantile = 1.959964;  // of the normal distribution, 97.5 %

std::size_t iceberg_row(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(kIcebergNames, name) - kIcebergNames.begin());
}

double collaboration(const Observation& seen, Collaboration what) {
    return static_cast<double>(seen.collaboration[static_cast<std::size_t>(what)]);
}

/// How many got so far since the start, by step; the first is how many are lonely now.
std::array<double, kSteps.size()> steps_of(const Observation& seen) {
    const auto of = [&](std::string_view name) {
        return static_cast<double>(seen.iceberg[iceberg_row(name)]);
    };
    return {of("lonely"),
            of("met"),
            of("recognised"),
            of("signalled"),
            of("case_opened"),
            of("referred_warm") + of("referred_cold"),
            of("accepted"),
            of("started"),
            of("helped")};
}

/// The rows of RunShape::weeks first..last are the stretch.
struct Stretch {
    std::uint32_t first = 0, last = 0;
};

/// The year of week 0, and the rest where that is another year at least.
std::vector<Stretch> stretches_of(const std::vector<std::uint32_t>& weeks) {
    if (weeks.size() < 2) return {};
    const auto last = static_cast<std::uint32_t>(weeks.size() - 1);
    const auto after = std::ranges::lower_bound(weeks, weeks.front() + kYear);
    const auto year = std::min(static_cast<std::uint32_t>(after - weeks.begin()), last);
    std::vector<Stretch> out{{0, year}};
    if (weeks[last] >= weeks[year] + kYear) out.push_back({year, last});
    return out;
}

class Reader {
  public:
    Reader(const RunRecord& record, std::uint32_t arm, std::vector<std::uint32_t> replicates)
        : record_(record), arm_(arm), replicates_(std::move(replicates)) {}

    const Observation& at(std::uint32_t replicate, std::uint32_t time) const {
        return *record_.at(arm_, replicate, time);
    }
    bool anybody_looks_out() const {
        const std::uint32_t last = record_.times() - 1;
        return std::ranges::any_of(replicates_, [&](std::uint32_t r) {
            return at(r, last).iceberg[iceberg_row("met")] > 0;
        });
    }

    Iceberg iceberg(const Stretch& over) const {
        const auto& weeks = record_.shape().weeks;
        Iceberg out{weeks[over.first], weeks[over.last], {}};
        const double years = static_cast<double>(out.to_week - out.from_week) / kYear;
        for (std::size_t step = 0; step < kSteps.size(); ++step) {
            std::vector<double> values;
            for (const std::uint32_t r : replicates_)
                values.push_back(step == 0 ? mean_lonely(r, over)
                                           : (steps_of(at(r, over.last))[step] -
                                              steps_of(at(r, over.first))[step]) /
                                                 years);
            out.steps[step] = sim::mean_interval(values, draws());
        }
        return out;
    }

    Survival survival() const {
        Survival out;
        out.weeks = record_.shape().weeks;
        std::vector<std::uint32_t> had;
        for (const std::uint32_t r : replicates_)
            if (ever_alive(r)) had.push_back(r);
        out.networks = static_cast<std::uint32_t>(had.size());
        if (had.empty()) return out;
        for (std::uint32_t time = 0; time < out.weeks.size(); ++time)
            out.alive.push_back(share_of(count_alive(had, time), out.networks));
        add_end(had, out);
        add_effect(had, out);
        return out;
    }

  private:
    /// The draw of the numbers of each replicate; nothing when nothing was drawn.
    std::vector<std::uint32_t> draws() const {
        std::vector<std::uint32_t> out;
        const auto& drawn = record_.shape().drawn;
        for (const std::uint32_t r : replicates_)
            if (drawn.any()) out.push_back(drawn.draw[r]);
        return out;
    }
    double mean_lonely(std::uint32_t r, const Stretch& over) const {
        double sum = 0;
        for (std::uint32_t time = over.first; time <= over.last; ++time)
            sum += steps_of(at(r, time))[0];
        return sum / (over.last - over.first + 1);
    }
    bool alive(std::uint32_t r, std::uint32_t time) const {
        return collaboration(at(r, time), Collaboration::alive) > 0;
    }
    bool ever_alive(std::uint32_t r) const {
        for (std::uint32_t time = 0; time < record_.times(); ++time)
            if (alive(r, time)) return true;
        return false;
    }
    /// One that has yet to begin has not ended.
    std::uint32_t count_alive(const std::vector<std::uint32_t>& had, std::uint32_t time) const {
        std::uint32_t count = 0;
        for (const std::uint32_t r : had) {
            bool begun = false;
            for (std::uint32_t t = 0; t <= time && !begun; ++t)
                begun = alive(r, t);
            count += !begun || alive(r, time) ? 1 : 0;
        }
        return count;
    }
    void add_end(const std::vector<std::uint32_t>& had, Survival& out) const {
        const std::uint32_t last = record_.times() - 1;
        double still = 0;
        for (const std::uint32_t r : had) {
            out.anchored += collaboration(at(r, last), Collaboration::anchored) > 0 ? 1 : 0;
            if (!alive(r, last)) continue;
            ++still;
            out.members += collaboration(at(r, last), Collaboration::members);
            out.familiarity += collaboration(at(r, last), Collaboration::familiarity);
        }
        out.anchored /= static_cast<double>(had.size());
        if (still == 0) return;
        out.members /= still;
        out.familiarity /= still;
    }
    void add_effect(const std::vector<std::uint32_t>& had, Survival& out) const {
        const std::size_t helped = iceberg_row("helped");
        std::vector<double> first;
        for (const std::uint32_t r : had) {
            for (std::uint32_t time = 0; time < record_.times(); ++time) {
                if (at(r, time).iceberg[helped] == 0) continue;
                first.push_back(out.weeks[time]);
                break;
            }
        }
        out.effective = static_cast<std::uint32_t>(first.size());
        if (first.empty()) return;
        std::ranges::sort(first);
        const std::size_t n = first.size();
        out.effective_week = (first[(n - 1) / 2] + first[n / 2]) / 2;
    }

    const RunRecord& record_;
    std::uint32_t arm_;
    std::vector<std::uint32_t> replicates_;
};

}  // namespace

Share share_of(std::uint32_t yes, std::uint32_t n) {
    if (n == 0) return {};
    const double z2 = kQuantile * kQuantile, p = static_cast<double>(yes) / n;
    const double middle = (p + z2 / (2.0 * n)) / (1 + z2 / n);
    const double half = kQuantile * std::sqrt(p * (1 - p) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
    return {p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::vector<HelpOfArm> help_of(const RunRecord& record) {
    std::vector<std::uint32_t> replicates;
    for (std::uint32_t r = 0; r < record.shape().replicates; ++r) {
        bool whole = true;
        for (std::uint32_t arm = 0; arm < record.arms(); ++arm)
            whole &= record.whole(arm, r);
        if (whole) replicates.push_back(r);
    }
    std::vector<HelpOfArm> out;
    if (replicates.empty()) return out;
    for (std::uint32_t arm = 0; arm < record.arms(); ++arm) {
        if (record.reference(arm) != 0) continue;  // a twin
        const Reader reader(record, arm, replicates);
        if (!reader.anybody_looks_out()) continue;
        HelpOfArm one{arm, {}, reader.survival()};
        for (const Stretch& stretch : stretches_of(record.shape().weeks))
            one.icebergs.push_back(reader.iceberg(stretch));
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace models::recorders
