#include "sim/hdf5_file.h"

#include <array>
#include <unistd.h>

#include <hdf5.h>

#include "sim/check.h"
#include "sim/hdf5_handle.h"

namespace sim {

static_assert(std::is_same_v<hid_t, std::int64_t>, "ids of HDF5 1.10 are 64 bits");

namespace hdf5 {

hid_t native(NumberType type) {
    switch (type) {
        case NumberType::float32:
            return H5T_NATIVE_FLOAT;
        case NumberType::float64:
            return H5T_NATIVE_DOUBLE;
        case NumberType::uint8:
            return H5T_NATIVE_UINT8;
        case NumberType::uint16:
            return H5T_NATIVE_UINT16;
        case NumberType::uint32:
            return H5T_NATIVE_UINT32;
        case NumberType::uint64:
            return H5T_NATIVE_UINT64;
        case NumberType::int32:
            return H5T_NATIVE_INT32;
    }
    SIM_CHECK(false, "every number type has a type of HDF5");
    return -1;
}

Handle text_type() {
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return {type, H5Tclose};
}

namespace {

/// Keeps the innermost description, or the operating system's message when any level has one.
herr_t keep_reason(unsigned, const H5E_error2_t* error, void* out) {
    constexpr std::string_view kMark = "error message = '";
    auto& kept = *static_cast<std::pair<std::string, bool>*>(out);
    const std::string_view text = error->desc == nullptr ? "" : error->desc;
    const auto at = text.find(kMark);
    if (at != std::string_view::npos && !kept.second) {
        const auto message = text.substr(at + kMark.size());
        kept = {std::string(message.substr(0, message.find('\''))), true};
    } else if (kept.first.empty()) {
        kept.first = std::string(text);
    }
    return 0;
}

}  // namespace

std::string reason() {
    std::pair<std::string, bool> kept;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, &keep_reason, &kept);
    if (kept.first == "No space left on device") return "the disk is full (" + kept.first + ")";
    return kept.first.empty() ? "HDF5 gives no reason" : kept.first;
}

}  // namespace hdf5

std::size_t bytes_of(NumberType type) {
    switch (type) {
        case NumberType::uint8:
            return 1;
        case NumberType::uint16:
            return 2;
        case NumberType::float32:
        case NumberType::uint32:
        case NumberType::int32:
            return 4;
        case NumberType::float64:
        case NumberType::uint64:
            return 8;
    }
    return 0;
}

std::string hdf5_version() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return "HDF5 " + std::to_string(major) + "." + std::to_string(minor) + "." +
           std::to_string(release);
}

namespace {

/// How the file is opened: its ids die with it, and the newest format where others read along.
hid_t access_list(bool live) {
    const hid_t list = H5Pcreate(H5P_FILE_ACCESS);
    H5Pset_fclose_degree(list, H5F_CLOSE_STRONG);
    if (live) H5Pset_libver_bounds(list, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
    return list;
}

int descriptor_of(hid_t file) {
    void* handle = nullptr;
    if (H5Fget_vfd_handle(file, H5P_DEFAULT, &handle) < 0 || handle == nullptr) return -1;
    return *static_cast<int*>(handle);
}

constexpr unsigned kInOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

}  // namespace

Result<Hdf5File> Hdf5File::create(const std::string& path, bool live) {
    const hdf5::Quiet quiet;
    const hdf5::Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    // netCDF keeps variables and attributes in the order in which they were made.
    H5Pset_link_creation_order(creation, kInOrder);
    H5Pset_attr_creation_order(creation, kInOrder);
    // Times of making and changing would make two files of the same run differ.
    H5Pset_obj_track_times(creation, false);
    const hdf5::Handle access(access_list(live), H5Pclose);
    Hdf5File file;
    file.path_ = path;
    file.id_ = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation, access);
    if (file.id_ < 0) return fail(Error::in_file(path, "cannot be made: " + hdf5::reason()));
    file.descriptor_ = descriptor_of(file.id_);
    return file;
}

Result<Hdf5File> Hdf5File::reopen(const std::string& path) {
    const hdf5::Quiet quiet;
    const hdf5::Handle access(access_list(false), H5Pclose);
    Hdf5File file;
    file.path_ = path;
    file.id_ = H5Fopen(path.c_str(), H5F_ACC_RDWR, access);
    if (file.id_ < 0) return fail(Error::in_file(path, "cannot be opened: " + hdf5::reason()));
    file.descriptor_ = descriptor_of(file.id_);
    return file;
}

void Hdf5File::swap(Hdf5File& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(id_, other.id_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(problem_, other.problem_);
    std::swap(scales_, other.scales_);
    std::swap(arrays_, other.arrays_);
}

void Hdf5File::note(const std::string& what) {
    if (!problem_) problem_ = Error::in_file(path_, what + ": " + hdf5::reason());
}

void Hdf5File::group(const std::string& path) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const hdf5::Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_link_creation_order(creation, kInOrder);
    H5Pset_attr_creation_order(creation, kInOrder);
    H5Pset_obj_track_times(creation, false);
    const hdf5::Handle group(H5Gcreate2(id_, path.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT),
                             H5Gclose);
    if (!group.good()) note("cannot make the group " + path);
}

void Hdf5File::text(const std::string& object, const std::string& name, std::string_view value) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const hdf5::Handle owner(H5Oopen(id_, object.c_str(), H5P_DEFAULT), H5Oclose);
    const hdf5::Handle type = hdf5::text_type();
    const hdf5::Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    if (H5Aexists(owner, name.c_str()) > 0) H5Adelete(owner, name.c_str());
    const hdf5::Handle attribute(
        H5Acreate2(owner, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    // A string of C ends at its first zero byte; such a byte has no place in text.
    const std::string copy(value.substr(0, value.find('\0')));
    const char* pointer = copy.c_str();
    if (!attribute.good() || H5Awrite(attribute, type, &pointer) < 0)
        note("cannot write the attribute " + object + "@" + name);
}

void Hdf5File::raw_attribute(const std::string& object,
                             const std::string& name,
                             NumberType type,
                             std::size_t count,
                             const void* values) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const hdf5::Handle owner(H5Oopen(id_, object.c_str(), H5P_DEFAULT), H5Oclose);
    const hsize_t size = count;
    const hdf5::Handle space(H5Screate_simple(1, &size, nullptr), H5Sclose);
    if (H5Aexists(owner, name.c_str()) > 0) H5Adelete(owner, name.c_str());
    const hdf5::Handle attribute(
        H5Acreate2(owner, name.c_str(), hdf5::native(type), space, H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose);
    if (!attribute.good() || H5Awrite(attribute, hdf5::native(type), values) < 0)
        note("cannot write the attribute " + object + "@" + name);
}

void Hdf5File::start_live() {
    if (problem_) return;
    const hdf5::Quiet quiet;
    if (H5Fstart_swmr_write(id_) < 0) note("cannot be opened for readers while it is written");
}

void Hdf5File::flush() {
    if (problem_) return;
    const hdf5::Quiet quiet;
    if (H5Fflush(id_, H5F_SCOPE_GLOBAL) < 0) note("cannot write");
}

Result<void> Hdf5File::state() const {
    if (problem_) return fail(*problem_);
    return {};
}

Result<void> Hdf5File::close() {
    flush();
    if (!problem_ && id_ >= 0) {
        const hdf5::Quiet quiet;
        if (H5Fclose(id_) < 0)
            note("cannot end the file");
        else
            id_ = -1;
    }
    const auto result = state();
    abandon();
    return result;
}

void Hdf5File::abandon() {
    const std::int64_t id = std::exchange(id_, -1);
    if (id < 0) return;
    arrays_.clear();
    scales_.clear();
    const hdf5::Quiet quiet;
    if (!problem_ && H5Fclose(id) >= 0) return;
    // HDF5 1.10 cannot let go of a file whose last pieces do not fit on the disk: it crashes on the
    // second try. So its handle stays, until the program ends, but the file takes no room any more.
    if (descriptor_ >= 0 && ::ftruncate(descriptor_, 0) != 0) descriptor_ = -1;
}

}  // namespace sim
