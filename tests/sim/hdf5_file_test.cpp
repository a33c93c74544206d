#include "sim/hdf5_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/mount.h>
#include <vector>

#include <gtest/gtest.h>

#include "sim/sha256.h"
#include "sim/whole_file.h"

#include "tests/support/temporary_folder.h"

namespace sim {
namespace {

namespace fs = std::filesystem;

/// Runs lines of Python on the opened file `f` (h5py); true when none of them fails.
bool python_agrees(const std::string& path, const std::string& lines) {
    const std::string script = path + ".py";
    std::ofstream(script) << "import h5py, numpy as np\nf = h5py.File('" << path << "', 'r')\n"
                          << lines << "\n";
    return std::system(("/usr/bin/python3 " + script).c_str()) == 0;
}

TEST(Hdf5File, KeepsNamesNumbersAndTheirMeaning) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("a.h5");
    auto file = Hdf5File::create(path);
    ASSERT_TRUE(file) << file.error().text();
    const std::vector<std::string> arms{"baseline", "café ☕"};
    const std::vector<std::int32_t> days{0, 7, 14};
    const std::vector<float> values{1, 2, 3};

    file->text("/", "title", "één titel");
    file->number("/", "seed", std::uint64_t{18'446'744'073'709'551'615ull});
    file->group("/g");
    file->scale({"/g/arm", "", "arms"}, std::span<const std::string>(arms));
    file->scale({"/g/time", "days since 2024-01-01", "time"}, std::span<const std::int32_t>(days));
    const auto array = file->array({.path = "/g/x",
                                    .dimensions = {"arm", "time"},
                                    .chunk = {1, 2},
                                    .units = "1",
                                    .long_name = "some x",
                                    .fill = -1});
    const std::uint64_t start[] = {1, 0}, count[] = {1, 3};
    file->write(array, start, count, values.data());

    ASSERT_TRUE(file->close());
    EXPECT_TRUE(python_agrees(path, R"(
assert f.attrs['title'] == 'één titel'
assert f.attrs['seed'][0] == 2**64 - 1
x = f['g/x']
assert [d.label for d in x.dims] == ['', ''] and x.dims[0][0].name == '/g/arm'
assert list(f['g/arm'].asstr()) == ['baseline', 'café ☕']
assert f['g/arm'].id.get_type().get_cset() == h5py.h5t.CSET_UTF8
assert np.array_equal(x[()], [[-1, -1, -1], [1, 2, 3]])
assert x.attrs['_FillValue'].dtype == x.dtype and x.attrs['_FillValue'][0] == -1
assert x.attrs['units'] == '1' and x.attrs['long_name'] == 'some x' and x.chunks == (1, 2)
assert f['g/time'].attrs['units'] == 'days since 2024-01-01')"));
}

TEST(Hdf5File, GrowsADimensionAndEveryArrayOverIt) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("a.h5");
    auto file = Hdf5File::create(path);
    ASSERT_TRUE(file);
    const std::vector<std::uint32_t> two{0, 1};
    const std::vector<std::uint8_t> chunk{5, 6, 7, 8};

    file->scale({"/n", "1", "row", true}, std::span<const std::uint32_t>(two));
    const auto x = file->array(
        {.path = "/x", .type = NumberType::uint8, .dimensions = {"n"}, .chunk = {4}, .fill = 255});
    file->array({.path = "/y", .dimensions = {"n"}, .chunk = {4}, .fill = 0});
    file->grow("/n", 9);
    file->grow("/n", 3);
    const std::uint64_t start[] = {4};
    file->write_chunk(x, start, std::as_bytes(std::span(chunk)));

    ASSERT_TRUE(file->close());
    EXPECT_TRUE(python_agrees(path, R"(
assert list(f['n']) == list(range(9)) and f['y'].shape == (9,)
assert list(f['x']) == [255] * 4 + [5, 6, 7, 8] + [255])"));
}

TEST(Hdf5File, CanBeAddedToWhenWhole) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("a.h5");
    auto file = Hdf5File::create(path, true);
    ASSERT_TRUE(file);
    file->number("/", "complete", std::uint8_t{0});
    file->start_live();
    ASSERT_TRUE(file->close());

    auto again = Hdf5File::reopen(path);
    ASSERT_TRUE(again) << again.error().text();
    again->number("/", "complete", std::uint8_t{1});

    ASSERT_TRUE(again->close());
    EXPECT_TRUE(python_agrees(path, "assert f.attrs['complete'][0] == 1"));
}

TEST(Hdf5File, SaysWhyItCannotBeMade) {
    const tests::TemporaryFolder folder;
    const auto reason = [](const std::string& path) {
        const auto file = Hdf5File::create(path);
        return file ? "made" : file.error().text();
    };

    EXPECT_EQ(reason(folder.path()), folder.path() + ": cannot be made: Is a directory");
    EXPECT_EQ(reason(folder.path("none/a.h5")),
              folder.path("none/a.h5") + ": cannot be made: No such file or directory");
    EXPECT_EQ(reason("/dev/full"),
              "/dev/full: cannot be made: the disk is full (No space left on "
              "device)");
}

// The first failure is the one that is told, and nothing after it does anything.
TEST(Hdf5File, KeepsItsFirstFailure) {
    const tests::TemporaryFolder folder;
    auto file = Hdf5File::create(folder.path("a.h5"));
    ASSERT_TRUE(file);

    file->group("/g");
    file->group("/g");
    file->group("/none/below");

    const auto closed = file->close();
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().problems.size(), 1u);
    EXPECT_NE(closed.error().text().find("cannot make the group /g: "), std::string::npos)
        << closed.error().text();
}

// Many sizes, so that the disk fills up in different places: layout, rows, chunks, the very end.
TEST(Hdf5File, OnAFullDiskNeverCrashesAndNeverClaimsSuccess) {
    const std::vector<std::byte> chunk(1 << 14);
    const std::vector<std::uint64_t> numbers(16);
    int failures = 0;
    for (int kilobytes = 4; kilobytes <= 240; kilobytes += 4) {
        const tests::TemporaryFolder folder;
        const std::string options = "size=" + std::to_string(kilobytes) + "k";
        if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, options.c_str()) != 0)
            GTEST_SKIP() << "a small disk can be mounted by root only";
        bool good = false;
        {
            auto file = Hdf5File::create(folder.path("a.h5"));
            if (file) {
                file->scale({"/n", "1", "n"}, std::span<const std::uint64_t>(numbers));
                const auto x = file->array(
                    {.path = "/x", .type = NumberType::uint8, .dimensions = {"n"}, .chunk = {16}});
                const std::uint64_t start[] = {0}, count[] = {16};
                file->write(x, start, count, reinterpret_cast<const std::uint8_t*>(chunk.data()));
                const std::vector<std::uint32_t> rows(1 << 14);
                file->scale({"/m", "1", "m"}, std::span<const std::uint32_t>(rows));
                for (const char* name : {"/a", "/b", "/c", "/d", "/e"}) {
                    const auto wide = file->array({.path = name,
                                                   .type = NumberType::uint8,
                                                   .dimensions = {"m"},
                                                   .chunk = {1 << 14}});
                    file->write_chunk(wide, std::span(start), chunk);
                }
                good = bool(file->close());
            }
        }
        if (!good) ++failures;
        if (good) {
            EXPECT_TRUE(Hdf5File::reopen(folder.path("a.h5"))) << options;
        }
        ::umount2(folder.path().c_str(), MNT_DETACH);
    }
    EXPECT_GT(failures, 10);
    EXPECT_LT(failures, 60) << "some disks are large enough";
}

TEST(WholeFile, HasItsNameOnlyWhenFinished) {
    const tests::TemporaryFolder folder;
    const auto whole = WholeFile::begin(folder.path("a.txt"), false);
    ASSERT_TRUE(whole);
    std::ofstream(whole->partial()) << "text";

    EXPECT_FALSE(fs::exists(folder.path("a.txt")));
    EXPECT_TRUE(whole->finish());

    EXPECT_TRUE(fs::exists(folder.path("a.txt")));
    EXPECT_EQ(folder.entries(), 1);
}

TEST(WholeFile, NeverReplacesAFileThatCameMeanwhile) {
    const tests::TemporaryFolder folder;
    const auto whole = WholeFile::begin(folder.path("a.txt"), false);
    ASSERT_TRUE(whole);
    std::ofstream(whole->partial()) << "ours";
    folder.write("a.txt", "theirs");

    const auto finished = whole->finish();

    ASSERT_FALSE(finished);
    EXPECT_NE(finished.error().text().find(whole->partial()), std::string::npos);
    EXPECT_EQ(fs::file_size(folder.path("a.txt")), 6u);
    EXPECT_TRUE(fs::exists(whole->partial())) << "a whole file is not thrown away";
}

// FIPS 180-2, appendix B, and the empty message.
TEST(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, OfAFileIsThatOfItsContent) {
    const tests::TemporaryFolder folder;
    const std::string content(200'000, 'x');
    const auto path = folder.write("a", content);

    EXPECT_EQ(*sha256_of_file(path), sha256(content));
    EXPECT_FALSE(sha256_of_file(folder.path("none")));
    EXPECT_FALSE(sha256_of_file(folder.path()));
}

}  // namespace
}  // namespace sim
