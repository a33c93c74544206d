#include "sim/hdf5_tables.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/csv_text.h"

namespace sim {

namespace {

std::string path_of(const std::string& group, const std::string& array) {
    return group + "/" + array;
}

/// Whether an array tells more about its only dimension, such as the week of a moment; measured
/// numbers stand in tables.
bool is_label(const Hdf5Reader& file, const std::string& path) {
    if (file.dimensions(path).size() != 1) return false;
    if (file.holds_texts(path)) return true;
    const auto read = file.numbers(path);
    return read && read->whole;
}

using Dimensions = std::vector<std::string>;

/// Dimensions that all tables of a group have: they do not tell one from another.
Dimensions shared_by(const std::map<Dimensions, TidyTable>& tables) {
    Dimensions out;
    for (const auto& dimension : tables.begin()->first) {
        const bool everywhere = std::all_of(tables.begin(), tables.end(), [&](const auto& one) {
            return std::find(one.first.begin(), one.first.end(), dimension) != one.first.end();
        });
        if (everywhere) out.push_back(dimension);
    }
    return out;
}

std::string name_of(const std::string& group,
                    const Dimensions& dimensions,
                    const Dimensions& shared) {
    Dimensions besides;
    for (const auto& dimension : dimensions)
        if (std::find(shared.begin(), shared.end(), dimension) == shared.end())
            besides.push_back(dimension);
    if (besides.empty()) return group;
    return fmt::format("{}-by-{}", group, fmt::join(besides, "-"));
}

/// "2024-01-29" of 28 days since 2024-01-01.
std::string date_after(const std::string& start, double days) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(start.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return {};
    const std::chrono::sys_days first{std::chrono::year_month_day{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}};
    const std::chrono::year_month_day then{first + std::chrono::days(static_cast<int>(days))};
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(then.year()),
                       static_cast<unsigned>(then.month()),
                       static_cast<unsigned>(then.day()));
}

/// Numbers or texts of one array, ready to be written.
class Column {
  public:
    static Result<Column> read(const Hdf5Reader& file, const std::string& path) {
        Column out;
        if (file.holds_texts(path)) {
            auto texts = file.texts(path);
            if (!texts) return fail(texts.error());
            for (auto& text : *texts)
                text = csv_text(text);
            out.texts_ = std::move(*texts);
            return out;
        }
        auto numbers = file.numbers(path);
        if (!numbers) return fail(numbers.error());
        out.single_ = !numbers->whole && numbers->bytes == sizeof(float);
        out.fill_ = file.number_attribute(path, "_FillValue");
        const auto units = file.text_attribute(path, "units").value_or("");
        constexpr std::string_view kDays = "days since ";
        if (units.starts_with(kDays)) out.start_ = units.substr(kDays.size());
        if (numbers->whole && numbers->bytes == sizeof(std::uint64_t)) {
            auto wholes = file.wholes(path);
            if (!wholes) return fail(wholes.error());
            out.wholes_ = std::move(*wholes);
        }
        out.numbers_ = std::move(numbers->values);
        return out;
    }

    std::size_t size() const { return texts_.empty() ? numbers_.size() : texts_.size(); }

    void write(std::size_t row, fmt::memory_buffer& out) const {
        if (!texts_.empty()) {
            out.append(texts_[row]);
            return;
        }
        const double value = numbers_[row];
        if (std::isnan(value) || (fill_ && value == *fill_)) return;
        if (!start_.empty())
            out.append(date_after(start_, value));
        else if (!wholes_.empty())
            fmt::format_to(std::back_inserter(out), "{}", wholes_[row]);
        else if (single_)
            fmt::format_to(std::back_inserter(out), "{}", static_cast<float>(value));
        else
            fmt::format_to(std::back_inserter(out), "{}", value);
    }

  private:
    std::vector<std::string> texts_;
    std::vector<double> numbers_;
    std::vector<std::uint64_t> wholes_;
    std::optional<double> fill_;
    std::string start_;  // of a moment
    bool single_ = false;
};

/// A column with the step of the table's rows at which its own row grows by one, and its length.
struct Placed {
    Column column;
    std::size_t stride = 1, length = 1;
};

Result<std::vector<Placed>> read_columns(const Hdf5Reader& file, const TidyTable& table) {
    std::vector<Placed> out;
    std::vector<std::size_t> lengths;
    const auto add = [&](const std::string& name) -> Result<void> {
        auto read = Column::read(file, path_of(table.group, name));
        if (!read) return fail(read.error());
        const auto length = read->size();
        out.push_back({std::move(*read), 1, length});
        return {};
    };
    for (const auto& dimension : table.dimensions)
        if (auto read = add(dimension); !read) return fail(read.error());
    for (std::size_t d = table.dimensions.size(); d-- > 1;)
        out[d - 1].stride = out[d].stride * out[d].length;
    for (const auto& label : table.labels) {
        if (auto read = add(label); !read) return fail(read.error());
        const auto of = file.dimensions(path_of(table.group, label));
        const auto at = std::find(table.dimensions.begin(), table.dimensions.end(), of[0]);
        out.back().stride = out[static_cast<std::size_t>(at - table.dimensions.begin())].stride;
    }
    for (const auto& array : table.arrays)
        if (auto read = add(array); !read) return fail(read.error());
    return out;
}

}  // namespace

std::vector<TidyTable> tidy_tables(const Hdf5Reader& file) {
    std::vector<TidyTable> out;
    for (const auto& group : file.groups()) {
        std::map<Dimensions, TidyTable> tables;
        std::vector<std::pair<std::string, std::string>> labels;  // array, dimension
        const std::string root = "/" + group;
        for (const auto& array : file.arrays(root)) {
            const auto path = path_of(root, array);
            const auto dimensions = file.dimensions(path);
            if (dimensions.empty() || dimensions == std::vector{array}) continue;  // a scale
            if (is_label(file, path)) {
                labels.emplace_back(array, dimensions[0]);
                continue;
            }
            auto& table = tables[dimensions];
            table.group = root;
            table.dimensions = dimensions;
            table.arrays.push_back(array);
        }
        if (tables.empty()) continue;
        const auto shared = shared_by(tables);
        for (auto& [dimensions, table] : tables) {
            table.name = name_of(group, dimensions, shared);
            for (const auto& [label, dimension] : labels)
                if (std::find(dimensions.begin(), dimensions.end(), dimension) != dimensions.end())
                    table.labels.push_back(label);
            out.push_back(std::move(table));
        }
    }
    return out;
}

std::vector<TidyColumn> columns_of(const Hdf5Reader& file, const TidyTable& table) {
    std::vector<TidyColumn> out;
    for (const auto* names : {&table.dimensions, &table.labels, &table.arrays})
        for (const auto& name : *names) {
            const auto path = path_of(table.group, name);
            out.push_back({name,
                           file.text_attribute(path, "units").value_or(""),
                           file.text_attribute(path, "long_name").value_or("")});
        }
    return out;
}

Result<std::uint64_t> write_csv(const Hdf5Reader& file,
                                const TidyTable& table,
                                const std::string& path) {
    const auto columns = read_columns(file, table);
    if (!columns) return fail(columns.error());
    std::uint64_t rows = 1;
    for (std::size_t d = 0; d < table.dimensions.size(); ++d)
        rows *= (*columns)[d].length;

    std::ofstream out(path, std::ios::binary);
    fmt::memory_buffer buffer;
    std::vector<std::string> names;
    for (const auto& column : columns_of(file, table))
        names.push_back(csv_text(column.name));
    fmt::format_to(std::back_inserter(buffer), "{}\n", fmt::join(names, ","));
    constexpr std::size_t kEnough = 1 << 20;
    for (std::uint64_t row = 0; row < rows; ++row) {
        for (std::size_t c = 0; c < columns->size(); ++c) {
            const auto& placed = (*columns)[c];
            if (c > 0) buffer.push_back(',');
            placed.column.write(row / placed.stride % placed.length, buffer);
        }
        buffer.push_back('\n');
        if (buffer.size() < kEnough) continue;
        out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        buffer.clear();
    }
    out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    out.close();
    if (!out.good()) return fail(Error::in_file(path, "cannot be written"));
    return rows;
}

}  // namespace sim
