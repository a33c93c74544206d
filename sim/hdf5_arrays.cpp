#include <algorithm>
#include <numeric>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "sim/check.h"
#include "sim/hdf5_file.h"
#include "sim/hdf5_handle.h"

namespace sim {

namespace {

/// "/indicators/time" is "time" in "/indicators".
std::pair<std::string, std::string> split(const std::string& path) {
    const auto slash = path.rfind('/');
    SIM_CHECK(slash != std::string::npos, "a path in a file begins with a slash");
    return {path.substr(0, slash), path.substr(slash + 1)};
}

/// How cells are kept: in chunks where asked, filled with `fill` where never written.
hid_t creation_list(const ArrayInfo& info) {
    const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_attr_creation_order(list, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(list, false);
    if (!info.chunk.empty()) {
        const std::vector<hsize_t> chunk(info.chunk.begin(), info.chunk.end());
        H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data());
    }
    if (info.fill) {
        const double fill = *info.fill;
        H5Pset_fill_value(list, H5T_NATIVE_DOUBLE, &fill);
    }
    return list;
}

/// `_FillValue` must be of the array's own type.
template <class Write>
void with_fill_of_type(NumberType type, double fill, Write write) {
    switch (type) {
        case NumberType::float32:
            return write(static_cast<float>(fill));
        case NumberType::float64:
            return write(fill);
        case NumberType::uint8:
            return write(static_cast<std::uint8_t>(fill));
        case NumberType::uint16:
            return write(static_cast<std::uint16_t>(fill));
        case NumberType::uint32:
            return write(static_cast<std::uint32_t>(fill));
        case NumberType::uint64:
            return write(static_cast<std::uint64_t>(fill));
        case NumberType::int32:
            return write(static_cast<std::int32_t>(fill));
    }
}

constexpr std::uint64_t kScaleChunk = 16'384;

}  // namespace

void Hdf5File::describe(const std::string& object,
                        const std::string& units,
                        const std::string& long_name) {
    if (!long_name.empty()) text(object, "long_name", long_name);
    if (!units.empty()) text(object, "units", units);
}

void Hdf5File::finish_scale(const ScaleInfo& info, std::int64_t id, std::uint64_t size) {
    if (H5DSset_scale(id, split(info.path).second.c_str()) < 0)
        return note("cannot make the dimension " + info.path);
    scales_[info.path] = {id, size, info.growable, {}};
    describe(info.path, info.units, info.long_name);
}

/// Makes and fills an array of texts; a negative id when that failed.
std::int64_t Hdf5File::write_texts(const std::string& path, std::span<const std::string> values) {
    const hsize_t size = values.size();
    const hdf5::Handle type = hdf5::text_type();
    const hdf5::Handle space(H5Screate_simple(1, &size, nullptr), H5Sclose);
    const hdf5::Handle creation(creation_list({}), H5Pclose);
    hdf5::Handle array(
        H5Dcreate2(id_, path.c_str(), type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose);
    std::vector<const char*> pointers;
    for (const auto& value : values)
        pointers.push_back(value.c_str());
    if (!array.good() ||
        H5Dwrite(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()) < 0) {
        note("cannot make " + path);
        return -1;
    }
    return array.release();
}

void Hdf5File::scale(const ScaleInfo& info, std::span<const std::string> names) {
    if (problem_) return;
    SIM_CHECK(!info.growable, "a dimension of names is known from the start");
    const hdf5::Quiet quiet;
    const auto id = write_texts(info.path, names);
    if (id >= 0) finish_scale(info, id, names.size());
}

void Hdf5File::texts(const ArrayInfo& info, std::span<const std::string> values) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const std::string group = split(info.path).first;
    SIM_CHECK(info.dimensions.size() == 1 &&
                  scales_.at(group + "/" + info.dimensions[0]).size == values.size(),
              "an array of texts has one dimension, and a text for each of its rows");
    const auto id = write_texts(info.path, values);
    if (id < 0) return;
    arrays_.push_back({info.path, id, info.type, {values.size()}, {}});
    attach_scales(info, group, arrays_.size() - 1);
}

void Hdf5File::raw_scale(const ScaleInfo& info,
                         NumberType type,
                         std::size_t size,
                         const void* values) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const hsize_t now = size;
    const hsize_t most = info.growable ? H5S_UNLIMITED : now;
    const hdf5::Handle space(H5Screate_simple(1, &now, &most), H5Sclose);
    ArrayInfo layout;
    if (info.growable) layout.chunk = {kScaleChunk};
    const hdf5::Handle creation(creation_list(layout), H5Pclose);
    hdf5::Handle array(
        H5Dcreate2(
            id_, info.path.c_str(), hdf5::native(type), space, H5P_DEFAULT, creation, H5P_DEFAULT),
        H5Dclose);
    if (!array.good() ||
        H5Dwrite(array, hdf5::native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, values) < 0)
        return note("cannot make the dimension " + info.path);
    finish_scale(info, array.release(), now);
}

ArrayId Hdf5File::array(const ArrayInfo& info) {
    if (problem_) return {};
    const hdf5::Quiet quiet;
    const std::string group = split(info.path).first;
    Array made{info.path, -1, info.type, {}, info.chunk};
    std::vector<hsize_t> now, most;
    for (const auto& dimension : info.dimensions) {
        const auto found = scales_.find(group + "/" + dimension);
        SIM_CHECK(found != scales_.end(), "the dimensions of an array are scales of its group");
        made.size.push_back(found->second.size);
        now.push_back(found->second.size);
        most.push_back(found->second.growable ? H5S_UNLIMITED : found->second.size);
    }
    const hdf5::Handle space(
        now.empty() ? H5Screate(H5S_SCALAR)
                    : H5Screate_simple(static_cast<int>(now.size()), now.data(), most.data()),
        H5Sclose);
    const hdf5::Handle creation(creation_list(info), H5Pclose);
    made.id = H5Dcreate2(
        id_, info.path.c_str(), hdf5::native(info.type), space, H5P_DEFAULT, creation, H5P_DEFAULT);
    if (made.id < 0) {
        note("cannot make the array " + info.path);
        return {};
    }
    arrays_.push_back(std::move(made));
    attach_scales(info, group, arrays_.size() - 1);
    return {arrays_.size() - 1};
}

void Hdf5File::attach_scales(const ArrayInfo& info, const std::string& group, std::size_t row) {
    const auto id = arrays_[row].id;
    for (std::size_t i = 0; i < info.dimensions.size(); ++i) {
        auto& scale = scales_.at(group + "/" + info.dimensions[i]);
        if (H5DSattach_scale(id, scale.id, static_cast<unsigned>(i)) < 0)
            return note("cannot name the dimensions of " + info.path);
        if (scale.growable) scale.users.emplace_back(row, i);
    }
    describe(info.path, info.units, info.long_name);
    if (!info.coordinates.empty()) text(info.path, "coordinates", info.coordinates);
    if (info.fill)
        with_fill_of_type(
            info.type, *info.fill, [&](auto fill) { number(info.path, "_FillValue", fill); });
}

void Hdf5File::raw_write(ArrayId array,
                         std::span<const std::uint64_t> start,
                         std::span<const std::uint64_t> count,
                         NumberType type,
                         const void* values) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const Array& to = arrays_[array.row];
    SIM_CHECK(type == to.type, "numbers are written in the type of their array");
    SIM_CHECK(start.size() == to.size.size() && count.size() == start.size(),
              "a block has as many dimensions as its array");
    for (std::size_t i = 0; i < start.size(); ++i)
        SIM_CHECK(start[i] + count[i] <= to.size[i], "a block lies inside its array");
    const std::vector<hsize_t> from(start.begin(), start.end()), cells(count.begin(), count.end());
    const int rank = static_cast<int>(cells.size());
    const hdf5::Handle all(H5Dget_space(to.id), H5Sclose);
    const hdf5::Handle block(
        rank == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(rank, cells.data(), nullptr),
        H5Sclose);
    if (rank > 0)
        H5Sselect_hyperslab(all, H5S_SELECT_SET, from.data(), nullptr, cells.data(), nullptr);
    if (H5Dwrite(to.id, hdf5::native(type), block, all, H5P_DEFAULT, values) < 0)
        note("cannot write " + to.path);
}

void Hdf5File::write_chunk(ArrayId array,
                           std::span<const std::uint64_t> start,
                           std::span<const std::byte> bytes) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    const Array& to = arrays_[array.row];
    const auto cells =
        std::accumulate(to.chunk.begin(), to.chunk.end(), std::uint64_t{1}, std::multiplies<>{});
    SIM_CHECK(!to.chunk.empty() && bytes.size() == cells * bytes_of(to.type),
              "a chunk is written whole");
    const std::vector<hsize_t> from(start.begin(), start.end());
    if (H5Dwrite_chunk(to.id, H5P_DEFAULT, 0, from.data(), bytes.size(), bytes.data()) < 0)
        note("cannot write " + to.path);
}

void Hdf5File::grow(const std::string& scale_path, std::uint64_t size) {
    if (problem_) return;
    const hdf5::Quiet quiet;
    auto& scale = scales_.at(scale_path);
    SIM_CHECK(scale.growable, "only a growable dimension grows");
    if (size <= scale.size) return;

    const hsize_t now = size, start = scale.size, count = size - scale.size;
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), static_cast<std::uint32_t>(scale.size));
    if (H5Dset_extent(scale.id, &now) < 0) return note("cannot lengthen " + scale_path);
    const hdf5::Handle all(H5Dget_space(scale.id), H5Sclose);
    const hdf5::Handle block(H5Screate_simple(1, &count, nullptr), H5Sclose);
    H5Sselect_hyperslab(all, H5S_SELECT_SET, &start, nullptr, &count, nullptr);
    if (H5Dwrite(scale.id, H5T_NATIVE_UINT32, block, all, H5P_DEFAULT, numbers.data()) < 0)
        return note("cannot lengthen " + scale_path);
    scale.size = size;

    for (const auto& [row, dimension] : scale.users) {
        Array& user = arrays_[row];
        user.size[dimension] = size;
        const std::vector<hsize_t> extent(user.size.begin(), user.size.end());
        if (H5Dset_extent(user.id, extent.data()) < 0) return note("cannot lengthen " + user.path);
    }
}

}  // namespace sim
