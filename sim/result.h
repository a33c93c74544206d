#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace sim {

/// One thing that is wrong in the input, in words for the person who can mend it.
struct Problem {
    std::string file;     // empty when the problem is not in a file (a command-line option)
    int line = 0;         // 1-based; 0 = unknown
    int column = 0;       // 1-based; 0 = unknown
    std::string what;     // "overload_ratio is -1"
    std::string allowed;  // "a number from 1 to 10"; may be empty
    std::string meant;    // "overload_ratio"; the likely meaning, may be empty

    /// `FILE:LINE:COLUMN: what is wrong; what is allowed; did you mean ...`
    std::string text() const {
        std::string out;
        if (!file.empty()) {
            out += file;
            if (line > 0) out += ":" + std::to_string(line);
            if (line > 0 && column > 0) out += ":" + std::to_string(column);
            out += ": ";
        }
        out += what;
        if (!allowed.empty()) out += "; " + allowed;
        if (!meant.empty()) out += "; did you mean " + meant + "?";
        return out;
    }
};

/// Everything that is wrong with one input, found before giving up.
struct Error {
    std::vector<Problem> problems;

    static Error of(std::string what, std::string allowed = {}, std::string meant = {}) {
        return {{Problem{{}, 0, 0, std::move(what), std::move(allowed), std::move(meant)}}};
    }
    static Error in_file(std::string file, std::string what, std::string allowed = {}) {
        return {{Problem{std::move(file), 0, 0, std::move(what), std::move(allowed), {}}}};
    }

    void add(Error other) {
        for (auto& problem : other.problems)
            problems.push_back(std::move(problem));
    }

    /// One problem a line.
    std::string text() const {
        std::string out;
        for (const auto& problem : problems) {
            if (!out.empty()) out += '\n';
            out += problem.text();
        }
        return out;
    }
};

/// A value, or what the user can mend. To become std::expected.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace sim
