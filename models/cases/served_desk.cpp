#include "models/cases/served_desk.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::cases {
namespace {

using interventions::Programme;
using interventions::ServiceClient;

constexpr std::uint32_t kGoesAlong = 0x3000;  // what is drawn of a resident

ServiceClient* client_of(Programme& p, const Case& one) {
    const auto found = std::ranges::find(p.service.clients, one.person.uid, &ServiceClient::uid);
    return found == p.service.clients.end() ? nullptr : &*found;
}

/// Whether a service takes this case: one of a GP's, where it is there for those.
bool takes(const Programme& p, std::int32_t week, const Case& one) {
    if (p.terms.takes_participants() || !p.runs(week)) return false;
    if (p.terms.known_to_gps > 0 && one.signaller.door != Door::gp) return false;
    return std::cmp_less(p.service.clients.size(), p.terms.caseload) &&
           p.service.hours.left() + 1e-9 >= p.terms.hours_per_contact;
}

}  // namespace

ServedDesk::ServedDesk(const HandlingRules& rules,
                       const sim::Step& step,
                       std::vector<Programme>& programmes,
                       Desk& behind)
    : rules_(rules), step_(step), programmes_(programmes), behind_(behind) {}

Programme* ServedDesk::service_of(const Spotter& who) const {
    if (who.post == kNone || who.post < kServicePosts) return nullptr;
    return &programmes_[who.post - kServicePosts];
}

void ServedDesk::talk(const Casebook& book) {
    const auto looks_after = [](const Programme& p) { return !p.service.clients.empty(); };
    if (std::ranges::none_of(programmes_, looks_after)) return;
    for (const Case& one : book.cases) {
        if (one.status != Status::open) continue;
        Programme* p = service_of(one.responsible);
        if (p == nullptr) continue;
        ServiceClient* client = client_of(*p, one);
        if (client == nullptr || std::cmp_greater_equal(client->talks, p->terms.talks)) continue;
        if (!p->service.give(p->terms.hours_per_contact)) continue;
        ++client->talks;
        ++p->service.books.talks;
    }
}

bool ServedDesk::responsible_for(const Case& one, Spotter& found) {
    if (one.network != kNone) return behind_.responsible_for(one, found);
    for (std::size_t k = 0; k < programmes_.size(); ++k) {
        if (!takes(programmes_[k], step_.week, one)) continue;
        found = {Door::social_work, static_cast<std::uint16_t>(kServicePosts + k), 0};
        return true;
    }
    return behind_.responsible_for(one, found);
}

bool ServedDesk::take(const Case& one, const Spotter& who, double hours) {
    Programme* p = service_of(who);
    if (p == nullptr) return behind_.take(one, who, hours);
    if (!p->service.give(p->terms.hours_per_contact)) return false;
    if (one.status == Status::signalled) {
        p->service.clients.push_back({one.person.uid, 0});
        ++p->service.books.taken_up;
    } else {
        ++p->service.books.visits;
    }
    return true;
}

int ServedDesk::places_on_agenda(const Case& one) const {
    Programme* p = service_of(one.responsible);
    if (p == nullptr) return behind_.places_on_agenda(one);
    const ServiceClient* client = client_of(*p, one);
    return client != nullptr && std::cmp_greater_equal(client->talks, p->terms.talks) ? 1 : 0;
}

void ServedDesk::use_agenda(const Case& one) {
    Programme* p = service_of(one.responsible);
    if (p == nullptr) return behind_.use_agenda(one);
    if (ServiceClient* client = client_of(*p, one)) client->talks = 0;
}

double ServedDesk::diagnosis(const Case& one, bool together) const {
    const Programme* p = service_of(one.responsible);
    if (p == nullptr) return behind_.diagnosis(one, together);
    const double breadth = p->terms.breadth;
    const double at_first = rules_.own_view + (1 - rules_.own_view) * breadth;
    const int more = together ? std::max(0, p->terms.talks - 1) : 0;
    return 1 - (1 - at_first) * std::pow(1 - rules_.own_view * breadth, more);
}

double ServedDesk::broad(const Case& one, bool together) const {
    const Programme* p = service_of(one.responsible);
    return p == nullptr ? behind_.broad(one, together) : p->terms.breadth;
}

void ServedDesk::believed(const Case& one, bool right) {
    if (service_of(one.responsible) == nullptr) behind_.believed(one, right);
}

double ServedDesk::disputed(const Case& one) const {
    return service_of(one.responsible) == nullptr ? behind_.disputed(one) : 0;
}

void ServedDesk::left_undecided(const Case& one) {
    if (service_of(one.responsible) == nullptr) behind_.left_undecided(one);
}

bool ServedDesk::goes_along(Programme& p, const Case& one) {
    if (p.terms.takes_participants() || !p.runs(step_.week)) return false;
    auto rng = step_.rng(number(Stream::cases_services), one.person.uid, kGoesAlong + p.number);
    if (!rng.chance(p.terms.accompanies)) return false;
    if (!p.service.give(p.terms.hours_per_contact)) return false;
    ++p.service.books.accompanied;
    return true;
}

double ServedDesk::warm(const Case& one) {
    if (one.network != kNone) return behind_.warm(one);
    if (Programme* own = service_of(one.responsible)) {
        if (goes_along(*own, one)) return 1;
    }
    for (Programme& p : programmes_)
        if (p.terms.caseload == 0 && goes_along(p, one)) return 1;
    return behind_.warm(one);
}

double ServedDesk::agree_to_close(const Case& one) {
    return service_of(one.responsible) == nullptr ? behind_.agree_to_close(one) : 1;
}

double ServedDesk::knows_signaller(const Case& one) const {
    return service_of(one.responsible) == nullptr ? behind_.knows_signaller(one) : 0;
}

void ServedDesk::told(const Case& one, bool heard) {
    behind_.told(one, heard);
}

void ServedDesk::closed(const Case& one) {
    Programme* p = service_of(one.responsible);
    if (p == nullptr) return behind_.closed(one);
    std::erase_if(p->service.clients,
                  [&](const ServiceClient& client) { return client.uid == one.person.uid; });
}

}  // namespace models::cases
