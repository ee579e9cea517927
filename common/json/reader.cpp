#include "common/json/reader.hpp"

#include "common/text/utf8.hpp"

namespace multaqa::json {
namespace {

// RFC 6901 §3.
std::string escaped(std::string_view token) {
    std::string result;
    for (const char c : token) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

std::string_view to_view(const boost::json::string& text) { return {text.data(), text.size()}; }
std::string_view to_view(boost::json::string_view text) { return {text.data(), text.size()}; }

constexpr std::size_t kFaults = 100;  // nobody reads more, and a hostile body must not grow in the answer

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

MessageArgument maximum(std::size_t bytes) { return {"max", std::to_string(bytes)}; }

// Fault of one text, or none.
std::optional<Fault> check_text(const value& found, const std::string& pointer, std::size_t max_bytes) {
    if (!found.is_string()) return Fault{pointer, "fault.type", {{"expected", "string"}}};
    const auto text = to_view(found.get_string());
    if (text.size() > max_bytes) return Fault{pointer, "fault.too-long", {maximum(max_bytes)}};
    if (!is_plain_text(text)) return Fault{pointer, "fault.control-character", {}};
    return std::nullopt;
}

std::optional<Fault> check_translation(std::string_view language, const value& found, const std::string& pointer,
                                       std::size_t max_bytes) {
    if (!is_language_tag(language)) return Fault{pointer, "fault.language-tag", {{"tag", std::string(language.substr(0, 35))}}};
    if (auto fault = check_text(found, pointer, max_bytes)) return fault;
    if (is_blank(to_view(found.get_string()))) return Fault{pointer, "fault.empty-text", {}};
    return std::nullopt;
}

// 3.0 is an integer to a client whose language has only one kind of number (RFC 8259 §6).
std::optional<std::int64_t> as_integer(const value& found) {
    if (found.is_int64()) return found.get_int64();
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (!found.is_double() || found.get_double() < -kExact || found.get_double() > kExact) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(found.get_double());
    if (static_cast<double>(whole) != found.get_double()) return std::nullopt;
    return whole;
}

}  // namespace

ObjectReader::ObjectReader(const value& source, std::vector<Fault>& faults, std::string pointer)
    : source_(source.if_object()), faults_(faults), pointer_(std::move(pointer)) {
    if (source_ == nullptr) faults_.push_back({pointer_, "fault.type", {{"expected", "object"}}});
}

const value* ObjectReader::find(std::string_view name) {
    note(name);
    return source_ == nullptr ? nullptr : source_->if_contains({name.data(), name.size()});
}

Presence ObjectReader::presence(std::string_view name) {
    const auto* const found = find(name);
    if (found == nullptr) return Presence::absent;
    return found->is_null() ? Presence::null : Presence::present;
}

const value* ObjectReader::find_present(std::string_view name) {
    return presence(name) == Presence::present ? find(name) : nullptr;
}

const value* ObjectReader::require(std::string_view name) {
    const auto* const found = find_present(name);
    if (found == nullptr && source_ != nullptr) fault(name, "fault.required");
    return found;
}

std::string ObjectReader::pointer_to(std::string_view name) const { return pointer_ + "/" + escaped(name); }

void ObjectReader::fault(std::string_view name, std::string key, std::vector<MessageArgument> arguments) {
    add({pointer_to(name), std::move(key), std::move(arguments)});
}

void ObjectReader::add(Fault fault) {
    if (faults_.size() < kFaults) faults_.push_back(std::move(fault));
}

void ObjectReader::note(std::string_view name) {
    if (known_.find(name) == known_.end()) known_.emplace(name);
}

void ObjectReader::refuse_unknown() {
    if (source_ == nullptr) return;
    for (const auto& member : *source_)
        if (known_.find(to_view(member.key())) == known_.end()) fault(to_view(member.key()), "fault.unknown-field");
}

std::optional<std::string> ObjectReader::text(std::string_view name, std::size_t max_bytes) {
    const auto* const found = find_present(name);
    if (found == nullptr) return std::nullopt;
    if (auto wrong = check_text(*found, pointer_to(name), max_bytes)) {
        add(std::move(*wrong));
        return std::nullopt;
    }
    return std::string(to_view(found->get_string()));
}

std::optional<std::string> ObjectReader::required_text(std::string_view name, std::size_t max_bytes) {
    if (require(name) == nullptr) return std::nullopt;
    auto result = text(name, max_bytes);
    if (!result || !is_blank(*result)) return result;
    fault(name, "fault.empty-text");
    return std::nullopt;
}

std::optional<std::string> ObjectReader::optional_text(std::string_view name, std::size_t max_bytes) {
    return text(name, max_bytes);
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view name, std::int64_t low, std::int64_t high) {
    const auto* const found = find_present(name);
    if (found == nullptr) return std::nullopt;
    const auto number = as_integer(*found);
    if (!number && !found->is_uint64()) {
        fault(name, "fault.type", {{"expected", "integer"}});
        return std::nullopt;
    }
    if (!number || *number < low || *number > high) {
        fault(name, "fault.range", {{"min", std::to_string(low)}, {"max", std::to_string(high)}});
        return std::nullopt;
    }
    return number;
}

std::optional<std::int64_t> ObjectReader::required_integer(std::string_view name, std::int64_t low, std::int64_t high) {
    if (require(name) == nullptr) return std::nullopt;
    return optional_integer(name, low, high);
}

std::optional<bool> ObjectReader::optional_flag(std::string_view name) {
    const auto* const found = find_present(name);
    if (found == nullptr) return std::nullopt;
    if (found->is_bool()) return found->get_bool();
    fault(name, "fault.type", {{"expected", "boolean"}});
    return std::nullopt;
}

std::optional<LocalizedText> ObjectReader::optional_localized(std::string_view name, std::size_t max_bytes_each) {
    const auto* const found = find_present(name);
    if (found == nullptr) return std::nullopt;
    if (!found->is_object()) {
        fault(name, "fault.type", {{"expected", "localized"}});
        return std::nullopt;
    }
    LocalizedText::Map texts;
    bool sound = true;
    for (const auto& member : found->get_object()) {
        const auto language = to_view(member.key());
        const auto pointer = pointer_to(name) + "/" + escaped(language);
        auto wrong = check_translation(language, member.value(), pointer, max_bytes_each);
        if (!wrong) texts.emplace(language, to_view(member.value().get_string()));
        sound = sound && !wrong;
        if (wrong) add(std::move(*wrong));
    }
    if (!sound) return std::nullopt;
    return LocalizedText(std::move(texts));
}

std::optional<LocalizedText> ObjectReader::required_localized(std::string_view name, std::size_t max_bytes_each) {
    if (require(name) == nullptr) return std::nullopt;
    auto result = optional_localized(name, max_bytes_each);
    if (!result || !result->empty()) return result;
    fault(name, "fault.empty-text");
    return std::nullopt;
}

template <class Parse>
auto ObjectReader::parsed(std::string_view name, Parse parse, const char* key) -> decltype(parse(std::string_view{})) {
    const auto source = text(name, 64);
    if (!source) return std::nullopt;
    auto result = parse(std::string_view(*source));
    if (!result) fault(name, key);
    return result;
}

std::optional<PlainDateTime> ObjectReader::optional_plain_date_time(std::string_view name) {
    return parsed(name, parse_plain_date_time, "fault.date-time");
}

std::optional<PlainDate> ObjectReader::optional_plain_date(std::string_view name) {
    return parsed(name, parse_plain_date, "fault.date");
}

std::optional<PlainDate> ObjectReader::required_plain_date(std::string_view name) {
    if (require(name) == nullptr) return std::nullopt;
    return optional_plain_date(name);
}

std::optional<std::chrono::minutes> ObjectReader::optional_duration(std::string_view name) {
    return parsed(name, parse_duration, "fault.duration");
}

std::optional<std::vector<std::string>> ObjectReader::optional_texts(std::string_view name, std::size_t max_items,
                                                                     std::size_t max_bytes_each) {
    const auto* const found = find_present(name);
    if (found == nullptr) return std::nullopt;
    if (!found->is_array()) {
        fault(name, "fault.type", {{"expected", "array"}});
        return std::nullopt;
    }
    if (found->get_array().size() > max_items) {
        fault(name, "fault.too-many-items", {maximum(max_items)});
        return std::nullopt;
    }
    std::vector<std::string> texts;
    bool sound = true;
    for (const auto& item : found->get_array()) {
        const auto pointer = pointer_to(name) + "/" + std::to_string(&item - found->get_array().data());
        auto wrong = check_text(item, pointer, max_bytes_each);
        if (!wrong) texts.emplace_back(to_view(item.get_string()));
        sound = sound && !wrong;
        if (wrong) add(std::move(*wrong));
    }
    if (!sound) return std::nullopt;
    return texts;
}

object to_json(const LocalizedText& text) {
    object result;
    for (const auto& [language, words] : text.by_language()) result.emplace(language, words);
    return result;
}

LocalizedText localized_from_json(const value& stored) {
    LocalizedText::Map texts;
    for (const auto& member : stored.as_object())
        texts.emplace(to_view(member.key()), to_view(member.value().as_string()));
    return LocalizedText(std::move(texts));
}

}  // namespace multaqa::json
