#include "models/cases/spotting.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::cases {
namespace {

constexpr int kFrailAge = 75;

std::size_t index(Door door) {
    return static_cast<std::size_t>(door);
}

/// What decides how often somebody meets whom: five questions, so 32 kinds of resident.
constexpr unsigned kFrail = 1, kStaysIn = 2, kAnxious = 4, kStrain = 8, kCorporation = 16;
constexpr std::size_t kResidentKinds = 32;

unsigned kind_of(const Residents& residents, const Households& households, ResidentId r) {
    const bool limited = residents.limited[r] != 0, immobile = residents.mobility_limited[r] != 0;
    const bool frail = residents.years(r) >= kFrailAge || limited || immobile;
    const HouseholdId home = residents.household[r];
    return (frail ? kFrail : 0) | (limited && immobile ? kStaysIn : 0) |
           (residents.anxious[r] != 0 ? kAnxious : 0) |
           (households.strain[home] != 0 ? kStrain : 0) |
           (households.tenure[home] == Tenure::corporation ? kCorporation : 0);
}

std::array<double, kDoors> rates_of(const SpottingRules& rules, double about, unsigned kind) {
    std::array<double, kDoors> rates{};
    for (std::size_t d = 0; d < rates.size(); ++d) {
        rates[d] = (kind & kFrail) != 0 ? rules.doors[d].frail : rules.doors[d].rate;
        if ((kind & kStaysIn) != 0 && !comes_in(static_cast<Door>(d))) rates[d] = 0;
    }
    rates[index(Door::volunteer)] *= about;
    if ((kind & kAnxious) == 0) rates[index(Door::mental_health)] = 0;
    if ((kind & kStrain) == 0) rates[index(Door::social_work)] = 0;
    if ((kind & kCorporation) == 0) rates[index(Door::caretaker)] = 0;
    return rates;
}

/// Meetings of the week of one kind of resident.
struct Meetings {
    std::array<double, kDoors> rates;
    double total = 0;
    double chance = 0;  // of at least one
};

/// A neighbour whom `r` had contact with this week, the first of them; nobody: false.
bool neighbour_of(const ties::Ties& ties,
                  const Residents& residents,
                  ResidentId r,
                  std::uint32_t& uid) {
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        if (ties.kind[k] != ties::Kind::neighbour || ties.contacts[k] == 0) continue;
        if (ties::is_outside(ties.other[k])) continue;
        uid = residents.uid(ResidentId{ties.other[k]});
        return true;
    }
    return false;
}

/// What one week brings to one lonely resident.
class Week {
  public:
    Week(const SpottingRules& rules,
         const Eyes& eyes,
         const sim::Step& step,
         const Residents& residents,
         const Households& households,
         const ties::Ties& ties,
         std::uint32_t adults)
        : rules_(rules),
          eyes_(eyes),
          step_(step),
          residents_(residents),
          households_(households),
          ties_(ties) {
        const double about = volunteers_about(rules, eyes, adults);
        for (unsigned kind = 0; kind < kResidentKinds; ++kind) {
            Meetings& of = meetings_[kind];
            of.rates = rates_of(rules, about, kind);
            for (const double rate : of.rates)
                of.total += rate;
            of.chance = -std::expm1(-of.total);
        }
    }

    /// The draws are made in the same order whatever happens, so that arms differ only in what
    /// their people do with the same chance.
    void live(ResidentId r,
              std::uint32_t block,
              std::uint8_t& seen,
              SpottingScratch::Counts& counts,
              SpottingScratch& scratch) const {
        auto rng = step_.rng(number(Stream::cases_spotting), r.row);
        const double chance_of_meeting = rng.uniform(), which = rng.uniform();
        const double sees = rng.uniform(), says = rng.uniform();
        const Meetings& of = meetings_[kind_of(residents_, households_, r)];
        if (chance_of_meeting >= of.chance) return;

        const auto& rates = of.rates;
        double left = which * of.total;
        std::size_t d = 0;
        while (d + 1 < rates.size() && left >= rates[d])
            left -= rates[d++];
        const auto door = static_cast<Door>(d);
        Eye eye;
        if (!find_eye(door, rates[d] > 0 ? left / rates[d] : 0, r, eye)) return;

        counts.met += (seen & kMet) == 0;
        seen |= kMet;
        if (sees >= recognition(rules_, door, eye, residents_, r)) return;
        if ((seen & kRecognised) == 0) {
            ++counts.recognised;
            scratch.recognised[block].push_back({step_.number,
                                                 residents_.uid(r),
                                                 EventKind::recognised,
                                                 static_cast<std::uint16_t>(d)});
        }
        seen |= kRecognised;
        if (says >= signalling(rules_, door, eye, eyes_)) return;

        const auto network = eye.network != kNone ? eye.network : eyes_.meldpunt;
        Signal signal{{r.row, residents_.uid(r)}, {door, eye.post, eye.person}, network, false};
        const bool consents = rng.chance(rules_.consents);
        if (bound_to_secrecy(door) && !consents) {
            if (!eyes_.anonymous) return;
            signal.anonymous = true;
        }
        scratch.signals.send(block, rng.bits(), r.row, signal);
    }

  private:
    /// The person at the door: `share` 0..1 picks one of those who work there.
    bool find_eye(Door door, double share, ResidentId r, Eye& eye) const {
        if (door == Door::neighbour) return neighbour_of(ties_, residents_, r, eye.person);
        const auto& all = eyes_.at[index(door)];
        if (all.empty()) return false;
        const auto at = static_cast<std::size_t>(share * static_cast<double>(all.size()));
        eye = all[std::min(at, all.size() - 1)];
        return true;
    }

    const SpottingRules& rules_;
    const Eyes& eyes_;
    const sim::Step& step_;
    const Residents& residents_;
    const Households& households_;
    const ties::Ties& ties_;
    std::array<Meetings, kResidentKinds> meetings_;
};

std::uint32_t count_adults(const Residents& residents, SpottingScratch& scratch) {
    sim::for_each_block(residents.rows(),
                        [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
                            std::uint32_t adults = 0;
                            for (std::uint32_t row = begin; row < end; ++row)
                                adults += residents.adult(ResidentId{row}) ? 1 : 0;
                            scratch.counts[block].adults = adults;
                        });
    std::uint32_t sum = 0;
    for (const auto& counts : scratch.counts)
        sum += counts.adults;
    return sum;
}

}  // namespace

void enter(const Signal& signal, std::uint32_t step, Casebook& book) {
    Case one;
    one.person = signal.person;
    one.number = static_cast<std::uint32_t>(book.cases.size());
    one.signaller = signal.from;
    one.network = signal.network;
    one.anonymous = signal.anonymous;
    one.since = one.changed = step;
    book.seen[signal.person.row] |= kHasCase;
    ++book.funnel.signalled;
    book.cases.push_back(one);
    book.note(step, one, EventKind::signalled, static_cast<std::uint32_t>(signal.from.door));
}

void Eyes::clear() {
    for (auto& list : at)
        list.clear();
    meldpunt = kNone;
    known = 0;
    anonymous = privacy_settled = false;
}

double volunteers_about(const SpottingRules& rules, const Eyes& eyes, std::uint32_t adults) {
    const auto& volunteers = eyes.at[index(Door::volunteer)];
    if (volunteers.empty() || adults == 0) return 0;
    return static_cast<double>(volunteers.size()) * 1000 / (rules.volunteers_at_rate * adults);
}

double recognition(const SpottingRules& rules,
                   Door door,
                   const Eye& eye,
                   const Residents& residents,
                   ResidentId r) {
    if (!eye.sees) return 0;
    const double lonely =
        (static_cast<double>(residents.social[r]) + static_cast<double>(residents.emotional[r])) /
        2;
    const double chance = rules.doors[index(door)].recognise * (0.5 + lonely) * (1 - rules.taboo) *
                          (1 + rules.training_gain * static_cast<double>(eye.training)) *
                          (1 + rules.familiarity_gain * static_cast<double>(eye.breadth));
    return std::min(1.0, chance);
}

double signalling(const SpottingRules& rules, Door door, const Eye& eye, const Eyes& eyes) {
    const bool lay =
        door == Door::neighbour || door == Door::hairdresser || door == Door::pedicurist;
    const double base = door == Door::volunteer ? rules.volunteer_signals
                        : lay                   ? rules.neighbour_signals
                                                : rules.professional_signals;
    const double knows =
        eye.network != kNone ? 1 : std::max(eyes.known, static_cast<double>(eye.known));
    const double place = knows + (1 - knows) * rules.without_meldpunt;
    const double held_back =
        door == Door::volunteer && !eyes.privacy_settled ? rules.volunteer_hesitates : 0;
    return std::min(1.0, base * (0.5 + static_cast<double>(eye.trust)) * place * (1 - held_back));
}

void spot(const SpottingRules& rules,
          const Eyes& eyes,
          const sim::Step& step,
          const Residents& residents,
          const Households& households,
          const ties::Ties& ties,
          SpottingScratch& scratch,
          Casebook& book) {
    const std::uint32_t rows = residents.rows();
    if (book.empty()) {
        book.seen.assign(rows, 0);
        book.generation.assign(residents.generation.data(), residents.generation.data() + rows);
    }
    scratch.signals.reset(rows);
    scratch.recognised.reset(rows);
    scratch.counts.assign(sim::block_count(rows), {});
    const Week week(
        rules, eyes, step, residents, households, ties, count_adults(residents, scratch));
    sim::for_each_block(rows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t row = begin; row < end; ++row) {
            const ResidentId r{row};
            auto& seen = book.seen[row];
            if (book.generation[row] != residents.generation[r]) {
                book.generation[row] = residents.generation[r];
                seen = static_cast<std::uint8_t>(seen & kHasCase);  // closed as lost by its case
            }
            if (!residents.adult(r)) continue;
            if (residents.weeks_lonely[r] == 0) seen = static_cast<std::uint8_t>(seen & kHasCase);
            if ((seen & kHasCase) != 0 || residents.weeks_lonely[r] < rules.least_weeks) continue;
            week.live(r, block, seen, scratch.counts[block], scratch);
        }
    });
    for (const auto& counts : scratch.counts) {
        book.funnel.met += counts.met;
        book.funnel.recognised += counts.recognised;
    }
    scratch.recognised.for_each([&](const Event& event) { book.events.push_back(event); });
    scratch.signals.deliver([&](const Signal& signal) { enter(signal, step.number, book); });
}

}  // namespace models::cases
