// Several areas that are lived as one place, each with people of its own margins.

#include "models/population/joined_areas.h"

#include <algorithm>

namespace models::population {

namespace {

/// Complains where two parts share a buurt.
void check_apart(const std::vector<Area>& parts, sim::Error& problems) {
    std::vector<std::string> seen;
    for (const Area& part : parts) {
        for (const AreaRow& buurt : part.buurten) {
            if (std::find(seen.begin(), seen.end(), buurt.code) != seen.end())
                problems.add(sim::Error::of(
                    part.code + " " + part.name + " lies in another area of the list",
                    "areas that do not overlap"));
            seen.push_back(buurt.code);
        }
        if (!problems.problems.empty()) return;
    }
}

void add_totals(const AreaRow& from, AreaRow& to) {
    to.population += from.population;
    const auto add = [](auto& a, const auto& b) {
        for (std::size_t k = 0; k < a.size(); ++k)
            a[k] += b[k];
    };
    add(to.sex, from.sex);
    add(to.age, from.age);
    add(to.origin, from.origin);
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

void add_persons(const Persons& from, std::uint32_t households, Persons& to) {
    append(to.age, from.age);
    append(to.sex, from.sex);
    append(to.position, from.position);
    append(to.marital, from.marital);
    append(to.origin, from.origin);
    append(to.education, from.education);
    append(to.work, from.work);
    append(to.mobility_limited, from.mobility_limited);
    append(to.limited, from.limited);
    append(to.anxious, from.anxious);
    for (const auto household : from.household)
        to.household.push_back(household + households);
}

void add_households(const Households& from,
                    std::uint32_t persons,
                    std::uint16_t buurten,
                    Households& to) {
    for (const auto first : from.first_person)
        to.first_person.push_back(first + persons);
    append(to.size, from.size);
    append(to.type, from.type);
    append(to.tenure, from.tenure);
    append(to.income, from.income);
    append(to.strain, from.strain);
    for (const auto buurt : from.buurt)
        to.buurt.push_back(static_cast<std::uint16_t>(buurt + buurten));
    append(to.x, from.x);
    append(to.y, from.y);
}

}  // namespace

Area scaled(Area area, double factor) {
    const auto scale = [factor](AreaRow& row) {
        row.population *= factor;
        for (double& n : row.sex)
            n *= factor;
        for (double& n : row.age)
            n *= factor;
        for (double& n : row.origin)
            n *= factor;
    };
    scale(area.totals);
    for (AreaRow& buurt : area.buurten)
        scale(buurt);
    for (Area& part : area.parts)
        part = scaled(std::move(part), factor);
    return area;
}

Area join(std::vector<Area> parts) {
    Area out = parts.front();
    out.own.reset();
    out.buurten.clear();
    out.totals = {};
    out.code.clear();
    out.name.clear();
    out.municipality.clear();
    std::vector<std::string> municipalities;
    for (const Area& part : parts) {
        out.code += (out.code.empty() ? "" : "+") + part.code;
        out.name += (out.name.empty() ? "" : ", ") + part.name;
        if (std::find(municipalities.begin(), municipalities.end(), part.municipality) ==
            municipalities.end()) {
            municipalities.push_back(part.municipality);
            out.municipality += (out.municipality.empty() ? "" : ", ") + part.municipality;
        }
        append(out.buurten, part.buurten);
        add_totals(part.totals, out.totals);
    }
    out.totals.code = out.code;
    out.totals.name = out.name;
    out.parts = std::move(parts);
    return out;
}

void join(const Population& part, Population& whole) {
    const auto households = whole.households.rows();
    const auto persons = whole.persons.rows();
    const auto buurten = static_cast<std::uint16_t>(whole.buurten.size());
    append(whole.buurten, part.buurten);
    add_persons(part.persons, households, whole.persons);
    add_households(part.households, persons, buurten, whole.households);
    for (MarginFit fit : part.fit) {
        fit.table = part.name + ": " + fit.table;
        whole.fit.push_back(std::move(fit));
    }
    whole.unplaced_children += part.unplaced_children;
    whole.unplaced_partners += part.unplaced_partners;
    whole.rule_violations += part.rule_violations;
}

sim::Result<Area> select_areas(const AreaIndex& index, std::string_view names) {
    std::vector<Area> parts;
    sim::Error problems;
    while (true) {
        const auto plus = names.find('+');
        auto part = select_area(index, names.substr(0, plus));
        if (part) {
            parts.push_back(std::move(*part));
        } else {
            problems.add(part.error());
        }
        if (plus == std::string_view::npos) break;
        names.remove_prefix(plus + 1);
    }
    if (problems.problems.empty()) check_apart(parts, problems);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return parts.size() == 1 ? std::move(parts.front()) : join(std::move(parts));
}

}  // namespace models::population
