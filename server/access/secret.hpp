// Secrets and digests: random bytes, SHA-256, HMAC, comparison that does not tell where two texts differ.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace multaqa::access {

// From the operating system's generator by way of OpenSSL; throws std::runtime_error when it fails.
std::string random_bytes(std::size_t count);
// 256 random bits, base64url: 43 characters.
std::string new_secret();

std::string sha256_hex(std::string_view text);                         // 64 characters
std::string hmac_sha256(std::string_view key, std::string_view text);  // 32 raw bytes (RFC 2104)
// Time depends on the lengths only.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace multaqa::access
