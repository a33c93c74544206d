#include <algorithm>
#include <array>

#include "sim/parallel.h"

#include "models/recorders/wellbeing.h"

namespace models::recorders {

namespace {

constexpr std::uint32_t kClusteringSample = 16;  // one row in sixteen is asked whom her ties know

struct NetworkSums {
    std::uint32_t people = 0, adults = 0, isolated = 0;
    std::uint32_t pairs = 0, closed = 0;
    std::array<std::uint32_t, kTieTypes> ties{}, met{};
    std::array<std::uint32_t, kDegreeBins> degree{};

    void add(const NetworkSums& other) {
        people += other.people;
        adults += other.adults;
        isolated += other.isolated;
        pairs += other.pairs;
        closed += other.closed;
        for (std::size_t k = 0; k < kTieTypes; ++k) {
            ties[k] += other.ties[k];
            met[k] += other.met[k];
        }
        for (std::size_t k = 0; k < kDegreeBins; ++k)
            degree[k] += other.degree[k];
    }
};

/// Pairs of residents whom `r` knows, and how many of them know each other.
void count_triangles(const ties::Ties& ties, ResidentId r, NetworkSums& sums) {
    const std::uint32_t begin = ties.begin[r];
    const std::uint32_t end = begin + ties.count[r];
    for (std::uint32_t a = begin; a < end; ++a) {
        if (ties::is_outside(ties.other[a])) continue;
        for (std::uint32_t b = a + 1; b < end; ++b) {
            if (ties::is_outside(ties.other[b])) continue;
            ++sums.pairs;
            sums.closed += ties.find(ResidentId{ties.other[a]}, ties.other[b]) >= 0 ? 1 : 0;
        }
    }
}

void count_person(const World& world, ResidentId r, NetworkSums& sums) {
    const ties::Ties& ties = world.ties;
    sums.people += world.residents.alive[r];
    if (!world.residents.adult(r)) return;
    ++sums.adults;
    sums.isolated += ties.count[r] == 0 ? 1 : 0;
    ++sums.degree[std::min<std::size_t>(ties.count[r], kDegreeBins - 1)];
    std::array<bool, kTieTypes> met{};
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        const auto kind = static_cast<std::size_t>(ties.kind[k]);
        ++sums.ties[kind];
        met[kind] = met[kind] || ties.contacts[k] > 0;
    }
    for (std::size_t k = 0; k < kTieTypes; ++k)
        sums.met[k] += met[k] ? 1 : 0;
    if (r.row % kClusteringSample == 0) count_triangles(ties, r, sums);
}

}  // namespace

void observe_network(const World& world, Observation& out) {
    const std::uint32_t rows = world.residents.rows();
    std::vector<NetworkSums> by_block(sim::block_count(rows));
    sim::for_each_block(rows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t row = begin; row < end; ++row)
            count_person(world, ResidentId{row}, by_block[block]);
    });
    NetworkSums sums;
    for (const auto& block : by_block)
        sums.add(block);

    const double adults = std::max(1u, sums.adults);
    double degree = 0;
    for (std::size_t k = 0; k < kTieTypes; ++k) {
        out.ties_per_adult[k] = static_cast<float>(sums.ties[k] / adults);
        out.weekly_contact[k] = static_cast<float>(sums.met[k] / adults);
        degree += sums.ties[k];
    }
    out.mean_degree = static_cast<float>(degree / adults);
    out.isolated_share = static_cast<float>(sums.isolated / adults);
    out.clustering =
        sums.pairs == 0 ? 0.0f : static_cast<float>(static_cast<double>(sums.closed) / sums.pairs);
    out.degree = sums.degree;
    out.population = sums.people;
    out.deaths = world.counts.deaths;
    out.births = world.counts.births;
    out.moved_in = world.counts.moved_in;
    out.moved_out = world.counts.moved_out;
}

void observe_programmes(const World& world, std::uint32_t catalogue, Observation& out) {
    out.programmes.assign(catalogue, {});
    out.euro = {};
    out.hours = {};
    for (const auto& p : world.programmes) {
        ProgrammeCounts& counts = out.programmes[p.number];
        counts.offered += p.tally.offered;
        counts.accepted += p.tally.accepted;
        counts.refused += p.tally.refused;
        counts.waiting += static_cast<std::uint32_t>(p.waiting.size());
        counts.started += p.tally.started;
        counts.active += static_cast<std::uint32_t>(p.participants.size());
        counts.completed += p.tally.completed;
        counts.dropped_out += p.tally.dropped_out;
        counts.stopped += p.tally.stopped;
        counts.sessions += p.tally.sessions;
        const auto at = [](Bearer bearer) { return static_cast<std::size_t>(bearer); };
        out.euro[at(Bearer::municipality)] += p.ledger.euro_municipality;
        out.euro[at(Bearer::volunteer)] += p.ledger.hours_volunteer * p.costs.volunteer_hour;
        out.hours[at(Bearer::organisation)] += p.ledger.hours_professional;
        out.hours[at(Bearer::volunteer)] += p.ledger.hours_volunteer;
        out.hours[at(Bearer::participant)] += p.ledger.hours_participant;
    }
    for (const auto& n : world.networks) {
        const auto at = [](Bearer bearer) { return static_cast<std::size_t>(bearer); };
        out.euro[at(Bearer::municipality)] += n.ledger.euro_municipality;
        out.euro[at(Bearer::volunteer)] += n.ledger.hours_volunteer * n.costs.volunteer_hour;
        out.hours[at(Bearer::organisation)] += n.ledger.hours_professional;
        out.hours[at(Bearer::volunteer)] += n.ledger.hours_volunteer;
    }
    out.euro[static_cast<std::size_t>(Bearer::municipality)] += world.casework.euro_municipality;
    out.hours[static_cast<std::size_t>(Bearer::organisation)] += world.casework.hours_professional;
}

}  // namespace models::recorders
