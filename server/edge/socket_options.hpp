// What the kernel is asked about a TCP socket beyond what Asio knows (Linux).
#pragma once

#include <cstdint>

namespace multaqa::edge {

// For live connections: the kernel holds little that is unsent, so that our own limit on queued frames comes to act
// (LIVE.md), and gives up a peer that acknowledges nothing for 30 s.
void set_live_options(int socket);

// How many bytes the peer has acknowledged since the beginning; 0 if the kernel does not say.
std::uint64_t acknowledged_bytes(int socket);

}  // namespace multaqa::edge
