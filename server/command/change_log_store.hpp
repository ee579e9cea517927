// SQL of the change log and its outbox: revisions, change rows, seqs and topic entries (DECISIONS 13).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "command/change_log.hpp"
#include "live/topic_entry.hpp"
#include "store/connection.hpp"

namespace multaqa::command {

// The scope's next revision; its row exists and is locked.
std::int64_t raise_revision(store::Connection& db, const std::string& scope);
// The topic's next seq; makes the topic on first use. Its row stays locked until the commit.
std::int64_t raise_seq(store::Connection& db, const std::string& topic);
void insert_changes(store::Connection& db, std::span<const LoggedChange> changes);
void insert_topic_entry(store::Connection& db, const live::TopicEntry& entry);

std::vector<LoggedChange> select_changes_of_scope(store::Connection& db, const std::string& scope,
                                                  ChangePlace after, std::int64_t limit);
std::vector<LoggedChange> select_changes(store::Connection& db, const ChangeFilter& filter, const LogPlace& after,
                                         std::int64_t limit);
std::vector<LoggedChange> select_newest_changes(store::Connection& db, const ChangeFilter& filter, const LogMoment& before,
                                                std::int64_t limit);
std::vector<LoggedChange> select_newest_changes_of_scope(store::Connection& db, const ChangeFilter& filter, const ChangePlace& before,
                                                         std::int64_t limit);
std::vector<LoggedChange> select_changes_of_entity(store::Connection& db, const std::string& kind,
                                                   const std::string& id, std::int64_t limit);
std::int64_t select_revision(store::Connection& db, const std::string& scope);
std::int64_t select_revision_at(store::Connection& db, const std::string& scope, Instant at);
std::map<std::string, std::int64_t> select_revisions(store::Connection& db);
std::vector<std::string> select_revision_holes(store::Connection& db);
std::vector<std::string> select_seq_holes(store::Connection& db);

}  // namespace multaqa::command
