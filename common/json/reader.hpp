// Reads a JSON object field by field and collects every fault with its pointer, so that a client hears all at once
// (the first hundred of them).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::json {

// Where the value of one field ended up: absent, null (only for patches) or read.
enum class Presence { absent, null, present };

class ObjectReader {
  public:
    // `faults` outlives the reader and receives what is wrong; `pointer` is where `source` stands ("" = the body).
    // A source that is not an object is itself a fault and every read then answers nullopt in silence.
    ObjectReader(const value& source, std::vector<Fault>& faults, std::string pointer = "");

    // required_… add "fault.required" when the field is missing or null, all add "fault.type" for a wrong kind and
    // the fault of the limit that is broken; nullopt in each case. optional_… accept a missing or null field.
    // Texts hold no control characters but tab and line breaks; a required text is not blank, nor is a translation.
    std::optional<std::string> required_text(std::string_view name, std::size_t max_bytes);
    std::optional<std::string> optional_text(std::string_view name, std::size_t max_bytes);
    std::optional<std::int64_t> required_integer(std::string_view name, std::int64_t low, std::int64_t high);
    std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t low, std::int64_t high);
    // true/false as JSON has them; a flag on the wire, an enum inside.
    std::optional<bool> optional_flag(std::string_view name);
    std::optional<LocalizedText> required_localized(std::string_view name, std::size_t max_bytes_each);
    std::optional<LocalizedText> optional_localized(std::string_view name, std::size_t max_bytes_each);
    std::optional<PlainDateTime> optional_plain_date_time(std::string_view name);
    std::optional<PlainDate> required_plain_date(std::string_view name);
    std::optional<PlainDate> optional_plain_date(std::string_view name);
    std::optional<std::chrono::minutes> optional_duration(std::string_view name);
    std::optional<std::vector<std::string>> optional_texts(std::string_view name, std::size_t max_items, std::size_t max_bytes_each);

    // An id of the given kind ("fault.id" if it is not a UUID).
    template <class IdType>
    std::optional<IdType> optional_id(std::string_view name) {
        auto text = optional_text(name, 64);
        if (!text) return std::nullopt;
        auto id = IdType::parse(*text);
        if (!id) fault(name, "fault.id");
        return id;
    }
    template <class IdType>
    std::optional<IdType> required_id(std::string_view name) {
        if (require(name) == nullptr) return std::nullopt;
        return optional_id<IdType>(name);
    }
    // One of a closed list of words; `parse` maps text → optional<T> ("fault.enum" when it answers nullopt).
    template <class Parse>
    auto optional_word(std::string_view name, Parse parse) -> decltype(parse(std::string_view{})) {
        auto text = optional_text(name, 64);
        if (!text) return std::nullopt;
        auto parsed = parse(std::string_view(*text));
        if (!parsed) fault(name, "fault.enum");
        return parsed;
    }

    Presence presence(std::string_view name);  // also marks the name as known
    const value* find(std::string_view name);  // null if absent; marks the name as known
    std::string pointer_to(std::string_view name) const;
    void fault(std::string_view name, std::string key, std::vector<MessageArgument> arguments = {});
    // Adds "fault.unknown-field" for every name that nobody asked for. Call once, last.
    void refuse_unknown();
    // Marks a field as known that this reader leaves to somebody else.
    void note(std::string_view name);

  private:
    void add(Fault fault);
    const value* find_present(std::string_view name);  // null also where JSON null stands
    const value* require(std::string_view name);       // adds "fault.required" where find_present is null
    template <class Parse>
    auto parsed(std::string_view name, Parse parse, const char* key) -> decltype(parse(std::string_view{}));
    std::optional<std::string> text(std::string_view name, std::size_t max_bytes);

    const object* source_ = nullptr;
    std::vector<Fault>& faults_;
    std::string pointer_;
    std::set<std::string, std::less<>> known_;
};

// Read-only texts as JSON and back (stores keep localized texts as JSON objects).
object to_json(const LocalizedText& text);
LocalizedText localized_from_json(const value& stored);

}  // namespace multaqa::json
