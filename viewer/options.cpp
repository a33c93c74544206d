#include "viewer/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "sim/near_name.h"

namespace viewer {

namespace {

const std::vector<std::string> kNames{"--data",
                                      "--arm",
                                      "--lang",
                                      "--research",
                                      "--dark",
                                      "--follow",
                                      "--size",
                                      "--font",
                                      "--threads",
                                      "--screenshot",
                                      "--script"};

std::optional<int> whole(std::string_view text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    if (value < least || value > most) return {};
    return value;
}

/// Walks through arguments and gathers what is wrong.
class Reader {
  public:
    explicit Reader(const std::vector<std::string>& arguments) : all_(arguments) {}

    sim::Result<Options> read() {
        for (; at_ < all_.size(); ++at_) {
            const auto& one = all_[at_];
            if (one.starts_with("--"))
                option(one);
            else if (out_.file.empty())
                out_.file = one;
            else
                complain(one + " is a second file", "one scenario or results file");
        }
        if (out_.file.empty()) complain("no file is given", "a scenario or a results file");
        if (!problems_.problems.empty()) return sim::fail(problems_);
        return out_;
    }

  private:
    void complain(const std::string& what, const std::string& allowed, std::string meant = {}) {
        problems_.add(sim::Error::of(what, allowed, std::move(meant)));
    }

    std::string value(const std::string& name) {
        if (at_ + 1 < all_.size()) return all_[++at_];
        complain(name + " has no value", "a value after it");
        return {};
    }

    void number(const std::string& name, int least, int most, int& into) {
        const auto text = value(name);
        if (text.empty()) return;
        if (const auto found = whole(text, least, most))
            into = *found;
        else
            complain(fmt::format("{} is {}", name, text),
                     fmt::format("a whole number from {} to {}", least, most));
    }

    void size() {
        const auto text = value("--size");
        if (text.empty()) return;
        const auto cross = text.find('x');
        const auto wide = whole(text.substr(0, cross), 320, 7680);
        const auto high =
            cross == text.npos ? std::nullopt : whole(text.substr(cross + 1), 240, 4320);
        if (wide && high)
            out_.width = *wide, out_.height = *high;
        else
            complain("--size is " + text, "WIDTHxHEIGHT from 320x240 to 7680x4320");
    }

    void option(const std::string& name) {
        if (name == "--data")
            out_.data = value(name);
        else if (name == "--arm")
            out_.arm = value(name);
        else if (name == "--screenshot")
            out_.screenshot = value(name);
        else if (name == "--script")
            out_.script = value(name);
        else if (name == "--research")
            out_.research = true;
        else if (name == "--dark")
            out_.dark = true;
        else if (name == "--follow")
            out_.follow = true;
        else if (name == "--size")
            size();
        else if (name == "--font")
            number(name, 100, 200, out_.font_percent);
        else if (name == "--threads")
            number(name, 1, 1024, out_.threads);
        else if (name == "--lang")
            language();
        else
            complain("there is no option " + name,
                     "see wijk view --help",
                     sim::nearest_name(name, kNames));
    }

    void language() {
        const auto text = value("--lang");
        if (text == "nl" || text == "en")
            out_.language = text == "nl" ? Language::nl : Language::en;
        else if (!text.empty())
            complain("--lang is " + text, "nl or en");
    }

    const std::vector<std::string>& all_;
    std::size_t at_ = 0;
    Options out_;
    sim::Error problems_;
};

}  // namespace

sim::Result<Options> read_options(const std::vector<std::string>& arguments) {
    return Reader(arguments).read();
}

bool is_results_file(const std::string& path) {
    constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n";
    std::array<char, kSignature.size()> start{};
    std::ifstream file(path, std::ios::binary);
    file.read(start.data(), start.size());
    return file && std::string_view(start.data(), start.size()) == kSignature;
}

}  // namespace viewer
