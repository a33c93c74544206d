#include "models/kept_life.h"

#include "sim/state_bytes.h"

namespace models {
namespace {

/// A struct that gets another member does not compile until it stands here.
struct LifeParts {
    static void list(auto& archive, sim::Either<recorders::Observation> auto& seen) {
        auto& [arm,
               replicate,
               time,
               indicators,
               mean_degree,
               isolated_share,
               clustering,
               ties_per_adult,
               weekly_contact,
               degree,
               population,
               deaths,
               births,
               moved_in,
               moved_out,
               euro,
               hours,
               lonely_years,
               programmes,
               iceberg,
               cases,
               collaboration,
               volunteers,
               network,
               state_hash] = seen;
        archive(arm, replicate, time, indicators, mean_degree, isolated_share, clustering);
        archive(ties_per_adult, weekly_contact, degree, population, deaths, births, moved_in);
        archive(moved_out, euro, hours, lonely_years, programmes, iceberg, cases, collaboration);
        archive(volunteers, network, state_hash);
    }
    static void list(auto& archive, sim::Either<recorders::NetworkSeen> auto& seen) {
        auto& [known,
               begin_week,
               end_week,
               funding_end_week,
               end,
               coordinator,
               meetings,
               joined,
               left,
               organisation,
               volunteer,
               core,
               familiarity] = seen;
        archive(known, begin_week, end_week, funding_end_week, end, coordinator, meetings);
        archive(joined, left, organisation, volunteer, core, familiarity);
    }
    static void list(auto& archive, sim::Either<recorders::ResidentSnapshot> auto& frame) {
        auto& [arm,
               replicate,
               week,
               uid,
               age,
               sex,
               position,
               marital,
               alive,
               health_limitation,
               emotional,
               social,
               djg11,
               djg11_emotional,
               djg11_social,
               djg6,
               degree,
               contacts,
               buurt] = frame;
        archive(arm, replicate, week, uid, age, sex, position, marital, alive, health_limitation);
        archive(emotional, social, djg11, djg11_emotional, djg11_social, djg6, degree, contacts);
        archive(buurt);
    }
    static void list(auto& archive, sim::Either<recorders::EventRows> auto& rows) {
        auto& [arm, replicate, first, week, case_number, resident, actor, value, post, kind, door] =
            rows;
        archive(arm, replicate, first, week, case_number, resident, actor, value, post, kind);
        archive(door);
    }
    static void list(auto& archive, sim::Either<Frames> auto& frames) {
        auto& [observations, snapshots, events] = frames;
        archive(observations, snapshots, events);
    }
    static void list(auto& archive, sim::Either<KeptLife> auto& life) {
        auto& [arm, replicate, week, frames, lonely_years, taboo, events, state] = life;
        archive(arm, replicate, week, frames, lonely_years, taboo, events, state);
    }
};

}  // namespace

std::string bytes_of(const KeptLife& life) {
    sim::StateWriter<LifeParts> archive;
    archive(life);
    return archive.take();
}

std::optional<KeptLife> kept_life_of(std::string_view bytes) {
    sim::StateReader<LifeParts> archive(bytes);
    KeptLife life;
    archive(life);
    if (!archive.whole()) return {};
    return life;
}

}  // namespace models
