#include <cmath>

#include <fmt/format.h>

#include "sim/parameters.h"

#include "cli/places.h"
#include "models/places/municipalities.h"

namespace cli {

namespace {

using models::places::agree;
using models::places::kOutcomeNames;
using models::places::kOutcomes;
using models::places::PlaceResult;
using models::places::row_of_year;

/// Columns of the outcomes, in the order of kOutcomes.
constexpr std::array<const char*, kOutcomes> kKeys{
    "lonely_18p", "strongly_lonely_18p", "lonely_65p", "strongly_lonely_65p"};

std::string json_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.5f}", value) : "null";
}

std::string csv_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.5f}", value) : "";
}

std::string csv_text(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::string agreement_json(const PlaceResults& results, int year, std::size_t outcome) {
    const auto a = agree(models::places::pairs_of(results, row_of_year(year), outcome));
    return fmt::format(
        "    {{\"year\": {}, \"outcome\": \"{}\", \"places\": {}, \"simulated\": {}, "
        "\"published\": {}, \"bias\": {}, \"mae\": {}, \"mae_less_bias\": {}, \"noise_floor\": {}, "
        "\"rank_correlation\": {}, \"slope\": {}, \"sd_simulated\": {}, \"sd_published\": {}}}",
        year,
        kOutcomeNames[outcome],
        a.places,
        json_number(a.simulated),
        json_number(a.published),
        json_number(a.bias),
        json_number(a.absolute_error),
        json_number(a.absolute_error_less_bias),
        json_number(a.noise_floor),
        json_number(a.rank_correlation),
        json_number(a.slope),
        json_number(a.spread_simulated),
        json_number(a.spread_published));
}

std::string outcomes_json(const models::places::Shares& shares) {
    std::string out;
    for (std::size_t k = 0; k < kOutcomes; ++k)
        out += fmt::format("{}\"{}\": {}", k > 0 ? ", " : "", kKeys[k], json_number(shares[k]));
    return "{" + out + "}";
}

std::string place_json(const PlaceResult& result, const std::vector<int>& years) {
    const auto& a = result.attributes;
    std::string out = fmt::format(
        "    {{\"code\": \"{}\", \"name\": {}, \"municipality\": {}, \"residents\": {:.0f}, "
        "\"size_class\": {}, \"urbanity\": {}, \"lives\": {}, \"share_65p\": {}, "
        "\"share_outside_europe\": {}, \"share_owner\": {}, \"share_low_income\": {}, "
        "\"share_alone\": {}, \"share_single_parent\": {}, \"share_strain\": {}, \"years\": [",
        result.place.area.code,
        sim::json_string(result.place.area.name),
        sim::json_string(result.place.area.municipality),
        result.place.area.totals.population,
        sim::json_string(result.place.size_class),
        result.place.urbanity,
        result.lives,
        json_number(a.old),
        json_number(a.outside_europe),
        json_number(a.owner),
        json_number(a.low_income),
        json_number(a.alone),
        json_number(a.single_parent),
        json_number(a.strain));
    for (std::size_t k = 0; k < years.size(); ++k) {
        const std::size_t year = row_of_year(years[k]);
        out += fmt::format("{}{{\"year\": {}, \"simulated\": {}, \"published\": {}}}",
                           k > 0 ? ", " : "",
                           years[k],
                           outcomes_json(result.simulated[year]),
                           outcomes_json(result.published[year]));
    }
    return out + "]}";
}

}  // namespace

std::string municipalities_as_json(std::span<const double> values) {
    std::string out = "[";
    for (std::size_t k = 0; k < values.size(); ++k)
        out += fmt::format("{}\n  {{\"name\": {}, \"simulated\": {}}}",
                           k > 0 ? "," : "",
                           sim::json_string(models::places::municipal_figures()[k].name),
                           json_number(values[k]));
    return out + "\n]\n";
}

std::string places_as_json(const PlaceResults& results, const std::vector<int>& years) {
    std::string out = "{\n  \"warning\": " + sim::json_string(models::places::kWarning);
    out += ",\n  \"agreement\": [";
    const char* between = "\n";
    for (const int year : years)
        for (std::size_t k = 0; k < kOutcomes; ++k, between = ",\n")
            out += between + agreement_json(results, year, k);
    out += "\n  ],\n  \"places\": [";
    between = "\n";
    for (const auto& result : results) {
        out += between + place_json(result, years);
        between = ",\n";
    }
    return out + "\n  ]\n}\n";
}

std::string places_as_csv(const PlaceResults& results, const std::vector<int>& years) {
    std::string out =
        "code,name,municipality,residents,size_class,urbanity,lives,share_65p,"
        "share_outside_europe,share_owner,share_low_income,share_alone,share_single_parent,"
        "share_strain,year";
    for (const char* key : kKeys)
        out += fmt::format(",{0}_simulated,{0}_sd,{0}_published", key);
    out += '\n';
    for (const auto& result : results) {
        const auto& a = result.attributes;
        std::string of_place = fmt::format("{},{},{},{:.0f},{},{},{}",
                                           result.place.area.code,
                                           csv_text(result.place.area.name),
                                           csv_text(result.place.area.municipality),
                                           result.place.area.totals.population,
                                           csv_text(result.place.size_class),
                                           result.place.urbanity,
                                           result.lives);
        for (const double share :
             {a.old, a.outside_europe, a.owner, a.low_income, a.alone, a.single_parent, a.strain})
            of_place += "," + csv_number(share);
        for (const int year : years) {
            const std::size_t y = row_of_year(year);
            out += fmt::format("{},{}", of_place, year);
            for (std::size_t k = 0; k < kOutcomes; ++k)
                out += fmt::format(",{},{},{}",
                                   csv_number(result.simulated[y][k]),
                                   csv_number(std::sqrt(result.noise[y][k])),
                                   csv_number(result.published[y][k]));
            out += '\n';
        }
    }
    return out;
}

}  // namespace cli
