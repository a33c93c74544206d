#include "models/recorders/recorded_run.h"

#include <algorithm>
#include <utility>

#include "models/recorders/results_observations.h"
#include "models/recorders/results_reader.h"

namespace models::recorders {

namespace {

Provenance read_provenance(const ResultsReader& from) {
    Provenance out;
    out.title = from.text_attribute("title");
    out.version = from.text_attribute("wijk_version");
    out.commit = from.text_attribute("commit");
    out.scenario_file = from.text_attribute("scenario_file");
    out.scenario_text = from.text_attribute("scenario");
    out.parameters_json = from.text_attribute("parameters");
    out.ensemble_file = from.text_attribute("ensemble_file");
    out.seed = from.file().whole_attribute("seed").value_or(0);
    out.random_numbers = from.text_attribute("random_numbers");
    out.wijk_code = from.text_attribute("wijk_code");
    out.wijk_name = from.text_attribute("wijk_name");
    out.command_line = from.text_attribute("command_line");
    out.compiler = from.text_attribute("compiler");
    out.libraries = from.text_attribute("libraries");
    out.created = from.text_attribute("created");
    out.started = from.text_attribute("started");
    std::string inputs = from.text_attribute("inputs_sha256");
    for (std::size_t at = 0; at < inputs.size();) {  // "checksum  name" a line
        const auto end = std::min(inputs.find('\n', at), inputs.size());
        const auto line = inputs.substr(at, end - at);
        if (const auto gap = line.find("  "); gap != line.npos)
            out.input_sha256[line.substr(gap + 2)] = line.substr(0, gap);
        at = end + 1;
    }
    return out;
}

}  // namespace

sim::Result<RecordedRun> read_run(const std::string& path) {
    auto from = ResultsReader::open(path);
    if (!from) return sim::fail(from.error());
    const auto shape = read_shape(*from);
    if (!from->good()) return sim::fail(from->problems());

    auto observations = read_observations(*from, shape);
    if (!from->good()) return sim::fail(from->problems());

    RecordedRun out{RunRecord(shape), read_provenance(*from), {}};
    out.zero_before_start = from->text_attribute("zero_before_start");
    for (auto& observation : observations)
        out.record.put(std::move(observation));
    return out;
}

}  // namespace models::recorders
