// A simple blocking HTTP/1.1 client for tests: keeps its connection alive, and lets a test send any bytes it likes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/test_socket.hpp"

namespace multaqa::test {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
    int status = 0;
    HttpHeaders headers;  // names in lower case
    std::string body;     // without chunking, coding kept

    std::string header(std::string_view lower_case_name) const;  // "" if absent
};

class HttpClient {
  public:
    HttpClient(std::string host, std::uint16_t port, Security security = Security::plain);

    // Sent with every request, e.g. a cookie; replaces one of the same name, "" removes it.
    void set_header(std::string name, std::string value);

    // Host and Content-Length are added unless given. Connects at need, again when the server had closed before.
    HttpAnswer request(std::string_view method, std::string_view target, const HttpHeaders& headers = {},
                       std::string_view body = {});
    HttpAnswer get(std::string_view target, const HttpHeaders& headers = {}) { return request("GET", target, headers); }
    HttpAnswer post_json(std::string_view target, std::string_view body, HttpHeaders headers = {});

    // ---- byte for byte
    void send_raw(std::string_view bytes);
    // The next answer; `method` because the answer to HEAD has no body. Interim answers (100) are answers here.
    // Throws std::runtime_error when the server closes before a whole answer.
    HttpAnswer read_answer(std::string_view method = "GET");
    // True when the server ends the connection in time, whatever it still sends; false when it stays.
    bool closes(std::chrono::milliseconds patience = std::chrono::seconds(20));
    bool stays_open(std::chrono::milliseconds patience) { return !closes(patience); }
    TestSocket& socket();
    void disconnect() { socket_.reset(); }
    std::string take_received() { return std::exchange(received_, {}); }  // read, and not yet part of an answer

  private:
    bool fill();  // false at the end of the stream; throws when nothing comes in time
    std::string take(std::size_t n);
    std::string take_line();
    std::string take_chunks();

    std::string host_;
    std::uint16_t port_;
    Security security_;
    HttpHeaders always_;
    std::optional<TestSocket> socket_;
    std::string received_;
};

}  // namespace multaqa::test
