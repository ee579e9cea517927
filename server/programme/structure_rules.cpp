#include "programme/structure_rules.hpp"

#include <algorithm>
#include <tuple>

#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

using scheduling::Severity;

constexpr Words<StructureCode, 4> kCodes{
    {{StructureCode::G1, "G1"}, {StructureCode::G2, "G2"}, {StructureCode::G4, "G4"}, {StructureCode::G6, "G6"}}};

bool stands(const Session& session) { return is_placed(session) && session.content.status != SessionStatus::cancelled; }
bool is_draft(const Session& session) { return session.content.status == SessionStatus::draft; }

StructureConflict conflict(StructureCode code, const Session& session, const Session* other) {
    const bool is_any_draft = is_draft(session) || (other != nullptr && is_draft(*other));
    return {.code = code,
            .severity = is_any_draft ? Severity::warn : Severity::block_release,
            .session = session.id,
            .other = other == nullptr ? std::nullopt : std::optional(other->id),
            .utc = session.placement.utc};
}

PlainDate day_of(PlainDateTime time) { return date::floor<date::days>(time); }

bool is_outside_days(const EventContent& event, const Session& session, const TimeZone& zone) {
    const auto last = session.placement.utc.end - std::chrono::microseconds{1};  // an end at midnight is still that day
    return day_of(to_local(zone, session.placement.utc.start)) < event.first_day || day_of(to_local(zone, last)) > event.last_day;
}

PlainDate first_day_of(const Session& session) { return day_of(session.placement.wanted.start); }

bool is_out_of_order(const Session& session, const Session& before, const Following& wanted) {
    const auto gap = session.placement.utc.start - before.placement.utc.end;
    if (gap < wanted.least || (wanted.most && gap > *wanted.most)) return true;
    return wanted.same_day && first_day_of(session) != first_day_of(before);
}

class Judge {
  public:
    Judge(const EventContent& event, const SessionTree& tree, const TimeZone& zone) : event_(event), tree_(tree), zone_(zone) {}

    std::vector<StructureConflict> judge() {
        for (const auto& [id, session] : tree_.sessions()) {
            if (!stands(session)) continue;
            look_at_days(session);
            look_at_order(session);
            look_at_parent(session);
            if (session.content.exclusive) look_beside(session);
        }
        return std::move(found_);
    }

  private:
    const Session* parent_of(const Session& session) const {
        const auto* const parent = session.content.parent ? tree_.find(*session.content.parent) : nullptr;
        return parent != nullptr && stands(*parent) ? parent : nullptr;
    }
    void look_at_days(const Session& session) {
        if (!is_outside_days(event_, session, zone_)) return;
        const auto* const parent = parent_of(session);
        if (parent == nullptr || !is_outside_days(event_, *parent, zone_)) found_.push_back(conflict(StructureCode::G1, session, nullptr));
    }
    void look_at_order(const Session& session) {
        for (const auto& [id, wanted] : session.content.follows) {
            const auto* const before = tree_.find(id);
            if (before != nullptr && stands(*before) && is_out_of_order(session, *before, wanted))
                found_.push_back(conflict(StructureCode::G2, session, before));
        }
    }
    void look_at_parent(const Session& session) {
        const auto* const parent = parent_of(session);
        if (parent != nullptr && is_outside(session, *parent)) found_.push_back(conflict(StructureCode::G6, session, parent));
    }
    // Two exclusive sessions are told once, by the later id.
    void look_beside(const Session& exclusive) {
        const auto lineage = tree_.lineage(exclusive.id);
        for (const auto& [id, other] : tree_.sessions()) {
            if (id == exclusive.id || !stands(other) || !overlaps(exclusive.placement.utc, other.placement.utc)) continue;
            if (other.content.exclusive && id < exclusive.id) continue;
            if (!scheduling::are_kin(lineage, tree_.lineage(id))) found_.push_back(conflict(StructureCode::G4, other, &exclusive));
        }
    }

    const EventContent& event_;
    const SessionTree& tree_;
    const TimeZone& zone_;
    std::vector<StructureConflict> found_;
};

}  // namespace

std::string_view word(StructureCode code) { return word_of(kCodes, code); }

std::vector<StructureConflict> structure_conflicts(const EventContent& event, const SessionTree& tree, const ZoneDatabase& zones) {
    const auto zone = zones.find(event.zone);
    if (zone.has_error()) return {};
    auto found = Judge(event, tree, **zone).judge();
    std::sort(found.begin(), found.end(), [](const StructureConflict& a, const StructureConflict& b) {
        return std::tie(a.utc.start, a.session, a.code, a.other) < std::tie(b.utc.start, b.session, b.code, b.other);
    });
    return found;
}

std::string conflict_id(const StructureConflict& conflict) {
    return scheduling::conflict_id(word(conflict.code), conflict.session.text(), conflict.other ? conflict.other->text() : "");
}

}  // namespace multaqa::programme
