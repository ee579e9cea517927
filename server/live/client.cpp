#include "live/client.hpp"

#include <algorithm>
#include <utility>

#include "common/limits.hpp"
#include "live/shard.hpp"

namespace multaqa::live {
namespace {

Problem too_many_topics() {
    return {.code = ProblemCode::too_many_requests,
            .faults = {
                {"/t", "fault.too-many-items", {{"max", std::to_string(limits::kLiveTopicsPerConnection)}}}}};
}

}  // namespace

Client::Client(Shard& shard, Wire& wire, std::string id, Caller caller, Tick now)
    : shard_(shard),
      wire_(&wire),
      id_(std::move(id)),
      caller_(std::make_shared<const Caller>(std::move(caller))),
      allowance_(limits::kLiveInboundPerSecond),
      since_(now),
      last_progress_(now),
      last_tick_(now),
      quiet_since_(now) {}

Client::~Client() = default;

void Client::receive(std::string_view text) {
    if (stage_ == Stage::closing) return;
    if (text.size() > limits::kLiveInboundBytes)
        return fail({.code = ProblemCode::payload_too_large}, CloseCode::too_big);
    if (allowance_ == 0) return fail({.code = ProblemCode::too_many_requests}, CloseCode::policy);
    --allowance_;
    auto message = parse_client_message(text);
    if (message.has_error()) return fail(message.error(), CloseCode::policy);
    const bool says_hello = std::holds_alternative<Hello>(*message);
    if (says_hello != (stage_ == Stage::silent))
        return fail({.code = ProblemCode::malformed_request}, CloseCode::policy);
    std::visit([this](auto& m) { handle(std::move(m)); }, *message);
}

void Client::handle(Hello hello) {
    parked_ = std::move(hello.subs);
    if (!hello.ticket) return greet();
    stage_ = Stage::redeeming;
    shard_.redeem(*this, std::move(*hello.ticket));
}

void Client::enter(Result<Caller> redeemed) {
    if (stage_ != Stage::redeeming) return;
    if (redeemed.has_error()) {
        // An outage is not the ticket's fault: the client comes back with another one.
        const bool bad_ticket = http_status(redeemed.error().code) < 500;
        return fail(redeemed.error(), bad_ticket ? CloseCode::unauthenticated : CloseCode::going_away);
    }
    caller_ = std::make_shared<const Caller>(std::move(*redeemed));
    greet();
}

void Client::greet() {
    stage_ = Stage::greeted;
    send_control(shard_.welcome(*this));
    auto targets = std::exchange(parked_, {});
    auto places = std::exchange(parked_places_, {});
    for (auto& target : targets) subscribe(std::move(target));
    for (auto& at : places) handle(std::move(at));
}

void Client::handle(Sub sub) {
    if (stage_ == Stage::greeted) return subscribe(std::move(sub.target));
    if (parked_.size() >= limits::kLiveTopicsPerConnection)
        return refuse(sub.target.topic, too_many_topics());
    parked_.push_back(std::move(sub.target));
}

void Client::handle(const Unsub& unsub) {
    std::erase_if(parked_, [&](const Target& target) { return target.topic == unsub.topic; });
    std::erase_if(parked_places_, [&](const At& at) { return at.topic == unsub.topic; });
    for (const auto& subscription : subscriptions_) {
        if (subscription->topic->name != unsub.topic) continue;
        end(*subscription);
        break;
    }
    send_control(encode_unsub(unsub.topic, "requested"));
}

void Client::handle(At at) {
    for (const auto& subscription : subscriptions_)
        if (subscription->topic->name == at.topic) return shard_.place(*subscription, std::move(at.on));
    const bool is_parked =
        std::any_of(parked_.begin(), parked_.end(), [&](const Target& target) { return target.topic == at.topic; });
    if (!is_parked) return refuse(at.topic, not_found());
    std::erase_if(parked_places_, [&](const At& earlier) { return earlier.topic == at.topic; });
    parked_places_.push_back(std::move(at));
}

void Client::handle(ClientHeartbeat) {
    bool answered = false;
    for (const auto& subscription : subscriptions_) {
        if (subscription->state != Subscription::State::live)
            continue;  // it would only think that it missed something
        answered = push(encode_heartbeat(subscription->topic->name, subscription->last)) || answered;
    }
    if (!answered) send_control(encode_heartbeat());
}

// A topic that is followed already is followed anew from the client's position: it found a hole. What it has in hand
// stays there.
void Client::subscribe(Target target) {
    std::string on;
    for (const auto& subscription : subscriptions_) {
        if (subscription->topic->name != target.topic) continue;
        on = std::move(subscription->on);
        end(*subscription);
        break;
    }
    if (subscriptions_.size() >= limits::kLiveTopicsPerConnection)
        return refuse(target.topic, too_many_topics());
    auto subscription = std::make_unique<Subscription>();
    subscription->client = this;
    subscription->start = std::move(target.from);
    subscription->on = std::move(on);
    auto& added = *subscriptions_.emplace_back(std::move(subscription));
    shard_.follow(*this, added, std::move(target.topic));
}

void Client::end(Subscription& subscription) {
    shard_.leave(subscription);
    std::erase_if(subscriptions_, [&](const auto& own) { return own.get() == &subscription; });
}

void Client::end_all() {
    while (!subscriptions_.empty()) end(*subscriptions_.back());
    parked_.clear();
    parked_places_.clear();
}

bool Client::has_unsent() const {
    return wire_ != nullptr && wire_->unsent_frames() > 0;
}

bool Client::has_room(const Frame& frame) const {
    if (stage_ == Stage::closing) return false;
    const auto frames = wire_->unsent_frames();
    if (frames == 0) return true;
    return frames < limits::kLiveQueueFrames &&
           wire_->unsent_bytes() + frame->size() <= limits::kLiveQueueBytes;
}

bool Client::push(const Frame& frame) {
    if (!has_room(frame)) return false;
    send_control(frame);
    return true;
}

void Client::send_control(const Frame& frame) {
    if (stage_ == Stage::closing) return;
    wire_->send(frame);
    quiet_since_ = last_tick_;
    shard_.counters().frames.fetch_add(1, std::memory_order_relaxed);
}

void Client::refuse(std::string_view topic, const Problem& problem) {
    send_control(encode_error(topic, shard_.describe(problem)));
}

void Client::replace_caller(std::shared_ptr<const Caller> caller) {
    caller_ = std::move(caller);
    rechecking_ = false;
}

bool Client::takes_recheck(Instant now) {
    if (rechecking_ || subscriptions_.empty() || !caller_->until || now < *caller_->until) return false;
    return rechecking_ = true;
}

void Client::progressed() {
    progressed_ = true;
    resume();
}

// In turn, so that one busy topic cannot keep the others of a slow client behind for ever.
void Client::resume() {
    if (stage_ == Stage::closing || has_unsent()) return;
    const auto count = subscriptions_.size();
    for (std::size_t i = 0; i < count; ++i) {
        auto& subscription = *subscriptions_[next_to_resume_++ % count];
        if (subscription.state != Subscription::State::behind) continue;
        shard_.resume(subscription);
        if (subscription.state != Subscription::State::live) return;
    }
}

// Ticks come about once a second, not exactly: what is due is counted in milliseconds.
void Client::refill(Tick now) {
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - last_tick_).count();
    const auto due = limits::kLiveInboundPerSecond *
                     static_cast<std::size_t>(std::clamp<std::int64_t>(passed, 0, 1000)) / 1000;
    allowance_ = std::min(limits::kLiveInboundPerSecond, allowance_ + due);
    last_tick_ = now;
}

void Client::tick(Tick now) {
    refill(now);
    if (stage_ == Stage::closing) return;
    if (stage_ == Stage::silent && now - since_ >= limits::kLiveHelloTime)
        return fail({.code = ProblemCode::unauthenticated}, CloseCode::unauthenticated);
    if (progressed_ || !has_unsent()) last_progress_ = now;
    progressed_ = false;
    if (now - last_progress_ >= limits::kLiveStallTime) {
        shard_.counters().stalled.fetch_add(1, std::memory_order_relaxed);
        return close(CloseCode::stalled, "stalled");
    }
    if (stage_ == Stage::greeted && subscriptions_.empty() && now - quiet_since_ >= limits::kLiveHeartbeat)
        send_control(encode_heartbeat());
}

void Client::say_bye(const Frame& bye) {
    send_control(bye);
    close(CloseCode::going_away, "bye");
}

void Client::fail(const Problem& problem, CloseCode code) {
    refuse({}, problem);
    close(code, word(problem.code));
}

void Client::close(CloseCode code, std::string_view reason) {
    if (stage_ == Stage::closing) return;
    stage_ = Stage::closing;
    end_all();
    wire_->close(code, reason);
}

void Client::closed() {
    stage_ = Stage::closing;
    end_all();
    wire_ = nullptr;
    shard_.forget(*this);
}

}  // namespace multaqa::live
