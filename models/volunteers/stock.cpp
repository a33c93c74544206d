#include "models/volunteers/stock.h"

#include <algorithm>

namespace models::volunteers {

std::uint32_t Stock::size() const {
    return static_cast<std::uint32_t>(std::count_if(
        volunteers.begin(), volunteers.end(), [](const Volunteer& v) { return v.active != 0; }));
}

void Stock::add_to(sim::StateHash& hash) const {
    hash.add(std::span<const Volunteer>(volunteers));
    hash.add(std::span<const std::uint32_t>(stopped));
    hash.add(std::span<const Person>(completed));
    hash.add_value(books);
}

const Volunteer* find(const Stock& stock, Hand hand) {
    if (hand.slot >= stock.volunteers.size()) return nullptr;
    const Volunteer& volunteer = stock.volunteers[hand.slot];
    return volunteer.active != 0 && volunteer.person.uid == hand.uid ? &volunteer : nullptr;
}

Volunteer* find(Stock& stock, Hand hand) {
    const Stock& same = stock;
    return find(same, hand) == nullptr ? nullptr : &stock.volunteers[hand.slot];
}

Hand add(Stock& stock, const Volunteer& volunteer) {
    const auto free = std::find_if(stock.volunteers.begin(),
                                   stock.volunteers.end(),
                                   [](const Volunteer& v) { return v.active == 0; });
    const auto slot = static_cast<std::uint32_t>(free - stock.volunteers.begin());
    if (free == stock.volunteers.end()) {
        stock.volunteers.push_back(volunteer);
    } else {
        *free = volunteer;
    }
    return {slot, volunteer.person.uid};
}

void remove(Stock& stock, std::uint32_t slot) {
    stock.volunteers[slot] = {};
    stock.volunteers[slot].active = 0;
}

double give(Stock& stock, Volunteer& volunteer, double hours) {
    const double given = volunteer.hours.give(hours);
    stock.books.hours_given += given;
    return given;
}

void release(Stock& stock, Hand hand, double promised) {
    Volunteer* volunteer = find(stock, hand);
    if (volunteer == nullptr) return;
    volunteer->promised = std::max(0.0, volunteer->promised - promised);
    if (volunteer->engagements > 0) --volunteer->engagements;
}

void appreciate(Volunteer& volunteer, double share) {
    volunteer.appreciation += share * (1 - volunteer.appreciation);
}

}  // namespace models::volunteers
