#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace models::recorders {

/// Share or mean by group, as a survey with the De Jong Gierveld scale would find it.
enum class Measure : std::uint8_t {
    lonely_share,            // 11 items, score >= 3
    strongly_lonely_share,   // 11 items, score >= 9
    emotional_share,         // >= 2 of 6 items
    social_share,            // >= 2 of 5 items
    mean_score,              // 0..11
    lonely6_share,           // 6 items, score >= 2
    strongly_lonely6_share,  // 6 items, score >= 5
    adults,                  // residents of 18 and over in the group
};
inline constexpr int kMeasures = 8;

inline constexpr int kTieTypes = 9;
inline constexpr int kDegreeBins = 41;  // 0..39, last: 40 and over

enum class Bearer : std::uint8_t { municipality, organisation, volunteer, participant };
inline constexpr int kBearers = 4;

/// The iceberg: from lonely to helped. The first and `waiting` are open, the others cumulative.
inline constexpr std::array<std::string_view, 14> kIcebergNames = {"lonely",
                                                                   "met",
                                                                   "recognised",
                                                                   "signalled",
                                                                   "case_opened",
                                                                   "agreed",
                                                                   "referred_warm",
                                                                   "referred_cold",
                                                                   "accepted",
                                                                   "waiting",
                                                                   "started",
                                                                   "completed",
                                                                   "helped",
                                                                   "stopped"};
inline constexpr int kCaseStatuses = 10;

/// What is seen of a network.
enum class Collaboration : std::uint8_t {
    familiarity,
    vision,
    energy,
    members,
    attendance,
    publicity,
    alive,
    anchored,
    results,
    diagnosis,
    card,
    rivalry,
};
inline constexpr std::array<std::string_view, 12> kCollaborationNames = {"familiarity",
                                                                         "vision",
                                                                         "energy",
                                                                         "members",
                                                                         "attendance",
                                                                         "publicity",
                                                                         "alive",
                                                                         "anchored",
                                                                         "results",
                                                                         "diagnosis",
                                                                         "card",
                                                                         "rivalry"};
inline constexpr std::array<std::string_view, 6> kVolunteerNames = {
    "active", "recruited", "quit", "hours", "burden", "former"};

inline constexpr std::uint32_t kNoArm = 0xFFFF'FFFFu;

/// Counts of one programme so far ("cumulative") or now ("open").
struct ProgrammeCounts {
    std::uint32_t offered = 0;      // cumulative
    std::uint32_t accepted = 0;     // cumulative
    std::uint32_t refused = 0;      // cumulative
    std::uint32_t waiting = 0;      // open
    std::uint32_t started = 0;      // cumulative
    std::uint32_t active = 0;       // open
    std::uint32_t completed = 0;    // cumulative
    std::uint32_t dropped_out = 0;  // cumulative
    std::uint32_t stopped = 0;      // cumulative: died or moved before the end
    std::uint32_t sessions = 0;     // cumulative, person-sessions attended
};

/// The replicate of which networks are kept seat by seat.
inline constexpr std::uint32_t kMembersReplicate = 0;

/// The first network of an arm, seat by seat.
struct NetworkSeen {
    std::uint8_t known = 0;  // 1 from its first week on, in the replicate of which it is kept
    std::int32_t begin_week = 0, end_week = -1, funding_end_week = -1;
    std::int32_t end = 0;  // collaboration::End
    std::int32_t coordinator = 0;
    std::int32_t meetings = 0, joined = 0, left = 0;  // since it began
    std::vector<std::uint8_t> organisation;           // organisations::Kind, by seat
    std::vector<std::uint8_t> volunteer, core;        // 1 or 0, by seat
    std::vector<float> familiarity;                   // seats x seats, 0..1
};

/// What the recorders saw in one arm of one replicate at one moment.
struct Observation {
    std::uint32_t arm = 0;
    std::uint32_t replicate = 0;
    std::uint32_t time = 0;  // row of RunShape::weeks

    std::vector<float> indicators;  // [measure][group], kMeasures * groups; NaN for an empty group

    float mean_degree = 0;     // ties per adult
    float isolated_share = 0;  // adults without any tie
    float clustering = 0;      // share of pairs of in-wijk alters that know each other
    std::array<float, kTieTypes> ties_per_adult{};
    std::array<float, kTieTypes> weekly_contact{};  // share of adults with >= 1 contact this week
    std::array<std::uint32_t, kDegreeBins> degree{};
    std::uint32_t population = 0;                                       // residents, all ages
    std::uint32_t deaths = 0, births = 0, moved_in = 0, moved_out = 0;  // cumulative

    std::array<double, kBearers> euro{};      // cumulative
    std::array<double, kBearers> hours{};     // cumulative
    double lonely_years = 0;                  // cumulative person-years lonely (11 items)
    std::vector<ProgrammeCounts> programmes;  // one per programme of the catalogue
    std::array<std::uint32_t, kIcebergNames.size()> iceberg{};
    std::array<std::uint32_t, kCaseStatuses> cases{};  // open and closed, by where they stand
    std::array<float, kCollaborationNames.size()> collaboration{};
    std::array<double, kVolunteerNames.size()> volunteers{};
    NetworkSeen network;
    std::uint64_t state_hash = 0;
};

/// One resident-level snapshot of one arm of one replicate.
struct ResidentSnapshot {
    std::uint32_t arm = 0;
    std::uint32_t replicate = 0;
    std::uint32_t week = 0;
    std::vector<std::uint32_t> uid;
    std::vector<std::uint8_t> age, sex, position, marital, alive, health_limitation;
    std::vector<float> emotional, social;                                  // E and S, 0..1
    std::vector<std::uint8_t> djg11, djg11_emotional, djg11_social, djg6;  // 255: not asked (minor)
    std::vector<std::uint8_t> degree;
    std::array<std::vector<std::uint8_t>, kTieTypes> contacts;  // this week, by type of tie
    std::vector<std::uint16_t> buurt;
};

/// Numbers of the model that replicates drew from an ensemble.
struct DrawnNumbers {
    std::vector<std::string> parameters;
    std::vector<std::uint32_t> draw;    // by replicate; those of one draw share all numbers
    std::vector<std::uint32_t> member;  // by replicate: row of the ensemble
    std::vector<double> values;         // [replicate][parameter]

    bool any() const { return !draw.empty(); }
};

/// What a whole run of arms x replicates will hold; known before the first week.
struct RunShape {
    std::vector<std::string> arms;  // "baseline" first
    std::uint32_t replicates = 0;
    std::vector<std::uint32_t> weeks;     // moments of observation, ascending, first 0
    std::vector<std::string> groups;      // "all", "18-34", ..., "women", ..., buurt names
    std::vector<std::string> tie_types;   // kTieTypes names
    std::vector<std::string> programmes;  // names in the catalogue
    std::vector<std::string> buurten;     // codes
    std::string start_date;               // YYYY-MM-DD
    // First week whose observation may differ from the baseline's, by arm; earlier ones must be
    // equal to the last bit. Absent: 0, nothing is known to be equal.
    std::vector<std::uint32_t> start_weeks = {};
    // The arm that each is compared with, by arm: itself for a baseline. Absent: the first.
    std::vector<std::uint32_t> references = {};
    DrawnNumbers drawn = {};  // nothing when the numbers are the same in all replicates
    std::vector<std::uint32_t> snapshot_weeks = {};       // of residents, ascending; may be empty
    std::vector<std::uint32_t> snapshot_replicates = {};  // ascending; may be empty
    std::uint32_t residents = 0;  // about how many rows a snapshot has; more is allowed
    bool events = false;          // whether what happens in cases is recorded
    bool networks = false;        // whether an arm has a local network
};

}  // namespace models::recorders
