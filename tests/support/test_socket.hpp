// A blocking TCP or TLS connection for tests, with a time limit on everything; knows no protocol above that.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace multaqa::test {

enum class Security { plain, tls };  // tls: any certificate is accepted

class TestSocket {
  public:
    // Throws std::runtime_error when it cannot connect.
    TestSocket(const std::string& host, std::uint16_t port, Security security = Security::plain);
    ~TestSocket();
    TestSocket(TestSocket&&) noexcept;
    TestSocket& operator=(TestSocket&&) noexcept;

    // Writes everything; throws when the peer has closed or takes nothing for 20 s.
    void write(std::string_view bytes);
    // What fits into the kernel now: 0 when it takes nothing. Plain only.
    std::size_t write_some(std::string_view bytes);
    // The next bytes; "" at the end of the stream, also by reset; nullopt when nothing came in time.
    std::optional<std::string> read(std::chrono::milliseconds patience = std::chrono::seconds(60));
    void shutdown_send();
    void reset();  // closes by RST
    // A small receive buffer, so that a peer that keeps writing soon meets a full window. Before any traffic.
    void shrink_receive_buffer();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace multaqa::test
