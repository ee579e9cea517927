#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value_stack.hpp>
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "common/json/json.hpp"

namespace multaqa::json {
namespace {

namespace bj = boost::json;

constexpr std::size_t kDepth = 32;
constexpr std::size_t kValues = 1'000'000;  // bounds the memory of one document; ours have some 10,000
constexpr std::size_t kFewNames = 12;       // up to here comparing each with each is quicker than sorting

// What our own checks found; Boost's error code only says that the handler stopped.
enum class Objection { none, duplicate_name, number, too_many_values };

// Builds the value as Boost's own handler does, and objects where that one is lenient.
class StrictHandler {
  public:
    static constexpr std::size_t max_object_size = kValues;
    static constexpr std::size_t max_array_size = kValues;
    static constexpr std::size_t max_key_size = bj::string::max_size();
    static constexpr std::size_t max_string_size = bj::string::max_size();

    explicit StrictHandler(bj::storage_ptr storage) { stack_.reset(std::move(storage)); }

    Objection objection() const { return objection_; }
    std::string_view duplicate() const { return duplicate_; }
    value release() { return stack_.release(); }

    bool on_document_begin(bj::error_code&) { return true; }
    bool on_document_end(bj::error_code&) { return true; }
    bool on_object_begin(bj::error_code& ec) { return count(ec); }
    bool on_array_begin(bj::error_code& ec) { return count(ec); }
    bool on_object_end(std::size_t n, bj::error_code& ec) {
        if (has_duplicate(n)) return object_to(Objection::duplicate_name, ec);
        names_in_use_ -= n;
        stack_.push_object(n);
        return true;
    }
    bool on_array_end(std::size_t n, bj::error_code&) {
        stack_.push_array(n);
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
        stack_.push_chars(part);
        partial_name_.append(part.data(), part.size());
        return true;
    }
    bool on_key(bj::string_view rest, std::size_t, bj::error_code&) {
        stack_.push_key(rest);
        remember_name({rest.data(), rest.size()});
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
        stack_.push_chars(part);
        return true;
    }
    bool on_string(bj::string_view rest, std::size_t, bj::error_code& ec) {
        stack_.push_string(rest);
        return count(ec);
    }
    bool on_number_part(bj::string_view part, bj::error_code&) {
        has_fraction_ = has_fraction_ || is_fractional(part);
        return true;
    }
    bool on_int64(std::int64_t number, bj::string_view, bj::error_code& ec) {
        stack_.push_int64(number);
        return count(ec);
    }
    bool on_uint64(std::uint64_t number, bj::string_view, bj::error_code& ec) {
        stack_.push_uint64(number);
        return count(ec);
    }
    bool on_double(double number, bj::string_view text, bj::error_code& ec) {
        const bool fractional = has_fraction_ || is_fractional(text);
        has_fraction_ = false;
        if (!fractional || !std::isfinite(number)) return object_to(Objection::number, ec);
        stack_.push_double(number);
        return count(ec);
    }
    bool on_bool(bool flag, bj::error_code& ec) {
        stack_.push_bool(flag);
        return count(ec);
    }
    bool on_null(bj::error_code& ec) {
        stack_.push_null();
        return count(ec);
    }
    bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
    bool on_comment(bj::string_view, bj::error_code&) { return true; }

  private:
    static bool is_fractional(bj::string_view text) { return text.find_first_of(".eE") != bj::string_view::npos; }

    bool object_to(Objection objection, bj::error_code& ec) {
        objection_ = objection;
        ec = bj::error::syntax;
        return false;
    }

    bool count(bj::error_code& ec) { return ++values_ <= kValues || object_to(Objection::too_many_values, ec); }

    // Names of all objects that are open, innermost last; the strings are reused to save allocations.
    void remember_name(std::string_view rest) {
        if (names_in_use_ == names_.size()) names_.emplace_back();
        auto& name = names_[names_in_use_++];
        name.assign(partial_name_).append(rest);
        partial_name_.clear();
    }

    bool has_duplicate(std::size_t n) {
        const auto last = names_.begin() + static_cast<std::ptrdiff_t>(names_in_use_);
        const auto first = last - static_cast<std::ptrdiff_t>(n);
        if (n > kFewNames) std::sort(first, last);
        const auto found = n > kFewNames ? std::adjacent_find(first, last) : find_equal_pair(first, last);
        if (found == last) return false;
        duplicate_ = *found;
        return true;
    }

    using Iterator = std::vector<std::string>::iterator;
    static Iterator find_equal_pair(Iterator first, Iterator last) {
        for (auto i = first; i != last; ++i)
            if (std::find(i + 1, last, *i) != last) return i;
        return last;
    }

    bj::value_stack stack_;
    std::vector<std::string> names_;
    std::size_t names_in_use_ = 0;
    std::string partial_name_;
    std::string duplicate_;
    std::size_t values_ = 0;
    bool has_fraction_ = false;
    Objection objection_ = Objection::none;
};

// One arena per document halves the time of parsing; the values keep it alive.
bj::storage_ptr arena(std::string_view text) {
    return bj::make_shared_resource<bj::monotonic_resource>(std::clamp<std::size_t>(text.size(), 512, 1024 * 1024));
}

Problem malformed(std::string key, std::vector<MessageArgument> arguments) {
    return {.code = ProblemCode::malformed_json, .faults = {Fault{"", std::move(key), std::move(arguments)}}};
}

Problem explain(const StrictHandler& handler, const bj::error_code& ec, std::size_t position) {
    MessageArgument at{"position", std::to_string(position)};
    switch (handler.objection()) {
        case Objection::duplicate_name:
            return malformed("fault.json-duplicate", {{"name", std::string(handler.duplicate())}, std::move(at)});
        case Objection::number: return malformed("fault.json-number", {std::move(at)});
        case Objection::too_many_values: return malformed("fault.too-many-items", {{"max", std::to_string(kValues)}});
        case Objection::none: break;
    }
    if (ec == bj::error::too_deep) return malformed("fault.json-depth", {{"max", std::to_string(kDepth)}, std::move(at)});
    return malformed("fault.json-syntax", {std::move(at)});
}

}  // namespace

Result<value> parse(std::string_view text) {
    bj::parse_options options;
    options.max_depth = kDepth;
    bj::basic_parser<StrictHandler> parser(options, arena(text));
    bj::error_code ec;
    const auto used = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && used < text.size()) ec = bj::error::extra_data;
    if (ec) return explain(parser.handler(), ec, used);
    return parser.handler().release();
}

value parse_trusted(std::string_view text) { return bj::parse({text.data(), text.size()}, arena(text)); }

}  // namespace multaqa::json
