// SQL of delivery: heads of topics and their entries as the write path has left them. Reads only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "live/topic_entry.hpp"
#include "store/connection.hpp"

namespace multaqa::live {

// 0 for a topic that has had no change yet.
std::int64_t head_of(store::Connection& db, std::string_view topic);

// At most `limit` entries with seq > `seq`, in order.
std::vector<TopicEntry> list_entries_after(store::Connection& db, std::string_view topic, std::int64_t seq,
                                           std::int64_t limit);

// The revision that each scope has reached.
std::map<std::string, std::int64_t> list_scope_revisions(store::Connection& db);

// Every entry that the scope has given after `revision`.
std::vector<TopicEntry> list_entries_of_scope(store::Connection& db, std::string_view scope,
                                              std::int64_t revision);

}  // namespace multaqa::live
