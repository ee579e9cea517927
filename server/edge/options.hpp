// Where the edge listens and what it allows; the limits are those of common/limits.hpp unless a test shortens them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/limits.hpp"

namespace multaqa::edge {

struct Limits {
    std::size_t header_bytes = limits::kHeaderBytes;
    std::size_t target_bytes = limits::kTargetBytes;
    std::size_t connections = limits::kConnections;
    std::size_t connections_per_address = limits::kConnectionsPerAddress;  // an IPv6 /64 counts as one address
    std::chrono::milliseconds header_time = limits::kHeaderTime;           // from the first byte; of the TLS handshake, too
    std::chrono::milliseconds body_time = limits::kBodyTime;               // for the whole body
    std::chrono::milliseconds idle_time = limits::kIdleTime;
    std::chrono::milliseconds write_time = limits::kWriteTime;  // without progress
    std::chrono::milliseconds linger_time = std::chrono::seconds(2);
    std::size_t live_inbound_bytes = limits::kLiveInboundBytes;
    // How often connections are looked over: no timer is armed per request, so each time above is exceeded by up to
    // one of these.
    std::chrono::milliseconds sweep = std::chrono::seconds(1);
};

struct TlsFiles {
    std::string certificate_chain;  // PEM
    std::string private_key;        // PEM
};

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;   // 0: any free one, see Server::port()
    std::size_t io_threads = 0;  // 0: one per core, at most 4
    std::optional<TlsFiles> tls;
    std::vector<std::string> allowed_origins;  // besides our own host and public_url
    std::string public_url;                    // "https://multaqa.example", "" if not known
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
    Limits limits;
};

}  // namespace multaqa::edge
