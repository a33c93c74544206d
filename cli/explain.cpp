#include "cli/explain.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/hdf5_reader.h"
#include "sim/near_name.h"

#include "cli/messages.h"
#include "cli/run_again.h"
#include "models/population/area_data.h"
#include "models/population/make_population.h"

namespace cli {
namespace {

namespace explain = models::explain;

constexpr std::array<std::pair<std::string_view, explain::Example>, 4> kExamples{{
    {"helped", explain::Example::helped},
    {"missed", explain::Example::missed},
    {"volunteer", explain::Example::volunteer},
    {"refused", explain::Example::refused},
}};

/// What the results file says about the run that made it.
struct Record {
    std::vector<std::string> arms;
    sim::NumberArray hashes;  // arm, replicate, time
};

sim::Result<Record> read_record(const sim::Hdf5Reader& file) {
    sim::Error problems;
    Record record;
    const auto take = [&](auto read, auto& into) {
        if (read)
            into = std::move(*read);
        else
            problems.add(read.error());
    };
    take(file.texts("/indicators/arm"), record.arms);
    take(file.numbers("/indicators/state_hash"), record.hashes);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return record;
}

sim::Result<std::uint32_t> arm_of(const ExplainOptions& options,
                                  const models::recorders::RunShape& shape) {
    std::vector<std::string> names;
    for (std::uint32_t a = 0; a < shape.arms.size(); ++a)
        if (shape.references[a] != a) names.push_back(shape.arms[a]);
    if (names.empty())
        return sim::fail(
            sim::Error::in_file(options.results, "has no arm beside the baseline", "two arms"));
    const auto wanted = options.arm.empty() ? names.front() : options.arm;
    for (std::uint32_t a = 0; a < shape.arms.size(); ++a)
        if (shape.arms[a] == wanted && shape.references[a] != a) return a;
    return sim::fail(sim::Error::of(fmt::format("there is no arm '{}'", wanted),
                                    fmt::format("one of {}", fmt::join(names, ", ")),
                                    sim::nearest_name(wanted, names)));
}

sim::Result<explain::Question> question_of(const ExplainOptions& options,
                                           const models::recorders::RunShape& shape) {
    sim::Error problems;
    explain::Question question;
    const auto arm = arm_of(options, shape);
    if (arm)
        question.arm = *arm;
    else
        problems.add(arm.error());
    const auto replicate = options.replicate.value_or(0);
    if (replicate < 0 || replicate >= shape.replicates)
        problems.add(sim::Error::of(fmt::format("--replicate is {}", replicate),
                                    fmt::format("0 to {}", shape.replicates - 1)));
    question.replicate = static_cast<std::uint32_t>(replicate);
    if (options.resident.has_value() == !options.example.empty()) {
        problems.add(sim::Error::of("whom to tell about is not said, or twice",
                                    "--resident UID or --example helped, missed, volunteer or "
                                    "refused"));
    } else if (options.resident) {
        question.example = explain::Example::resident;
        question.uid = static_cast<std::uint32_t>(*options.resident);
        if (*options.resident < 0 || *options.resident > 0xFFFF'FFFFll)
            problems.add(sim::Error::of(fmt::format("--resident is {}", *options.resident),
                                        "a uid of /residents"));
    } else {
        const auto found =
            std::ranges::find(kExamples, options.example, [](auto& e) { return e.first; });
        std::vector<std::string> names;
        for (const auto& one : kExamples)
            names.emplace_back(one.first);
        if (found == kExamples.end())
            problems.add(sim::Error::of(fmt::format("there is no example '{}'", options.example),
                                        fmt::format("one of {}", fmt::join(names, ", ")),
                                        sim::nearest_name(options.example, names)));
        else
            question.example = found->second;
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return question;
}

/// How many states of the lived arm are those of the file; an error where one is not.
sim::Result<std::size_t> compare(const ExplainOptions& options,
                                 const Record& record,
                                 const explain::TwoLives& two,
                                 const models::recorders::RunShape& shape,
                                 const explain::Question& question) {
    const std::array<std::uint32_t, 2> arms{shape.references[question.arm], question.arm};
    std::size_t checked = 0;
    for (std::size_t k = 0; k < 2; ++k) {
        for (std::size_t t = 0; t < two.lives[k].hashes.size(); ++t) {
            const std::size_t at = (std::size_t{arms[k]} * shape.replicates + question.replicate) *
                                       shape.weeks.size() +
                                   t;
            const auto now = static_cast<double>(two.lives[k].hashes[t]);
            if (at >= record.hashes.values.size() || record.hashes.values[at] != now)
                return sim::fail(sim::Error::in_file(
                    options.results,
                    fmt::format("was made by another program: {} in week {} is not the state that "
                                "this one comes to",
                                two.lives[k].arm,
                                shape.weeks[t]),
                    "the program that made it, or run it again"));
            ++checked;
        }
    }
    return checked;
}

}  // namespace

int explain(const ExplainOptions& options) {
    const auto file = sim::Hdf5Reader::open(options.results);
    if (!file) return wrong_input(file.error());
    const auto record = read_record(*file);
    if (!record) return wrong_input(record.error());
    const auto again =
        run_again(*file, options.scenario, options.data, options.results + ".never-written");
    if (!again) return wrong_input(again.error());
    const auto* prepared = &again->prepared;
    const auto areas = models::population::read_area_data(prepared->data);
    const auto rates = models::read_vital_rates(prepared->data);
    sim::Error problems;
    if (!areas) problems.add(areas.error());
    if (!rates) problems.add(rates.error());
    if (!problems.problems.empty()) return wrong_input(problems);
    const models::ExperimentInput input{prepared->scenario, *rates, [&](std::uint64_t seed) {
                                            return models::population::make_population(
                                                *areas, prepared->area, seed);
                                        }};
    const auto first = input.populate(sim::replicate_seed(prepared->scenario.seed, 0));
    if (!first) return wrong_input(first.error());
    const auto shape = models::shape_of(prepared->scenario, *first);
    auto question = question_of(options, shape);
    if (!question) return wrong_input(question.error());
    if (!options.quiet) say("Living both arms once more");
    auto two = models::explain::live_twice(input, shape, *question);
    const bool any = !options.replicate && question->example != explain::Example::resident;
    while (!two && any && question->replicate + 1 < shape.replicates) {
        ++question->replicate;
        two = models::explain::live_twice(input, shape, *question);
    }
    if (!two) return wrong_input(two.error());
    const auto checked = compare(options, *record, *two, shape, *question);
    if (!checked) return wrong_input(checked.error());
    print(fmt::format("Replicate {}. ", question->replicate) +
          two_lives_text(*two, question->example, *checked));
    return finish_output(kDone);
}

}  // namespace cli
