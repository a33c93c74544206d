#include "sim/hdf5_reader.h"

#include <filesystem>
#include <numeric>
#include <system_error>
#include <utility>

#include <hdf5.h>

#include "sim/hdf5_handle.h"

namespace sim {

namespace {

constexpr std::uint64_t kMostCells = 100'000'000;  // somebody gave the wrong file

std::vector<std::uint64_t> size_of(hid_t space) {
    const int rank = H5Sget_simple_extent_ndims(space);
    std::vector<hsize_t> size(rank > 0 ? static_cast<std::size_t>(rank) : 0);
    if (rank > 0) H5Sget_simple_extent_dims(space, size.data(), nullptr);
    return {size.begin(), size.end()};
}

std::uint64_t cells_of(const std::vector<std::uint64_t>& size) {
    std::uint64_t cells = 1;
    for (const auto length : size)
        cells = length == 0 ? 0 : (cells > kMostCells / length ? kMostCells + 1 : cells * length);
    return cells;
}

/// Texts of variable or of fixed length, read by `read(type, buffer)`.
template <class Read>
bool read_texts(hid_t type, hid_t space, std::vector<std::string>& out, Read read) {
    const std::size_t count = out.size();
    if (H5Tis_variable_str(type) > 0) {
        const auto memory = hdf5::text_type();
        H5Tset_cset(memory, H5Tget_cset(type));
        std::vector<char*> texts(count, nullptr);
        if (read(memory, texts.data()) < 0) return false;
        for (std::size_t i = 0; i < count; ++i)
            out[i] = texts[i] == nullptr ? "" : texts[i];
        H5Dvlen_reclaim(memory, space, H5P_DEFAULT, texts.data());
        return true;
    }
    const std::size_t width = H5Tget_size(type);
    std::string bytes(width * count, '\0');
    if (width == 0 || read(type, bytes.data()) < 0) return false;
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = bytes.substr(i * width, width);
        out[i].erase(std::min(out[i].find('\0'), out[i].size()));
    }
    return true;
}

}  // namespace

Result<Hdf5Reader> Hdf5Reader::open(const std::string& path, bool live) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return fail(Error::in_file(path, "there is no such file"));
    if (!std::filesystem::is_regular_file(path, ignored))
        return fail(Error::in_file(path, "this is not a file"));
    const hdf5::Quiet quiet;
    const unsigned access = live ? H5F_ACC_RDONLY | H5F_ACC_SWMR_READ : H5F_ACC_RDONLY;
    const hdf5::Handle list(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    // A reader that locked the file in the moment of its making would end the run that writes it.
    // Without a lock HDF5 still refuses a file that is not yet open to readers.
    if (live) H5Pset_file_locking(list, false, true);
    const hid_t id = H5Fopen(path.c_str(), access, list);
    if (id < 0)
        return fail(
            Error::in_file(path, "cannot be read as HDF5: " + hdf5::reason(), "an HDF5 file"));
    return Hdf5Reader(path, id);
}

Hdf5Reader::Hdf5Reader(Hdf5Reader&& other) noexcept
    : path_(std::move(other.path_)), id_(std::exchange(other.id_, -1)) {}

Hdf5Reader& Hdf5Reader::operator=(Hdf5Reader&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(id_, other.id_);
    return *this;
}

Hdf5Reader::~Hdf5Reader() {
    if (id_ < 0) return;
    const hdf5::Quiet quiet;
    H5Fclose(id_);
}

tl::unexpected<Error> Hdf5Reader::wrong(std::string what, std::string allowed) const {
    return fail(Error::in_file(path_, std::move(what), std::move(allowed)));
}

bool Hdf5Reader::has(const std::string& object) const {
    const hdf5::Quiet quiet;
    return H5Lexists(id_, object.c_str(), H5P_DEFAULT) > 0;
}

bool Hdf5Reader::has_attribute(const std::string& name) const {
    const hdf5::Quiet quiet;
    return H5Aexists(id_, name.c_str()) > 0;
}

Result<std::string> Hdf5Reader::text_attribute(const std::string& name) const {
    return text_attribute("/", name);
}

Result<std::string> Hdf5Reader::text_attribute(const std::string& object,
                                               const std::string& name) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle attribute(
        H5Aopen_by_name(id_, object.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!attribute.good()) return wrong("there is no attribute '" + name + "'");
    const hdf5::Handle type(H5Aget_type(attribute), H5Tclose);
    const hdf5::Handle space(H5Aget_space(attribute), H5Sclose);
    if (H5Tget_class(type) != H5T_STRING || H5Sget_simple_extent_npoints(space) != 1)
        return wrong("the attribute '" + name + "' is not a text");
    std::vector<std::string> out(1);
    if (!read_texts(
            type, space, out, [&](hid_t as, void* to) { return H5Aread(attribute, as, to); }))
        return wrong("the attribute '" + name + "' cannot be read: " + hdf5::reason());
    return out[0];
}

Result<std::uint64_t> Hdf5Reader::whole_attribute(const std::string& name) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle attribute(H5Aopen(id_, name.c_str(), H5P_DEFAULT), H5Aclose);
    if (!attribute.good()) return wrong("there is no attribute '" + name + "'");
    const hdf5::Handle type(H5Aget_type(attribute), H5Tclose);
    const hdf5::Handle space(H5Aget_space(attribute), H5Sclose);
    std::uint64_t value = 0;
    if (H5Tget_class(type) != H5T_INTEGER || H5Sget_simple_extent_npoints(space) != 1 ||
        H5Aread(attribute, H5T_NATIVE_UINT64, &value) < 0)
        return wrong("the attribute '" + name + "' is not a whole number");
    return value;
}

Result<std::vector<std::string>> Hdf5Reader::texts(const std::string& array) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle data(H5Dopen2(id_, array.c_str(), H5P_DEFAULT), H5Dclose);
    if (!data.good()) return wrong("there is no " + array);
    const hdf5::Handle type(H5Dget_type(data), H5Tclose);
    const hdf5::Handle space(H5Dget_space(data), H5Sclose);
    const auto size = size_of(space);
    if (H5Tget_class(type) != H5T_STRING || size.size() != 1 || cells_of(size) > kMostCells)
        return wrong(array + " is not a list of texts");
    std::vector<std::string> out(size[0]);
    if (!out.empty() && !read_texts(type, space, out, [&](hid_t as, void* to) {
            return H5Dread(data, as, H5S_ALL, H5S_ALL, H5P_DEFAULT, to);
        }))
        return wrong(array + " cannot be read: " + hdf5::reason());
    return out;
}

Result<NumberArray> Hdf5Reader::numbers(const std::string& array) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle data(H5Dopen2(id_, array.c_str(), H5P_DEFAULT), H5Dclose);
    if (!data.good()) return wrong("there is no " + array);
    const hdf5::Handle type(H5Dget_type(data), H5Tclose);
    const hdf5::Handle space(H5Dget_space(data), H5Sclose);
    NumberArray out;
    out.size = size_of(space);
    const auto kind = H5Tget_class(type);
    if ((kind != H5T_FLOAT && kind != H5T_INTEGER) || cells_of(out.size) > kMostCells)
        return wrong(array + " is not a table of numbers");
    out.whole = kind == H5T_INTEGER;
    out.bytes = H5Tget_size(type);
    out.values.resize(cells_of(out.size));
    if (!out.values.empty() &&
        H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, out.values.data()) < 0)
        return wrong(array + " cannot be read: " + hdf5::reason());
    return out;
}

}  // namespace sim
