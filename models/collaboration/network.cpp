#include "models/collaboration/network.h"

#include <algorithm>
#include <span>

namespace models::collaboration {

namespace {

bool sits(const Network& network, MemberId member) {
    return member < network.members.size() && network.members[member].present != 0;
}

template <class Same>
MemberId seat_where(const Network& network, Same&& same) {
    for (std::size_t m = 0; m < network.members.size(); ++m)
        if (network.members[m].present != 0 && same(network.members[m]))
            return static_cast<MemberId>(m);
    return kNoMember;
}

}  // namespace

std::uint32_t Network::size() const {
    return static_cast<std::uint32_t>(std::count_if(
        members.begin(), members.end(), [](const Member& m) { return m.present != 0; }));
}

void Network::add_to(sim::StateHash& hash) const {
    hash.add(std::span<const Member>(members));
    organisations::add_to(hash, partners);
    hash.add(
        std::span<const float>(familiarity.data(), static_cast<std::size_t>(familiarity.size())));
    for (const double value :
         {vision, energy, publicity, results, breadth, thinkers, scope, rivalry})
        hash.add_value(value);
    for (const bool value : {begun, alive, anchored, coordinator, mixed, meeting})
        hash.add_word(value ? 1 : 0);
    for (const std::int32_t value : {begin_week, end_week, without_since})
        hash.add_word(static_cast<std::uint32_t>(value));
    hash.add_word(static_cast<std::uint64_t>(end));
    hash.add(std::span<const std::uint32_t>(since_meeting));
    hash.add_word(newcomers);
    hash.add_value(books);
    hash.add_value(ledger);
}

double mean_familiarity(const Network& network) {
    const double n = network.size();
    if (n < 2) return 0;
    return network.familiarity.cast<double>().sum() / (n * (n - 1));
}

double familiarity_of(const Network& network, MemberId member) {
    const double n = network.size();
    if (n < 2) return 0;
    return network.familiarity.col(member).cast<double>().sum() / (n - 1);
}

bool has_seat(const Network& network, std::size_t organisation) {
    return std::any_of(network.members.begin(), network.members.end(), [&](const Member& m) {
        return m.present != 0 && m.volunteer == 0 && m.organisation == organisation;
    });
}

double rivalry_with(const Network& network, const Network& other) {
    if (&network == &other || !other.alive) return 0;
    if (network.terms.instrument == other.terms.instrument) return 0;
    double here = 0, both = 0;
    for (std::size_t k = 0; k < organisations::kKinds; ++k) {
        if (!has_seat(network, k)) continue;
        ++here;
        both += has_seat(other, k) ? 1 : 0;
    }
    const double apart = network.rules.method.rivals;
    return apart + (1 - apart) * (here > 0 ? both / here : 0);
}

bool knows_card(const Network& network, std::uint16_t organisation) {
    return network.alive && organisation < network.partners.size() &&
           network.partners[organisation].card_week >= 0;
}

double coordination(const Network& network) {
    const MeetingRules& rules = network.rules.meetings;
    if (!network.coordinator) return rules.without_coordinator;
    const double needed = rules.coordinator_hours_per_member * std::max(1u, network.size());
    const double time = std::min(1.0, network.terms.coordinator_hours / needed);
    const double good = network.terms.coordinator_quality * time;
    return rules.without_coordinator + (1 - rules.without_coordinator) * good;
}

MemberId member_of(const Network& network, const professionals::Post& post) {
    return seat_where(network,
                      [&](const Member& m) { return m.volunteer == 0 && m.who == post.holder(); });
}

MemberId member_of(const Network& network, volunteers::Hand volunteer) {
    return seat_where(network, [&](const Member& m) {
        return m.volunteer != 0 && m.index == volunteer.slot && m.who == volunteer.uid;
    });
}

double warm_chance(const Network& network, MemberId signaller, MemberId receiver) {
    if (!network.alive || !sits(network, signaller) || !sits(network, receiver)) return 0;
    if (signaller == receiver) return network.rules.trust.warm_most;
    return network.rules.trust.warm_most *
           static_cast<double>(network.familiarity(signaller, receiver));
}

double diagnosis_quality(const Network& network) {
    const VisionRules& rules = network.rules.vision;
    if (!network.alive) return rules.alone;
    const double sum = rules.alone + rules.shared * network.vision +
                       (network.terms.consultative ? rules.consult : 0) +
                       (network.mixed ? rules.mixed : 0) + rules.broad * network.breadth +
                       (network.terms.experts ? network.rules.method.expert : 0);
    return std::min(1.0, sum);
}

double knows_meldpunt(const Network& network) {
    return network.alive ? network.publicity : 0;
}

bool meets_this_week(const Network& network) {
    return network.alive && network.meeting;
}

bool attended(const Network& network, MemberId member) {
    return meets_this_week(network) && sits(network, member) && network.members[member].here != 0;
}

void note_result(Network& network, Note note) {
    if (!network.alive) return;
    ++network.since_meeting[static_cast<std::size_t>(note)];
    ++network.books.notes[static_cast<std::size_t>(note)];
}

void note_feedback(Network& network, MemberId member, bool given) {
    if (!network.alive) return;
    note_result(network, given ? Note::feedback : Note::unanswered);
    if (!sits(network, member)) return;
    double& trust = network.members[member].trust;
    if (given) {
        trust += network.rules.trust.feedback * (1 - trust);
    } else {
        trust -= network.rules.trust.silence * trust;
    }
}

}  // namespace models::collaboration
