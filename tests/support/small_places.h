#pragma once

#include <fstream>
#include <string>

namespace tests {

/// The small ones of the places that ship: each lives in a moment, all of them in a minute.
inline std::string small_places() {
    std::ifstream shipped(WIJK_SOURCE_DIR "/scenarios/targets/places.csv");
    std::string line, out;
    std::getline(shipped, out);
    while (std::getline(shipped, line))
        if (line.find("500-1499") != std::string::npos) out += '\n' + line;
    return out + '\n';
}

}  // namespace tests
