#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "sim/bound_fields.h"
#include "sim/fields.h"
#include "sim/result.h"

namespace sim {

/// Where something stands in a file; line 0 when it is not in one.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    Problem problem(std::string what, std::string allowed = {}, std::string meant = {}) const {
        return {file, line, column, std::move(what), std::move(allowed), std::move(meant)};
    }
};

/// A number that a file gave, and on whose authority.
struct GivenNumber {
    double value = 0;
    std::string source = "assumption";
    Grade grade = Grade::d;
    Place place;
};
using GivenNumbers = std::map<std::string, GivenNumber>;  // by full name

/// The value of `node` as the reader of a complaint would recognise it.
std::string shown(const toml::node& node);

/// `path.key`, or `key` when the path is empty.
std::string dotted(std::string_view path, std::string_view key);

/// Whether `text` is written as 2022-01-31 and that day exists.
bool is_date(std::string_view text);

/// Parses TOML text; what it does not understand comes back with its place in `file`.
Result<toml::table> parse_toml(std::string_view text, const std::string& file);

/// Reads one table of a TOML file key by key. Every read takes a variable that keeps its value when
/// the key is absent or wrong; every problem is added to `problems`. Keys that were asked for are
/// the known ones: `finish` complains about all others.
class TomlReader {
  public:
    /// `name` is what the table is called in complaints; empty for the whole file.
    /// The table and `problems` must outlive the reader.
    TomlReader(const toml::table& table, std::string file, std::string name, Error& problems);

    bool has(std::string_view key) const;
    bool holds_list(std::string_view key) const;
    Place place() const;                      // of the table
    Place place(std::string_view key) const;  // of the value; of the table when absent

    void text(std::string_view key, std::string& value);
    void flag(std::string_view key, bool& value);
    void number(
        std::string_view key, double& value, double low, double high, std::string_view unit = {});
    void whole(std::string_view key,
               std::int64_t& value,
               std::int64_t low,
               std::int64_t high,
               std::string_view unit = {});
    void whole(std::string_view key, int& value, int low, int high, std::string_view unit = {});
    /// A whole number from 0 on.
    void seed(std::string_view key, std::uint64_t& value);
    /// One of `choices`.
    void whole_choice(std::string_view key, int& value, std::span<const int> choices);
    void whole_list(std::string_view key, std::vector<int>& values, int low, int high);

    /// A list of two numbers.
    void number_pair(std::string_view key, double& first, double& second);

    /// A date that exists, written as 2022-01-31 with or without quotes.
    void date(std::string_view key, std::string& value);

    /// One of `names`; `value` becomes its index.
    void choice(std::string_view key, int& value, std::span<const std::string> names);

    /// The table under `key`; nothing when absent or not a table.
    std::optional<TomlReader> table(std::string_view key);

    /// The names of the tables in this table, in the order of the file. Marks all keys as known.
    std::vector<std::string> all_keys();

    /// Calls `text` or `table` for each entry of the list under `key`.
    void list(std::string_view key,
              const std::function<void(std::string, Place)>& text,
              const std::function<void(TomlReader&)>& table);

    /// A list of texts; complains about tables.
    std::vector<std::string> texts(std::string_view key);

    /// Reads fields by their full names, as a plain number or as a table
    /// { value, source, unit, grade }; adds what was given to `given` under `prefix` + name.
    void fields(std::span<const BoundField> fields,
                GivenNumbers& given,
                const std::string& prefix = {});

    void complain(std::string_view key,
                  std::string what,
                  std::string allowed = {},
                  std::string meant = {});

    /// Complains about every key that nobody asked for.
    void finish() const;

  private:
    const toml::node* find(std::string_view key);
    const toml::node* find_path(std::string_view path, int& depth) const;
    std::string full(std::string_view key) const;
    Place place_of(const toml::source_region& source) const;
    void complain_at(const toml::node& node, std::string what, std::string allowed);
    void field(const BoundField& field, GivenNumbers& given, const std::string& prefix);
    std::optional<double> field_value(const BoundField& field, const toml::node& node);
    void finish_table(const toml::table& table, const std::string& path) const;
    std::vector<std::string> known_below(const std::string& path) const;

    const toml::table* table_;
    std::string file_;
    std::string name_;
    Error* problems_;
    std::set<std::string, std::less<>> known_;  // dotted paths from this table
    std::set<std::string, std::less<>> taken_;  // subtables with a reader of their own
};

}  // namespace sim
