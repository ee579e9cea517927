#include "edge/request_builder.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "web_api/header_values.hpp"
#include "web_api/target.hpp"

namespace multaqa::edge {
namespace {

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

// From right to left, because every proxy appends: what stands left of the last untrusted entry may be invented.
std::string_view forwarded_for(const web_api::Request& request, const std::vector<std::string>& trusted) {
    std::string_view result;
    for (auto field = request.headers.rbegin(); field != request.headers.rend(); ++field) {
        if (field->first != "x-forwarded-for") continue;
        std::string_view list = field->second;
        while (!list.empty()) {
            const auto comma = list.rfind(',');
            result = web_api::trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
            if (!contains(trusted, result)) return result;
            list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
        }
    }
    return result;
}

}  // namespace

std::optional<web_api::Request> build_request(const RequestHead& head, std::string id, const Arrival& arrival,
                                              const std::vector<std::string>& trusted_proxies) {
    auto target = web_api::parse_target(head.target);
    if (!target) return std::nullopt;
    web_api::Request request;
    request.method = head.method;
    request.target = head.target;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.headers.reserve(head.fields.size());
    for (const auto& [name, value] : head.fields) request.headers.emplace_back(lower_case(name), value);
    request.remote_address = arrival.address;
    request.transport = arrival.transport;
    request.id = std::move(id);
    if (contains(trusted_proxies, arrival.address)) {
        if (const auto address = forwarded_for(request, trusted_proxies); !address.empty())
            request.remote_address = address;
        if (request.header("x-forwarded-proto") == "https") request.transport = web_api::Transport::tls;
    }
    return request;
}

}  // namespace multaqa::edge
