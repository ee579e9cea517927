// Exhaustive search of free placements for one owner over start and room: pure; every candidate is looked at.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scheduling/occupancy.hpp"
#include "scheduling/rules.hpp"

namespace multaqa::scheduling {

// What moves with the session by the same time: a child's own room, a child's people.
struct Companion {
    Subject subject;
    minutes offset{};  // of its start from the session's start
    minutes duration{};
    std::string lineage;
    Owner owner;
    std::int64_t quantity = 1;
    Needs needs;
};

// What takes the candidate room: the session itself, and children that have no room of their own.
struct RoomUse {
    minutes offset{};  // from the session's start
    minutes duration{};
    Needs needs;
};

struct WantedEquipment {
    Subject subject;
    std::int64_t quantity = 1;
};

// A start and a room.
struct SlotPlace {
    Instant start;
    std::string room;  // "" when it needs none
    friend bool operator==(const SlotPlace&, const SlotPlace&) = default;
};

struct SlotQuestion {
    minutes duration{};
    Instant wanted_start;             // where it was asked for
    std::string wanted_room;          // "" when it needs none
    std::vector<std::string> rooms;   // candidates, wanted_room first; empty when it needs none
    std::vector<Subject> people;      // required ones: they go along to every candidate
    std::vector<Subject> optional;    // who would come too, where P2 does more than warn
    std::vector<WantedEquipment> equipment;  // goes along as well
    std::vector<RoomUse> uses;        // judged in each candidate room; empty: no needs
    std::string lineage;              // of the session itself, for kinship
    Owner owner;
    std::string scope;  // whose severities and numbers hold
    std::vector<Companion> companions;
    std::vector<Instant> starts;      // candidate starts, made by the caller in local time of the venue
    std::optional<SlotPlace> standing;  // where it stands now: staying there is no way out
    std::size_t limit = 5;
};

struct SlotAnswer {
    Instant start;
    std::string room;  // "" when it needs none
    // Rank: same start in another room, then the same room by distance in time, then both; ties by room order,
    // then the later start first.
    minutes shift{};   // absolute distance from the wanted start
    friend bool operator==(const SlotAnswer&, const SlotAnswer&) = default;
};

// Free means: no broken rule of any severity but D1, which moving does not mend, and P2 where it only warns: who is optional
// need not hold up everybody else; places are judged as far as `rules` knows them. `taken` holds every
// occupancy of the rooms, people, optional ones among them, equipment and companions within the window of the starts (any order), and may hold more. The owners of
// companions move as well: their working occupancies count as absent. Neither the wanted placement nor the
// present one is ever an answer.
std::vector<SlotAnswer> find_free_slots(const SlotQuestion& question, std::span<const Occupancy> taken, const Rules& rules);

}  // namespace multaqa::scheduling
