#include <algorithm>
#include <utility>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "sim/hdf5_handle.h"
#include "sim/hdf5_reader.h"

namespace sim {

namespace {

/// The last part of the path of an object.
std::string name_of(hid_t object) {
    const auto length = H5Iget_name(object, nullptr, 0);
    if (length <= 0) return {};
    std::string path(static_cast<std::size_t>(length) + 1, '\0');
    H5Iget_name(object, path.data(), path.size());
    path.resize(static_cast<std::size_t>(length));
    return path.substr(path.rfind('/') + 1);
}

herr_t take_first(hid_t, unsigned, hid_t scale, void* into) {
    *static_cast<std::string*>(into) = name_of(scale);
    return 1;  // no more
}

/// Names of what lies in a group and is of a kind.
std::vector<std::string> children(hid_t file, const std::string& group, H5I_type_t kind) {
    std::vector<std::string> out;
    const hdf5::Handle parent(H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose);
    H5G_info_t info{};
    if (!parent.good() || H5Gget_info(parent, &info) < 0) return out;
    for (hsize_t k = 0; k < info.nlinks; ++k) {
        const hdf5::Handle child(
            H5Oopen_by_idx(parent, ".", H5_INDEX_NAME, H5_ITER_INC, k, H5P_DEFAULT), H5Oclose);
        if (child.good() && H5Iget_type(child) == kind) out.push_back(name_of(child));
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

std::vector<std::string> Hdf5Reader::groups() const {
    const hdf5::Quiet quiet;
    return children(id_, "/", H5I_GROUP);
}

std::vector<std::string> Hdf5Reader::arrays(const std::string& group) const {
    const hdf5::Quiet quiet;
    return children(id_, group, H5I_DATASET);
}

std::vector<std::string> Hdf5Reader::dimensions(const std::string& array) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle data(H5Dopen2(id_, array.c_str(), H5P_DEFAULT), H5Dclose);
    if (!data.good()) return {};
    const hdf5::Handle space(H5Dget_space(data), H5Sclose);
    const int rank = H5Sget_simple_extent_ndims(space);
    std::vector<std::string> out(rank > 0 ? static_cast<std::size_t>(rank) : 0);
    if (H5DSis_scale(data) > 0) {
        if (out.size() == 1) out[0] = name_of(data);
        return out;
    }
    for (std::size_t d = 0; d < out.size(); ++d)
        H5DSiterate_scales(data, static_cast<unsigned>(d), nullptr, &take_first, &out[d]);
    return out;
}

std::optional<double> Hdf5Reader::number_attribute(const std::string& object,
                                                   const std::string& name) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle attribute(
        H5Aopen_by_name(id_, object.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!attribute.good()) return std::nullopt;
    const hdf5::Handle space(H5Aget_space(attribute), H5Sclose);
    double value = 0;
    const bool read = H5Sget_simple_extent_npoints(space) == 1 &&
                      H5Aread(attribute, H5T_NATIVE_DOUBLE, &value) >= 0;
    return read ? std::optional(value) : std::nullopt;
}

bool Hdf5Reader::holds_texts(const std::string& array) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle data(H5Dopen2(id_, array.c_str(), H5P_DEFAULT), H5Dclose);
    if (!data.good()) return false;
    const hdf5::Handle type(H5Dget_type(data), H5Tclose);
    return H5Tget_class(type) == H5T_STRING;
}

Result<std::vector<std::uint64_t>> Hdf5Reader::wholes(const std::string& array) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle data(H5Dopen2(id_, array.c_str(), H5P_DEFAULT), H5Dclose);
    if (!data.good()) return wrong("there is no " + array);
    const hdf5::Handle type(H5Dget_type(data), H5Tclose);
    const hdf5::Handle space(H5Dget_space(data), H5Sclose);
    const auto cells = H5Sget_simple_extent_npoints(space);
    std::vector<std::uint64_t> out(static_cast<std::size_t>(cells > 0 ? cells : 0));
    if (H5Tget_class(type) != H5T_INTEGER) return wrong(array + " does not hold whole numbers");
    if (!out.empty() &&
        H5Dread(data, H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, out.data()) < 0)
        return wrong(array + " cannot be read: " + hdf5::reason());
    return out;
}

Result<RawArray> Hdf5Reader::raw(const std::string& array) const {
    const hdf5::Quiet quiet;
    const hdf5::Handle data(H5Dopen2(id_, array.c_str(), H5P_DEFAULT), H5Dclose);
    if (!data.good()) return wrong("there is no " + array);
    const hdf5::Handle type(H5Dget_type(data), H5Tclose);
    const hdf5::Handle space(H5Dget_space(data), H5Sclose);
    RawArray out;
    const int rank = H5Sget_simple_extent_ndims(space);
    std::vector<hsize_t> size(rank > 0 ? static_cast<std::size_t>(rank) : 0);
    if (rank > 0) H5Sget_simple_extent_dims(space, size.data(), nullptr);
    out.size.assign(size.begin(), size.end());
    std::size_t length = 0;
    if (H5Tencode(type, nullptr, &length) < 0) return wrong(array + " has a type of its own");
    out.type.resize(length);
    H5Tencode(type, out.type.data(), &length);
    if (H5Tis_variable_str(type) > 0) {
        const auto listed = texts(array);
        if (!listed) return fail(listed.error());
        for (const auto& text : *listed) {
            const auto* bytes = reinterpret_cast<const std::byte*>(text.c_str());
            out.bytes.insert(out.bytes.end(), bytes, bytes + text.size() + 1);
        }
        return out;
    }
    const auto cells = H5Sget_simple_extent_npoints(space);
    out.bytes.resize(H5Tget_size(type) * static_cast<std::size_t>(cells > 0 ? cells : 0));
    if (!out.bytes.empty() &&
        H5Dread(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, out.bytes.data()) < 0)
        return wrong(array + " cannot be read: " + hdf5::reason());
    return out;
}

}  // namespace sim
