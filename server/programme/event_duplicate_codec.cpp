#include "programme/event_duplicate_codec.hpp"

#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/event_input_codec.hpp"
#include "programme/text_patch_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

constexpr std::size_t kWordBytes = 64;
constexpr std::size_t kTakenWords = 20;

std::set<Taken> read_taken(ObjectReader& reader) {
    const auto words = reader.optional_texts("take", kTakenWords, kWordBytes);
    if (!words) return everything_taken();
    std::set<Taken> taken;
    for (const auto& word : *words) {
        if (const auto known = parse_taken(word))
            taken.insert(*known);
        else
            reader.fault("take", "fault.enum");
    }
    return taken;
}

}  // namespace

Result<DuplicateEvent> parse_duplicate_event(const EventId& source, const EventId& id, const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    DuplicateEvent wanted;
    wanted.source = source;
    wanted.id = id;
    wanted.slug = reader.required_text("slug", limits::kSlugBytes).value_or("");
    if (!wanted.slug.empty() && !is_slug(wanted.slug)) reader.fault("slug", "fault.slug");
    wanted.first_day = reader.required_plain_date("firstDay").value_or(PlainDate{});
    wanted.title = read_text_patch(reader, "title", faults, limits::kTitleBytes);
    EventPatch edition;
    read_edition(reader, faults, edition);
    wanted.edition_number = edition.edition_number;
    wanted.edition_label = edition.edition_label;
    wanted.taken = read_taken(reader);
    wanted.places = reader.optional_word("places", parse_duplicate_places).value_or(DuplicatePlaces::shifted);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return wanted;
}

}  // namespace multaqa::programme
