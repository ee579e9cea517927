// Sessions of one or more trees and the rules among them: depth, inheritance, children within parents (DECISIONS 5).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/result/problem.hpp"
#include "programme/session.hpp"

namespace multaqa::programme {

inline constexpr std::size_t kTreeDepth = 3;

// A child that waits for its time is nowhere outside; one with a time lies within a parent with a time.
bool is_outside(const Session& child, const Session& parent);

class SessionTree {
  public:
    SessionTree() = default;
    explicit SessionTree(std::vector<Session> sessions);

    const Session* find(const SessionId& id) const;
    void put(Session session);  // adds or replaces
    const std::map<SessionId, Session>& sessions() const { return sessions_; }

    // From the session itself up to its root. A parent that is not in the tree ends the chain.
    std::vector<const Session*> chain(const SessionId& id) const;
    // The session and everything below it, parents before children.
    std::vector<const Session*> subtree(const SessionId& id) const;
    std::size_t depth(const SessionId& id) const { return chain(id).size(); }  // a root has 1
    std::size_t height(const SessionId& id) const;                             // a leaf has 1

    std::optional<RoomId> effective_room(const SessionId& id) const;  // its own, else its nearest ancestor's
    std::string lineage(const SessionId& id) const;                   // "/top/child/self"

    // What is wrong with the place of `id` (as it stands in the tree now) and with what lies below it:
    // too deep (/parentId), outside its parent or a child outside it (/start). Cancelled children do not count.
    std::vector<Fault> faults_of(const SessionId& id) const;

  private:
    std::map<SessionId, Session> sessions_;
    std::map<SessionId, std::set<SessionId>> children_;
};

}  // namespace multaqa::programme
