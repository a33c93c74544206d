#include "models/cases/local_desk.h"

#include <algorithm>

namespace models::cases {
namespace {

using collaboration::kNoMember;
using collaboration::MemberId;
using collaboration::Network;
using collaboration::Note;
using professionals::Discipline;
using professionals::Post;

constexpr int kNoLimit = 1'000'000;

std::size_t door_of(Discipline discipline) {
    return static_cast<std::size_t>(discipline);
}
static_assert(static_cast<std::size_t>(Door::volunteer) == professionals::kDisciplines,
              "the doors begin with the disciplines, in their order");

/// Those who take up cases where there is no network.
bool takes_cases(Discipline discipline) {
    return discipline == Discipline::welfare || discipline == Discipline::social_work;
}

/// Whether `post` is to be preferred to `best` as the first responsible person: the fewest cases.
bool freer(const Post& post, const Post* best) {
    return best == nullptr || post.cases < best->cases;
}

/// Organisations that accepted a card know where to report, in the network or not.
void hand_out_cards(const collaboration::People& people, const Network& network, Eyes& eyes) {
    if (!network.terms.signalling_card) return;
    for (std::size_t d = 0; d < professionals::kDisciplines; ++d)
        for (Eye& eye : eyes.at[d])
            if (collaboration::knows_card(network, people.posts[eye.post].organisation))
                eye.known = static_cast<float>(network.rules.method.card_known);
}

}  // namespace

void look_around(const collaboration::People& people,
                 const std::vector<Network>& networks,
                 Eyes& eyes) {
    eyes.clear();
    for (std::size_t k = 0; k < people.posts.size(); ++k) {
        const Post& post = people.posts[k];
        Eye eye;
        eye.post = static_cast<std::uint16_t>(k);
        eye.person = post.holder();
        eye.training = static_cast<float>(post.training);
        eye.breadth = static_cast<float>(post.breadth);
        eye.sees = post.unseeing == 0;
        eyes.at[door_of(post.discipline)].push_back(eye);
    }
    auto& volunteers = eyes.at[static_cast<std::size_t>(Door::volunteer)];
    for (const auto& one : people.stock.volunteers) {
        if (one.active == 0) continue;
        Eye eye;
        eye.person = one.person.uid;
        eye.training = static_cast<float>(one.training);
        volunteers.push_back(eye);
    }
    for (std::size_t n = 0; n < networks.size(); ++n) {
        const Network& network = networks[n];
        if (!network.alive) continue;
        hand_out_cards(people, network, eyes);
        if (eyes.meldpunt == kNone) eyes.meldpunt = static_cast<std::uint16_t>(n);
        eyes.known = std::max(eyes.known, collaboration::knows_meldpunt(network));
        eyes.anonymous |= network.terms.anonymous_cases;
        eyes.privacy_settled |= network.terms.privacy_settled;
        for (const auto& member : network.members) {
            if (member.present == 0) continue;
            const auto mark = [&](Eye& eye) {
                eye.network = static_cast<std::uint16_t>(n);
                eye.trust = static_cast<float>(member.trust);
            };
            if (member.volunteer != 0) {
                for (Eye& eye : volunteers)
                    if (eye.person == member.who) mark(eye);
            } else {
                for (Eye& eye : eyes.at[door_of(people.posts[member.index].discipline)])
                    if (eye.post == member.index) mark(eye);
            }
        }
    }
}

LocalDesk::LocalDesk(const HandlingRules& rules,
                     const collaboration::People& people,
                     std::vector<Network>& networks,
                     interventions::Ledger& everyday,
                     double professional_hour)
    : rules_(rules),
      people_(people),
      networks_(networks),
      everyday_(everyday),
      professional_hour_(professional_hour) {
    for (const Network& network : networks) {
        const bool meets = network.alive && collaboration::meets_this_week(network);
        const double share = network.terms.consultative ? 1 - rules.consultative_slowing : 1;
        places_.push_back(meets ? share * rules.cases_per_meeting : 0);
    }
}

Network* LocalDesk::network_of(const Case& one) const {
    return one.network == kNone ? nullptr : &networks_[one.network];
}

MemberId LocalDesk::seat_of(const Network& network, const Spotter& who) const {
    for (std::size_t m = 0; m < network.members.size(); ++m) {
        const auto& member = network.members[m];
        if (member.present != 0 && member.who == who.person &&
            (member.volunteer != 0) == (who.post == kNone))
            return static_cast<MemberId>(m);
    }
    return kNoMember;
}

bool LocalDesk::volunteer_for(const Network& network, Spotter& found) const {
    const volunteers::Volunteer* best = nullptr;
    for (const auto& member : network.members) {
        if (member.present == 0 || member.volunteer == 0) continue;
        const auto* one = volunteers::find(people_.stock, {member.index, member.who});
        if (one == nullptr) continue;
        if (best != nullptr && one->hours.left() <= best->hours.left()) continue;
        best = one;
        found = {Door::volunteer, kNone, member.who};
    }
    return best != nullptr;
}

bool LocalDesk::responsible_for(const Case& one, Spotter& found) {
    const Network* led = network_of(one);
    if (led != nullptr && led->alive && led->terms.volunteers_lead && volunteer_for(*led, found))
        return true;
    const Post* best = nullptr;
    const auto consider = [&](std::size_t k) {
        const Post& post = people_.posts[k];
        if (!post.has_room() || !freer(post, best)) return;
        best = &post;
        found = {static_cast<Door>(door_of(post.discipline)),
                 static_cast<std::uint16_t>(k),
                 post.holder()};
    };
    const Network* network = network_of(one);
    if (network != nullptr && network->alive) {
        for (const auto& member : network->members)
            if (member.present != 0 && member.volunteer == 0) consider(member.index);
    } else {
        for (std::size_t k = 0; k < people_.posts.size(); ++k)
            if (takes_cases(people_.posts[k].discipline)) consider(k);
    }
    return best != nullptr;
}

bool LocalDesk::take_of_volunteer(const Case& one, const Spotter& who, double hours) {
    Network* network = network_of(one);
    if (network == nullptr) return false;
    const MemberId seat = seat_of(*network, who);
    if (seat == kNoMember) return false;
    const auto& member = network->members[seat];
    auto* volunteer = volunteers::find(people_.stock, {member.index, member.who});
    if (volunteer == nullptr || volunteer->hours.left() + 1e-9 < hours) return false;
    const double support = hours * network->rules.method.facilitating;
    Post* facilitator = nullptr;
    for (const auto& other : network->members) {
        if (other.present == 0 || other.volunteer != 0) continue;
        Post& post = people_.posts[other.index];
        if (post.hours.left() + 1e-9 >= support && freer(post, facilitator)) facilitator = &post;
    }
    if (facilitator == nullptr) return false;
    network->ledger.hours_volunteer += volunteers::give(people_.stock, *volunteer, hours);
    book_hours(network->ledger, professionals::give(*facilitator, support));
    if (one.status != Status::signalled) collaboration::note_result(*network, Note::action);
    return true;
}

void LocalDesk::book_hours(interventions::Ledger& ledger, double hours) const {
    ledger.hours_professional += hours;
    ledger.euro_municipality += hours * professional_hour_;
}

bool LocalDesk::take(const Case& one, const Spotter& who, double hours) {
    if (who.post == kNone) return take_of_volunteer(one, who, hours);
    Post& post = people_.posts[who.post];
    if (post.hours.left() < hours) return false;
    const bool intake = one.status == Status::signalled;
    if (intake) ++post.cases;
    Network* network = network_of(one);
    if (network != nullptr && !intake) collaboration::note_result(*network, Note::action);
    auto& ledger = network != nullptr ? network->ledger : everyday_;
    book_hours(ledger, professionals::give(post, hours));
    return true;
}

int LocalDesk::places_on_agenda(const Case& one) const {
    return one.network == kNone ? kNoLimit : static_cast<int>(places_[one.network] + 1e-9);
}

void LocalDesk::use_agenda(const Case& one) {
    if (one.network == kNone) return;
    places_[one.network] -= 1;
    collaboration::note_result(networks_[one.network], Note::discussed);
}

double LocalDesk::breadth_of(const Case& one) const {
    return one.responsible.post == kNone ? 0 : people_.posts[one.responsible.post].breadth;
}

double LocalDesk::diagnosis(const Case& one, bool together) const {
    const Network* network = network_of(one);
    const double alone = rules_.own_view + (1 - rules_.own_view) * breadth_of(one);
    return network == nullptr || !together ? alone : collaboration::diagnosis_quality(*network);
}

double LocalDesk::broad(const Case& one, bool together) const {
    const Network* network = network_of(one);
    return network == nullptr || !together
               ? breadth_of(one)
               : std::max(breadth_of(one), std::max(network->vision, network->breadth));
}

void LocalDesk::believed(const Case& one, bool right) {
    Network* network = network_of(one);
    if (network == nullptr) return;
    ++network->books.diagnosed;
    network->books.diagnosed_right += right ? 1 : 0;
}

double LocalDesk::disputed(const Case& one) const {
    const Network* network = network_of(one);
    return network == nullptr ? 0 : network->rules.method.disputes * network->rivalry;
}

void LocalDesk::left_undecided(const Case& one) {
    if (Network* network = network_of(one)) ++network->books.disputed;
}

double LocalDesk::warm(const Case& one) {
    const Network* network = network_of(one);
    if (network == nullptr) return 0;
    const MemberId from = seat_of(*network, one.responsible);
    if (from == kNoMember) return 0;
    double sum = 0;
    int others = 0;
    for (std::size_t m = 0; m < network->members.size(); ++m) {
        if (m == from || network->members[m].present == 0) continue;
        sum += collaboration::warm_chance(*network, from, static_cast<MemberId>(m));
        ++others;
    }
    return others > 0 ? sum / others : 0;
}

double LocalDesk::agree_to_close(const Case& one) {
    const Network* network = network_of(one);
    if (network == nullptr || !network->alive || !network->terms.consensus_closing) return 1;
    double& places = places_[one.network];
    if (!collaboration::meets_this_week(*network) || places < rules_.closing_place) return 0;
    places -= rules_.closing_place;
    return rules_.agrees + (1 - rules_.agrees) * network->vision;
}

double LocalDesk::knows_signaller(const Case& one) const {
    const Network* network = network_of(one);
    if (network == nullptr) return 0;
    const MemberId from = seat_of(*network, one.signaller);
    const MemberId to = seat_of(*network, one.responsible);
    if (from == kNoMember || to == kNoMember) return 0;
    return from == to ? 1 : static_cast<double>(network->familiarity(from, to));
}

void LocalDesk::told(const Case& one, bool heard) {
    Network* network = network_of(one);
    if (network == nullptr) return;
    const MemberId member = seat_of(*network, one.signaller);
    if (member != kNoMember) return collaboration::note_feedback(*network, member, heard);
    collaboration::note_result(*network, heard ? Note::feedback : Note::unanswered);
}

void LocalDesk::closed(const Case& one) {
    if (one.responsible.post != kNone) {
        Post& post = people_.posts[one.responsible.post];
        if (post.cases > 0 && post.holder() == one.responsible.person) --post.cases;
    }
    Network* network = network_of(one);
    if (network == nullptr) return;
    collaboration::note_result(*network,
                               one.status == Status::helped ? Note::success : Note::failure);
    if (one.closing != Status::signalled && network->alive && network->terms.consensus_closing)
        collaboration::note_result(*network, Note::agreed);
}

}  // namespace models::cases
