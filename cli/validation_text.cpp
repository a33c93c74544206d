#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "sim/parameters.h"

#include "cli/validation.h"

namespace cli {
namespace {

namespace validation = models::validation;
using models::survey::Use;
using validation::Finding;
using validation::Verdict;

std::string range(double low, double high) {
    return plain_number(low) + " .. " + plain_number(high);
}

std::string simulated_text(const Finding& finding) {
    const auto& simulated = finding.simulated;
    const auto mean = plain_number(simulated.mean);
    if (!simulated.has_interval()) return mean;
    return fmt::format("{:>6} ({})", mean, range(simulated.low, simulated.high));
}

std::string rows(const Validation& all, Use use) {
    std::string out;
    for (const Finding& finding : all.findings) {
        if (finding.asked.use != use || finding.verdict == Verdict::not_measured) continue;
        const auto& target = finding.asked.target;
        out += fmt::format("  {:<50} {:>18}  {:<26} {}\n",
                           target.name,
                           range(target.low, target.high),
                           simulated_text(finding),
                           validation::words(finding.verdict));
        if (finding.missed())
            out += fmt::format(
                "      {}\n",
                finding.reason.empty() ? "no reason written" : "because: " + finding.reason);
    }
    return out;
}

std::string table(const Validation& all, Use use, std::string_view title) {
    const auto body = rows(all, use);
    if (body.empty()) return {};
    return fmt::format(
        "\n{:<52} {:>18}  {:<26}\n{}", title, "wanted", "simulated (95 % range)", body);
}

std::string not_measured(const Validation& all) {
    std::string out;
    for (const Finding& finding : all.findings) {
        if (finding.verdict != Verdict::not_measured) continue;
        out += fmt::format("  {:<50} {} ({})\n",
                           finding.asked.target.name,
                           finding.why_not,
                           finding.asked.use == Use::calibrate ? "calibrate" : "validate");
    }
    return out.empty() ? out : "\nnot measured\n" + out;
}

std::string json_text(std::string_view text) {
    return text.empty() ? "null" : sim::json_string(text);
}

std::string json_inside(Verdict verdict) {
    if (verdict == Verdict::not_measured) return "null";
    return verdict == Verdict::inside ? "true" : "false";
}

/// The keys that other programs rely on come first and keep their names.
std::string json_object(const Finding& finding) {
    const auto& target = finding.asked.target;
    const auto& simulated = finding.simulated;
    std::string out = fmt::format(
        R"({{"name": {}, "use": "{}", "value": {}, "low": {}, "high": {}, "simulated": {}, )"
        R"("sim_low": {}, "sim_high": {}, "inside": {}, )",
        sim::json_string(target.name),
        finding.asked.use == Use::calibrate ? "calibrate" : "validate",
        sim::json_number(target.value),
        sim::json_number(target.low),
        sim::json_number(target.high),
        sim::json_number(simulated.mean),
        sim::json_number(simulated.low),
        sim::json_number(simulated.high),
        json_inside(finding.verdict));
    out += fmt::format(
        R"("verdict": "{}", "mean_low": {}, "mean_high": {}, "replicates": {}, "theme": "{}", )"
        R"("unit": {}, "group": {}, "year": {}, "instrument": {}, )",
        validation::words(finding.verdict),
        sim::json_number(simulated.mean_low),
        sim::json_number(simulated.mean_high),
        simulated.replicates,
        validation::words(finding.theme),
        json_text(target.unit),
        json_text(target.group),
        json_text(target.year),
        json_text(target.instrument));
    out += fmt::format(R"("source": {}, "status": {}, "grade": "{}", "reason": {}}})",
                       json_text(target.source),
                       json_text(target.status),
                       sim::letter(target.grade),
                       json_text(finding.why_not.empty() ? finding.reason : finding.why_not));
    return out;
}

std::string grouped(std::uint64_t number) {
    std::string digits = fmt::format("{}", number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

}  // namespace

std::string plain_number(double value) {
    if (!std::isfinite(value)) return "-";
    const double size = std::fabs(value);
    const int digits = size < 9.9995 ? 3 : size < 99.95 ? 1 : 0;
    const auto text = fmt::format("{:.{}f}", value, digits);
    return text == "-0.000" ? "0.000" : text;
}

std::string counts_sentence(const Validation& all) {
    const auto fitted = validation::count(all.findings, Use::calibrate);
    const auto held = validation::count(all.findings, Use::validate);
    return fmt::format(
        "{} of {} calibration targets inside, {} of {} validation targets inside; {} and {} more "
        "cannot be measured or were not run",
        fitted.inside,
        fitted.measured,
        held.inside,
        held.measured,
        fitted.all - fitted.measured,
        held.all - held.measured);
}

std::string run_sentence(const Validation& all) {
    const auto numbers =
        all.ensemble.empty()
            ? std::string("the defaults")
            : fmt::format("{} members of {}", all.ensemble.members.size(), all.ensemble_file);
    return fmt::format("{} areas, {} residents, {} {}, seed {}; parameters: {}",
                       all.areas,
                       grouped(all.residents),
                       all.replicates,
                       all.replicates == 1 ? "replicate" : "replicates",
                       all.seed,
                       numbers);
}

std::string validation_as_text(const Validation& all) {
    std::string out = run_sentence(all) + '\n';
    out += table(all, Use::calibrate, "calibration targets: a fit may see these");
    out += table(all, Use::validate, "validation targets: no fit sees these");
    out += not_measured(all) + '\n';
    for (const auto& note : all.notes)
        out += "note: " + note + '\n';
    return out + counts_sentence(all) + '\n';
}

std::string validation_as_json(const Validation& all) {
    std::string out = "[";
    for (const Finding& finding : all.findings)
        out += (out.size() > 1 ? ",\n " : "\n ") + json_object(finding);
    return out + "\n]\n";
}

}  // namespace cli
