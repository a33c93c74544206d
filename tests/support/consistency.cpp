#include "tests/support/consistency.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace support {

using namespace models;

namespace {

/// What was found wrong: how often, and where first.
class Complaints {
  public:
    void check(bool holds, const std::string& what, std::uint32_t row) {
        if (holds) return;
        auto& [count, first] = found_[what];
        if (count++ == 0) first = row;
    }
    ~Complaints() {
        for (const auto& [what, where] : found_)
            ADD_FAILURE() << what << ": " << where.first << " times, first in row " << where.second;
    }

  private:
    std::map<std::string, std::pair<int, std::uint32_t>> found_;
};

void check_ties(const World& world, Complaints& complaints) {
    const auto& ties = world.ties;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        const bool adult = world.residents.adult(r);
        complaints.check(adult || ties.count[r] == 0, "ties of an empty slot or a minor", row);
        complaints.check(ties.count[r] <= ties.capacity[r], "more ties than places", row);
        for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
            complaints.check(ties.strength[k] > 0, "a tie without strength", row);
            complaints.check(ties.find(r, ties.other[k]) == k, "the same tie twice", row);
            if (ties::is_outside(ties.other[k])) continue;
            const ResidentId other{ties.other[k]};
            complaints.check(other != r, "a tie with oneself", row);
            const std::int64_t back = ties.find(other, row);
            complaints.check(back >= 0, "a tie that the other end does not know", row);
            if (back < 0) continue;
            const auto at = static_cast<std::size_t>(back);
            complaints.check(ties.kind[at] == ties.kind[k], "two kinds of one tie", row);
            complaints.check(ties.strength[at] == ties.strength[k], "two strengths of a tie", row);
        }
    }
}

void check_feelings(const Residents& residents, Complaints& complaints) {
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        const auto share = [](float x) { return x >= 0 && x <= 1; };
        complaints.check(share(residents.social[r]), "S outside 0..1", row);
        complaints.check(share(residents.emotional[r]), "E outside 0..1", row);
        complaints.check(share(residents.attachment[r]), "attachment outside 0..1", row);
        complaints.check(residents.companionship[r] >= 0, "negative companionship", row);
        complaints.check(residents.grief[r] >= 0, "negative grief", row);
        complaints.check(residents.adult(r) || residents.social[r] + residents.emotional[r] == 0,
                         "loneliness of an empty slot or a minor",
                         row);
    }
}

/// How many members of a household stand in each position.
std::map<Position, int> positions_in(const World& world, HouseholdId h) {
    std::map<Position, int> count;
    const std::uint32_t first = world.households.first[h];
    for (std::uint32_t row = first; row < first + world.households.slots[h]; ++row)
        if (world.residents.alive[ResidentId{row}])
            ++count[world.residents.position[ResidentId{row}]];
    return count;
}

void check_households(const World& world, Complaints& complaints) {
    for (std::uint32_t row = 0; row < world.households.rows(); ++row) {
        const HouseholdId h{row};
        if (world.households.type[h] == HouseholdType::institution) continue;
        auto count = positions_in(world, h);
        const int childless = count[Position::partner_no_child];
        const int parents = count[Position::partner_child];
        const int children = count[Position::child];
        complaints.check(childless + parents <= 2, "more than two partners", row);
        complaints.check(childless + parents != 1, "a partner without a partner", row);
        complaints.check(childless == 0 || parents == 0, "partners who disagree", row);
        complaints.check(childless == 0 || children == 0, "childless partners with a child", row);
        complaints.check(parents == 0 || children > 0, "parents without a child", row);
        complaints.check(count[Position::alone] <= 1, "two who live alone together", row);
        complaints.check(count[Position::alone] == 0 || children + childless + parents == 0,
                         "somebody alone with family",
                         row);
    }
}

/// Nobody is marked as taking part or helping who does neither.
void check_marks(const interventions::Programme& p, Complaints& wrong) {
    std::vector<std::uint8_t> marks(p.involved.size());
    for (const auto& one : p.participants)
        marks[one.person.row] = interventions::kTakesPart;
    for (const auto& one : p.waiting)
        marks[one.person.row] = interventions::kTakesPart;
    for (const auto& one : p.volunteers)
        if (one.slot != volunteers::kNoSlot) marks[one.person.row] = interventions::kVolunteers;
    for (std::uint32_t row = 0; row < marks.size(); ++row)
        wrong.check(p.involved[row] == marks[row], "marked for what she does not do", row);
}

void check_programme(const World& world, const interventions::Programme& p, Complaints& wrong) {
    using namespace interventions;
    if (p.involved.empty()) return;
    wrong.check(p.participants.size() <= p.places, "more participants than places", p.number);
    std::vector<std::uint32_t> clients(p.volunteers.size());
    for (const Participant& one : p.participants) {
        wrong.check(p.involved[one.person.row] == kTakesPart, "not marked", one.person.row);
        if (one.volunteer == kNobody) continue;
        if (p.volunteers[one.volunteer].person.uid == one.helper_uid) ++clients[one.volunteer];
    }
    for (const Waiting& one : p.waiting)
        wrong.check(p.involved[one.person.row] == kTakesPart, "waits unmarked", one.person.row);
    check_marks(p, wrong);
    for (std::uint32_t v = 0; v < clients.size(); ++v) {
        wrong.check(p.volunteers[v].clients == clients[v], "clients do not add up", v);
        const Volunteer& seat = p.volunteers[v];
        if (seat.slot != volunteers::kNoSlot && seat.person.still_here(world.residents))
            wrong.check(p.involved[seat.person.row] == kVolunteers, "helps unmarked", v);
    }
}

}  // namespace

void expect_consistent_ties(const World& world) {
    Complaints complaints;
    check_ties(world, complaints);
}

void expect_consistent(const World& world) {
    Complaints complaints;
    check_ties(world, complaints);
    check_feelings(world.residents, complaints);
    check_households(world, complaints);
    for (const auto& programme : world.programmes)
        check_programme(world, programme, complaints);
}

}  // namespace support
