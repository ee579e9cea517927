// A simple blocking WebSocket client for tests (RFC 6455), written by hand so that it shares no mistake with the server.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tests/support/http_client.hpp"

namespace multaqa::test {

class WebSocketClient {
  public:
    // The answer to the upgrade: status 101 when it was accepted. Asks for multaqa.live.v1 unless `headers` say so.
    HttpAnswer connect(const std::string& host, std::uint16_t port, std::string_view target = "/api/v1/live",
                       const HttpHeaders& headers = {}, Security security = Security::plain);

    void send(std::string_view text);
    // The next text message; nullopt when none came in time or the connection has ended (see close_code()).
    // Pings are answered on the way.
    std::optional<std::string> receive(std::chrono::milliseconds patience = std::chrono::seconds(20));
    // Says goodbye and waits for the other side's.
    void close(std::uint16_t code = 1000);
    // Of the close frame that came; 1006 when the connection ended without one; nullopt while it is open.
    std::optional<std::uint16_t> close_code() const { return close_code_; }
    std::string close_reason() const { return close_reason_; }

    // A frame of any kind, masked as clients do.
    enum class Opcode { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };
    enum class Fin { last, more };
    void send_frame(Opcode opcode, std::string_view payload, Fin fin = Fin::last);
    // Payload of the last pong that came.
    const std::string& last_pong() const { return last_pong_; }
    TestSocket& socket() { return *socket_; }

  private:
    struct Frame {
        Opcode opcode{};
        Fin fin{};
        std::string payload;
    };
    std::optional<Frame> next_frame(std::chrono::steady_clock::time_point deadline);
    bool need(std::size_t bytes, std::chrono::steady_clock::time_point deadline);

    std::optional<TestSocket> socket_;
    std::string received_, message_, last_pong_, close_reason_;
    std::optional<std::uint16_t> close_code_;
};

}  // namespace multaqa::test
