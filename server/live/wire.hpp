// The way to one connected client, whatever carries it. Implemented by edge/; used on the shard's thread
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "live/frame.hpp"

namespace multaqa::live {

// schema/asyncapi.yaml; RFC 6455 §7.4.2 leaves 4000–4999 to applications.
enum class CloseCode : std::uint16_t {
    going_away = 1001,  // after bye
    policy = 1008,      // too many frames, or a protocol fault
    too_big = 1009,
    unauthenticated = 4401,  // no hello in time, or a ticket that is not good
    stalled = 4408,          // no byte taken for 30 s
};

class Wire {
  public:
    virtual ~Wire() = default;
    // Queues the frame behind all earlier ones. Never blocks, never calls back into the client from here;
    // frames sent in one turn of the loop should leave as one write.
    virtual void send(Frame frame) = 0;
    // What was handed to send() and not yet taken by the kernel; a frame partly written still counts.
    virtual std::size_t unsent_bytes() const = 0;
    virtual std::size_t unsent_frames() const = 0;
    // Closes after what is queued, or at once when the peer does not read. Client::closed() follows later, in
    // a turn of its own; nothing may be sent after it.
    virtual void close(CloseCode code, std::string_view reason) = 0;
};

}  // namespace multaqa::live
