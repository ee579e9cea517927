#include "planning/suggestion_codec.hpp"

#include <zlib.h>

#include <stdexcept>
#include <variant>

#include "access/secret.hpp"
#include "common/json/json.hpp"
#include "common/limits.hpp"
#include "common/text/base64url.hpp"
#include "programme/session_input_codec.hpp"

namespace multaqa::planning {
namespace {

using programme::CreateSession;
using programme::MoveSession;
using programme::PatchSession;
using programme::PlacingCommand;

// The first byte of a payload.
constexpr char kPlain = 'J';
constexpr char kDeflated = 'Z';
// Of what we inflate after its signature was found right; the largest body of a request, and some room.
constexpr std::size_t kInflatedBytes = 2 * limits::kBodyBytes;

std::string deflated(const std::string& text) {
    std::string out(compressBound(text.size()), '\0');
    uLongf size = out.size();
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size(),
                  Z_BEST_COMPRESSION) != Z_OK)
        throw std::runtime_error("deflate failed");
    out.resize(size);
    return out;
}

std::optional<std::string> inflated(std::string_view bytes) {
    std::string out(kInflatedBytes, '\0');
    uLongf size = out.size();
    if (uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) != Z_OK)
        return std::nullopt;
    out.resize(size);
    return out;
}

struct Encode {
    json::object& payload;
    void operator()(const CreateSession& create) const {
        payload["create"] = create.event.text();
        payload["body"] = programme::to_json(create);
    }
    void operator()(const PatchSession& patch) const {
        payload["patch"] = patch.session.text();
        payload["body"] = programme::to_json(patch);
    }
    void operator()(const MoveSession& move) const {
        payload["move"] = move.session.text();
        payload["body"] = programme::to_json(move);
    }
};

template <class T>
std::optional<PlacingCommand> as_placing(Result<T> parsed) {
    if (parsed.has_error()) return std::nullopt;
    return PlacingCommand(std::move(*parsed));
}

std::optional<PlacingCommand> command_of(const json::object& payload) {
    const auto* body = payload.if_contains("body");
    if (body == nullptr) return std::nullopt;
    const auto text = [&](std::string_view name) -> std::string {
        const auto* found = payload.if_contains(name);
        return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
    };
    if (const auto event = EventId::parse(text("create"))) return as_placing(programme::parse_create_session(*event, *body));
    if (const auto id = SessionId::parse(text("patch"))) return as_placing(programme::parse_patch_session(*id, std::nullopt, *body));
    if (const auto id = SessionId::parse(text("move"))) return as_placing(programme::parse_move_session(*id, std::nullopt, *body));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> encode_suggestion_id(const SuggestionContent& content, std::string_view key) {
    json::object payload;
    std::visit(Encode{payload}, content.command);
    payload["on"] = content.digest;
    payload["until"] = std::chrono::duration_cast<std::chrono::seconds>(content.expires.time_since_epoch()).count();
    const std::string text = json::serialize(payload);
    const std::string small = deflated(text);
    const std::string bytes = small.size() < text.size() ? kDeflated + small : kPlain + text;
    std::string id = base64url_encode(bytes) + '.' + base64url_encode(access::hmac_sha256(key, bytes));
    if (id.size() > limits::kSuggestionIdBytes) return std::nullopt;
    return id;
}

std::optional<SuggestionContent> decode_suggestion_id(std::string_view id, std::string_view key) {
    if (id.size() > limits::kSuggestionIdBytes) return std::nullopt;
    const auto dot = id.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto bytes = base64url_decode(id.substr(0, dot));
    const auto signature = base64url_decode(id.substr(dot + 1));
    if (!bytes || bytes->empty() || !signature) return std::nullopt;
    if (!access::equal_in_constant_time(*signature, access::hmac_sha256(key, *bytes))) return std::nullopt;

    const std::string_view rest = std::string_view(*bytes).substr(1);
    const auto text = bytes->front() == kDeflated ? inflated(rest) : std::optional(std::string(rest));
    if (!text) return std::nullopt;
    const auto parsed = json::parse(*text);
    if (parsed.has_error() || !parsed->is_object()) return std::nullopt;
    const auto& payload = parsed->as_object();
    const auto* digest = payload.if_contains("on");
    const auto* until = payload.if_contains("until");
    auto command = command_of(payload);
    if (!command || digest == nullptr || !digest->is_string() || until == nullptr || !until->is_int64()) return std::nullopt;
    SuggestionContent content;
    content.command = std::move(*command);
    content.digest = std::string(digest->as_string());
    content.expires = Instant{std::chrono::seconds{until->as_int64()}};
    return content;
}

}  // namespace multaqa::planning
