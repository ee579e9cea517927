#include "planning/zone_change_documents.hpp"

#include "planning/zone_change_codec.hpp"

namespace multaqa::planning {

json::object zone_change_json(const ZoneChange& change) {
    json::object body{{"id", change.id.text()},
                      {"from", change.from},
                      {"to", change.to},
                      {"status", change.finished_at ? "finished" : "running"},
                      {"startedAt", format_utc(change.started_at)}};
    if (change.finished_at) body["finishedAt"] = format_utc(*change.finished_at);
    if (change.account) body["by"] = change.account->text();
    body["lookedAt"] = change.looked_at;
    body["moved"] = moved_counts_json(change.moved);
    return body;
}

}  // namespace multaqa::planning
