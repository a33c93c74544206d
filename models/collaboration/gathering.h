#pragma once

#include "models/collaboration/network.h"
#include "models/streams.h"

namespace models::collaboration {

/// What one week of a network works with.
struct Gathering {
    const sim::Step& step;
    People& people;
    Network& network;

    /// Draws about one member or candidate, keyed by the post or the person.
    sim::Rng of_post(std::uint32_t number_of_post, std::uint32_t purpose) const {
        return step.rng(number(Stream::collaboration_members), number_of_post, key(purpose));
    }
    sim::Rng of_volunteer(std::uint32_t uid, std::uint32_t purpose) const {
        return step.rng(number(Stream::collaboration_members), uid, key(purpose) | 0x8000);
    }
    sim::Rng of_member(const Member& member, std::uint32_t purpose) const {
        return member.volunteer != 0 ? of_volunteer(member.who, purpose)
                                     : of_post(people.posts[member.index].number, purpose);
    }
    /// Draws about the network as a whole.
    sim::Rng of_all(std::uint32_t purpose) const {
        return step.rng(number(Stream::collaboration_network), network.number, purpose);
    }

  private:
    std::uint32_t key(std::uint32_t purpose) const {
        return (network.number % 0x80u) * 0x100u + purpose;
    }
};

/// What is drawn, so that no two draws share a key.
enum Purpose : std::uint32_t { kAsked, kJoins, kComes, kLeaves, kShows, kSucceeds, kRotates };

/// The chance a week of something with this hazard a year.
double weekly(double hazard);

/// How much of an organisation's own interest stays hidden in this network.
double hidden_interest(const Network& network, const organisations::Organisation& organisation);

/// Takes a seat for a new member: no familiarity yet. Returns her seat.
MemberId sit_down(Network& network, const Member& member);

/// A member is gone, and with her all that she knew of the others.
void get_up(Network& network, MemberId member);

/// A newcomer takes the seat of a colleague: what that one knew is gone, what she was introduced to
/// begins.
void hand_over(Network& network, MemberId member, std::uint32_t who);

}  // namespace models::collaboration
