#include <algorithm>
#include <cstdio>

#include "sim/near_name.h"

#include "models/population/areas.h"

namespace models::population {

namespace {

constexpr std::size_t kShown = 8;  // candidates in one complaint

/// Latin-1 letters of UTF-8 (the second byte after 0xC3) without their accents.
char without_accent(unsigned char second) {
    const unsigned char c = second | 0x20;
    if (c >= 0xA0 && c <= 0xA5) return 'a';
    if (c == 0xA7) return 'c';
    if (c >= 0xA8 && c <= 0xAB) return 'e';
    if (c >= 0xAC && c <= 0xAF) return 'i';
    if (c == 0xB1) return 'n';
    if (c >= 0xB2 && c <= 0xB6) return 'o';
    if (c >= 0xB9 && c <= 0xBC) return 'u';
    return '-';
}

std::string lower_letters(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        char plain = ' ';
        if (c == 0xC3 && i + 1 < name.size()) {
            plain = without_accent(static_cast<unsigned char>(name[++i]));
        } else if (c >= 'A' && c <= 'Z') {
            plain = static_cast<char>(c + 32);
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) {
            plain = static_cast<char>(c);
        }
        if (plain == ' ' && (out.empty() || out.back() == ' ')) continue;
        out += plain;
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

bool is_number(std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string describe(const AreaIndex& index, const AreaRow& row) {
    char residents[32];
    std::snprintf(residents, sizeof residents, "%.0f", row.population);
    std::string out = row.code + " " + row.name;
    if (row.level != Level::municipality) out += ", " + index.municipality_name(row.code);
    return out + " (" + residents + " residents)";
}

std::string describe_all(const AreaIndex& index, const std::vector<const AreaRow*>& rows) {
    std::string out;
    for (std::size_t i = 0; i < std::min(rows.size(), kShown); ++i)
        out += (i == 0 ? "" : "; ") + describe(index, *rows[i]);
    if (rows.size() > kShown) out += "; and " + std::to_string(rows.size() - kShown) + " more";
    return out;
}

Area make_area(const AreaIndex& index, const AreaRow& row) {
    Area area;
    area.code = row.code;
    area.name = row.name;
    area.level = row.level;
    area.municipality_code = municipality_of(row.code);
    area.municipality = index.municipality_name(row.code);
    area.totals = row;
    const auto found = index.buurten_of.find(row.code);
    if (row.level != Level::buurt && found != index.buurten_of.end())
        for (const auto id : found->second)
            if (index.rows[id].population > 0) area.buurten.push_back(index.rows[id]);
    if (area.buurten.empty()) area.buurten.push_back(row);  // a wijk whose buurten are all tiny
    return area;
}

/// Splits "Centrum, Breda" into a name and a municipality (empty without a comma).
std::pair<std::string, std::string> split_name(std::string_view text) {
    const auto comma = text.rfind(',');
    if (comma == std::string_view::npos) return {plain_name(text), {}};
    return {plain_name(text.substr(0, comma)), plain_name(text.substr(comma + 1))};
}

std::vector<const AreaRow*> rows_named(const AreaIndex& index,
                                       const std::string& name,
                                       const std::string& municipality) {
    for (const Level level : {Level::wijk, Level::municipality, Level::buurt}) {
        std::vector<const AreaRow*> found;
        for (const auto& row : index.rows) {
            if (row.level != level || row.population <= 0 || plain_name(row.name) != name) continue;
            if (!municipality.empty() &&
                plain_name(index.municipality_name(row.code)) != municipality)
                continue;
            found.push_back(&row);
        }
        if (!found.empty()) return found;
    }
    return {};
}

/// Areas with a name like this; of one municipality when that is given and known.
std::vector<const AreaRow*> rows_near(const AreaIndex& index,
                                      const std::string& name,
                                      const std::string& municipality) {
    struct Near {
        int distance;
        const AreaRow* row;
    };
    std::vector<Near> near;
    const int limit = 1 + static_cast<int>(name.size()) / 4;
    for (const auto& row : index.rows) {
        if (row.level == Level::country || row.population < kSmallestArea) continue;
        if (!municipality.empty() && plain_name(index.municipality_name(row.code)) != municipality)
            continue;
        const std::string other = plain_name(row.name);
        const bool inside = name.size() >= 4 && other.find(name) != std::string::npos;
        const int distance = inside ? 1 : sim::edit_distance(name, other);
        if (distance <= limit) near.push_back({distance, &row});
    }
    std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
        if (a.distance != b.distance) return a.distance < b.distance;
        if (a.row->level != b.row->level) return a.row->level == Level::wijk;
        return a.row->population > b.row->population;
    });
    std::vector<const AreaRow*> out;
    for (const auto& n : near)
        out.push_back(n.row);
    return out;
}

}  // namespace

std::string plain_name(std::string_view name) {
    std::string plain = lower_letters(name);
    for (const std::string_view prefix : {"gemeente ", "wijk ", "buurt "}) {
        if (!plain.starts_with(prefix) || plain.size() == prefix.size()) continue;
        std::string rest = plain.substr(prefix.size());
        const auto space = rest.find(' ');
        // "Wijk 03 Annen" is Annen; "Wijk aan Zee" keeps its name.
        if (space != std::string::npos && is_number(rest.substr(0, space)))
            return rest.substr(space + 1);
        if (prefix == "gemeente ") return rest;
    }
    return plain;
}

sim::Result<Area> select_area(const AreaIndex& index, std::string_view name_or_code) {
    std::string code(name_or_code);
    for (auto& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (const AreaRow* row = index.find(code); row && row->level != Level::country)
        return make_area(index, *row);

    const std::string shown = "\"" + std::string(name_or_code) + "\"";
    const auto [name, municipality] = split_name(name_or_code);
    auto found = rows_named(index, name, municipality);
    if (found.empty() && name.starts_with("wijk "))
        found = rows_named(index, name.substr(5), municipality);
    if (found.empty() && name.starts_with("buurt "))
        found = rows_named(index, name.substr(6), municipality);
    if (found.size() == 1) return make_area(index, *found.front());
    if (found.size() > 1) {
        std::stable_sort(found.begin(), found.end(), [](const AreaRow* a, const AreaRow* b) {
            return a->population > b->population;
        });
        return sim::fail(
            sim::Error::of(shown + " is the name of " + std::to_string(found.size()) + " areas",
                           "use a code or \"name, municipality\": " + describe_all(index, found)));
    }
    auto near = rows_near(index, name, municipality);
    if (near.empty()) near = rows_near(index, name, {});
    if (near.empty())
        return sim::fail(sim::Error::of(
            "no area has the name or code " + shown,
            "a code such as WK030713, a name such as Schuilenburg, or a CSV file of own margins"));
    return sim::fail(sim::Error::of("no area has the name or code " + shown,
                                    "near names: " + describe_all(index, near),
                                    near.front()->code + " " + near.front()->name));
}

}  // namespace models::population
