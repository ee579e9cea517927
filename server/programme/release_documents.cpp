#include "programme/release_documents.hpp"

#include <array>

#include "common/json/reader.hpp"

namespace multaqa::programme {
namespace {

using ReleaseRule = FieldRule<Release>;

json::value counts_json(const Release& release, Form) {
    const auto& counts = release.counts;
    return json::object{{"sessions", counts.sessions}, {"added", counts.added}, {"changed", counts.changed}, {"removed", counts.removed}};
}

constexpr std::array kReleaseFields{
    ReleaseRule{"eventId", "release.event_id", Exposure::resource, [](const Release& r, Form) { return json::value(r.event.text()); }},
    ReleaseRule{"number", "release.number", Exposure::resource, [](const Release& r, Form) { return json::value(r.number.number); }},
    ReleaseRule{"part", "release.part", Exposure::resource, [](const Release& r, Form) { return json::value(r.number.part); }},
    ReleaseRule{"at", "release.at", Exposure::resource, [](const Release& r, Form) { return json::value(format_utc(r.at)); }},
    ReleaseRule{"by", "release.account_id", Exposure::resource,
         [](const Release& r, Form) { return r.by ? json::value(r.by->text()) : json::value(); }},
    ReleaseRule{"note", "release.note", Exposure::resource,
         [](const Release& r, Form) { return r.note.empty() ? json::value() : json::value(json::to_json(r.note)); }},
    // Why conflicts were overridden is for the history alone.
    ReleaseRule{"", "release.reason", Exposure::internal},
    ReleaseRule{"revision", "release.revision", Exposure::resource, [](const Release& r, Form) { return json::value(r.revision); }},
    ReleaseRule{"counts", "release.sessions release.added release.changed release.removed", Exposure::resource, counts_json},
    ReleaseRule{"", "release_document.event_id release_document.number release_document.part release_document.audience",
         Exposure::internal},
    ReleaseRule{"", "release_document.etag release_document.bytes", Exposure::internal},  // answered as they are
    // Exports of what is public carry the number in the place of the id.
    ReleaseRule{"", "published_number.event_id published_number.kind published_number.subject_id published_number.number",
         Exposure::internal},
};

}  // namespace

std::span<const FieldRule<Release>> release_fields() { return kReleaseFields; }
json::object release_json(const Release& release) { return encode<Release>(release, kReleaseFields, Form::resource); }

}  // namespace multaqa::programme
