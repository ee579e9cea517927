#include "directory/duplicate_queries.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "directory/organization_store.hpp"
#include "directory/person_store.hpp"
#include "store/search_text.hpp"

namespace multaqa::directory {
namespace {

using ReasonsById = std::map<std::string, std::set<Resemblance>>;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<std::string> emails_of(const std::vector<ContactPoint>& contacts) {
    std::vector<std::string> emails;
    for (const auto& contact : contacts)
        if (contact.kind == ContactKind::email) emails.push_back(folded(contact));
    return emails;
}

void add_likenesses(store::Connection& db, std::string_view kind, const LocalizedText& name,
                    ReasonsById& reasons) {
    const auto folded = lines_of(search_text({&name}));
    const auto names = compared(folded);
    std::set<std::string> known;
    for (const auto& wanted : folded) {
        auto starts = starts_of(wanted);
        auto whole = search_words(wanted, limits::kSearchWords);
        if (!whole.empty())
            starts.insert(starts.begin(), std::move(whole));  // the same name before similar ones
        for (const auto& start : starts) {
            for (const auto& other : store::list_by_starts(db, kind, start, limits::kLikenessCandidates)) {
                if (!known.insert(other.id).second) continue;
                const auto likeness = likeness_of(names, other.folded);
                if (likeness == Likeness::none) continue;
                reasons[other.id].insert(likeness == Likeness::same ? Resemblance::same_name
                                                                    : Resemblance::similar_name);
            }
        }
    }
}

// The ids with the surest reason first.
std::vector<std::string> in_order(const ReasonsById& reasons) {
    std::vector<std::string> ids;
    for (const auto& [id, of_it] : reasons) ids.push_back(id);
    std::stable_sort(ids.begin(), ids.end(), [&](const auto& a, const auto& b) {
        return *reasons.at(a).begin() < *reasons.at(b).begin();
    });
    if (ids.size() > limits::kDuplicatesListed) ids.resize(limits::kDuplicatesListed);
    return ids;
}

// `name_of(id)`: none where it is archived.
template <class NameOf>
std::vector<Duplicate> told(ReasonsById& reasons, const std::string& self, NameOf name_of) {
    reasons.erase(self);
    std::vector<Duplicate> duplicates;
    for (auto& id : in_order(reasons))
        if (const std::optional<LocalizedText> name = name_of(id))
            duplicates.push_back({id, *name, reasons.at(id)});
    return duplicates;
}

}  // namespace

std::vector<Duplicate> duplicates_of(store::Connection& db, const PersonDetails& details,
                                     const std::optional<PersonId>& self) {
    ReasonsById reasons;
    for (const auto& email : emails_of(details.contact_points))
        for (const auto& bearer : select_people_by_email(db, email))
            reasons[bearer.id.text()].insert(Resemblance::same_email);
    add_likenesses(db, "person", details.fields.name, reasons);
    return told(reasons, self.value_or(PersonId{}).text(), [&](const std::string& id) {
        const auto record = select_record(db, PersonId{id});
        return record && !record->archived ? std::optional(record->person.name) : std::nullopt;
    });
}

std::vector<Duplicate> duplicates_of(store::Connection& db, const OrganizationFields& fields,
                                     const std::optional<OrganizationId>& self) {
    ReasonsById reasons;
    for (const auto& email : emails_of(fields.contact_points))
        for (const auto& id : select_organizations_by_email(db, email))
            reasons[id.text()].insert(Resemblance::same_email);
    add_likenesses(db, "organization", fields.name, reasons);
    return told(reasons, self.value_or(OrganizationId{}).text(), [&](const std::string& id) {
        const auto found = select_organization(db, OrganizationId{id});
        return found && !found->archived ? std::optional(found->name) : std::nullopt;
    });
}

Result<std::vector<Duplicate>> find_duplicates(store::Connection& db, const Caller& caller,
                                               const Draft<PersonDetails>& draft) {
    if (!caller.is_staff()) return forbidden();
    if (!draft.faults.empty()) return refusal(draft.faults);
    return duplicates_of(db, draft.fields, std::nullopt);
}

Result<std::vector<Duplicate>> find_duplicates(store::Connection& db, const Caller& caller,
                                               const Draft<OrganizationFields>& draft) {
    if (!caller.is_staff()) return forbidden();
    if (!draft.faults.empty()) return refusal(draft.faults);
    return duplicates_of(db, draft.fields, std::nullopt);
}

}  // namespace multaqa::directory
