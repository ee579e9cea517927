#include "access/password.hpp"

#include <argon2.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "access/secret.hpp"

namespace multaqa::access {
namespace {

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
constexpr std::uint32_t kMemoryKiB = 19 * 1024;
constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

}  // namespace

std::string hash_password(std::string_view password) {
    const std::string salt = random_bytes(kSaltBytes);
    std::array<char, 128> encoded{};
    const int outcome =
        argon2id_hash_encoded(kPasses, kMemoryKiB, kLanes, password.data(), password.size(), salt.data(),
                              salt.size(), kHashBytes, encoded.data(), encoded.size());
    if (outcome != ARGON2_OK)
        throw std::runtime_error(std::string("argon2id: ") + argon2_error_message(outcome));
    return encoded.data();
}

bool verify_password(std::string_view password, const std::string& hash) {
    return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

const std::string& hash_of_nobody() {
    static const std::string hash = hash_password(new_secret());
    return hash;
}

}  // namespace multaqa::access
