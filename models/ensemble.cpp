#include "models/ensemble.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include <fmt/format.h>

#include "sim/bound_fields.h"
#include "sim/check.h"
#include "sim/hdf5_file.h"
#include "sim/hdf5_reader.h"
#include "sim/near_name.h"
#include "sim/rng.h"
#include "sim/whole_file.h"

#include "models/streams.h"

namespace models {

namespace {

constexpr std::size_t kMostComplaints = 20;  // of values; a wrong file has them by the thousand

std::vector<std::string> names_of(std::span<const sim::BoundField> fields) {
    std::vector<std::string> names;
    for (const auto& field : fields)
        names.push_back(field.name);
    return names;
}

/// Adds one problem of the file.
void complain(sim::Error& problems,
              const std::string& file,
              std::string what,
              std::string allowed = {},
              std::string meant = {}) {
    problems.problems.push_back(
        {file, 0, 0, std::move(what), std::move(allowed), std::move(meant)});
}

void check_names(const Ensemble& ensemble,
                 std::span<const sim::BoundField> fields,
                 const std::string& file,
                 sim::Error& problems) {
    if (ensemble.parameters.empty()) complain(problems, file, "the ensemble names no parameter");
    const auto names = names_of(fields);
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        const auto& name = ensemble.parameters[p];
        const auto begin = ensemble.parameters.begin();
        if (std::find(begin, begin + static_cast<std::ptrdiff_t>(p), name) !=
            begin + static_cast<std::ptrdiff_t>(p))
            complain(problems, file, fmt::format("the ensemble has '{}' twice", name));
        if (sim::find_field(fields, name) != nullptr) continue;
        complain(problems,
                 file,
                 fmt::format("there is no parameter '{}'", name),
                 fmt::format("an ensemble for this version of the model; this one is of {}",
                             ensemble.origin.model_version.empty() ? "an unknown version"
                                                                   : ensemble.origin.model_version),
                 sim::nearest_name(name, names));
    }
}

void check_values(const Ensemble& ensemble,
                  std::span<const sim::BoundField> fields,
                  const std::string& file,
                  sim::Error& problems) {
    std::size_t found = 0;
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        const auto* field = sim::find_field(fields, ensemble.parameters[p]);
        if (field == nullptr) continue;
        for (std::size_t m = 0; m < ensemble.members.size(); ++m) {
            if (ensemble.members[m].size() != ensemble.parameters.size()) continue;
            auto problem = field->problem_with(ensemble.members[m][p]);
            if (!problem || ++found > kMostComplaints) continue;
            complain(problems,
                     file,
                     fmt::format("{} in member {}", problem->what, m),
                     std::move(problem->allowed));
        }
    }
    if (found > kMostComplaints)
        complain(problems,
                 file,
                 fmt::format("and {} more values that are not allowed", found - kMostComplaints));
}

void check_weights(const Ensemble& ensemble, const std::string& file, sim::Error& problems) {
    if (ensemble.weights.size() != ensemble.members.size())
        return complain(problems,
                        file,
                        fmt::format("there are {} weights for {} members",
                                    ensemble.weights.size(),
                                    ensemble.members.size()),
                        "one weight a member");
    double sum = 0;
    for (std::size_t m = 0; m < ensemble.weights.size(); ++m) {
        const double weight = ensemble.weights[m];
        if (!std::isfinite(weight) || weight < 0)
            return complain(problems,
                            file,
                            fmt::format("the weight of member {} is {}", m, weight),
                            "a number from 0");
        sum += weight;
    }
    if (!ensemble.members.empty() && !(sum > 0))
        complain(problems, file, "all weights are 0", "weights of which at least one is above 0");
}

/// Whether the file says that it is an ensemble of a version that is known.
sim::Result<void> check_format(const sim::Hdf5Reader& file) {
    const auto wrong = [&](std::string what, std::string allowed) {
        return sim::fail(sim::Error::in_file(file.path(), std::move(what), std::move(allowed)));
    };
    const auto format = file.text_attribute("format");
    if (!format || *format != kEnsembleFormat)
        return wrong(file.has_attribute("layout_version")
                         ? "these are results of a run, not an ensemble"
                         : "this is not an ensemble",
                     "a file with the attribute format = \"wijk-ensemble\"");
    const auto version = file.whole_attribute("format_version");
    if (!version) return sim::fail(version.error());
    if (*version != kEnsembleVersion)
        return wrong(fmt::format("the ensemble has format_version {}", *version),
                     fmt::format("{}: this program reads no other", kEnsembleVersion));
    return {};
}

sim::Result<std::vector<std::vector<double>>> rows_of(const sim::NumberArray& table,
                                                      std::size_t columns,
                                                      const std::string& file) {
    if (table.size.size() != 2 || table.size[1] != columns)
        return sim::fail(sim::Error::in_file(
            file,
            fmt::format("/values has the size {}", fmt::join(table.size, " x ")),
            fmt::format("members x {} parameters, as /names says", columns)));
    std::vector<std::vector<double>> rows(table.size[0]);
    for (std::size_t m = 0; m < rows.size(); ++m) {
        const auto from = table.values.begin() + static_cast<std::ptrdiff_t>(m * columns);
        rows[m].assign(from, from + static_cast<std::ptrdiff_t>(columns));
    }
    return rows;
}

EnsembleOrigin origin_of(const sim::Hdf5Reader& file) {
    const auto text = [&](const char* name) { return file.text_attribute(name).value_or(""); };
    return {text("command"),
            text("plan"),
            text("model_version"),
            file.whole_attribute("seed").value_or(0)};
}

/// Adds a table of numbers, one row a member.
void write_table(sim::Hdf5File& file,
                 const std::string& path,
                 const std::string& columns,
                 const std::vector<std::vector<double>>& rows,
                 const std::string& long_name) {
    sim::ArrayInfo info{path, sim::NumberType::float64, {"member", columns}};
    info.long_name = long_name;
    const auto array = file.array(info);
    for (std::uint64_t m = 0; m < rows.size(); ++m) {
        const std::uint64_t start[] = {m, 0}, count[] = {1, rows[m].size()};
        file.write(array, start, count, rows[m].data());
    }
}

void write_parts(sim::Hdf5File& file, const Ensemble& ensemble, const EnsembleOutputs& more) {
    file.text("/", "format", kEnsembleFormat);
    file.number("/", "format_version", kEnsembleVersion);
    file.text("/", "command", ensemble.origin.command);
    file.text("/", "plan", ensemble.origin.plan);
    file.text("/", "model_version", ensemble.origin.model_version);
    file.number("/", "seed", ensemble.origin.seed);
    std::vector<std::uint32_t> numbers(ensemble.members.size());
    std::iota(numbers.begin(), numbers.end(), 0u);
    file.scale({"/member", "1", "member of the ensemble"}, std::span<const std::uint32_t>(numbers));
    file.scale({"/names", "", "parameter, as wijk params lists it"},
               std::span<const std::string>(ensemble.parameters));
    write_table(file, "/values", "names", ensemble.members, "value of the parameter");
    sim::ArrayInfo weights{"/weights", sim::NumberType::float64, {"member"}};
    weights.long_name = "how much the member counts";
    const auto array = file.array(weights);
    const std::uint64_t start[] = {0}, count[] = {ensemble.weights.size()};
    file.write(array, start, count, ensemble.weights.data());
    if (more.targets.empty()) return;
    file.scale({"/targets", "", "what was to be matched"},
               std::span<const std::string>(more.targets));
    write_table(file, "/outputs", "targets", more.outputs, "what the member gave");
}

}  // namespace

sim::Error problems_of(const Ensemble& ensemble, const std::string& file) {
    sim::Error problems;
    Rules rules;
    const auto fields = sim::bind_fields(rules);
    if (ensemble.members.empty()) complain(problems, file, "the ensemble has no members");
    check_names(ensemble, fields, file, problems);
    for (std::size_t m = 0; m < ensemble.members.size(); ++m) {
        if (ensemble.members[m].size() == ensemble.parameters.size()) continue;
        complain(problems,
                 file,
                 fmt::format("member {} has {} numbers", m, ensemble.members[m].size()),
                 fmt::format("{}, one a parameter", ensemble.parameters.size()));
        break;
    }
    check_values(ensemble, fields, file, problems);
    check_weights(ensemble, file, problems);
    return problems;
}

sim::Result<Ensemble> read_ensemble(const std::string& path) {
    const auto file = sim::Hdf5Reader::open(path);
    if (!file) return sim::fail(file.error());
    if (auto known = check_format(*file); !known) return sim::fail(known.error());
    auto names = file->texts("/names");
    if (!names) return sim::fail(names.error());
    const auto values = file->numbers("/values");
    if (!values) return sim::fail(values.error());
    auto weights = file->numbers("/weights");
    if (!weights) return sim::fail(weights.error());
    auto members = rows_of(*values, names->size(), path);
    if (!members) return sim::fail(members.error());

    Ensemble ensemble{
        std::move(*names), std::move(*members), std::move(weights->values), origin_of(*file)};
    auto problems = problems_of(ensemble, path);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return ensemble;
}

sim::Result<void> write_ensemble(const std::string& path,
                                 const Ensemble& ensemble,
                                 const EnsembleOutputs& more,
                                 const std::function<void(sim::Hdf5File&)>& add) {
    auto problems = problems_of(ensemble, path);
    if (!more.targets.empty() && more.outputs.size() != ensemble.members.size())
        complain(problems, path, "there is not one row of outputs a member");
    for (const auto& row : more.outputs)
        if (row.size() != more.targets.size()) {
            complain(problems, path, "a row of outputs has not one number a target");
            break;
        }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    const auto whole = sim::WholeFile::begin(path, true);
    if (!whole) return sim::fail(whole.error());
    auto file = sim::Hdf5File::create(whole->partial());
    if (!file) return sim::fail(file.error());
    write_parts(*file, ensemble, more);
    if (add) add(*file);
    if (auto closed = file->close(); !closed) {
        whole->discard();
        return closed;
    }
    return whole->finish();
}

void apply_member(const Ensemble& ensemble, std::size_t member, Rules& rules) {
    const auto fields = sim::bind_fields(rules);
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        const auto* field = sim::find_field(fields, ensemble.parameters[p]);
        SIM_CHECK(field != nullptr, "an ensemble is checked when it is read");
        field->store(ensemble.members[member][p]);
    }
}

std::size_t drawn_member(const Ensemble& ensemble, std::uint64_t seed, std::uint32_t draw) {
    constexpr std::uint64_t kGoldenStep = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio
    sim::Rng rng({seed, 0}, number(Stream::ensemble_members), 0);
    const std::uint64_t high = rng.bits();
    const std::uint64_t start = (high << 32) | rng.bits();
    const double at = static_cast<double>((start + draw * kGoldenStep) >> 11) * 0x1p-53;
    double sum = 0;
    for (const double weight : ensemble.weights)
        sum += weight;
    double below = 0;
    std::size_t last = 0;
    for (std::size_t m = 0; m < ensemble.weights.size(); ++m) {
        if (ensemble.weights[m] <= 0) continue;
        last = m;
        below += ensemble.weights[m];
        if (at * sum < below) return m;
    }
    return last;
}

}  // namespace models
