#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/result.h"

namespace viewer {

enum class Verb : std::uint8_t {
    wait,        // WHAT [SECONDS]: answer, finished, told, or a number of seconds
    click,       // NAME [X Y]: a place inside it, 0..1; default: its middle
    drag,        // NAME X1 Y1 X2 Y2
    wheel,       // NAME NOTCHES
    key,         // ctrl+z, f3, space
    type,        // TEXT
    screenshot,  // FILE.png
    save,        // PANEL FILE.png, .svg or .csv; scenario FILE.toml
    measure,     // SECONDS: how many frames a second are drawn; answer: how soon it came
    expect,      // NAME VALUE: of the state of the session
    resize,      // WIDTH HEIGHT
    random,      // SECONDS SEED: keys and mouse at random
};

/// One line of a script.
struct Step {
    Verb verb = Verb::wait;
    std::vector<std::string> words;  // behind the verb
    int line = 0;
};

/// Reads the steps of a script; `#` begins a comment. All mistakes at once, with their lines.
sim::Result<std::vector<Step>> read_script(const std::string& path);

}  // namespace viewer
