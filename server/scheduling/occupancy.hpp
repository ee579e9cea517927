// A subject taken in an interval: all that scheduling knows. It never learns what a session or a delegation is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/time/interval.hpp"
#include "scheduling/needs.hpp"

namespace multaqa::scheduling {

enum class SubjectKind { room, person, vehicle, equipment };
std::optional<SubjectKind> parse_subject_kind(std::string_view word);
std::string_view word(SubjectKind kind);

struct Subject {
    SubjectKind kind{};
    std::string id;
    friend auto operator<=>(const Subject&, const Subject&) = default;
};
std::string key_of(const Subject& subject);  // "room/{id}": the lock's name and the column `subject`
std::optional<Subject> parse_subject_key(std::string_view key);

// How sure the taking is; follows the owner's status (DECISIONS 10). A clash with a requested one only warns.
enum class Firmness { requested = 0, held = 1, confirmed = 2 };
std::string_view word(Firmness firmness);
enum class Requirement { optional = 0, required = 1 };
// Where it comes from: the working programme, or the last release, where the working programme has left that
// placement and it stays held until the next release or a give-up.
enum class Basis { working = 0, released = 1 };

struct Owner {
    std::string kind;  // "session", "booking"
    std::string id;
    friend auto operator<=>(const Owner&, const Owner&) = default;
};

struct Occupancy {
    std::string id;  // stable over moves: see occupancy_id
    Subject subject;
    Interval interval;  // never empty
    Firmness firmness = Firmness::held;
    Requirement requirement = Requirement::required;
    Basis basis = Basis::working;
    Owner owner;
    std::string scope;    // of the owner: "event:{id}", or "resources"
    std::string lineage;  // "/top/child/self": ancestor and descendant never clash (DECISIONS 5)
    std::optional<Instant> expires_at;  // a hold that has passed counts as absent
    std::int64_t quantity = 1;          // pieces of an equipment
    Needs needs;                        // of the place
    std::string room;                   // id of where a person is meanwhile; "": not known
    minutes turnaround{};  // that the subject needs between two owners: a fact of the subject, known after reading

    friend bool operator==(const Occupancy&, const Occupancy&) = default;
};

// "{owner id}/{subject key}" or "…/released": the same for every version of the placement, so conflict ids last.
std::string occupancy_id(const Owner& owner, const Subject& subject, Basis basis);

bool is_alive(const Occupancy& occupancy, Instant now);
// One is the other, its ancestor or its descendant.
bool are_kin(std::string_view lineage_a, std::string_view lineage_b);
// They never clash and are never counted together: one owner, kin, or a place that the last release holds for the
// family of the other. A family is released as one: were the published places of siblings held against each other, a
// published parent could not be moved by the length of one child.
bool is_one_matter(const Occupancy& a, const Occupancy& b);
// They hang on one root: siblings and cousins, too.
bool are_of_one_family(std::string_view lineage_a, std::string_view lineage_b);

}  // namespace multaqa::scheduling
