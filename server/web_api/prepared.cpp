#include "web_api/prepared.hpp"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "web_api/security_headers.hpp"

namespace multaqa::web_api {
namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Map = std::unordered_map<std::string, std::shared_ptr<const Prepared>, TextHash, std::equal_to<>>;

void add_header(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

// What the 200 and the 304 share (RFC 9110 §15.4.5); ETag is added per coding.
std::string shared_headers(const PreparedSource& source) {
    std::string head;
    if (!source.cache_control.empty()) add_header(head, "Cache-Control", source.cache_control);
    add_header(head, "Vary", "Accept-Encoding");
    for (const auto& [name, value] : source.headers) add_header(head, name, value);
    return head;
}

PreparedBody body_of(const PreparedSource& source, const std::string& shared, Coding coding,
                     std::shared_ptr<const std::string> bytes) {
    PreparedBody body;
    const auto suffix = coding == Coding::identity ? "" : coding == Coding::gzip ? "-gz" : "-br";
    body.etag = "\"" + source.etag + suffix + "\"";
    body.head = "HTTP/1.1 200 OK\r\n";
    add_header(body.head, "Content-Type", source.content_type);
    add_header(body.head, "Content-Length", std::to_string(bytes->size()));
    add_header(body.head, "ETag", body.etag);
    if (coding != Coding::identity) add_header(body.head, "Content-Encoding", word(coding));
    body.head += shared;
    for (const auto& [name, value] : security_headers(source.content_type)) add_header(body.head, name, value);
    body.body = std::move(bytes);
    return body;
}

}  // namespace

std::shared_ptr<const Prepared> prepare(PreparedSource source) {
    auto prepared = std::make_shared<Prepared>();
    const auto shared = shared_headers(source);
    const auto twin = [&](Coding coding, const std::shared_ptr<const std::string>& bytes) {
        return bytes ? std::make_shared<PreparedBody>(body_of(source, shared, coding, bytes)) : nullptr;
    };
    prepared->identity = body_of(source, shared, Coding::identity, source.identity);
    prepared->gzip = twin(Coding::gzip, source.gzip);
    prepared->brotli = twin(Coding::brotli, source.brotli);
    prepared->not_modified_head = "HTTP/1.1 304 Not Modified\r\n" + shared;
    return prepared;
}

const PreparedBody& Prepared::choose(const AcceptedCodings& accepted) const {
    // Of equal weights the smaller body: br, then gzip. Identity wins only where it is wanted more than both.
    const int brotli_weight = brotli ? accepted.brotli : 0;
    const int gzip_weight = gzip ? accepted.gzip : 0;
    if (brotli_weight > 0 && brotli_weight >= gzip_weight && brotli_weight >= accepted.identity) return *brotli;
    if (gzip_weight > 0 && gzip_weight >= accepted.identity) return *gzip;
    return identity;
}

// Writers copy the map, so that a reader waits for nothing but the swap of the pointer.
struct PreparedTable::State {
    std::mutex writer;
    mutable std::shared_mutex swap;
    std::shared_ptr<const Map> map = std::make_shared<const Map>();

    void publish(std::shared_ptr<const Map> next) {
        const std::unique_lock lock(swap);
        map.swap(next);
    }  // the old map dies with `next`, after the lock is released
};

PreparedTable::PreparedTable() : state_(std::make_unique<State>()) {}
PreparedTable::~PreparedTable() = default;

std::shared_ptr<const Prepared> PreparedTable::find(std::string_view target) const {
    const std::shared_lock lock(state_->swap);
    const auto found = state_->map->find(target);
    return found == state_->map->end() ? nullptr : found->second;
}

void PreparedTable::put(std::string target, std::shared_ptr<const Prepared> prepared) {
    std::vector<Item> items;
    items.emplace_back(std::move(target), std::move(prepared));
    put(std::move(items));
}

void PreparedTable::put(std::vector<Item> items) {
    const std::lock_guard lock(state_->writer);
    auto next = std::make_shared<Map>(*state_->map);
    for (auto& [target, prepared] : items) next->insert_or_assign(std::move(target), std::move(prepared));
    state_->publish(std::move(next));
}

void PreparedTable::remove(std::string_view target) {
    const std::lock_guard lock(state_->writer);
    if (state_->map->find(target) == state_->map->end()) return;
    auto next = std::make_shared<Map>(*state_->map);
    next->erase(next->find(target));
    state_->publish(std::move(next));
}

}  // namespace multaqa::web_api
