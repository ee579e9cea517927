// The newest release under other zone data, made ready before anything is written: documents of a thousand sessions would
// keep the writer from everybody else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/text/localized_text.hpp"
#include "common/time/re_resolve.hpp"
#include "programme/release.hpp"
#include "programme/release_store.hpp"
#include "programme/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

struct PreparedReissue {
    ReleaseNumber former;      // of the release that is issued again
    PublishedTimes published;  // where its sessions stand once all of them have moved
    Release release;           // its next part; who issues it and its revision are the writer's to give
    // Empty where no session is shown elsewhere: release.counts.changed is 0, and there is nothing to issue.
    release_store::Document public_document;
    release_store::Document staff_document;
    std::vector<std::string> public_operations;  // from the former document for everybody
    std::string release_operation;               // the one of them that names the release
};

bool has_release(store::Connection& db, const EventId& event);

// Of an event of which nothing, a part or all has moved yet; nullopt where there is no release. Any thread, over a snapshot.
std::optional<PreparedReissue> prepare_reissue(store::Connection& db, const EventId& event, const ZoneStep& step, const LocalizedText& note);

// Whether it holds for what is stored once the whole event has moved.
bool is_current(store::Connection& db, const PreparedReissue& prepared);

}  // namespace multaqa::programme
