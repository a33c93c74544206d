#pragma once

#include <string_view>

#include "sim/result.h"

namespace cli {

// The exit codes of every command.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;      // the work failed: disk full, interrupted
inline constexpr int kWrongInput = 2;  // somebody has to mend the input

/// Results, to stdout.
void print(std::string_view text);

/// One message, to stderr, on lines of its own.
void say(std::string_view text);

/// Prints what is wrong with the input and returns the exit code for it.
int wrong_input(const sim::Error& error);

/// Prints why the work failed and returns the exit code for it.
int failed(std::string_view why);

/// `code`, unless what was printed did not reach its destination: then a message and kFailed.
int finish_output(int code);

}  // namespace cli
