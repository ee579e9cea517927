// A client of the live protocol that keeps a topic's document as a page does: snapshot, then operations in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/json/json.hpp"
#include "tests/support/websocket_client.hpp"

namespace multaqa::test {

class LiveMirror {
  public:
    // Anonymous without a token. With a position the topic is resumed from there; `document` must be the one that
    // stood at that position.
    struct Start {
        std::string epoch;
        std::int64_t seq = 0;
        json::value document;
    };
    LiveMirror(std::uint16_t port, std::string topic, const std::string& token = "", std::optional<Start> start = {});

    // Reads frames until the topic stands at `seq` or beyond; fails the test at a hole, a repetition or silence.
    void follow_to(std::int64_t seq);
    // Reads until the subscription is live, refused or ended.
    void settle();

    const json::value& document() const { return document_; }
    std::int64_t seq() const { return seq_; }
    Start position() const { return {epoch_, seq_, document_}; }
    int snapshots() const { return snapshots_; }
    // Code of the problem that refused the subscription, the reason of its end ("unsub"), or "".
    const std::string& refusal() const { return refusal_; }

  private:
    bool take_next();
    void apply(const json::object& operation);

    WebSocketClient socket_;
    std::string topic_, epoch_, refusal_;
    json::value document_;
    std::int64_t seq_ = 0;
    int snapshots_ = 0;
    bool live_ = false;
};

}  // namespace multaqa::test
