#include "models/survey/networks.h"

#include <array>

#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

using ties::Kind;

/// Share of adults who had contact, in the week of the wave, with somebody of these kinds outside
/// the household.
Measure weekly_contact(std::string_view name, int year, IsAskedAbout about) {
    return {name, year, {0}, [about](const YearWaves& answers) {
                Mean met;
                for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
                    met.add(contact_days(wave, who, about) > 0 ? 1 : 0);
                });
                return met.value();
            }};
}

/// Ties of all kinds that are named, household included, as the name generator of LASA counts them.
double network_size(const YearWaves& answers) {
    Mean size;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        if (who.age >= 55 && who.age <= 85) size.add(named_ties(wave, who));
    });
    return size.value();
}

/// All named ties with kin, partner included, over all named ties.
double kin_share(const YearWaves& answers) {
    Mean kin;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        if (who.age < 55 || who.age > 89) return;
        for (const TieRecord& tie : wave.ties_of(who))
            if (tie.named) kin.add(ties::is_kin(tie.kind) ? 1 : 0);
    });
    return kin.value();
}

double good_friends(const YearWaves& answers) {
    Mean count;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        int found = 0;
        for (const TieRecord& tie : wave.ties_of(who))
            found += tie.kind == Kind::friendship ? 1 : 0;
        count.add(found);
    });
    return count.value();
}

/// Mean over those with two ties or more of known pairs over all pairs, measured and assumed.
double density(const YearWaves& answers) {
    Mean mean;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        const EgoPairs pairs = count_pairs(wave, who);
        if (pairs.all() > 0) mean.add(static_cast<double>(pairs.known()) / pairs.all());
    });
    return mean.value();
}

/// The same of pairs of residents only, which need no assumption, over all of them.
double measured_density(const YearWaves& answers) {
    Mean known;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        const EgoPairs pairs = count_pairs(wave, who);
        known.sum += pairs.measured_known;
        known.n += pairs.measured;
    });
    return known.value();
}

/// Chance to be lonely when a tie inside the area but not of the household is lonely, against when
/// it is not, minus 1; over pairs, in one wave. Says what goes together, whether by contagion or by
/// likeness and shared streets.
double contagion(const YearWaves& answers) {
    std::array<Mean, 2> lonely;  // by the other's answer
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        for (const TieRecord& tie : wave.ties_of(who)) {
            if (tie.place != Place::area) continue;
            const Respondent* other = wave.find(tie.other);
            if (!other || !is_asked(*other)) continue;
            lonely[other->lonely() ? 1 : 0].add(who.lonely() ? 1 : 0);
        }
    });
    const double base = lonely[0].value();
    return base > 0 ? lonely[1].value() / base - 1 : kNothing;
}

/// Strong loneliness (six items) of those who had no contact this week with family, friends or
/// neighbours outside the household, over that of all.
double few_contacts_ratio(const YearWaves& answers) {
    Mean without, all;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave& wave) {
        const double strongly = who.strongly_lonely_by_six() ? 1 : 0;
        all.add(strongly);
        if (contact_days(wave, who, any_of_three) == 0) without.add(strongly);
    });
    return all.sum > 0 ? without.value() / all.value() : kNothing;
}

}  // namespace

bool family(const Respondent&, const TieRecord& tie) {
    return tie.place != Place::household && ties::is_kin(tie.kind);
}

bool friends(const Respondent&, const TieRecord& tie) {
    return tie.place != Place::household &&
           (tie.kind == Kind::friendship || tie.kind == Kind::club);
}

bool neighbours(const Respondent& who, const TieRecord& tie) {
    if (tie.kind == Kind::neighbour) return true;
    if (tie.kind != Kind::friendship || tie.place != Place::area) return false;
    const std::uint32_t here = who.slot(), there = slot_of(tie.other);
    return (here > there ? here - there : there - here) <= kNextDoor;
}

bool any_of_three(const Respondent& who, const TieRecord& tie) {
    return family(who, tie) || friends(who, tie) || neighbours(who, tie);
}

std::uint32_t contact_days(const Wave& wave, const Respondent& who, IsAskedAbout about) {
    std::uint32_t days = 0;
    for (const TieRecord& tie : wave.ties_of(who))
        if (about(who, tie)) days += tie.contacts;
    return days;
}

bool assumed_to_know(const TieRecord& a, const TieRecord& b) {
    if (ties::is_kin(a.kind) && ties::is_kin(b.kind)) return true;
    return a.kind == b.kind && (a.kind == Kind::colleague || a.kind == Kind::club);
}

EgoPairs count_pairs(const Wave& wave, const Respondent& who) {
    EgoPairs pairs;
    const auto ties = wave.ties_of(who);
    for (std::size_t a = 0; a < ties.size(); ++a) {
        const bool resident = ties[a].place != Place::elsewhere;
        const Respondent* first = resident ? wave.find(ties[a].other) : nullptr;
        for (std::size_t b = a + 1; b < ties.size(); ++b) {
            if (!first || ties[b].place == Place::elsewhere) {
                ++pairs.assumed;
                pairs.assumed_known += assumed_to_know(ties[a], ties[b]) ? 1 : 0;
                continue;
            }
            ++pairs.measured;
            for (const TieRecord& tie : wave.ties_of(*first)) {
                if (tie.place == Place::elsewhere || tie.other != ties[b].other) continue;
                ++pairs.measured_known;
                break;
            }
        }
    }
    return pairs;
}

std::vector<Measure> network_measures() {
    return {
        weekly_contact("weekly_contact_family", 2022, family),
        weekly_contact("weekly_contact_friends", 2022, friends),
        weekly_contact("weekly_contact_neighbours", 2022, neighbours),
        weekly_contact("weekly_contact_neighbours_2012", 2012, neighbours),
        weekly_contact("weekly_contact_any", 2022, any_of_three),
        {"personal_network_size_55plus", 2022, {0}, network_size},
        {"personal_network_kin_share_55plus", 2022, {0}, kin_share},
        {"good_friends_inner_circle", 2022, {0}, good_friends},
        {"ego_network_density", 2022, {0}, density},
        {"ego_network_density_inside", 2022, {0}, measured_density},
        {"contagion_relative_increase_direct_tie", 2022, {0}, contagion},
        {"few_contacts_strongly_lonely_ratio", 2022, {0}, few_contacts_ratio},
    };
}

}  // namespace models::survey
