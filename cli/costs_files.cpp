#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/csv_text.h"
#include "sim/parameters.h"

#include "cli/costs_view.h"
#include "models/recorders/results_series.h"

namespace cli {
namespace {

namespace economics = models::economics;
using economics::Price;
using sim::csv_text;
using sim::json_string;

std::string json_estimate(const sim::Estimate& of) {
    return fmt::format(R"({{"mean": {}, "low": {}, "high": {}}})",
                       sim::json_number(of.mean),
                       sim::json_number(of.low),
                       sim::json_number(of.high));
}

const char* word(Price price) {
    switch (price) {
        case Price::known:
            return "known";
        case Price::too_few:
            return "too few replicates";
        case Price::unsure:
            return "cannot tell";
        case Price::worse:
            return "fewer than in the baseline";
        case Price::nothing_spent:
            return "nothing spent";
        case Price::saves:
            break;
    }
    return "saves money";
}

/// The ratio stands only where it means something.
std::string json_price(const economics::CostPer& one) {
    const bool known = one.price == Price::known;
    return fmt::format(R"({{"price": "{}", "euro": {}, "low": {}, "high": {}, "amount": {}}})",
                       word(one.price),
                       known ? sim::json_number(one.euro.ratio) : "null",
                       known ? sim::json_number(one.euro.low) : "null",
                       known ? sim::json_number(one.euro.high) : "null",
                       json_estimate(one.amount));
}

std::string json_bearers(const std::array<sim::Estimate, models::recorders::kBearers>& of) {
    std::string out = "{";
    for (std::size_t b = 0; b < of.size(); ++b)
        out += fmt::format("{}\"{}\": {}",
                           b == 0 ? "" : ", ",
                           models::recorders::bearer_names()[b],
                           json_estimate(of[b]));
    return out + "}";
}

std::string json_points(const economics::ArmComparison& arm) {
    std::string out = "[";
    for (const auto& point : arm.points)
        out += fmt::format("{}[{}, {}]",
                           out.size() > 1 ? ", " : "",
                           sim::json_number(point.cost),
                           sim::json_number(point.averted));
    return out + "]";
}

std::string json_persons(const CostsView& view, const economics::ArmComparison& arm) {
    constexpr std::array kKeys{"started", "completed", "helped"};
    std::string out;
    for (std::size_t p = 0; p < economics::kPassed; ++p)
        if (view.record.knows(static_cast<economics::Passed>(p)))
            out += fmt::format(",\n   \"per_{}\": {}", kKeys[p], json_price(arm.each[p]));
    return out;
}

std::string json_arm(const CostsView& view, const economics::ArmComparison& arm) {
    const auto& q = arm.quadrants;
    std::string out =
        fmt::format("  {{\"arm\": {}, \"compared_with\": {}, \"start_week\": {}, \"years\": {},\n",
                    json_string(arm.arm),
                    json_string(view.record.arms[arm.reference]),
                    arm.start_week,
                    sim::json_number(arm.years));
    const auto add = [&](const char* name, const std::string& value) {
        out += fmt::format("   \"{}\": {},\n", name, value);
    };
    add("euro", json_bearers(arm.euro));
    add("euro_per_year", json_bearers(arm.euro_per_year));
    add("hours", json_bearers(arm.hours));
    add("hours_per_year", json_bearers(arm.hours_per_year));
    add("cost", json_estimate(arm.cost));
    add("cost_per_year", json_estimate(arm.cost_per_year));
    add("cost_discounted", json_estimate(arm.cost_now));
    add("averted", json_estimate(arm.averted));
    add("averted_per_year", json_estimate(arm.averted_per_year));
    add("averted_discounted", json_estimate(arm.averted_now));
    add("cost_of_baseline", json_estimate(arm.cost_of_baseline));
    add("per_lonely_year_averted", json_price(arm.lonely_year));
    add("quadrants",
        fmt::format(R"({{"costs_more_averts_some": {}, "costs_more_averts_none": {}, )"
                    R"("costs_no_more_averts_some": {}, "costs_no_more_averts_none": {}}})",
                    q.more_for_some,
                    q.more_for_nothing,
                    q.free_for_some,
                    q.free_for_nothing));
    add("sentence", json_string(plane_sentence(arm) + ' ' + price_sentence(arm)));
    return out + "   \"points_cost_averted\": " + json_points(arm) + json_persons(view, arm) + "}";
}

std::string json_pay(const CostsView& view, const economics::Acceptability& at) {
    std::string out = fmt::format("  {{\"pay\": {}, \"frontier\": {}, \"arms\": [",
                                  sim::json_number(at.pay),
                                  json_string(view.choice.arms[at.frontier]));
    for (std::size_t arm = 0; arm < view.choice.arms.size(); ++arm)
        out += fmt::format(R"({}{{"arm": {}, "worth_it": {}, "best": {}, "net_benefit": {}}})",
                           arm == 0 ? "" : ", ",
                           json_string(view.choice.arms[arm]),
                           sim::json_number(at.worth_it[arm]),
                           sim::json_number(at.best[arm]),
                           json_estimate(at.net_benefit[arm]));
    return out + "]}";
}

template <class List, class Text>
std::string json_list(const List& list, Text text) {
    std::string out = "[";
    for (const auto& one : list)
        out += (out.size() > 1 ? ",\n" : "\n") + text(one);
    return out + "\n ]";
}

}  // namespace

std::string costs_as_json(const CostsView& view) {
    const auto& v = view.valuation;
    return fmt::format(
               "{{\"file\": {}, \"title\": {}, \"replicates\": {}, \"draws\": {},\n"
               " \"start_week\": {}, \"end_week\": {}, \"years\": {},\n"
               " \"volunteer_hour\": {}, \"participant_hour\": {}, \"discount_costs\": {}, "
               "\"discount_effects\": {},\n \"arms\": ",
               json_string(view.file),
               json_string(view.record.title),
               view.record.replicates,
               view.arms.front().draws,
               view.horizon.start_week,
               view.horizon.end_week,
               sim::json_number(view.horizon.years()),
               sim::json_number(v.volunteer_hour),
               sim::json_number(v.participant_hour),
               sim::json_number(v.discount_costs),
               sim::json_number(v.discount_effects)) +
           json_list(view.arms, [&](const auto& arm) { return json_arm(view, arm); }) +
           ",\n \"acceptability\": " +
           json_list(view.curve, [&](const auto& at) { return json_pay(view, at); }) +
           ",\n \"sentence\": " + json_string(frontier_sentence(view)) + "}\n";
}

std::string costs_as_psa(const CostsView& view) {
    const auto& drawn = view.record.drawn;
    std::vector<std::uint32_t> rows{0};  // of the record, by arm of the choice
    for (const auto& arm : view.arms)
        if (arm.reference == 0) rows.push_back(arm.row);

    std::string out = "replicate,draw";
    for (const auto& arm : view.choice.arms)
        out += ',' + csv_text("cost_" + arm);
    for (const auto& arm : view.choice.arms)
        out += ',' + csv_text("effect_" + arm);
    for (const auto& name : drawn.parameters)
        out += ',' + csv_text(name);
    out += '\n';
    for (std::size_t replicate = 0; replicate < view.record.replicates; ++replicate) {
        out += fmt::format("{},", replicate);
        if (drawn.any()) out += fmt::format("{}", drawn.draw[replicate]);
        for (const auto row : rows)
            out += fmt::format(",{}", view.outcomes[row][replicate].cost_now);
        for (const auto& points : view.choice.points)
            out += fmt::format(",{}", points[replicate].averted);
        for (std::size_t p = 0; p < drawn.parameters.size(); ++p)
            out += fmt::format(",{}", drawn.values[replicate * drawn.parameters.size() + p]);
        out += '\n';
    }
    return out;
}

}  // namespace cli
