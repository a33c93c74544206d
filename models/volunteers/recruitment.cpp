#include "models/volunteers/recruitment.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::volunteers {

namespace {

constexpr std::uint32_t kRound = 4;  // weeks between rounds of recruitment
constexpr std::uint32_t kHours = 1, kService = 2, kFormer = 3;  // what is drawn, beside keenness

/// A draw of a person's for good.
sim::Rng of_person(const sim::Step& step, std::uint32_t uid, std::uint32_t what = 0) {
    return sim::Rng({step.seed, 0}, number(Stream::volunteers_stock), uid, what);
}

/// The time at which she would come forward: exponential, sooner where more volunteer. `drawn` is
/// hers for good.
double keenness(const VolunteerRules& rules,
                const Residents& residents,
                ResidentId r,
                double drawn) {
    return -std::log(drawn) / std::max(likeliness(rules, residents, r), 1e-6);
}

double drawn_keenness(const sim::Step& step, std::uint32_t uid) {
    return of_person(step, uid).uniform();
}

Volunteer make(const VolunteerRules& rules,
               const sim::Step& step,
               const Residents& residents,
               ResidentId r) {
    Volunteer out;
    out.person = {r.row, residents.uid(r)};
    const double more = std::max(0.0, rules.hours_mean - rules.hours_least);
    const double drawn = -std::log(of_person(step, out.person.uid, kHours).uniform());
    out.hours.a_week = std::min(40.0, rules.hours_least + more * drawn);
    out.training = 1;
    out.appreciation = rules.everyday_appreciation;
    out.keenness = keenness(rules, residents, r, drawn_keenness(step, out.person.uid));
    return out;
}

struct Candidate {
    double keenness;
    std::uint32_t uid, row;
    bool operator<(const Candidate& other) const {
        return keenness != other.keenness ? keenness < other.keenness : uid < other.uid;
    }
};

/// The `wanted` keenest residents who could volunteer and do not yet, keenest first.
std::vector<Candidate> keenest(const VolunteerRules& rules,
                               const sim::Step& step,
                               const Residents& residents,
                               const Stock& stock,
                               std::size_t wanted) {
    std::vector<std::uint32_t> known = stock.stopped;
    for (const Volunteer& one : stock.volunteers)
        if (one.active != 0) known.push_back(one.person.uid);
    std::sort(known.begin(), known.end());
    // The keenest so far, the least keen of them first; nobody is likelier than 1 to volunteer, so
    // who draws less than exp(-keenness) of hers is not among them.
    std::vector<Candidate> out;
    out.reserve(wanted + 1);
    double least = 0;
    for (std::uint32_t row = 0; row < residents.rows() && wanted > 0; ++row) {
        const ResidentId r{row};
        if (!can_volunteer(rules, residents, r)) continue;
        const std::uint32_t uid = residents.uid(r);
        const double drawn = drawn_keenness(step, uid);
        if (drawn < least || std::binary_search(known.begin(), known.end(), uid)) continue;
        const Candidate one{keenness(rules, residents, r, drawn), uid, row};
        if (out.size() == wanted && !(one < out.front())) continue;
        out.push_back(one);
        std::push_heap(out.begin(), out.end());
        if (out.size() <= wanted) continue;
        std::pop_heap(out.begin(), out.end());
        out.pop_back();
        least = std::exp(-out.front().keenness) * (1 - 1e-12);
    }
    std::sort_heap(out.begin(), out.end());
    return out;
}

void take_former(const VolunteerRules& rules,
                 const sim::Step& step,
                 const Residents& residents,
                 Stock& stock) {
    for (const Person& person : stock.completed) {
        if (!person.still_here(residents) || !can_volunteer(rules, residents, person.id()))
            continue;
        const auto same = [&](const Volunteer& v) {
            return v.active != 0 && v.person.uid == person.uid;
        };
        if (std::any_of(stock.volunteers.begin(), stock.volunteers.end(), same)) continue;
        if (!of_person(step, person.uid, kFormer).chance(rules.former_joins)) continue;
        Volunteer one = make(rules, step, residents, person.id());
        one.former = 1;
        add(stock, one);
        ++stock.books.joined;
        ++stock.books.former;
    }
    stock.completed.clear();
}

}  // namespace

bool can_volunteer(const VolunteerRules& rules, const Residents& residents, ResidentId r) {
    if (!residents.adult(r) || residents.limited[r] || residents.weeks_lonely[r] > 0) return false;
    const int age = residents.years(r);
    return age >= rules.youngest && age <= rules.oldest;
}

double likeliness(const VolunteerRules& rules, const Residents& residents, ResidentId r) {
    const int age = residents.years(r);
    double out = rules.likely;
    if (age >= 35 && age < 45) out = rules.likely_35_45;
    if (age >= 65 && age < 75) out = rules.likely_65_75;
    if (age >= 75) out = rules.likely_75;
    if (residents.education[r] == Education::high) out *= rules.likely_high / rules.likely;
    if (residents.education[r] == Education::low) out *= rules.likely_low / rules.likely;
    return std::min(1.0, out);
}

std::uint32_t everyday_size(const VolunteerRules& rules, const Residents& residents) {
    std::uint32_t adults = 0;
    for (std::uint32_t row = 0; row < residents.rows(); ++row)
        adults += residents.adult(ResidentId{row}) ? 1 : 0;
    return static_cast<std::uint32_t>(std::lround(adults * rules.care_share * rules.open_share));
}

void open(const VolunteerRules& rules,
          const sim::Step& step,
          const Residents& residents,
          Stock& stock) {
    if (stock.open) return;
    stock.open = true;
    const std::uint32_t wanted = everyday_size(rules, residents);
    for (const Candidate& one : keenest(rules, step, residents, stock, wanted)) {
        Volunteer volunteer = make(rules, step, residents, ResidentId{one.row});
        const double years = -std::log(of_person(step, one.uid, kService).uniform()) /
                             std::max(rules.quit_rate, 0.01);
        volunteer.weeks = static_cast<std::uint32_t>(std::min(50.0, years) * 52);
        volunteer.training = std::exp2(-1.0 * volunteer.weeks / rules.training_weeks);
        add(stock, volunteer);
    }
}

void refill(const VolunteerRules& rules,
            const sim::Step& step,
            const Residents& residents,
            Stock& stock) {
    take_former(rules, step, residents, stock);
    if (step.number % kRound != 0) return;
    const std::uint32_t size = stock.size();
    const std::uint32_t everyday = everyday_size(rules, residents);
    if (size >= everyday) return;
    const double some = (everyday - size) * -std::expm1(-double{kRound} / rules.refill_weeks);
    auto rng = step.rng(number(Stream::volunteers_stock), 0, 0x100);
    const double whole = std::floor(some);
    const auto wanted = static_cast<std::size_t>(whole) + (rng.chance(some - whole) ? 1u : 0u);
    if (wanted == 0) return;
    for (const Candidate& one : keenest(rules, step, residents, stock, wanted)) {
        add(stock, make(rules, step, residents, ResidentId{one.row}));
        ++stock.books.joined;
    }
}

}  // namespace models::volunteers
