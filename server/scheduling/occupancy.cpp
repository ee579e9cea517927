#include "scheduling/occupancy.hpp"

#include "common/text/words.hpp"

namespace multaqa::scheduling {

namespace {

constexpr Words<SubjectKind, 4> kSubjectKinds{{{SubjectKind::room, "room"},
                                               {SubjectKind::person, "person"},
                                               {SubjectKind::vehicle, "vehicle"},
                                               {SubjectKind::equipment, "equipment"}}};

}  // namespace

std::optional<SubjectKind> parse_subject_kind(std::string_view text) { return parse_word(kSubjectKinds, text); }
std::string_view word(SubjectKind kind) { return word_of(kSubjectKinds, kind); }

std::string_view word(Firmness firmness) {
    switch (firmness) {
        case Firmness::requested: return "requested";
        case Firmness::held: return "held";
        case Firmness::confirmed: return "confirmed";
    }
    return "";
}

std::string key_of(const Subject& subject) {
    std::string key(word(subject.kind));
    key += '/';
    key += subject.id;
    return key;
}

std::optional<Subject> parse_subject_key(std::string_view key) {
    const auto slash = key.find('/');
    if (slash == std::string_view::npos || slash + 1 == key.size()) return std::nullopt;
    const auto kind = parse_subject_kind(key.substr(0, slash));
    if (!kind) return std::nullopt;
    return Subject{*kind, std::string(key.substr(slash + 1))};
}

std::string occupancy_id(const Owner& owner, const Subject& subject, Basis basis) {
    std::string id = owner.id + "/" + key_of(subject);
    if (basis == Basis::released) id += "/released";
    return id;
}

bool is_alive(const Occupancy& occupancy, Instant now) {
    return !occupancy.expires_at || now < *occupancy.expires_at;
}

bool are_kin(std::string_view lineage_a, std::string_view lineage_b) {
    if (lineage_a.size() > lineage_b.size()) std::swap(lineage_a, lineage_b);
    if (lineage_a.empty() || !lineage_b.starts_with(lineage_a)) return false;
    return lineage_a.size() == lineage_b.size() || lineage_b[lineage_a.size()] == '/';
}

bool is_one_matter(const Occupancy& a, const Occupancy& b) {
    if (a.owner == b.owner || are_kin(a.lineage, b.lineage)) return true;
    const bool is_released = a.basis == Basis::released || b.basis == Basis::released;
    return is_released && are_of_one_family(a.lineage, b.lineage);
}

bool are_of_one_family(std::string_view lineage_a, std::string_view lineage_b) {
    const auto root = lineage_a.substr(0, lineage_a.find('/', 1));
    return are_kin(root, lineage_b);
}

}  // namespace multaqa::scheduling
