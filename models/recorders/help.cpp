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
    out.collaboration.fill(std::numeric_limits<float>::quiet_NaN());
    if (world.networks.empty() || !world.networks.front().begun) return;
    const auto& n = world.networks.front();
    const double invited = n.books.invited;
    const auto put = [&](Collaboration what, double value) {
        out.collaboration[static_cast<std::size_t>(what)] = static_cast<float>(value);
    };
    put(Collaboration::familiarity, collaboration::mean_familiarity(n));
    put(Collaboration::vision, n.vision);
    put(Collaboration::energy, n.energy);
    put(Collaboration::members, n.size());
    put(Collaboration::attendance, invited > 0 ? n.books.attended / invited : std::nan(""));
    put(Collaboration::publicity, n.publicity);
    put(Collaboration::alive, n.alive ? 1 : 0);
    put(Collaboration::anchored, n.anchored ? 1 : 0);
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
                      active > 0 ? burden / active : 0};
}

}  // namespace models::recorders
