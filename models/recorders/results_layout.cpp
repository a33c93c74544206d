#include "models/recorders/results_layout.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "sim/check.h"
#include "sim/sha256.h"

#include "models/recorders/effects.h"
#include "models/recorders/results_dimensions.h"
#include "models/recorders/results_drawn.h"

namespace models::recorders {

namespace {

void write_provenance(sim::Hdf5File& file, const Provenance& from) {
    const auto text = [&](const char* name, const std::string& value) {
        file.text("/", name, value);
    };
    text("Conventions", "CF-1.10");
    text("title", from.title);
    text("source", fmt::format("wijk {} ({})", from.version, from.commit));
    text("history", fmt::format("{}: {}", from.created, from.command_line));
    text("created", from.created);
    text("started", from.started);
    text("scenario", from.scenario_text);
    text("scenario_file", from.scenario_file);
    text("scenario_sha256", sim::sha256(from.scenario_text));
    text("parameters", from.parameters_json);
    file.number("/", "seed", from.seed);
    text("random_numbers", from.random_numbers);
    text("wijk", from.wijk_code + " " + from.wijk_name);
    text("wijk_code", from.wijk_code);
    text("wijk_name", from.wijk_name);
    text("command_line", from.command_line);
    text("wijk_version", from.version);
    if (!from.ensemble_file.empty()) text("ensemble_file", from.ensemble_file);
    text("commit", from.commit);
    text("compiler", from.compiler);
    text("libraries", from.libraries);
    std::string inputs;
    for (const auto& [name, checksum] : from.input_sha256)
        inputs += checksum + "  " + name + "\n";
    text("inputs_sha256", inputs);
    file.number("/", "layout_version", kLayoutVersion);
    file.number("/", "complete", std::uint8_t{0});
}

/// The fourth dimensions: who, which tie, which programme, who pays.
void add_own_dimension(sim::Hdf5File& file, const RunShape& shape, const std::string& group) {
    const auto names = [&](const char* name, const char* meaning, const auto& values) {
        file.scale({group + "/" + name, "", meaning}, std::span<const std::string>(values));
    };
    if (group == "/indicators") names("group", "group of adults", shape.groups);
    if (group == "/programmes") names("programme", "programme of the catalogue", shape.programmes);
    if (group == "/funnel") names("status", "where a case stands", case_status_names());
    if (group == "/costs") names("bearer", "who pays or gives the hours", bearer_names());
    if (group != "/network") return;
    names("tie_type", "type of tie", shape.tie_types);
    file.scale({group + "/degree", "1", "number of ties; 40: 40 and over"},
               std::span<const std::uint32_t>(counting(kDegreeBins)));
}

void add_start_weeks(sim::Hdf5File& file, const std::string& group, const RunShape& shape) {
    sim::ArrayInfo info{group + "/start_week", sim::NumberType::uint32, {"arm"}};
    info.long_name = "weeks since the start at which the arm may begin to differ";
    info.units = "weeks";
    const auto array = file.array(info);
    std::vector<std::uint32_t> weeks = shape.start_weeks;
    weeks.resize(shape.arms.size());
    const std::uint64_t start[] = {0}, count[] = {weeks.size()};
    file.write(array, start, count, weeks.data());
}

sim::ArrayId add_series(sim::Hdf5File& file, const RunShape& shape, const Series& series) {
    sim::ArrayInfo info{
        series.group + "/" + series.name, series.type, {"arm", "replicate", "time"}};
    info.chunk = {1, 1, std::min<std::uint64_t>(shape.weeks.size(), kTimesPerBlock)};
    if (!series.dimension.empty()) {
        info.dimensions.push_back(series.dimension);
        info.chunk.push_back(series.width);
    }
    info.units = series.units;
    info.long_name = series.long_name;
    info.fill = series.fill;
    info.coordinates = "week";
    return file.array(info);
}

void add_observations(sim::Hdf5File& file, const RunShape& shape, Layout& layout) {
    std::string group;
    for (const auto& series : layout.series) {
        if (series.group != group) {
            group = series.group;
            add_run_dimensions(file, group, shape, counting(shape.replicates), shape.weeks);
            add_own_dimension(file, shape, group);
            if (group == "/indicators") add_start_weeks(file, group, shape);
        }
        layout.arrays.push_back(add_series(file, shape, series));
    }
}

struct Statistic {
    const char* name;
    const char* long_name;
};

constexpr Statistic kStatistics[] = {
    {"mean", "arm minus baseline, mean over pairs"},
    {"ci_low", "low end of the 95 % interval; see the attribute interval of the group"},
    {"ci_high", "high end of the 95 % interval; see the attribute interval of the group"},
    {"standard_error", "standard error of the mean, with what is not known where draws were made"},
    {"variance_ratio", "(var arm + var baseline) / var difference: what pairing is worth"},
    {"replicates", "pairs"},
    {"draws", "draws of the numbers from an ensemble; 0: the numbers are as given"},
    {"variance_not_knowing", "variance of the effect between draws: from not knowing the numbers"},
    {"share_not_knowing", "its share of the squared width of the interval; the rest is chance"},
};

constexpr Statistic kCostStatistics[] = {
    {"euro_per_lonely_year", "euro more for each person-year lonely fewer"},
    {"euro_per_lonely_year_low", "low end of Fieller's 95 % interval; -inf: cannot be given"},
    {"euro_per_lonely_year_high", "high end of Fieller's 95 % interval; inf: cannot be given"},
};

sim::ArrayId add_statistic(sim::Hdf5File& file,
                           const std::string& path,
                           std::vector<std::string> dimensions,
                           const std::string& units,
                           const std::string& long_name) {
    sim::ArrayInfo info{path, sim::NumberType::float64, std::move(dimensions)};
    info.units = units;
    info.long_name = long_name;
    info.fill = std::nan("");
    return file.array(info);
}

std::vector<std::string> names_of_references(const RunShape& shape) {
    std::vector<std::string> names;
    for (std::size_t arm = 0; arm < shape.arms.size(); ++arm)
        names.push_back(shape.arms[arm < shape.references.size() ? shape.references[arm] : 0]);
    return names;
}

EffectArrays add_effects(sim::Hdf5File& file, const RunShape& shape) {
    std::vector<std::string> names, units;
    for (const auto& measure : effect_measures()) {
        names.push_back(measure.name);
        units.push_back(measure.units);
    }
    const std::string group = "/effects";
    file.group(group);
    file.scale({group + "/arm", "", "arm of the comparison, the baseline first"},
               std::span<const std::string>(shape.arms));
    file.scale({group + "/measure", "", "what is compared; see measure_units"},
               std::span<const std::string>(names));
    file.scale({group + "/survey_measure", "", "last year, by group"},
               std::span<const std::string>(names).first(kMeasures));
    file.scale({group + "/group", "", "group of adults"},
               std::span<const std::string>(shape.groups));
    // Each measure has its own unit, which netCDF knows per array only.
    sim::ArrayInfo of_measure{.path = group + "/measure_units", .dimensions = {"measure"}};
    of_measure.long_name = "unit of the measure";
    file.texts(of_measure, units);
    sim::ArrayInfo compared{.path = group + "/compared_with", .dimensions = {"arm"}};
    compared.long_name = "arm that the effects of this one are differences to";
    file.texts(compared, names_of_references(shape));
    file.text(group,
              "interval",
              shape.drawn.any() ? "95 %, chance between replicates and between draws of the numbers"
                                : "95 % Student t over pairs of replicates; parameters fixed");
    add_start_weeks(file, group, shape);

    EffectArrays arrays;
    for (const auto& [name, meaning] : kStatistics) {
        arrays.statistics.push_back(
            add_statistic(file, group + "/" + name, {"arm", "measure"}, "", meaning));
        arrays.group_statistics.push_back(add_statistic(
            file, group + "/group_" + name, {"arm", "survey_measure", "group"}, "", meaning));
    }
    for (const auto& [name, meaning] : kCostStatistics)
        arrays.cost_statistics.push_back(
            add_statistic(file, group + "/" + name, {"arm"}, "euro/year", meaning));
    return arrays;
}

/// Rows in one chunk of residents: some 10 % room to grow, and no chunk much over 16,384 rows, so
/// that the last one of a snapshot wastes little.
std::uint64_t rows_per_chunk(std::uint32_t residents) {
    constexpr std::uint64_t kMost = 16'384;
    const std::uint64_t rows = residents + residents / 10 + 1;
    const std::uint64_t pieces = (rows + kMost - 1) / kMost;
    return std::max<std::uint64_t>((rows + pieces - 1) / pieces, 256);
}

/// Makes the arrays of residents one after the other.
class ResidentLayout {
  public:
    ResidentLayout(sim::Hdf5File& file, std::uint64_t chunk) : file_(file), chunk_(chunk) {}

    sim::ArrayId add(const char* name,
                     sim::NumberType type,
                     double fill,
                     const char* units,
                     const char* long_name,
                     bool by_tie_type = false) {
        sim::ArrayInfo info{"/residents/" + std::string(name), type, {"arm", "replicate", "time"}};
        info.chunk = {1, 1, 1};
        if (by_tie_type) {
            info.dimensions.push_back("tie_type");
            info.chunk.push_back(1);
        }
        info.dimensions.push_back("resident");
        info.chunk.push_back(chunk_);
        info.units = units;
        info.long_name = long_name;
        info.fill = fill;
        info.coordinates = "week";
        return file_.array(info);
    }

  private:
    sim::Hdf5File& file_;
    std::uint64_t chunk_;
};

void add_resident_codes(sim::Hdf5File& file, const std::string& group, const RunShape& shape) {
    const std::vector<std::string> sexes{"man", "woman"};
    const std::vector<std::string> positions{"child",
                                             "alone",
                                             "partner_no_child",
                                             "partner_child",
                                             "single_parent",
                                             "other",
                                             "institution"};
    const std::vector<std::string> marital{"never_married", "married", "divorced", "widowed"};
    add_codes<std::uint8_t>(file, group + "/sex", sexes);
    add_codes<std::uint8_t>(file, group + "/position", positions);
    add_codes<std::uint8_t>(file, group + "/marital", marital);
    if (!shape.buurten.empty()) add_codes<std::uint16_t>(file, group + "/buurt", shape.buurten);
}

ResidentArrays add_residents(sim::Hdf5File& file, const RunShape& shape) {
    ResidentArrays out;
    if (shape.snapshot_weeks.empty() || shape.snapshot_replicates.empty()) return out;
    const std::string group = "/residents";
    add_run_dimensions(file, group, shape, shape.snapshot_replicates, shape.snapshot_weeks);
    file.scale({group + "/tie_type", "", "type of tie"},
               std::span<const std::string>(shape.tie_types));
    // Long enough for one chunk; longer when a snapshot needs it.
    out.chunk = rows_per_chunk(shape.residents);
    file.scale({group + "/resident", "1", "row of the snapshot; see uid for the person", true},
               std::span<const std::uint32_t>(counting(static_cast<std::uint32_t>(out.chunk))));

    using enum sim::NumberType;
    ResidentLayout layout(file, out.chunk);
    out.uid = layout.add("uid", uint32, 4294967295.0, "", "the person, the same in every arm");
    out.age = layout.add("age", uint8, 255, "years", "age in completed years");
    out.sex = layout.add("sex", uint8, 255, "", "sex");
    out.position = layout.add("position", uint8, 255, "", "position in the household");
    out.marital = layout.add("marital", uint8, 255, "", "marital status");
    out.alive = layout.add("alive", uint8, 255, "1", "1 while living in the wijk");
    out.health_limitation =
        layout.add("health_limitation", uint8, 255, "1", "1 when limited by health");
    out.emotional = layout.add("emotional", float32, std::nan(""), "1", "emotional loneliness");
    out.social = layout.add("social", float32, std::nan(""), "1", "social loneliness");
    out.djg11 = layout.add("djg11", uint8, 255, "1", "De Jong Gierveld score, 11 items");
    out.djg11_emotional = layout.add("djg11_emotional", uint8, 255, "1", "its 6 emotional items");
    out.djg11_social = layout.add("djg11_social", uint8, 255, "1", "its 5 social items");
    out.djg6 = layout.add("djg6", uint8, 255, "1", "De Jong Gierveld score, 6 items");
    out.degree = layout.add("degree", uint8, 255, "1", "number of ties");
    out.contacts =
        layout.add("contacts", uint8, 255, "1", "contacts this week by type of tie", true);
    out.buurt = layout.add("buurt", uint16, 65535, "", "buurt");
    add_resident_codes(file, group, shape);
    return out;
}

}  // namespace

Layout lay_out(sim::Hdf5File& file, const RunShape& shape, const Provenance& provenance) {
    SIM_CHECK(!shape.start_date.empty(), "a run starts on a date");
    SIM_CHECK(!shape.arms.empty() && shape.replicates > 0 && !shape.weeks.empty() &&
                  !shape.groups.empty(),
              "a run has arms, replicates, moments and groups");
    SIM_CHECK(shape.tie_types.size() == kTieTypes, "every type of tie has a name");
    Layout layout;
    layout.series = observation_series(shape);
    write_provenance(file, provenance);
    add_observations(file, shape, layout);
    layout.effects = add_effects(file, shape);
    layout.residents = add_residents(file, shape);
    layout.events = add_events(file, shape);
    layout.members = add_members(file, shape);
    write_drawn(file, shape);
    return layout;
}

}  // namespace models::recorders
