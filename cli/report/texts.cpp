#include "cli/report/texts.h"

#include "sim/check.h"

#include "models/words/dutch.h"

namespace cli::report {
namespace {

const Text* find(std::string_view key) {
    for (const auto& part : all_texts())
        for (const auto& text : part)
            if (text.key == key) return &text;
    return nullptr;
}

}  // namespace

std::vector<std::span<const Text>> all_texts() {
    return {texts_of_findings(),
            texts_of_course(),
            texts_of_costs(),
            texts_of_limits(),
            texts_of_names()};
}

bool has_text(std::string_view key) {
    return find(key) != nullptr;
}

std::string_view text_of(Language language, std::string_view key) {
    const auto* found = find(key);
    SIM_CHECK(found != nullptr, "a text of the report exists");
    return language == Language::nl ? found->nl : found->en;
}

std::string Words::name(std::string_view prefix, const std::string& name) const {
    const auto key = fmt::format("{}.{}", prefix, name);
    return has_text(key) ? std::string(text_of(language_, key)) : name;
}

std::string Words::programme(const std::string& name) const {
    const auto title = models::words::programme_title(name);
    if (!title) return name;
    return std::string(language_ == Language::nl ? title->dutch : title->english);
}

}  // namespace cli::report
