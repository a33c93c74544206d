#include "models/cases/seeking.h"

#include <algorithm>
#include <array>

#include "sim/philox_batch.h"

#include "models/cases/handling.h"
#include "models/streams.h"

namespace models::cases {
namespace {

using interventions::Person;
using interventions::Programme;

constexpr std::uint32_t kSought = 0x1000, kAnswer = 0x2000;  // what is drawn of a resident
constexpr std::uint32_t kNobodysUid = 0xFFFF'FFFFu;          // a service is no resident

bool seeks(const Programme& p, std::int32_t week) {
    return p.runs(week) && !p.terms.takes_participants() && p.terms.sought_per_week > 0;
}

/// The residents whose turn it is this week, in the order in which somebody gets to them.
void draw_sought(const sim::Step& step,
                 const Residents& residents,
                 const Programme& p,
                 sim::Outbox<Person>& out) {
    out.reset(residents.rows());
    sim::for_each_block(residents.rows(),
                        [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
                            std::array<std::uint32_t, sim::kBlockRows> row{}, drawn, order;
                            for (std::uint32_t k = 0; k < end - begin; ++k)
                                row[k] = begin + k;
                            sim::draw_keys(step.chance(),
                                           number(Stream::cases_services),
                                           kSought + p.number,
                                           row.data(),
                                           end - begin,
                                           drawn.data(),
                                           order.data());
                            for (std::uint32_t k = 0; k < end - begin; ++k) {
                                const ResidentId r{row[k]};
                                if (sim::unit_interval(drawn[k]) >= p.terms.sought_per_week)
                                    continue;
                                if (!residents.adult(r) || residents.years(r) < p.terms.min_age)
                                    continue;
                                out.send(block, order[k], r.row, {r.row, residents.uid(r)});
                            }
                        });
}

class Seeking {
  public:
    Seeking(const sim::Step& step,
            const Sought& sought,
            const Eyes& eyes,
            Programme& programme,
            Casebook& book)
        : step_(step), sought_(sought), eyes_(eyes), programme_(programme), book_(book) {}

    void try_one(const Person& person) {
        auto& service = programme_.service;
        const auto& terms = programme_.terms;
        if (!service.give(terms.hours_per_attempt)) return;
        ++service.books.sought;
        programme_.ledger.euro_municipality += terms.euro_per_participant;
        auto rng =
            step_.rng(number(Stream::cases_services), person.row, kAnswer + programme_.number);
        const double answer = rng.uniform(), shows = rng.uniform(), agrees = rng.uniform();
        if (answer >= terms.response) return;
        if (wants_nothing(sought_.handling, step_.seed, person.uid)) return;
        ++service.books.answered;
        auto& seen = book_.seen[person.row];
        if ((seen & kHasCase) != 0) return;
        if (sought_.residents.weeks_lonely[person.id()] < sought_.spotting.least_weeks) {
            if (shows >= terms.specificity && service.give(terms.hours_per_contact))
                ++service.books.mistaken;
            return;
        }
        mark(seen, kMet, book_.funnel.met);
        if (shows >= terms.sensitivity || !service.give(terms.hours_per_contact)) return;
        if (mark(seen, kRecognised, book_.funnel.recognised))
            book_.events.push_back({step_.number, person.uid, EventKind::recognised, door()});
        ++service.books.found;
        if (agrees >= sought_.spotting.consents) return;
        ++service.books.signalled;
        const Spotter from{static_cast<Door>(door()), kNone, kNobodysUid};
        const auto network = terms.caseload > 0 ? kNone : eyes_.meldpunt;
        enter({person, from, network, false}, step_.number, book_);
    }

  private:
    /// Those who come to the door are the team's; a questionnaire is the welfare organisation's.
    std::uint16_t door() const {
        return static_cast<std::uint16_t>(programme_.terms.caseload > 0 ? Door::social_work
                                                                        : Door::welfare);
    }
    /// True, and counted, when it was not known of her yet.
    static bool mark(std::uint8_t& seen, std::uint8_t what, std::uint32_t& count) {
        if ((seen & what) != 0) return false;
        seen = static_cast<std::uint8_t>(seen | what);
        ++count;
        return true;
    }

    const sim::Step& step_;
    const Sought& sought_;
    const Eyes& eyes_;
    Programme& programme_;
    Casebook& book_;
};

}  // namespace

void tell_gps(const std::vector<Programme>& programmes, std::int32_t week, Eyes& eyes) {
    for (const Programme& p : programmes) {
        if (p.terms.takes_participants() || !p.runs(week)) continue;
        const auto known = static_cast<float>(p.terms.known_to_gps);
        for (Eye& eye : eyes.at[static_cast<std::size_t>(Door::gp)])
            eye.known = std::max(eye.known, known);
    }
}

void seek(const sim::Step& step,
          const Sought& sought,
          const Eyes& eyes,
          std::vector<Programme>& programmes,
          sim::Outbox<Person>& scratch,
          Casebook& book) {
    if (book.empty()) return;
    for (Programme& p : programmes) {
        if (!seeks(p, step.week)) continue;
        draw_sought(step, sought.residents, p, scratch);
        Seeking seeking(step, sought, eyes, p, book);
        scratch.deliver([&](const Person& person) { seeking.try_one(person); });
    }
}

}  // namespace models::cases
