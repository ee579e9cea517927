#include "edge/request_head.hpp"

namespace multaqa::edge {
namespace {

using State = HeaderScan::State;
constexpr std::size_t kEmptyLines = 4;
constexpr std::size_t kAroundTarget = 32;  // method, version, spaces

bool begins_a_method(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}  // namespace

void RequestHead::clear() {
    auto kept = std::move(fields);
    kept.clear();
    *this = RequestHead{};
    fields = std::move(kept);
}

HeaderScan scan_header(std::string_view text, std::size_t from, std::size_t header_bytes, std::size_t target_bytes) {
    HeaderScan scan;
    while (text.substr(scan.skipped, 2) == "\r\n" && scan.skipped < 2 * kEmptyLines) scan.skipped += 2;
    const auto header = text.substr(scan.skipped);
    if (header.empty() || header == "\r") return scan;
    if (!begins_a_method(header.front())) {
        scan.state = State::malformed;
        return scan;
    }
    // Every line ends in CR LF, and none continues on the next one (obs-fold): a bare LF and a fold are refused, because
    // a proxy may read them otherwise than we do, and because the parser keeps folded values in memory of its own.
    std::size_t at = from > scan.skipped + 3 ? from - scan.skipped - 3 : 0;
    for (at = header.find('\n', at); at != std::string_view::npos; at = header.find('\n', at + 1)) {
        if (at == 0 || header[at - 1] != '\r') scan.state = State::malformed;
        else if (at >= 3 && header.substr(at - 3, 2) == "\r\n") scan.state = State::complete;
        else if (at + 1 < header.size() && (header[at + 1] == ' ' || header[at + 1] == '\t')) scan.state = State::malformed;
        if (scan.state == State::incomplete) continue;
        scan.size = at + 1;
        break;
    }
    if (scan.state == State::malformed) return scan;
    const auto line_end = header.find('\r');
    const auto line = line_end == std::string_view::npos ? header.size() : line_end;
    if (line > target_bytes + kAroundTarget) scan.state = State::target_too_long;
    else if (scan.state == State::complete ? scan.size > header_bytes : header.size() >= header_bytes)
        scan.state = State::too_large;
    return scan;
}

}  // namespace multaqa::edge
