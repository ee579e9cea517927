#include "programme/session_needs_store.hpp"

#include <map>
#include <string>

#include "programme/session_needs_codec.hpp"
#include "store/id_list.hpp"

namespace multaqa::programme::session_store {

void add_needs(store::Connection& db, std::string_view where, const store::Values& parameters, std::vector<Session>& sessions) {
    std::map<SessionId, Session*> by_id;
    for (auto& session : sessions) by_id.emplace(session.id, &session);
    db.query("SELECT x.session_id, x.needs FROM session_needs x " + std::string(where), parameters, [&](const store::Row& row) {
        const auto found = by_id.find(row.id<SessionId>(0));
        if (found != by_id.end()) found->second->content.needs = decode_session_needs(row.text(1));
    });
}

void write_needs(store::Connection& db, const SessionId& session, const SessionNeeds& before, const SessionNeeds& after) {
    if (before == after) return;
    if (after.empty()) {
        db.execute("DELETE FROM session_needs WHERE session_id = $1", {session});
        return;
    }
    db.execute(
        "INSERT INTO session_needs (session_id, needs) VALUES ($1, $2)"
        " ON CONFLICT (session_id) DO UPDATE SET needs = excluded.needs",
        {session, encode_session_needs(after)});
}

std::set<EquipmentId> known_equipment(store::Connection& db, std::span<const EquipmentId> ids) {
    const auto found = store::list_by_ids(db, "SELECT id FROM equipment WHERE archived = 0 AND id IN (", ids, ")",
                                          [](const store::Row& row) { return row.id<EquipmentId>(0); });
    return {found.begin(), found.end()};
}

}  // namespace multaqa::programme::session_store
