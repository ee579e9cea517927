// Who has what in hand, per topic: what one shard knows of its own connections, what the others have told it, and the
// frame made of both. Of this moment only: it has no seq, stands in no log, and ends with the connections.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "live/colleague.hpp"
#include "live/frame.hpp"

namespace multaqa::live {

// Everybody at work on one topic, each account once. Bounded by common/limits.hpp: the first accounts by id are kept, of
// each the first places, and `more` says that there are others.
class Attendance {
  public:
    void add(const Colleague& who, const std::string& on);
    void add(const Attendance& others);
    bool empty() const { return present_.empty(); }
    // {"op":"at","t":…,"who":[…],"more":true}: the same bytes for the same people, whatever order they came in.
    std::string encode(std::string_view topic) const;

  private:
    struct Present {
        Colleague who;
        std::set<std::string> on;
    };
    void put(const Colleague& who, const std::set<std::string>& on);

    std::map<std::string, Present> present_;  // by account
    bool more_ = false;
};

// What a shard tells the others: everybody of its own connections who is at work on the topic, in place of what it said
// before.
struct PresenceReport {
    std::string topic;
    Attendance present;
};

// What is told to those who follow. Numbers grow within a shard; 0 is told to nobody.
struct Presence {
    std::uint64_t number = 0;
    Frame frame;
};

// Of one shard, on its thread.
class PresenceBoard {
  public:
    // A connection has taken something in hand, in place of what it had.
    void put(const std::string& topic, std::uint64_t subscription, Colleague who, std::string on);
    // It has left, whether it had anything in hand or not.
    void remove(const std::string& topic, std::uint64_t subscription);
    // What another shard says.
    void hear(std::size_t shard, const PresenceReport& report);

    // What has changed among the own connections since the last call.
    std::vector<PresenceReport> take_reports();
    // What reads differently since the last call, own or heard, by topic.
    std::vector<std::pair<std::string, Presence>> take_news();
    // As told last; number 0 where there is nothing to tell.
    Presence find(const std::string& topic) const;
    // Forgets topics on which nobody is at work and which nobody follows here.
    void sweep(const std::function<bool(const std::string&)>& is_followed);
    std::size_t size() const { return topics_.size(); }

  private:
    struct Own {
        Colleague who;
        std::string on;
    };
    struct Entry {
        std::map<std::uint64_t, Own> own;  // by subscription
        std::map<std::size_t, Attendance> others;
        Presence told;
    };
    static Attendance own_of(const Entry& entry);

    std::map<std::string, Entry> topics_;
    std::set<std::string> to_report_;
    std::set<std::string> to_tell_;
    std::uint64_t last_number_ = 0;
};

}  // namespace multaqa::live
