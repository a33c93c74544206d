#include "models/demography/changes.h"

#include <algorithm>

#include "models/demography/arrivals.h"
#include "models/demography/illness.h"
#include "models/streams.h"

namespace models::demography {

namespace {

std::uint32_t last_slot(const Households& households, HouseholdId h) {
    return households.first[h] + households.slots[h];
}

template <class Visit>
void for_each_member(const Lives& lives, HouseholdId h, Visit&& visit) {
    for (std::uint32_t row = lives.households.first[h]; row < last_slot(lives.households, h); ++row)
        if (lives.residents.alive[ResidentId{row}]) visit(ResidentId{row});
}

bool institution(const Lives& lives, HouseholdId h) {
    return lives.households.type[h] == HouseholdType::institution;
}

/// A free slot of the household, or `none`.
ResidentId free_slot(const Lives& lives, HouseholdId h, ResidentId none) {
    for (std::uint32_t row = lives.households.first[h]; row < last_slot(lives.households, h); ++row)
        if (!lives.residents.alive[ResidentId{row}]) return ResidentId{row};
    return none;
}

/// Positions follow from who is left: partners without children, somebody alone, a single parent.
void update_positions(const Lives& lives, HouseholdId h) {
    Residents& residents = lives.residents;
    bool children = false;
    int partners = 0;
    int people = 0;
    bool parents = false;
    for_each_member(lives, h, [&](ResidentId m) {
        ++people;
        parents = parents || (residents.position[m] != Position::child &&
                              residents.position[m] != Position::other);
        children = children || residents.position[m] == Position::child;
        partners += residents.position[m] == Position::partner_child ||
                    residents.position[m] == Position::partner_no_child;
    });
    for_each_member(lives, h, [&](ResidentId m) {
        Position& p = residents.position[m];
        // Grown children whose parents are gone live on in the home.
        if (p == Position::child && !parents && residents.adult(m))
            p = people == 1 ? Position::alone : Position::other;
        if (p == Position::child || p == Position::other || p == Position::institution) return;
        if (partners == 2 && p != Position::alone && p != Position::single_parent) {
            p = children ? Position::partner_child : Position::partner_no_child;
        } else if (partners < 2) {
            p = children ? Position::single_parent : Position::alone;
        }
    });
}

/// Friendships of `r`, who leaves the area, with people of other households: each goes on with
/// chance `friends_stay`, from now on with somebody elsewhere. Every other tie ends in `vacate`.
void keep_friends(const Change& change, ResidentId r) {
    const double stay = change.rules.friends_stay;
    if (stay <= 0) return;
    const Lives& lives = change.lives;
    ties::Ties& ties = lives.ties;
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        if (ties.kind[k] != ties::Kind::friendship || ties::is_outside(ties.other[k])) continue;
        const ResidentId friend_of_hers{ties.other[k]};
        if (lives.residents.household[friend_of_hers] == lives.residents.household[r]) continue;
        auto rng = change.step.rng(number(Stream::demography_kept_ties),
                                   lives.residents.uid(r),
                                   friend_of_hers.row & 0xFFFFu);
        if (!rng.chance(stay)) continue;
        const std::int64_t back = ties.find(friend_of_hers, r.row);
        if (back < 0) continue;
        ties.other[static_cast<std::size_t>(back)] =
            ties::kOutside | ties::mover_name(lives.residents.uid(r));
    }
}

/// Somebody leaves the area and lives on elsewhere.
void leave_area(const Change& change, ResidentId r) {
    keep_friends(change, r);
    vacate(change.lives, r);
    ++change.lives.counts.moved_out;
}

/// After somebody left: an empty dwelling is taken by others, one without adults is emptied first.
void after_leaving(const Change& change, ResidentId gone) {
    const Lives& lives = change.lives;
    const HouseholdId h = lives.residents.household[gone];
    if (institution(lives, h)) {
        settle_in_slot(change.background, lives, gone, gone);
        if (lives.residents.adult(gone))
            give_life(change.newcomers, change.step.seed, lives, gone, true);
        return;
    }
    bool adults = false;
    for_each_member(lives, h, [&](ResidentId m) { adults = adults || lives.residents.adult(m); });
    if (adults) return update_positions(lives, h);
    for_each_member(lives, h, [&](ResidentId m) { leave_area(change, m); });
    refill(change.rules, change.newcomers, change.background, change.step, lives, h);
}

/// Kin and friends come closer to somebody who lost her partner.
void rally_round(const Change& change, ResidentId bereaved) {
    ties::Ties& ties = change.lives.ties;
    const auto more = static_cast<float>(change.rules.support_after_loss);
    for (std::uint32_t k = ties.begin[bereaved]; k < ties.begin[bereaved] + ties.count[bereaved];
         ++k) {
        if (ties.kind[k] > ties::Kind::friendship) continue;
        const float s = ties::from_strength(ties.strength[k]);
        const std::uint16_t grown = ties::to_strength(s + more * (1 - s));
        ties.strength[k] = grown;
        if (ties::is_outside(ties.other[k])) continue;
        const std::int64_t back = ties.find(ResidentId{ties.other[k]}, bereaved.row);
        if (back >= 0) ties.strength[static_cast<std::size_t>(back)] = grown;
    }
}

/// An adult who is not drawn after an example: a partner for `r`, like her.
void settle_partner(const Change& change, ResidentId r, ResidentId slot) {
    Residents& residents = change.lives.residents;
    settle_in_slot(change.background, change.lives, slot, r);
    const double gap = change.rng.normal() * 3.5 + (residents.sex[r] == Sex::woman ? 2 : -2);
    const double years = std::clamp(residents.years(r) + gap, 19.0, 95.0);
    residents.age[slot] = static_cast<std::uint16_t>(years * 52);
    residents.sex[slot] = residents.sex[r] == Sex::man ? Sex::woman : Sex::man;
    residents.origin[slot] = residents.origin[r];
    residents.education[slot] = residents.education[r];
    residents.work[slot] = years >= change.rules.retirement_age ? Work::retired : Work::working;
    residents.limited[slot] = 0;
    residents.mobility_limited[slot] = 0;
    residents.anxious[slot] = 0;
    const bool marry = change.rng.chance(change.rules.marries);
    if (marry) residents.marital[r] = Marital::married;
    residents.marital[slot] = marry ? Marital::married : Marital::never_married;
    residents.position[r] = Position::partner_no_child;
    residents.position[slot] = Position::partner_no_child;
}

}  // namespace

bool is_reference_person(const Residents& residents, const Households& households, ResidentId r) {
    const HouseholdId h = residents.household[r];
    if (households.type[h] == HouseholdType::institution) return true;
    for (std::uint32_t row = households.first[h]; row < last_slot(households, h); ++row) {
        const ResidentId m{row};
        if (residents.adult(m) && residents.position[m] != Position::child) return m == r;
    }
    return false;
}

void come_of_age(const NewcomerRules& rules, std::uint64_t seed, Lives lives, ResidentId r) {
    Residents& residents = lives.residents;
    if (residents.education[r] == Education::none_yet) residents.education[r] = Education::middle;
    if (residents.work[r] == Work::not_working) residents.work[r] = Work::student;
    give_life(rules, seed, lives, r, false);
    // She grew up here: friends and neighbours are known already.
    ties::tie_inside(rules.ties, seed, lives.residents, r, lives.ties);
}

void die(const Change& change, ResidentId r) {
    const Lives& lives = change.lives;
    const ResidentId partner = partner_of(lives.residents, lives.households, r);
    vacate(lives, r);
    ++lives.counts.deaths;
    if (partner != r) {
        if (lives.residents.marital[partner] == Marital::married)
            lives.residents.marital[partner] = Marital::widowed;
        lives.residents.grief[partner] += static_cast<float>(grief_at_death(change, r, partner));
        rally_round(change, partner);
    }
    after_leaving(change, r);
}

void move_away(const Change& change, ResidentId r) {
    const Lives& lives = change.lives;
    const HouseholdId h = lives.residents.household[r];
    if (institution(lives, h)) {
        leave_area(change, r);
        return after_leaving(change, r);
    }
    for_each_member(lives, h, [&](ResidentId m) { leave_area(change, m); });
    refill(change.rules, change.newcomers, change.background, change.step, lives, h);
}

void leave_home(const Change& change, ResidentId r) {
    const Lives& lives = change.lives;
    const HouseholdId h = lives.residents.household[r];
    for_each_member(lives, h, [&](ResidentId m) {
        if (m == r || !lives.residents.adult(m)) return;
        if (lives.residents.position[m] == Position::child) return;
        lives.ties.disconnect(r, m);
        lives.ties.connect_outside(
            m, ties::mover_name(lives.residents.uid(r)), ties::Kind::parent_child, 0.65f);
    });
    leave_area(change, r);
    after_leaving(change, r);
}

void find_partner(const Change& change, ResidentId r) {
    const Lives& lives = change.lives;
    const HouseholdId h = lives.residents.household[r];
    const ResidentId slot = free_slot(lives, h, r);
    if (slot == r) {
        if (lives.residents.position[r] == Position::alone &&
            change.rng.chance(change.rules.joins_elsewhere))
            move_away(change, r);
        return;
    }
    settle_partner(change, r, slot);
    give_life(change.newcomers, change.step.seed, lives, slot, true);
    update_positions(lives, h);
}

void split(const Change& change, ResidentId r) {
    const Lives& lives = change.lives;
    const ResidentId partner = partner_of(lives.residents, lives.households, r);
    leave_area(change, r);
    if (lives.residents.marital[partner] == Marital::married)
        lives.residents.marital[partner] = Marital::divorced;
    lives.residents.grief[partner] +=
        static_cast<float>(change.newcomers.loneliness.risks.split_grief);
    after_leaving(change, r);
}

void give_birth(const Change& change, ResidentId r) {
    const Lives& lives = change.lives;
    Residents& residents = lives.residents;
    const HouseholdId h = residents.household[r];
    const ResidentId slot = free_slot(lives, h, r);
    if (slot == r) {  // no room for a child: many look for a larger home
        if (change.rng.chance(change.rules.leaves_for_room)) move_away(change, r);
        return;
    }
    settle_in_slot(change.background, lives, slot, r);
    --lives.counts.moved_in;
    ++lives.counts.births;
    residents.age[slot] = 0;
    residents.sex[slot] = change.rng.chance(0.512) ? Sex::man : Sex::woman;
    residents.position[slot] = Position::child;
    residents.marital[slot] = Marital::never_married;
    residents.origin[slot] = residents.origin[r];
    residents.education[slot] = Education::none_yet;
    residents.work[slot] = Work::not_working;
    residents.limited[slot] = 0;
    residents.mobility_limited[slot] = 0;
    residents.anxious[slot] = 0;
    update_positions(lives, h);
}

void change_work(const Change& change, ResidentId r) {
    Work& work = change.lives.residents.work[r];
    work = work == Work::working ? Work::not_working : Work::working;
}

void lose_parent(const Change& change, ResidentId r) {
    ties::Ties& ties = change.lives.ties;
    std::int64_t weakest = -1;
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        if (ties.kind[k] != ties::Kind::parent_child || !ties::is_outside(ties.other[k])) continue;
        if (weakest < 0 || ties.strength[k] < ties.strength[static_cast<std::size_t>(weakest)])
            weakest = k;
    }
    if (weakest >= 0) ties.remove_at(r, static_cast<std::uint32_t>(weakest));
}

void replace(const Change& change, ResidentId r, bool moved) {
    const Lives& lives = change.lives;
    if (moved) keep_friends(change, r);
    vacate(lives, r);
    ++lives.counts.moved_out;
    settle_in_slot(change.background, lives, r, r);
    if (lives.residents.adult(r)) give_life(change.newcomers, change.step.seed, lives, r, true);
}

}  // namespace models::demography
