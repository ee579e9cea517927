#include "tests/support/http_client.hpp"

#include <algorithm>
#include <stdexcept>

namespace multaqa::test {
namespace {

std::string lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool has(const HttpHeaders& headers, std::string_view lower_case_name) {
    return std::any_of(headers.begin(), headers.end(), [&](const auto& h) { return lower_case(h.first) == lower_case_name; });
}

}  // namespace

std::string HttpAnswer::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

HttpClient::HttpClient(std::string host, std::uint16_t port, Security security)
    : host_(std::move(host)), port_(port), security_(security) {}

void HttpClient::set_header(std::string name, std::string value) {
    std::erase_if(always_, [&](const auto& header) { return header.first == name; });
    if (!value.empty()) always_.emplace_back(std::move(name), std::move(value));
}

TestSocket& HttpClient::socket() {
    if (!socket_) {
        socket_.emplace(host_, port_, security_);
        received_.clear();
    }
    return *socket_;
}

void HttpClient::send_raw(std::string_view bytes) { socket().write(bytes); }

HttpAnswer HttpClient::request(std::string_view method, std::string_view target, const HttpHeaders& headers,
                               std::string_view body) {
    auto all = always_;
    all.insert(all.end(), headers.begin(), headers.end());
    if (!has(all, "host")) all.emplace_back("Host", host_ + ":" + std::to_string(port_));
    const bool may_have_body = method != "GET" && method != "HEAD";
    if ((may_have_body || !body.empty()) && !has(all, "content-length") && !has(all, "transfer-encoding"))
        all.emplace_back("Content-Length", std::to_string(body.size()));
    std::string text = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\n";
    for (const auto& [name, value] : all) text += name + ": " + value + "\r\n";
    text += "\r\n";
    text += body;
    // The server may have ended an idle connection meanwhile; an end that is there already shows at once.
    if (socket_ && received_.empty()) {
        if (const auto early = socket_->read(std::chrono::milliseconds(0))) {
            received_ += *early;
            if (early->empty()) socket_.reset();
        }
    }
    send_raw(text);
    auto answer = read_answer(method);
    while (answer.status == 100) answer = read_answer(method);
    if (answer.header("connection") == "close") disconnect();
    return answer;
}

HttpAnswer HttpClient::post_json(std::string_view target, std::string_view body, HttpHeaders headers) {
    headers.emplace_back("Content-Type", "application/json");
    return request("POST", target, headers, body);
}

bool HttpClient::fill() {
    const auto bytes = socket().read();
    if (!bytes) throw std::runtime_error("no answer in time; so far: " + received_);
    received_ += *bytes;
    return !bytes->empty();
}

std::string HttpClient::take(std::size_t n) {
    while (received_.size() < n)
        if (!fill()) throw std::runtime_error("the server closed within an answer: " + received_);
    auto taken = received_.substr(0, n);
    received_.erase(0, n);
    return taken;
}

std::string HttpClient::take_line() {
    std::size_t end = 0;
    while ((end = received_.find("\r\n")) == std::string::npos)
        if (!fill()) throw std::runtime_error("the server closed before an answer: " + received_);
    auto line = take(end + 2);
    line.resize(end);
    return line;
}

std::string HttpClient::take_chunks() {
    std::string body;
    for (;;) {
        const auto size = std::stoul(take_line(), nullptr, 16);
        body += take(size);
        take_line();
        if (size == 0) return body;
    }
}

HttpAnswer HttpClient::read_answer(std::string_view method) {
    HttpAnswer answer;
    const auto status_line = take_line();
    if (status_line.size() < 12 || status_line.substr(0, 7) != "HTTP/1.") throw std::runtime_error("not HTTP: " + status_line);
    answer.status = std::stoi(status_line.substr(9, 3));
    for (auto line = take_line(); !line.empty(); line = take_line()) {
        const auto colon = line.find(':');
        answer.headers.emplace_back(lower_case(line.substr(0, colon)), line.substr(std::min(line.size(), colon + 2)));
    }
    const bool bodiless = method == "HEAD" || answer.status / 100 == 1 || answer.status == 204 || answer.status == 304;
    if (bodiless) return answer;
    if (answer.header("transfer-encoding") == "chunked") answer.body = take_chunks();
    else if (has(answer.headers, "content-length")) answer.body = take(std::stoul(answer.header("content-length")));
    else
        while (fill()) answer.body += std::exchange(received_, {});
    return answer;
}

bool HttpClient::closes(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const auto bytes = socket().read(std::max(left, std::chrono::milliseconds(0)));
        if (!bytes) return false;
        if (bytes->empty()) return true;
    }
    return false;
}

}  // namespace multaqa::test
