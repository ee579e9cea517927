// What a JSON export holds, kind by kind: the one table to add a new kind of the API to.
#pragma once

#include <span>
#include <string_view>

#include "common/json/json.hpp"

namespace multaqa::app {

// How what is archived of a kind comes into being again. No entry: its list has no archived ones.
enum class Archived {
    never,
    entered,    // with the member `archived`
    afterwards  // in use first, since sessions of the past name it; then archived
};

// How one comes into being when it is read back.
enum class Entry {
    created,  // POST, with the id that it had
    put,      // PUT: what names it stands in its own members
};

// A kind is written as the API lists it and read back as the API creates it, in the order of this table.
struct ExportKind {
    std::string_view name;     // its member in the file: "people"
    std::string_view list;     // where the API lists and creates it; "{id}" stands for the event
    std::string_view derived;  // members that the server makes, separated by blanks: not sent back when read in
    std::string_view creation = {};  // where it is created or put, if not there; "{sessionId}", "{personId}" stand for those members
    Archived archived = Archived::never;
    Entry entry = Entry::created;
    bool is_of_event() const { return list.find("{id}") != std::string_view::npos; }
};
std::span<const ExportKind> export_kinds();
// An item as its kind's creation accepts it.
json::object without_derived(const json::object& item, std::string_view kind);

// Lists of the API that can be written to and stand in no export, with the reason. A test fails on any that is in
// neither table.
struct LeftOut {
    std::string_view list;
    std::string_view reason;
};
std::span<const LeftOut> left_out_of_exports();

}  // namespace multaqa::app
