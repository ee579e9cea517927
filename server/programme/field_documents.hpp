// How one field of an entity is classified and encoded; a table of these is all that decides who receives what.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "programme/audience.hpp"

namespace multaqa::programme {

// Deny by default: what no table names is sent to nobody.
enum class Exposure {
    everyone,  // every agenda and the resource
    staff,     // the agenda of staff and the resource
    resource,  // the resource alone
    agenda,    // agendas alone
    internal,  // nobody
};

// The three shapes in which an entity leaves.
enum class Form { resource, staff_agenda, public_agenda };

constexpr bool is_shown(Exposure exposure, Form form) {
    switch (exposure) {
        case Exposure::everyone: return true;
        case Exposure::staff: return form != Form::public_agenda;
        case Exposure::resource: return form == Form::resource;
        case Exposure::agenda: return form != Form::resource;
        case Exposure::internal: return false;
    }
    return false;
}
constexpr Form agenda_form(Audience audience) {
    return audience == Audience::staff ? Form::staff_agenda : Form::public_agenda;
}

// Null, and so left out, where nothing was written.
inline json::value localized(const LocalizedText& words) {
    return words.empty() ? json::value() : json::value(json::to_json(words));
}

inline json::value text(std::string_view words) { return words.empty() ? json::value() : json::value(words); }
template <class IdType>
json::value optional_id(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

template <class Entity>
struct FieldRule {
    std::string_view name;     // on the wire; "" for what is internal
    std::string_view columns;  // "table.column", separated by blanks, that it is made of; "" if derived
    Exposure exposure = Exposure::internal;
    // JSON null: the member is left out.
    json::value (*read)(const Entity&, Form) = nullptr;
};

template <class Entity>
json::object encode(const Entity& entity, std::span<const FieldRule<Entity>> rules, Form form) {
    json::object encoded;
    for (const auto& rule : rules) {
        if (!is_shown(rule.exposure, form)) continue;
        if (auto value = rule.read(entity, form); !value.is_null()) encoded[rule.name] = std::move(value);
    }
    return encoded;
}

}  // namespace multaqa::programme
