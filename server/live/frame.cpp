#include "live/frame.hpp"

#include "common/limits.hpp"
#include "live/topic_entry.hpp"

namespace multaqa::live {
namespace {

std::string quoted(std::string_view text) {
    return json::serialize(json::value(boost::json::string_view(text.data(), text.size())));
}

// Members are written by hand in the order of the contract: the bytes of a replay must not depend on a
// library.
class Writer {
  public:
    explicit Writer(std::string_view op) { text_ = R"({"op":")" + std::string(op) + '"'; }
    Writer& text(std::string_view name, std::string_view value) { return raw(name, quoted(value)); }
    Writer& number(std::string_view name, std::int64_t value) { return raw(name, std::to_string(value)); }
    Writer& raw(std::string_view name, std::string_view encoded) {
        text_.reserve(text_.size() + name.size() + encoded.size() + 5);
        text_ += ",\"";
        text_ += name;
        text_ += "\":";
        text_ += encoded;
        return *this;
    }
    std::string end() {
        text_ += '}';
        return std::move(text_);
    }

  private:
    std::string text_;
};

json::object describe_fault(const Fault& fault) {
    return {{"pointer", fault.pointer}, {"key", fault.key}};
}

}  // namespace

Frame make_frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

json::object describe_plainly(const Problem& problem) {
    const auto code = std::string(word(problem.code));
    json::object described{
        {"type", "urn:multaqa:problem:" + code}, {"status", http_status(problem.code)}, {"code", code}};
    if (!problem.faults.empty()) {
        json::array errors;
        for (const auto& fault : problem.faults) errors.push_back(describe_fault(fault));
        described["errors"] = std::move(errors);
    }
    if (problem.retry_after) described["retryAfter"] = problem.retry_after->count();
    return described;
}

std::string encode_delta(const TopicEntry& entry) {
    return Writer("d")
        .text("t", entry.topic)
        .number("seq", entry.seq)
        .text("at", format_utc(entry.at))
        .raw("ops", entry.ops)
        .end();
}

Frame encode_welcome(std::string_view connection, std::string_view account, std::string_view epoch, Instant now,
                     ClockKind clock) {
    Writer writer("welcome");
    writer.text("conn", connection)
        .text("epoch", epoch)
        .number("hb", std::chrono::seconds(limits::kLiveHeartbeat).count())
        .text("now", format_utc(now));
    if (!account.empty()) writer.text("account", account);
    if (clock == ClockKind::rehearsal) writer.raw("rehearsal", "true");
    return make_frame(writer.end());
}

Frame encode_snapshot(std::string_view topic, std::string_view epoch, std::int64_t seq,
                      std::string_view data) {
    return make_frame(
        Writer("snap").text("t", topic).text("epoch", epoch).number("seq", seq).raw("data", data).end());
}

Frame encode_live(std::string_view topic, std::int64_t from, std::int64_t seq) {
    return make_frame(Writer("live").text("t", topic).number("from", from).number("seq", seq).end());
}

Frame encode_reset(std::string_view topic, std::string_view why) {
    return make_frame(Writer("reset").text("t", topic).text("why", why).end());
}

Frame encode_heartbeat(std::string_view topic, std::int64_t seq) {
    return make_frame(Writer("hb").text("t", topic).number("seq", seq).end());
}

Frame encode_heartbeat() {
    static const Frame bare = make_frame(Writer("hb").end());
    return bare;
}

Frame encode_unsub(std::string_view topic, std::string_view why) {
    return make_frame(Writer("unsub").text("t", topic).text("why", why).end());
}

Frame encode_bye(std::chrono::milliseconds retry, std::string_view why) {
    return make_frame(Writer("bye").number("retry_ms", retry.count()).text("why", why).end());
}

Frame encode_error(std::string_view topic, const json::object& problem) {
    Writer writer("error");
    if (!topic.empty()) writer.text("t", topic);
    return make_frame(writer.raw("problem", json::serialize(problem)).end());
}

}  // namespace multaqa::live
