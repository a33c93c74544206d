// What the recorders see of those who help: cases, networks, volunteers.

#include <cmath>
#include <limits>

#include "models/recorders/wellbeing.h"

namespace models::recorders {
namespace {

/// Residents of 18 and over who are lonely for so long that somebody could see it.
std::uint32_t lonely_for_long(const World& world, int least_weeks) {
    std::uint32_t count = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        count += world.residents.adult(r) && world.residents.weeks_lonely[r] >= least_weeks;
    }
    return count;
}

/// Share of the organisations with a seat that accepted the signalling card.
double share_with_card(const collaboration::Network& network) {
    double all = 0, with = 0;
    for (std::size_t k = 0; k < network.partners.size(); ++k) {
        if (!collaboration::has_seat(network, k)) continue;
        ++all;
        with += network.partners[k].card_week >= 0 ? 1 : 0;
    }
    return all > 0 ? with / all : 0;
}

std::array<double, kCollaborationNames.size()> seen_of(const collaboration::Network& n) {
    const auto share = [](double part, double whole) {
        return whole > 0 ? part / whole : std::nan("");
    };
    return {collaboration::mean_familiarity(n),
            n.vision,
            n.energy,
            static_cast<double>(n.size()),
            share(n.books.attended, n.books.invited),
            n.publicity,
            n.alive ? 1.0 : 0.0,
            n.anchored ? 1.0 : 0.0,
            n.results,
            share(n.books.diagnosed_right, n.books.diagnosed),
            share_with_card(n),
            n.rivalry};
}

}  // namespace

void observe_cases(const World& world, int least_weeks, Observation& out) {
    const auto& book = world.casebook;
    const auto& f = book.funnel;
    const auto counts = book.by_status();
    out.iceberg = {lonely_for_long(world, least_weeks),
                   f.met,
                   f.recognised,
                   f.signalled,
                   f.opened,
                   f.agreed,
                   f.referred_warm,
                   f.referred_cold,
                   f.accepted,
                   counts[static_cast<std::size_t>(cases::Status::waiting)],
                   f.started,
                   f.completed,
                   f.helped,
                   f.stopped};
    out.cases = counts;
}

void observe_collaboration(const World& world, Observation& out) {
    std::array<double, kCollaborationNames.size()> sum{};
    double begun = 0, alive = 0;
    for (const auto& n : world.networks) {
        if (!n.begun) continue;
        const auto seen = seen_of(n);
        for (std::size_t k = 0; k < seen.size(); ++k)
            sum[k] += seen[k];
        ++begun;
        alive += n.alive ? 1 : 0;
    }
    for (std::size_t k = 0; k < sum.size(); ++k)
        out.collaboration[k] = static_cast<float>(sum[k] / begun);  // NaN before the first begins
    if (begun > 0)
        out.collaboration[static_cast<std::size_t>(Collaboration::alive)] = alive > 0 ? 1 : 0;
}

NetworkSeen see_network(const collaboration::Network& n) {
    NetworkSeen out;
    out.known = 1;
    out.begin_week = n.begin_week, out.end_week = n.end_week;
    out.funding_end_week = n.terms.funding_end_week;
    out.end = static_cast<std::int32_t>(n.end);
    out.coordinator = n.coordinator ? 1 : 0;
    out.meetings = static_cast<std::int32_t>(n.books.meetings);
    out.joined = static_cast<std::int32_t>(n.books.joined);
    out.left = static_cast<std::int32_t>(n.books.left);
    std::vector<Eigen::Index> at;
    for (std::size_t k = 0; k < n.members.size(); ++k) {
        const auto& member = n.members[k];
        if (member.present == 0) continue;
        out.organisation.push_back(static_cast<std::uint8_t>(member.organisation));
        out.volunteer.push_back(member.volunteer);
        out.core.push_back(member.core);
        at.push_back(static_cast<Eigen::Index>(k));
    }
    for (const auto a : at)
        for (const auto b : at)
            out.familiarity.push_back(
                a < n.familiarity.rows() && b < n.familiarity.cols() ? n.familiarity(a, b) : 0.0f);
    return out;
}

void observe_volunteers(const World& world, Observation& out) {
    const auto& stock = world.volunteers;
    double burden = 0;
    for (const auto& one : stock.volunteers)
        if (one.active != 0) burden += one.burden;
    const auto active = stock.size();
    out.volunteers = {static_cast<double>(active),
                      static_cast<double>(stock.books.joined),
                      static_cast<double>(stock.books.quit),
                      stock.books.hours_given,
                      active > 0 ? burden / active : 0,
                      static_cast<double>(stock.books.former)};
}

}  // namespace models::recorders
