#include "live/shard.hpp"

#include <algorithm>
#include <utility>

#include "common/limits.hpp"

namespace multaqa::live {
namespace {

constexpr std::size_t kSliceSends = 512;  // then the thread serves others
constexpr std::size_t kRotation = 397;    // a round begins at another subscriber than the last
constexpr auto kEmptyTopicTime = std::chrono::seconds(30);
constexpr auto kFirstRetry = std::chrono::milliseconds(500);

void add(std::atomic<std::int64_t>& counter, std::int64_t n) {
    counter.fetch_add(n, std::memory_order_relaxed);
}

}  // namespace

Shard::Shard(ShardParts parts) : parts_(std::move(parts)) {}
Shard::~Shard() = default;

std::shared_ptr<Client> Shard::connect(Wire& wire, Caller caller) {
    auto id = parts_.name + "-" + std::to_string(next_id_++);
    auto client = std::make_shared<Client>(*this, wire, std::move(id), std::move(caller), now_);
    client->place = clients_.size();
    clients_.push_back(client);
    add(counters().connections, 1);
    return client;
}

void Shard::forget(Client& client) {
    const auto place = client.place;
    if (place >= clients_.size() || clients_[place].get() != &client) return;
    add(counters().connections, -1);
    const auto kept = std::move(clients_[place]);
    if (place + 1 != clients_.size()) {
        clients_[place] = std::move(clients_.back());
        clients_[place]->place = place;
    }
    clients_.pop_back();
}

Frame Shard::welcome(const Client& client) const {
    const auto& account = client.caller()->asker();
    return encode_welcome(client.id(), account ? account->text() : "", parts_.epoch,
                          parts_.clock ? parts_.clock() : Instant{}, parts_.clock_kind);
}

json::object Shard::describe(const Problem& problem) const {
    return parts_.describe ? parts_.describe(problem) : describe_plainly(problem);
}

void Shard::tick(Tick now) {
    now_ = now;
    for (std::size_t i = 0; i < clients_.size(); ++i) clients_[i]->tick(now);
    for (auto it = topics_.begin(); it != topics_.end();) {
        Topic& topic = *it->second;
        const bool idle = topic.subscribers.empty() && !topic.in_round && !topic.filling;
        if (idle && now - topic.quiet_since >= kEmptyTopicTime) {
            it = topics_.erase(it);
            continue;
        }
        if (topic.head && topic.seen > *topic.head) fill(topic);
        beat(topic);
        ++it;
    }
    spread_presence();
    ask_again();
    recheck_ended();
    start_loads();
    redeem_tickets();
    if (parts_.on_tick) parts_.on_tick();
}

void Shard::beat(Topic& topic) {
    if (topic.subscribers.empty() || !topic.head || now_ - topic.quiet_since < limits::kLiveHeartbeat) return;
    topic.heartbeat = encode_heartbeat(topic.name, *topic.head);
    topic.quiet_since = now_;
    start_round(topic);
}

// ---- what was committed

void Shard::publish(const std::vector<Publication>& publications) {
    std::vector<Topic*> moved;
    for (const auto& publication : publications) {
        const auto found = topics_.find(publication.topic);
        if (found == topics_.end()) continue;
        Topic* const topic = found->second.get();
        if (accept(*topic, publication.seq, publication.frame) &&
            std::find(moved.begin(), moved.end(), topic) == moved.end())
            moved.push_back(topic);
    }
    for (Topic* const topic : moved) start_round(*topic);
}

bool Shard::accept(Topic& topic, std::int64_t seq, const Frame& frame) {
    topic.seen = std::max(topic.seen, seq);
    if (!topic.head || seq <= *topic.head) return false;
    if (seq > *topic.head + 1) {
        fill(topic);
        return false;
    }
    topic.head = seq;
    topic.tail.push(seq, frame);
    topic.quiet_since = now_;
    topic.heartbeat.reset();
    return true;
}

void Shard::fill(Topic& topic) {
    if (topic.filling) return;
    auto job = [post = parts_.post, reader = parts_.reader, alive = std::weak_ptr<int>(alive_), this,
                name = topic.name, head = *topic.head] {
        auto missing = std::make_shared<std::vector<Publication>>(reader->entries_after(name, head));
        post([alive, this, name, missing] {
            if (!alive.expired()) filled(name, *missing);
        });
    };
    topic.filling = parts_.work(std::move(job));  // if the pool is full, the next tick tries again
    if (topic.filling) add(counters().holes_filled, 1);
}

void Shard::filled(const std::string& name, const std::vector<Publication>& missing) {
    const auto found = topics_.find(name);
    if (found == topics_.end()) return;
    Topic& topic = *found->second;
    topic.filling = false;
    publish(missing);
    // Nothing new means an outage: then the next tick asks again, not this turn.
    if (!missing.empty() && topic.seen > topic.known_head()) fill(topic);
}

void Shard::start_round(Topic& topic) {
    topic.remaining = topic.subscribers.size();
    if (topic.in_round) return;
    topic.in_round = true;
    topic.cursor += kRotation;
    run_slice(topic);
}

void Shard::run_slice(Topic& topic) {
    const auto count = std::min(topic.remaining, kSliceSends);
    topic.remaining -= count;
    for (std::size_t i = 0; i < count; ++i) {
        Subscription& subscription = *topic.subscribers[topic.cursor++ % topic.subscribers.size()];
        pump(subscription);
        tell_presence(subscription);
        const bool misses_nothing =
            subscription.state == Subscription::State::live && subscription.last == topic.known_head();
        if (topic.heartbeat && misses_nothing && !subscription.client->push(topic.heartbeat)) continue;
    }
    if (topic.remaining > 0) {
        parts_.post([alive = std::weak_ptr<int>(alive_), this, name = topic.name] {
            if (alive.expired()) return;
            const auto found = topics_.find(name);
            if (found != topics_.end()) run_slice(*found->second);
        });
        return;
    }
    topic.in_round = false;
    topic.heartbeat.reset();
}

// Sends what lies ready between the subscription's last seq and the head.
void Shard::pump(Subscription& subscription) {
    if (subscription.state != Subscription::State::live) return;
    Topic& topic = *subscription.topic;
    while (subscription.last < topic.known_head()) {
        if (!topic.covers(subscription.last)) {
            if (subscription.client->has_unsent()) return fall_behind(subscription);
            return request(subscription, Want::data);
        }
        if (!subscription.client->push(topic.tail.at(subscription.last + 1)))
            return fall_behind(subscription);
        ++subscription.last;
    }
    if (!subscription.announce) return;
    subscription.announce = false;
    subscription.client->send_control(encode_live(topic.name, subscription.from, subscription.last));
}

void Shard::fall_behind(Subscription& subscription) {
    subscription.state = Subscription::State::behind;
    add(counters().fell_behind, 1);
}

// ---- who has what in hand

void Shard::place(Subscription& subscription, std::string on) {
    subscription.on = std::move(on);
    // Before the first answer nobody knows whether it may say so.
    if (subscription.colleague || subscription.delivered) settle_place(subscription);
}

void Shard::settle_place(Subscription& subscription) {
    const auto& topic = subscription.topic->name;
    if (subscription.on.empty()) return presence_.remove(topic, subscription.id);
    if (subscription.colleague)
        return presence_.put(topic, subscription.id, *subscription.colleague, subscription.on);
    subscription.on.clear();
    presence_.remove(topic, subscription.id);
    subscription.client->refuse(topic, forbidden());
}

void Shard::hear(std::size_t shard, const std::vector<PresenceReport>& reports) {
    for (const auto& report : reports) presence_.hear(shard, report);
}

// Once a tick, whatever has happened since the last one.
void Shard::spread_presence() {
    auto reports = presence_.take_reports();
    if (parts_.report && !reports.empty()) parts_.report(std::move(reports));
    for (auto& [name, presence] : presence_.take_news()) {
        const auto found = topics_.find(name);
        if (found == topics_.end()) continue;
        found->second->presence = std::move(presence);
        found->second->presence_due = true;
    }
    for (const auto& [name, topic] : topics_)
        if (std::exchange(topic->presence_due, false)) start_round(*topic);
    presence_.sweep([this](const std::string& name) { return topics_.contains(name); });
}

// Only into an empty queue: whoever lags hears how it stands once it has drained, and no change waits behind it.
void Shard::tell_presence(Subscription& subscription) {
    Topic& topic = *subscription.topic;
    if (subscription.told == topic.presence.number) return;
    if (subscription.state != Subscription::State::live || subscription.client->has_unsent()) {
        topic.presence_due = true;
        return;
    }
    subscription.told = topic.presence.number;
    subscription.client->send_control(topic.presence.frame);
}

// ---- subscriptions

Topic& Shard::topic_of(std::string name) {
    auto& topic = topics_[name];
    if (!topic) {
        topic = std::make_unique<Topic>();
        topic->name = std::move(name);
        topic->quiet_since = now_;
        topic->presence = presence_.find(topic->name);
    }
    return *topic;
}

void Shard::follow(Client& client, Subscription& subscription, std::string name) {
    Topic& topic = topic_of(std::move(name));
    subscription.id = next_id_++;
    subscription.client = &client;
    topic.add(subscription);
    subscriptions_[subscription.id] = &subscription;
    if (topic.presence.frame) topic.presence_due = true;
    add(counters().subscriptions, 1);
    const auto& start = subscription.start;
    const bool lies_ready = start && start->epoch == parts_.epoch && topic.covers(start->seq);
    request(subscription, lies_ready ? Want::rights : Want::data);
}

void Shard::leave(Subscription& subscription) {
    Topic& topic = *subscription.topic;
    topic.remove(subscription);
    presence_.remove(topic.name, subscription.id);
    subscriptions_.erase(subscription.id);
    add(counters().subscriptions, -1);
    if (!topic.subscribers.empty()) return;
    topic.quiet_since = now_;
    // Names that nobody could follow are forgotten at once, or they would pile up.
    if (!topic.head && !topic.in_round && !topic.filling) topics_.erase(std::string(topic.name));
}

void Shard::resume(Subscription& subscription) {
    if (!subscription.delivered) return request(subscription, Want::data);
    subscription.state = Subscription::State::live;
    pump(subscription);
}

void Shard::recheck_rights(std::string_view subject) {
    for (const auto& client : clients_) {
        if (client->caller()->stands_on(subject)) recheck(*client);
    }
}

// Of a cookie, a token or a link that comes to its end nobody tells; one that was prolonged comes back with a later end.
void Shard::recheck_ended() {
    if (!parts_.clock) return;
    const Instant now = parts_.clock();
    for (const auto& client : clients_)
        if (client->takes_recheck(now)) recheck(*client);
}

void Shard::recheck(const Client& client) {
    for (const auto& subscription : client.subscriptions()) request(*subscription, Want::recheck);
}

void Shard::drain(const std::string& why, std::chrono::milliseconds spread) {
    const auto count = static_cast<std::int64_t>(clients_.size());
    const auto leaving = clients_;
    for (std::int64_t i = 0; i < count; ++i)
        leaving[static_cast<std::size_t>(i)]->say_bye(encode_bye(kFirstRetry + spread * i / count, why));
}

// ---- what the pool is asked

void Shard::request(Subscription& subscription, Want want) {
    if (want != Want::recheck) subscription.state = Subscription::State::waiting;
    CatchUpRequest request{.subscription = subscription.id,
                           .caller = subscription.client->caller(),
                           .topic = subscription.topic->name,
                           .from = subscription.start,
                           .want = want};
    if (subscription.delivered) request.from = Position{parts_.epoch, subscription.last};
    requests_.push_back(std::move(request));
    start_loads();
}

// Few jobs at once, each with many requests in one read transaction: thousands who come back at once neither
// fill the pool nor take all readers.
void Shard::start_loads() {
    constexpr std::size_t kLoadsAtOnce = 2;
    constexpr std::size_t kRequestsPerLoad = 256;
    while (loads_ < kLoadsAtOnce && !requests_.empty()) {
        const auto end =
            requests_.begin() + static_cast<std::ptrdiff_t>(std::min(requests_.size(), kRequestsPerLoad));
        auto batch = std::make_shared<std::vector<CatchUpRequest>>(requests_.begin(), end);
        auto job = [post = parts_.post, reader = parts_.reader, alive = std::weak_ptr<int>(alive_), this,
                    batch] {
            auto answers = std::make_shared<std::vector<CatchUp>>(reader->catch_up(*batch));
            post([alive, this, answers] {
                if (!alive.expired()) answered(*answers);
            });
        };
        if (!parts_.work(std::move(job))) return;  // the next tick tries again
        requests_.erase(requests_.begin(), end);
        ++loads_;
    }
}

void Shard::answered(std::vector<CatchUp>& answers) {
    --loads_;
    for (const auto& answer : answers) apply(answer);
    start_loads();
}

void Shard::ask_again() {
    auto again = std::move(after_outage_);
    after_outage_.clear();
    for (const auto& entry : again) {
        Subscription* const subscription = find(entry.first);
        if (subscription != nullptr) request(*subscription, entry.second);
    }
}

Subscription* Shard::find(std::uint64_t id) {
    const auto found = subscriptions_.find(id);
    return found == subscriptions_.end() ? nullptr : found->second;
}

void Shard::redeem(Client& client, std::string ticket) {
    tickets_.emplace_back(clients_[client.place], std::move(ticket));
    redeem_tickets();
}

void Shard::redeem_tickets() {
    if (tickets_.empty()) return;
    auto batch = std::make_shared<decltype(tickets_)>(tickets_);
    auto job = [post = parts_.post, reader = parts_.reader, alive = std::weak_ptr<int>(alive_), batch] {
        for (const auto& entry : *batch) {
            auto answer = std::make_shared<Result<Caller>>(reader->redeem_ticket(entry.second));
            post([alive, waiting = entry.first, answer] {
                const auto client = waiting.lock();
                if (client && !alive.expired()) client->enter(std::move(*answer));
            });
        }
    };
    if (parts_.work(std::move(job))) tickets_.clear();
}

// ---- what the pool answers

void Shard::apply(const CatchUp& answer) {
    Subscription* const subscription = find(answer.subscription);
    if (subscription == nullptr) return;  // it has ended meanwhile
    add(counters().catch_ups, 1);
    Client& client = *subscription->client;
    if (answer.caller) client.replace_caller(answer.caller);
    if (answer.refusal) return apply_refusal(*subscription, answer);
    settle_head(*subscription->topic, answer);
    subscription->colleague = answer.colleague;
    if (!subscription->on.empty()) settle_place(*subscription);
    if (subscription->state != Subscription::State::waiting || answer.want == Want::recheck) return;
    if (answer.want == Want::data) {
        deliver(*subscription, answer);
    } else if (subscription->start && subscription->topic->covers(subscription->start->seq)) {
        begin(*subscription, subscription->start->seq);
    } else {
        request(*subscription, Want::data);  // the tail has moved on since
    }
    client.resume();
}

void Shard::apply_refusal(Subscription& subscription, const CatchUp& answer) {
    const Problem& problem = *answer.refusal;
    Client& client = *subscription.client;
    const std::string topic = subscription.topic->name;
    const bool follows = subscription.delivered;
    if (follows && http_status(problem.code) >= 500) {
        after_outage_.emplace_back(subscription.id, answer.want);
        return;
    }
    if (!follows) {
        client.refuse(topic, problem);
    } else if (answer.caller && !answer.caller->is_signed_in()) {
        client.send_control(encode_unsub(topic, "signed-out"));
    } else {
        const bool gone = answer.want != Want::recheck && problem.code == ProblemCode::not_found;
        client.send_control(encode_unsub(topic, gone ? "gone" : "forbidden"));
    }
    client.end(subscription);
}

// The head may be heard of from the log before its publication arrives here: then the tick looks after it.
void Shard::settle_head(Topic& topic, const CatchUp& answer) {
    topic.seen = std::max(topic.seen, answer.head);
    if (topic.head) return;
    topic.head = answer.head;
    const auto last = answer.first_seq + static_cast<std::int64_t>(answer.frames.size()) - 1;
    if (!answer.frames.empty() && last == answer.head)
        for (std::size_t i = 0; i < answer.frames.size(); ++i)
            topic.tail.push(answer.first_seq + static_cast<std::int64_t>(i), answer.frames[i]);
    if (topic.seen > answer.head) fill(topic);
}

void Shard::begin(Subscription& subscription, std::int64_t seq) {
    subscription.last = seq;
    subscription.from = seq;
    subscription.delivered = true;
    subscription.announce = true;
    subscription.start.reset();
    subscription.state = Subscription::State::live;
    pump(subscription);
}

void Shard::deliver(Subscription& subscription, const CatchUp& answer) {
    Client& client = *subscription.client;
    if (answer.snapshot) {
        if (!client.has_room(answer.snapshot)) return fall_behind(subscription);
        if (!answer.reset.empty()) client.send_control(encode_reset(subscription.topic->name, answer.reset));
        client.send_control(answer.snapshot);
        return begin(subscription, answer.snapshot_seq);
    }
    if (!subscription.delivered) {
        subscription.last = subscription.from = subscription.start->seq;
        subscription.delivered = subscription.announce = true;
        subscription.start.reset();
    }
    for (const auto& frame : answer.frames) {  // they begin after `last`, which stood still while it waited
        if (!client.push(frame)) return fall_behind(subscription);
        ++subscription.last;
    }
    subscription.state = Subscription::State::live;
    pump(subscription);
}

}  // namespace multaqa::live
