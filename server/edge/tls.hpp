// The TLS side of the listener: versions, ciphers, certificate.
#pragma once

#include <boost/asio/ssl/context.hpp>

#include "edge/options.hpp"

namespace multaqa::edge {

// TLS 1.2 and 1.3, ECDHE with AEAD ciphers only, no compression, no renegotiation. Throws std::runtime_error that names
// the file when the certificate or its key cannot be read or do not belong together.
boost::asio::ssl::context make_tls_context(const TlsFiles& files);

}  // namespace multaqa::edge
