// A self-signed certificate with its key, made for one test.
#pragma once

#include <filesystem>

#include "edge/options.hpp"

namespace multaqa::edge {

// Writes certificate.pem and key.pem into the folder.
TlsFiles make_certificate(const std::filesystem::path& folder);

}  // namespace multaqa::edge
