#include "tests/api/support/live_mirror.hpp"

#include <gtest/gtest.h>

namespace multaqa::test {
namespace {

std::string text(const json::object& object, std::string_view member) { return std::string(object.at(member).as_string()); }

// "sessions/ID" → the member that holds it and its name there; "event" and "release" stand in the document itself.
std::pair<json::object*, std::string> place_of(json::value& document, const std::string& path) {
    const auto slash = path.find('/');
    if (slash == std::string::npos) return {&document.as_object(), path};
    return {&document.as_object().at(path.substr(0, slash)).as_object(), path.substr(slash + 1)};
}

}  // namespace

LiveMirror::LiveMirror(std::uint16_t port, std::string topic, const std::string& token, std::optional<Start> start)
    : topic_(std::move(topic)) {
    HttpHeaders headers;
    if (!token.empty()) headers.emplace_back("Authorization", "Bearer " + token);
    EXPECT_EQ(socket_.connect("127.0.0.1", port, "/api/v1/live", headers).status, 101);
    json::object subscription{{"t", topic_}};
    if (start) {
        epoch_ = start->epoch;
        seq_ = start->seq;
        document_ = std::move(start->document);
        subscription["epoch"] = epoch_;
        subscription["seq"] = seq_;
    }
    socket_.send(json::serialize(json::object{{"op", "hello"}, {"subs", json::array{subscription}}}));
}

void LiveMirror::settle() {
    while (!live_ && refusal_.empty() && take_next()) {
    }
}

void LiveMirror::follow_to(std::int64_t seq) {
    while (seq_ < seq && refusal_.empty() && take_next()) {
    }
    EXPECT_EQ(seq_, seq) << topic_ << " " << refusal_;
}

bool LiveMirror::take_next() {
    const auto received = socket_.receive();
    if (!received) {
        ADD_FAILURE() << topic_ << ": nothing more came after seq " << seq_;
        return false;
    }
    const json::object frame = json::parse_trusted(*received).as_object();
    const std::string op = text(frame, "op");
    if (op == "snap") {
        epoch_ = text(frame, "epoch");
        seq_ = frame.at("seq").as_int64();
        document_ = frame.at("data");
        ++snapshots_;
    } else if (op == "d") {
        EXPECT_EQ(frame.at("seq").as_int64(), seq_ + 1) << topic_;
        seq_ = frame.at("seq").as_int64();
        for (const auto& operation : frame.at("ops").as_array()) apply(operation.as_object());
    } else if (op == "live") {
        live_ = true;
    } else if (op == "error") {
        refusal_ = text(frame.at("problem").as_object(), "code");
    } else if (op == "unsub") {
        refusal_ = text(frame, "why");
    }
    return true;
}

void LiveMirror::apply(const json::object& operation) {
    if (const auto* path = operation.if_contains("del")) {
        const auto [holder, name] = place_of(document_, std::string(path->as_string()));
        holder->erase(name);
        return;
    }
    const auto [holder, name] = place_of(document_, text(operation, "set"));
    auto& target = (*holder)[name];
    if (!target.is_object()) target = json::object{};
    json::merge_patch(target, operation.at("value"));
}

}  // namespace multaqa::test
