#pragma once

#include <string>
#include <vector>

#include "sim/result.h"

#include "viewer/texts.h"

namespace viewer {

/// The command line of wijk-viewer.
struct Options {
    std::string file;  // a scenario or a results file
    std::string data;  // folder with the tables of CBS and RIVM
    std::string arm;   // to compare with the baseline; empty: the last
    Language language = Language::nl;
    bool research = false;
    bool dark = false;
    bool follow = false;  // a results file that is still being written
    int width = 1280, height = 800;
    int font_percent = 100;
    int threads = 0;         // 0: all cores
    std::string screenshot;  // written when the answer stands; then it ends
    std::string script;      // steps to carry out; then it ends
};

/// Reads arguments; all mistakes at once.
sim::Result<Options> read_options(const std::vector<std::string>& arguments);

/// Whether the file is HDF5, by its first bytes.
bool is_results_file(const std::string& path);

}  // namespace viewer
