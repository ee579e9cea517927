#include "live/presence.hpp"

#include <algorithm>

#include "common/limits.hpp"

namespace multaqa::live {
namespace {

json::object describe_present(const Colleague& who, const std::set<std::string>& on) {
    json::object described{{"id", who.id}};
    if (!who.name.empty()) described["name"] = who.name;
    json::array places;
    for (const auto& place : on) places.push_back(json::value(place));
    described["on"] = std::move(places);
    if (who.reach == Reach::reads) described["reads"] = true;
    return described;
}

}  // namespace

void Attendance::add(const Colleague& who, const std::string& on) { put(who, {on}); }

void Attendance::add(const Attendance& others) {
    more_ = more_ || others.more_;
    for (const auto& [id, present] : others.present_) put(present.who, present.on);
}

// One account on several connections: who may edit with one of them edits.
void Attendance::put(const Colleague& who, const std::set<std::string>& on) {
    auto& present = present_.try_emplace(who.id, Present{who, {}}).first->second;
    if (who.reach == Reach::reads_and_writes) present.who.reach = who.reach;
    present.on.insert(on.begin(), on.end());
    while (present.on.size() > limits::kLivePresentPlaces) present.on.erase(std::prev(present.on.end()));
    if (present_.size() <= limits::kLivePresentAccounts) return;
    present_.erase(std::prev(present_.end()));
    more_ = true;
}

std::string Attendance::encode(std::string_view topic) const {
    std::string who;
    bool more = more_;
    for (const auto& [id, present] : present_) {
        const auto described = json::serialize(describe_present(present.who, present.on));
        if (who.size() + described.size() > limits::kLivePresenceBytes) {
            more = true;
            break;
        }
        if (!who.empty()) who += ',';
        who += described;
    }
    std::string text = R"({"op":"at","t":)" + json::serialize(json::value(boost::json::string_view(topic.data(), topic.size())));
    text += R"(,"who":[)" + who + ']';
    if (more) text += R"(,"more":true)";
    return text + '}';
}

Attendance PresenceBoard::own_of(const Entry& entry) {
    Attendance present;
    for (const auto& [subscription, own] : entry.own) present.add(own.who, own.on);
    return present;
}

void PresenceBoard::put(const std::string& topic, std::uint64_t subscription, Colleague who, std::string on) {
    topics_[topic].own.insert_or_assign(subscription, Own{std::move(who), std::move(on)});
    to_report_.insert(topic);
    to_tell_.insert(topic);
}

void PresenceBoard::remove(const std::string& topic, std::uint64_t subscription) {
    const auto found = topics_.find(topic);
    if (found == topics_.end() || found->second.own.erase(subscription) == 0) return;
    to_report_.insert(topic);
    to_tell_.insert(topic);
}

void PresenceBoard::hear(std::size_t shard, const PresenceReport& report) {
    if (report.present.empty()) {
        const auto found = topics_.find(report.topic);
        if (found == topics_.end() || found->second.others.erase(shard) == 0) return;
    } else {
        topics_[report.topic].others.insert_or_assign(shard, report.present);
    }
    to_tell_.insert(report.topic);
}

std::vector<PresenceReport> PresenceBoard::take_reports() {
    std::vector<PresenceReport> reports;
    for (const auto& topic : std::exchange(to_report_, {})) reports.push_back({topic, own_of(topics_[topic])});
    return reports;
}

// Whoever came and went within one second, or only turned a page back and forth, is no news.
std::vector<std::pair<std::string, Presence>> PresenceBoard::take_news() {
    std::vector<std::pair<std::string, Presence>> news;
    for (const auto& topic : std::exchange(to_tell_, {})) {
        Entry& entry = topics_[topic];
        auto present = own_of(entry);
        for (const auto& [shard, others] : entry.others) present.add(others);
        if (present.empty() && !entry.told.frame) continue;
        auto text = present.encode(topic);
        if (entry.told.frame && *entry.told.frame == text) continue;
        entry.told = {++last_number_, make_frame(std::move(text))};
        news.emplace_back(topic, entry.told);
    }
    return news;
}

Presence PresenceBoard::find(const std::string& topic) const {
    const auto found = topics_.find(topic);
    return found == topics_.end() ? Presence{} : found->second.told;
}

void PresenceBoard::sweep(const std::function<bool(const std::string&)>& is_followed) {
    std::erase_if(topics_, [&](const auto& item) {
        return item.second.own.empty() && item.second.others.empty() && !is_followed(item.first);
    });
}

}  // namespace multaqa::live
