#include "live/client_message.hpp"

#include <algorithm>

#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::live {
namespace {

constexpr std::size_t kTopicBytes = 128;
constexpr std::size_t kEpochBytes = 64;
constexpr std::size_t kTicketBytes = 256;
constexpr std::size_t kIdBytes = 64;
constexpr std::string_view kSessions = "sessions/";
constexpr std::int64_t kMaxSeq = 9'007'199'254'740'991;  // 2^53 − 1: what a browser counts exactly

// A seq without its epoch may be of another incarnation, so both or none.
std::optional<Position> read_position(json::ObjectReader& reader) {
    auto epoch = reader.optional_text("epoch", kEpochBytes);
    const auto seq = reader.optional_integer("seq", 0, kMaxSeq);
    if (epoch && reader.presence("seq") == json::Presence::absent) reader.fault("seq", "fault.required");
    if (seq && reader.presence("epoch") == json::Presence::absent) reader.fault("epoch", "fault.required");
    if (!epoch || !seq) return std::nullopt;
    return Position{std::move(*epoch), *seq};
}

Target read_target(json::ObjectReader& reader) {
    Target target;
    if (auto topic = reader.required_text("t", kTopicBytes)) target.topic = std::move(*topic);
    target.from = read_position(reader);
    return target;
}

std::vector<Target> read_targets(json::ObjectReader& reader, std::vector<Fault>& faults) {
    std::vector<Target> targets;
    const auto* const subs = reader.find("subs");
    if (subs == nullptr) return targets;
    if (!subs->is_array()) {
        reader.fault("subs", "fault.type", {{"expected", "array"}});
        return targets;
    }
    if (subs->get_array().size() > limits::kLiveTopicsPerConnection) {
        reader.fault("subs", "fault.too-many-items",
                     {{"max", std::to_string(limits::kLiveTopicsPerConnection)}});
        return targets;
    }
    for (const auto& sub : subs->get_array()) {
        json::ObjectReader item(sub, faults, "/subs/" + std::to_string(targets.size()));
        targets.push_back(read_target(item));
        item.refuse_unknown();
    }
    return targets;
}

bool is_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// As the operations of the topic name a session. Whether there is one the others see, whose document holds it or does not.
bool names_a_session(std::string_view path) {
    if (!path.starts_with(kSessions)) return false;
    const auto id = path.substr(kSessions.size());
    return !id.empty() && id.size() <= kIdBytes && std::all_of(id.begin(), id.end(), is_key_character);
}

// null, and nothing else, says that it is nowhere any more.
std::string read_place(json::ObjectReader& reader) {
    if (reader.presence("on") == json::Presence::null) return {};
    auto place = reader.required_text("on", kSessions.size() + kIdBytes);
    if (!place) return {};
    if (!names_a_session(*place)) reader.fault("on", "fault.id");
    return std::move(*place);
}

enum class Op { hello, sub, unsub, at, hb };

std::optional<Op> parse_op(std::string_view text) {
    if (text == "hello") return Op::hello;
    if (text == "sub") return Op::sub;
    if (text == "unsub") return Op::unsub;
    if (text == "at") return Op::at;
    if (text == "hb") return Op::hb;
    return std::nullopt;
}

ClientMessage read_message(Op op, json::ObjectReader& reader, std::vector<Fault>& faults) {
    switch (op) {
        case Op::hello: {
            Hello hello;
            hello.ticket = reader.optional_text("ticket", kTicketBytes);
            hello.subs = read_targets(reader, faults);
            return hello;
        }
        case Op::sub:
            return Sub{read_target(reader)};
        case Op::unsub:
            return Unsub{reader.required_text("t", kTopicBytes).value_or(std::string())};
        case Op::at: {
            At at;
            at.topic = reader.required_text("t", kTopicBytes).value_or(std::string());
            at.on = read_place(reader);
            return at;
        }
        case Op::hb:
            break;
    }
    return ClientHeartbeat{};
}

}  // namespace

Result<ClientMessage> parse_client_message(std::string_view text) {
    const auto parsed = json::parse(text);
    if (parsed.has_error()) return parsed.error();
    std::vector<Fault> faults;
    json::ObjectReader reader(*parsed, faults);
    if (reader.presence("op") == json::Presence::absent) reader.fault("op", "fault.required");
    const auto op = reader.optional_word("op", parse_op);
    if (!op) return validation_failed(std::move(faults));
    auto message = read_message(*op, reader, faults);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return message;
}

}  // namespace multaqa::live
