#include "models/cases/handling.h"

#include <algorithm>

#include "models/interventions/answering.h"
#include "models/streams.h"

namespace models::cases {
namespace {

using interventions::Programme;

constexpr std::uint32_t kTraitKey = 0x77;

class Handling {
  public:
    Handling(const HandlingRules& rules, const sim::Step& step, HandlingWorld world, Casebook& book)
        : rules_(rules), step_(step), world_(world), book_(book) {}

    void go_on(Case& one) {
        if (!one.person.still_here(world_.residents)) return close(one, Status::lost);
        if (one.closing != Status::signalled) return agree(one);
        auto rng = step_.rng(number(Stream::cases_handling), one.person.uid);
        switch (one.status) {
            case Status::signalled:
                return take_up(one, rng);
            case Status::open:
                return discuss(one, rng);
            case Status::discussed:
                return visit(one, rng);
            case Status::waiting:
                return look_after_waiting(one);
            case Status::started:
                return look_after_participant(one);
            default:
                return;
        }
    }

    /// Whoever signalled hears what became of it, or waits in vain.
    void tell(Case& one) {
        const bool news = one.status == Status::started || closed(one.status);
        if (one.told || !news) return;
        auto rng = step_.rng(number(Stream::cases_handling), one.person.uid, 1);
        const double known = world_.desk.knows_signaller(one);
        one.told = rng.chance(rules_.tells + (1 - rules_.tells) * known);
        if (!one.told && !closed(one.status)) return;  // there will be more to tell
        world_.desk.told(one, one.told);
        if (one.told)
            book_.note(step_.number, one, EventKind::told, static_cast<std::uint32_t>(one.status));
    }

  private:
    bool late(const Case& one, int weeks) const {
        return step_.number - one.changed >= static_cast<std::uint32_t>(weeks);
    }
    void close(Case& one, Status status) {
        if (one.status == Status::waiting) leave_list(one);
        book_.move_to(one, status, step_.number);
        world_.desk.closed(one);
    }
    /// What came of it is clear; it is closed when those who share it agree, at the soonest now.
    void propose(Case& one, Status status) {
        if (one.status == Status::waiting) leave_list(one);
        one.closing = status;
        agree(one);
    }
    void agree(Case& one) {
        const Status outcome = one.closing;
        if (outcome == Status::helped && !better(one)) {
            one.closing = Status::signalled;  // lonely again before it was closed
            if (!takes_part(one)) without_change(one);
            return;
        }
        auto rng = step_.rng(number(Stream::cases_handling), one.person.uid, 2);
        if (rng.uniform() < world_.desk.agree_to_close(one)) close(one, outcome);
    }
    /// Nothing has changed: it is discussed once more, or it ends so.
    void without_change(Case& one) {
        if (one.rounds < rules_.most_rounds) return again(one);
        propose(one, Status::unchanged);
    }
    bool better(const Case& one) const {
        return world_.residents.weeks_lonely[one.person.id()] == 0;
    }

    void take_up(Case& one, sim::Rng& rng) {
        Spotter responsible;
        if (!world_.desk.responsible_for(one, responsible) ||
            !world_.desk.take(one, responsible, rules_.intake_hours)) {
            if (late(one, rules_.intake_weeks)) close(one, Status::nothing_to_offer);
            return;
        }
        one.responsible = responsible;
        one.true_causes = world_.causes_of(one.person.id());
        one.presenting = presenting_problem(one, rng);
        book_.move_to(one, Status::open, step_.number);
        book_.note(step_.number, one, EventKind::opened, responsible.post);
    }

    causes::Cause presenting_problem(const Case& one, sim::Rng& rng) const {
        const bool is_true = rng.chance(rules_.presenting_true);
        const auto any = static_cast<causes::Cause>(rng.below(causes::kCauses));
        return is_true ? one.true_causes.pick(rng.uniform(), any) : any;
    }

    void discuss(Case& one, sim::Rng& rng) {
        const bool together = world_.desk.places_on_agenda(one) >= 1;
        if (!together && one.disputed) {
            if (late(one, rules_.undecided_weeks)) propose(one, Status::nothing_to_offer);
            return;
        }
        // What no meeting had time for, the first responsible person decides alone.
        if (!together && !late(one, rules_.agenda_weeks)) return;
        if (together) world_.desk.use_agenda(one);
        const bool sees = rng.chance(world_.desk.diagnosis(one, together));
        const bool broad = rng.chance(world_.desk.broad(one, together));
        const double which = rng.uniform(), warm = rng.uniform(), quarrel = rng.uniform();
        one.believed = sees ? one.true_causes.pick(which, one.presenting) : one.presenting;
        book_.note(
            step_.number, one, EventKind::discussed, static_cast<std::uint32_t>(one.believed));
        if (together) world_.desk.believed(one, one.true_causes.has(one.believed));
        if (together && quarrel < world_.desk.disputed(one)) {
            one.disputed = true;
            world_.desk.left_undecided(one);
            if (late(one, rules_.undecided_weeks)) propose(one, Status::nothing_to_offer);
            return;
        }
        one.disputed = false;
        book_.funnel.agreed += one.rounds == 0;
        ++one.rounds;
        one.programme = offer(one, broad, rng);
        if (one.programme == kNone) return propose(one, Status::nothing_to_offer);
        one.warm = warm < world_.desk.warm(one);
        if (one.rounds == 1) ++(one.warm ? book_.funnel.referred_warm : book_.funnel.referred_cold);
        one.visits = 0;
        book_.move_to(one, Status::discussed, step_.number);
        book_.note(step_.number, one, EventKind::referred, one.programme);
    }

    /// The programme that is offered: by the believed cause where the view is broad, else whatever
    /// there is.
    std::uint16_t offer(const Case& one, bool broad, sim::Rng& rng) const {
        std::vector<std::uint16_t> open;
        for (std::size_t k = 0; k < world_.programmes.size(); ++k) {
            const Programme& p = world_.programmes[k];
            if (!p.takes_referrals(step_.week) || p.waiting.size() >= p.most_waiting()) continue;
            if (p.involved[one.person.row] != 0) continue;
            if (world_.residents.years(one.person.id()) < p.terms.min_age) continue;
            if (broad && !p.terms.works_on(one.believed)) continue;
            open.push_back(static_cast<std::uint16_t>(k));
        }
        const double which = rng.uniform();
        if (open.empty()) return kNone;
        return open[static_cast<std::size_t>(which * static_cast<double>(open.size()))];
    }

    void visit(Case& one, sim::Rng& rng) {
        if (!world_.desk.take(one, one.responsible, rules_.visit_hours)) {
            if (late(one, 4 * rules_.intake_weeks)) propose(one, Status::nothing_to_offer);
            return;
        }
        ++one.visits;
        const double door = rng.uniform(), answer = rng.uniform();
        const bool closed_to_all = wants_nothing(rules_, step_.seed, one.person.uid);
        const double opens = !closed_to_all   ? rules_.opens
                             : one.visits > 1 ? rules_.persistence
                                              : 0;
        const bool in = door < opens;
        book_.note(step_.number, one, EventKind::visited, in ? 1 : 0);
        if (!in) {
            if (one.visits >= rules_.most_visits) propose(one, Status::refused);
            return;
        }
        Programme& p = world_.programmes[one.programme];
        ++p.tally.offered;
        const double word = interventions::label_odds(p, step_.seed, one.person.uid, world_.taboo);
        if (answer >= interventions::with_odds(acceptance(rules_, one.warm), word)) {
            ++p.tally.refused;
            return one.rounds < rules_.most_rounds ? again(one) : propose(one, Status::refused);
        }
        ++p.tally.accepted;
        interventions::put_on_list(p, {one.person, step_.number, one.warm ? 1u : 0u}, rng);
        p.involved[one.person.row] = interventions::kTakesPart;
        book_.move_to(one, Status::waiting, step_.number);
        book_.note(step_.number, one, EventKind::accepted, one.warm ? 1 : 0);
    }

    /// Back to the table.
    void again(Case& one) {
        one.status = Status::open;
        one.changed = step_.number;
    }

    bool takes_part(const Case& one) const {
        const auto& all = world_.programmes[one.programme].participants;
        return std::ranges::any_of(all,
                                   [&](const auto& p) { return p.person.uid == one.person.uid; });
    }
    bool on_list(const Case& one) const {
        const auto& all = world_.programmes[one.programme].waiting;
        return std::ranges::any_of(all,
                                   [&](const auto& p) { return p.person.uid == one.person.uid; });
    }
    void leave_list(const Case& one) {
        Programme& p = world_.programmes[one.programme];
        const auto gone =
            std::erase_if(p.waiting, [&](const auto& w) { return w.person.uid == one.person.uid; });
        if (gone > 0) p.involved[one.person.row] = 0;
    }

    void look_after_waiting(Case& one) {
        if (takes_part(one)) {
            book_.move_to(one, Status::started, step_.number);
            book_.note(step_.number, one, EventKind::started, one.programme);
        } else if (!on_list(one) || late(one, rules_.waiting_weeks)) {
            propose(one, Status::nothing_to_offer);
        }
    }

    void look_after_participant(Case& one) {
        const auto weeks = step_.number - one.changed;
        if (takes_part(one)) {
            // She goes on taking part; those who looked after her case need not.
            const auto every = static_cast<std::uint32_t>(rules_.review_weeks);
            if (weeks > 0 && weeks % every == 0 && better(one)) propose(one, Status::helped);
            return;
        }
        const bool to_the_end =
            weeks + 1 >=
            static_cast<std::uint32_t>(world_.programmes[one.programme].terms.duration_weeks);
        book_.funnel.completed += to_the_end && !one.completed;
        one.completed |= to_the_end;
        book_.note(step_.number, one, EventKind::ended, to_the_end ? 1 : 0);
        if (better(one)) return propose(one, Status::helped);
        without_change(one);
    }

    const HandlingRules& rules_;
    const sim::Step& step_;
    HandlingWorld world_;
    Casebook& book_;
};

}  // namespace

bool wants_nothing(const HandlingRules& rules, std::uint64_t seed, std::uint32_t uid) {
    return sim::Rng({seed, 0}, number(Stream::cases_handling), uid, kTraitKey)
        .chance(rules.wants_nothing);
}

double acceptance(const HandlingRules& rules, bool warm) {
    return interventions::with_odds(rules.accept_cold, warm ? rules.warm_odds : 1);
}

void handle(const HandlingRules& rules,
            const sim::Step& step,
            HandlingWorld world,
            Casebook& book) {
    Handling handling(rules, step, world, book);
    for (Case& one : book.cases) {
        if (closed(one.status)) continue;
        handling.go_on(one);
        handling.tell(one);
    }
}

}  // namespace models::cases
