#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "sim/state_hash.h"
#include "sim/step.h"

#include "models/collaboration/rules.h"
#include "models/collaboration/terms.h"
#include "models/interventions/programme.h"
#include "models/organisations/organisations.h"
#include "models/professionals/posts.h"
#include "models/volunteers/stock.h"

namespace models::collaboration {

/// Index in Network::members, the same for as long as the member stays.
using MemberId = std::uint16_t;
inline constexpr MemberId kNoMember = 0xFFFF;

/// Somebody who sits in a network: who holds a post, or a volunteer of the stock.
struct Member {
    double trust = 0;         // that something is done with what she brings, 0..1
    std::uint32_t index = 0;  // of posts, or slot of the stock
    std::uint32_t who = 0;    // Post::holder(), or uid
    std::uint32_t weeks = 0;  // that she is a member
    std::uint16_t organisation = 0;
    std::uint8_t volunteer = 0;  // 1: of the stock
    std::uint8_t present = 0;    // 0: the seat is free
    std::uint8_t here = 0;       // attends this week's meeting
    std::uint8_t core = 0;       // 1: of the core group, which comes every time
    std::uint8_t spare[6] = {};
};
static_assert(sizeof(Member) == 32, "no gaps: the bytes are hashed");

/// Why a network ended.
enum class End : std::uint8_t {
    none,
    no_coordinator,
    no_energy,
    too_few,
    funding_ended,
    political_shock,
};
inline constexpr std::string_view kEndNames[] = {
    "none", "no_coordinator", "no_energy", "too_few", "funding_ended", "political_shock"};

/// What the handling of signals and cases tells a network.
enum class Note : std::uint8_t {
    discussed,   // a case was discussed at the meeting
    action,      // somebody went to do something
    success,     // a small success
    failure,     // no success
    feedback,    // a signaller heard what became of it
    unanswered,  // a signal that nobody answered
    agreed,      // a case was closed with everybody's consent
};
inline constexpr std::size_t kNotes = 7;

struct NetworkBooks {
    std::uint32_t meetings = 0, attended = 0, invited = 0, joined = 0, left = 0, succeeded = 0;
    std::uint32_t interviews = 0, diagnosed = 0, diagnosed_right = 0, disputed = 0;
    std::uint32_t notes[kNotes] = {};
};

/// A local network: people of organisations and volunteers who meet about lonely residents. The
/// familiarity is symmetric, 0 on the diagonal and for free seats.
struct Network {
    NetworkRules rules;
    NetworkTerms terms;
    organisations::OrganisationRules commitments;  // of its partners
    interventions::CostRules costs;
    std::uint16_t number = 0;  // keys the draws, so that arms share them

    std::vector<organisations::Organisation> partners;  // by kind; what they bring to this network
    std::vector<Member> members;
    Eigen::MatrixXf familiarity;  // K, members x members, 0..1
    double vision = 0;            // v, 0..1
    double energy = 0;            // u, 0..1
    double publicity = 0;         // a, 0..1
    double results = 0;           // visible results, 0..1
    double breadth = 0;           // mean view of the professionals at the last meeting
    double thinkers = 0.5;        // mean of who was at the last meeting; 0 doers, 1 thinkers
    double scope = 0;             // of what is talked about, 0 small .. 1 everything
    double rivalry = 0;           // with other networks and their instruments, 0..1
    bool begun = false;
    bool alive = false;
    bool anchored = false;
    bool coordinator = false;  // there is one now
    bool mixed = false;        // both kinds were at the last meeting
    bool meeting = false;      // it meets this week
    std::int32_t begin_week = 0;
    std::int32_t end_week = -1;
    std::int32_t without_since = -1;  // week in which it lost its coordinator; -1: it did not
    End end = End::none;
    std::uint32_t since_meeting[kNotes] = {};
    std::uint32_t newcomers = 0;  // since the last meeting
    NetworkBooks books;
    interventions::Ledger ledger;

    std::uint32_t size() const;  // members
    void add_to(sim::StateHash& hash) const;
};

/// Everybody who can sit in a network.
struct People {
    const Residents& residents;
    std::vector<professionals::Post>& posts;
    volunteers::Stock& stock;
};

/// Mean familiarity over the pairs of members; 0 with fewer than two.
double mean_familiarity(const Network& network);

/// Mean familiarity of one member with the others; 0 without others.
double familiarity_of(const Network& network, MemberId member);

/// Whether professionals of this organisation sit in the network.
bool has_seat(const Network& network, std::size_t organisation);

/// How far another network in the same area works with an instrument of its own, 0..1: partly for
/// being there, wholly when all organisations sit in both.
double rivalry_with(const Network& network, const Network& other);

/// Whether the people of this organisation know the card of this network.
bool knows_card(const Network& network, std::uint16_t organisation);

/// What an hour together is worth for want of a coordinator, 0..1: 1 with a good one with time.
double coordination(const Network& network);

/// The seat of this post's holder, or of this volunteer; kNoMember when she has none.
MemberId member_of(const Network& network, const professionals::Post& post);
MemberId member_of(const Network& network, volunteers::Hand volunteer);

/// Chance that a referral from one member to another is warm: a person introduces a person.
double warm_chance(const Network& network, MemberId signaller, MemberId receiver);

/// Chance that a discussion finds the true cause, 0..1.
double diagnosis_quality(const Network& network);

/// Chance that somebody outside the network knows where to bring a signal.
double knows_meldpunt(const Network& network);

/// Whether the network meets in the week that is being lived; true after `collaborate` has run.
bool meets_this_week(const Network& network);

/// Whether the member was at the meeting of this week.
bool attended(const Network& network, MemberId member);

/// Tells the network what happened: felt at its next meeting.
void note_result(Network& network, Note note);

/// A member got feedback on her signal, or never heard of it: her trust moves, and the network
/// takes note.
void note_feedback(Network& network, MemberId member, bool given);

}  // namespace models::collaboration
