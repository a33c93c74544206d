#pragma once

#include <string>
#include <utility>

#include <hdf5.h>

#include "sim/hdf5_file.h"

namespace sim::hdf5 {

/// HDF5 is not to print its own errors while this lives. The setting is per thread. Every use of
/// HDF5 begins with one.
class Quiet {
  public:
    Quiet() {
        // Before anything else: at the program's end HDF5 would try again to close what failed.
        H5dont_atexit();
        H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    ~Quiet() { H5Eset_auto2(H5E_DEFAULT, print_, data_); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

  private:
    H5E_auto2_t print_ = nullptr;
    void* data_ = nullptr;
};

/// One id of HDF5, given back at the end of its scope.
class Handle {
  public:
    using Closer = herr_t (*)(hid_t);
    Handle(hid_t id, Closer closer) : id_(id), closer_(closer) {}
    ~Handle() {
        if (id_ >= 0) closer_(id_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    operator hid_t() const { return id_; }
    bool good() const { return id_ >= 0; }
    hid_t release() { return std::exchange(id_, -1); }

  private:
    hid_t id_;
    Closer closer_;
};

/// HDF5's type for a number in memory and in the file.
hid_t native(NumberType type);

/// A string of any length in UTF-8.
Handle text_type();

/// Why the last call of HDF5 failed, in words: the operating system's reason where there is one.
std::string reason();

}  // namespace sim::hdf5
