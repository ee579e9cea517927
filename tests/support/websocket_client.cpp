#include "tests/support/websocket_client.hpp"

#include <algorithm>
#include <stdexcept>

namespace multaqa::test {
namespace {

constexpr std::uint16_t kEndedWithoutClose = 1006;
constexpr std::string_view kKey = "dGhlIHNhbXBsZSBub25jZQ==";               // of RFC 6455 §1.3
constexpr std::string_view kAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";        // its answer
constexpr char kMask[4] = {'\x37', '\xfa', '\x21', '\x3d'};

bool names(const HttpHeaders& headers, std::string_view name) {
    return std::any_of(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
}

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
    return number;
}

}  // namespace

HttpAnswer WebSocketClient::connect(const std::string& host, std::uint16_t port, std::string_view target,
                                    const HttpHeaders& headers, Security security) {
    std::string text = "GET " + std::string(target) + " HTTP/1.1\r\nHost: " + host + ":" + std::to_string(port) +
                       "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
                       std::string(kKey) + "\r\n";
    if (!names(headers, "Sec-WebSocket-Protocol")) text += "Sec-WebSocket-Protocol: multaqa.live.v1\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    HttpClient http(host, port, security);
    http.send_raw(text + "\r\n");
    auto answer = http.read_answer();
    if (answer.status != 101) return answer;
    if (answer.header("sec-websocket-accept") != kAccept) throw std::runtime_error("wrong Sec-WebSocket-Accept");
    socket_.emplace(std::move(http.socket()));
    received_ = http.take_received();
    return answer;
}

void WebSocketClient::send(std::string_view text) { send_frame(Opcode::text, text); }

void WebSocketClient::send_frame(Opcode opcode, std::string_view payload, Fin fin) {
    std::string frame(1, static_cast<char>((fin == Fin::last ? 0x80 : 0) | static_cast<int>(opcode)));
    const auto size = payload.size();
    const int bytes = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    frame.push_back(static_cast<char>(0x80 | (bytes == 0 ? static_cast<int>(size) : bytes == 2 ? 126 : 127)));
    for (int i = bytes; i-- > 0;) frame.push_back(static_cast<char>(size >> (8 * i)));
    frame.append(kMask, sizeof kMask);
    for (std::size_t i = 0; i < size; ++i) frame.push_back(static_cast<char>(payload[i] ^ kMask[i % 4]));
    socket_->write(frame);
}

bool WebSocketClient::need(std::size_t bytes, std::chrono::steady_clock::time_point deadline) {
    while (received_.size() < bytes) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const auto more = socket_->read(std::max(left, std::chrono::milliseconds(0)));
        if (!more) return false;
        if (more->empty()) {
            if (!close_code_) close_code_ = kEndedWithoutClose;
            return false;
        }
        received_ += *more;
    }
    return true;
}

std::optional<WebSocketClient::Frame> WebSocketClient::next_frame(std::chrono::steady_clock::time_point deadline) {
    if (!need(2, deadline)) return std::nullopt;
    const auto first = static_cast<unsigned char>(received_[0]), second = static_cast<unsigned char>(received_[1]);
    if ((first & 0x70) != 0 || (second & 0x80) != 0) throw std::runtime_error("reserved bits or mask in a server's frame");
    const std::size_t length_bytes = second == 126 ? 2 : second == 127 ? 8 : 0;
    if (!need(2 + length_bytes, deadline)) return std::nullopt;
    const auto size = length_bytes == 0 ? second : big_endian(std::string_view(received_).substr(2, length_bytes));
    const auto whole = 2 + length_bytes + static_cast<std::size_t>(size);
    if (!need(whole, deadline)) return std::nullopt;
    Frame frame{.opcode = static_cast<Opcode>(first & 15), .fin = (first & 0x80) != 0 ? Fin::last : Fin::more,
                .payload = received_.substr(2 + length_bytes, static_cast<std::size_t>(size))};
    received_.erase(0, whole);
    return frame;
}

std::optional<std::string> WebSocketClient::receive(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!close_code_) {
        auto frame = next_frame(deadline);
        if (!frame) return std::nullopt;
        switch (frame->opcode) {
            case Opcode::ping: send_frame(Opcode::pong, frame->payload); break;
            case Opcode::pong: last_pong_ = frame->payload; break;
            case Opcode::close:
                close_code_ = frame->payload.size() >= 2 ? static_cast<std::uint16_t>(big_endian(frame->payload.substr(0, 2)))
                                                         : std::uint16_t{1005};
                close_reason_ = frame->payload.size() > 2 ? frame->payload.substr(2) : "";
                break;
            case Opcode::text:
            case Opcode::binary:
            case Opcode::continuation:
                message_ += frame->payload;
                if (frame->fin == Fin::last) return std::exchange(message_, {});
                break;
        }
    }
    return std::nullopt;
}

void WebSocketClient::close(std::uint16_t code) {
    if (!socket_ || close_code_) return;
    const char payload[2] = {static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    send_frame(Opcode::close, {payload, sizeof payload});
    while (!close_code_ && receive()) {
    }
}

}  // namespace multaqa::test
