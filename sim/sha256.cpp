#include "sim/sha256.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <openssl/evp.h>
#include <vector>

#include "sim/check.h"

namespace sim {

namespace {

/// One running digest of OpenSSL.
class Digest {
  public:
    Digest() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        SIM_CHECK(context_ != nullptr, "OpenSSL gives a digest");
        SIM_CHECK(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1,
                  "OpenSSL knows SHA-256");
    }
    void add(const void* bytes, std::size_t count) {
        SIM_CHECK(EVP_DigestUpdate(context_.get(), bytes, count) == 1, "a digest takes bytes");
    }
    std::string hexadecimal() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned int count = 0;
        SIM_CHECK(EVP_DigestFinal_ex(context_.get(), bytes.data(), &count) == 1, "a digest ends");
        constexpr const char* kDigits = "0123456789abcdef";
        std::string out;
        for (unsigned int i = 0; i < count; ++i) {
            out += kDigits[bytes[i] >> 4];
            out += kDigits[bytes[i] & 15];
        }
        return out;
    }

  private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256(std::string_view bytes) {
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.hexadecimal();
}

Result<std::string> sha256_of_file(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return fail(Error::in_file(path, "is a folder, not a file"));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                               &std::fclose);
    if (!file)
        return fail(Error::in_file(path, "cannot be read: " + std::string(std::strerror(errno))));
    Digest digest;
    std::vector<char> piece(1 << 16);
    while (const auto count = std::fread(piece.data(), 1, piece.size(), file.get()))
        digest.add(piece.data(), count);
    if (std::ferror(file.get()) != 0)
        return fail(Error::in_file(path, "cannot be read to its end"));
    return digest.hexadecimal();
}

}  // namespace sim
