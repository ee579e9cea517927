#include "programme/session_tree.hpp"

#include <algorithm>
#include <utility>

namespace multaqa::programme {

bool is_outside(const Session& child, const Session& parent) {
    return is_placed(child) && !(is_placed(parent) && contains(parent.placement.utc, child.placement.utc));
}

SessionTree::SessionTree(std::vector<Session> sessions) {
    for (auto& session : sessions) put(std::move(session));
}

const Session* SessionTree::find(const SessionId& id) const {
    const auto found = sessions_.find(id);
    return found == sessions_.end() ? nullptr : &found->second;
}

void SessionTree::put(Session session) {
    if (const auto* const old = find(session.id); old != nullptr && old->content.parent) children_[*old->content.parent].erase(session.id);
    if (session.content.parent) children_[*session.content.parent].insert(session.id);
    auto id = session.id;
    sessions_.insert_or_assign(std::move(id), std::move(session));
}

std::vector<const Session*> SessionTree::chain(const SessionId& id) const {
    std::vector<const Session*> links;
    const Session* link = find(id);
    // A ring is refused on writing; the bound keeps one that a fault let in from spinning.
    while (link != nullptr && links.size() <= kTreeDepth) {
        links.push_back(link);
        link = link->content.parent ? find(*link->content.parent) : nullptr;
    }
    return links;
}

std::vector<const Session*> SessionTree::subtree(const SessionId& id) const {
    std::vector<const Session*> found;
    if (const auto* const top = find(id)) found.push_back(top);
    for (std::size_t i = 0; i < found.size() && found.size() <= sessions_.size(); ++i) {
        const auto children = children_.find(found[i]->id);
        if (children == children_.end()) continue;
        for (const auto& child : children->second) found.push_back(find(child));
    }
    return found;
}

std::size_t SessionTree::height(const SessionId& id) const {
    std::size_t height = 1;
    if (const auto children = children_.find(id); children != children_.end())
        for (const auto& child : children->second) height = std::max(height, 1 + this->height(child));
    return height;
}

std::optional<RoomId> SessionTree::effective_room(const SessionId& id) const {
    for (const auto* const link : chain(id))
        if (link->content.room) return link->content.room;
    return std::nullopt;
}

std::string SessionTree::lineage(const SessionId& id) const {
    std::string path;
    for (const auto* const link : chain(id)) path = "/" + link->id.text() + path;
    return path;
}

std::vector<Fault> SessionTree::faults_of(const SessionId& id) const {
    std::vector<Fault> faults;
    const auto* const session = find(id);
    if (session == nullptr) return faults;
    const auto links = chain(id);
    if (links.size() > kTreeDepth || links.size() - 1 + height(id) > kTreeDepth)
        faults.push_back({"/parentId", "fault.too-deep", {{"max", std::to_string(kTreeDepth)}}});
    const auto is_live = [](const Session& s) { return s.content.status != SessionStatus::cancelled; };
    if (links.size() > 1 && is_live(*session) && is_outside(*session, *links[1]))
        faults.push_back({"/start", is_placed(*links[1]) ? "fault.outside-parent" : "fault.unplaced-parent", {}});
    for (const auto* const below : subtree(id)) {
        if (below->id == id || !is_live(*below)) continue;
        if (!is_outside(*below, *find(*below->content.parent))) continue;
        faults.push_back({"/start", "fault.child-outside", {}});
        break;
    }
    return faults;
}

}  // namespace multaqa::programme
