#include "common/text/messages.hpp"

#include <unicode/datefmt.h>
#include <unicode/fmtable.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>

#include "common/json/json.hpp"
#include "common/text/bidi.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa {
namespace {

constexpr std::array<std::string_view, 3> kLanguages = {"ar", "fr", "en"};
// ar-MA, because bare "ar" would write Arabic-Indic digits in some versions of ICU; the programme uses Latin ones.
constexpr std::array<const char*, 3> kLocales = {"ar-MA", "fr", "en-GB"};

[[noreturn]] void refuse(std::string_view file, std::string_view key, std::string_view what) {
    throw std::runtime_error("message catalogue " + std::string(file) + ", key " + std::string(key) + ": " + std::string(what));
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

// How a pattern uses an argument decides what it must be given.
enum class Use { text, number, date, word };

// `word` is the one after the argument's name: {day, date, ::EEEEdMMMM}.
Use use_of(UMessagePatternArgType type, const icu::UnicodeString& word) {
    switch (type) {
        case UMSGPAT_ARG_TYPE_PLURAL:
        case UMSGPAT_ARG_TYPE_SELECTORDINAL: return Use::number;
        case UMSGPAT_ARG_TYPE_SIMPLE: return word == icu::UnicodeString(u"date") ? Use::date : Use::number;
        case UMSGPAT_ARG_TYPE_SELECT: return Use::word;
        default: return Use::text;
    }
}

bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

icu::Formattable to_formattable(std::string_view text, Use use) {
    if (use == Use::date)
        if (const auto day = parse_plain_date(text))
            return {static_cast<UDate>(day->time_since_epoch().count()) * U_MILLIS_PER_DAY, icu::Formattable::kIsDate};
    const bool number = is_number(text);
    if (use == Use::number && number) return icu::Formattable(static_cast<int64_t>(std::stoll(std::string(text))));
    // Digits alone need no isolation; a word that a select compares must stay as it is.
    if (use == Use::word || number) return icu::Formattable(to_icu(text));
    return icu::Formattable(to_icu(isolate(text)));
}

// Dates come as midnight UTC and are written in UTC: ICU never resolves a zone (DECISIONS 3).
std::unique_ptr<icu::MessageFormat> make_formatter(const icu::UnicodeString& text, const icu::Locale& locale, UErrorCode& status) {
    auto formatter = std::make_unique<icu::MessageFormat>(text, locale, status);
    if (U_FAILURE(status) != 0) return formatter;
    int32_t count = 0;
    const icu::Format** parts = formatter->getFormats(count);
    for (int32_t i = 0; i < count; ++i)
        if (const auto* dates = dynamic_cast<const icu::DateFormat*>(parts[i])) {
            auto in_utc = std::unique_ptr<icu::DateFormat>(dates->clone());
            in_utc->setTimeZone(*icu::TimeZone::getGMT());
            formatter->adoptFormat(i, in_utc.release());
        }
    return formatter;
}

// One pattern of one language. The ICU formatter is made at first use: making all of them would cost every start.
class Pattern {
  public:
    Pattern(std::string_view file, const std::string& key, std::string_view text) : text_(to_icu(text)) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::MessagePattern parsed(text_, nullptr, status);
        if (U_FAILURE(status) != 0) refuse(file, key, u_errorName(status));
        for (int32_t i = 0; i + 1 < parsed.countParts(); ++i)
            if (parsed.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_START) note_argument(parsed, i);
    }

    std::string format(const char* locale, const std::vector<MessageArgument>& arguments) const {
        std::vector<icu::UnicodeString> names;
        std::vector<icu::Formattable> values;
        for (const auto& [name, value] : arguments) {
            const auto use = uses_.find(name);
            names.push_back(to_icu(name));
            values.push_back(to_formattable(value, use == uses_.end() ? Use::text : use->second));
        }
        icu::UnicodeString result;
        UErrorCode status = U_ZERO_ERROR;
        const std::lock_guard lock(mutex_);  // formatters fill caches of their own while formatting
        if (!formatter_) formatter_ = make_formatter(text_, icu::Locale::forLanguageTag(locale, status), status);
        formatter_->format(names.data(), values.data(), static_cast<int32_t>(names.size()), result, status);
        if (U_FAILURE(status) != 0) return {};
        std::string utf8;
        return result.toUTF8String(utf8);
    }

  private:
    void note_argument(const icu::MessagePattern& parsed, int32_t start) {
        const auto& after_name = parsed.getPart(start + 2);
        const bool has_word = after_name.getType() == UMSGPAT_PART_TYPE_ARG_TYPE;
        const auto use = use_of(parsed.getPart(start).getArgType(), has_word ? parsed.getSubstring(after_name) : icu::UnicodeString());
        std::string name;
        parsed.getSubstring(parsed.getPart(start + 1)).toUTF8String(name);
        auto& known = uses_.emplace(name, use).first->second;
        if (known == Use::text) known = use;  // the same argument inside and outside a plural
    }

    icu::UnicodeString text_;
    std::map<std::string, Use, std::less<>> uses_;
    mutable std::mutex mutex_;
    mutable std::unique_ptr<icu::MessageFormat> formatter_;
};

using Catalogue = std::map<std::string, Pattern, std::less<>>;

void read(const embedded::File& file, Catalogue& catalogue) {
    json::value parsed;
    try {
        parsed = json::parse_trusted(file.bytes);
    } catch (const std::exception& e) {
        refuse(file.name, "(all)", e.what());
    }
    if (!parsed.is_object()) refuse(file.name, "(all)", "the file must hold one JSON object");
    for (const auto& member : parsed.get_object()) {
        const std::string key(member.key().data(), member.key().size());
        if (!member.value().is_string()) refuse(file.name, key, "the pattern must be a string");
        const auto& text = member.value().get_string();
        catalogue.try_emplace(key, file.name, key, std::string_view(text.data(), text.size()));
    }
}

void require_same_keys(const std::array<Catalogue, 3>& catalogues) {
    std::set<std::string_view> all;
    for (const auto& catalogue : catalogues)
        for (const auto& entry : catalogue) all.insert(entry.first);
    for (std::size_t language = 0; language < catalogues.size(); ++language)
        for (const auto key : all)
            if (!catalogues[language].contains(key))
                refuse(std::string(kLanguages[language]) + ".json", key, "is missing, another language has it");
}

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "0.8" → 800, "1" → 1000; a weight that cannot be read counts as 1 (be lenient in what is only a wish).
int weight(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return 1000;
    const auto digits = trim(parameters.substr(q + 2));
    if (digits.empty() || digits[0] != '0') return 1000;
    int thousandths = 0;
    int scale = 100;
    for (std::size_t i = 2; i < digits.size() && scale > 0 && digits[i] >= '0' && digits[i] <= '9'; ++i, scale /= 10)
        thousandths += (digits[i] - '0') * scale;
    return thousandths;
}

std::optional<UiLanguage> ours(std::string_view range) {
    const auto primary = range.substr(0, range.find('-'));
    if (primary.size() != 2) return std::nullopt;
    for (std::size_t i = 0; i < kLanguages.size(); ++i)
        if ((primary[0] | 0x20) == kLanguages[i][0] && (primary[1] | 0x20) == kLanguages[i][1]) return static_cast<UiLanguage>(i);
    return std::nullopt;
}

}  // namespace

std::string_view word(UiLanguage language) { return kLanguages.at(static_cast<std::size_t>(language)); }

UiLanguage negotiate_language(std::string_view accept_language) {
    auto best = UiLanguage::en;
    int best_weight = 0;
    while (!accept_language.empty()) {
        const auto end = std::min(accept_language.find(','), accept_language.size());
        const auto item = trim(accept_language.substr(0, end));
        accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
        const auto semicolon = std::min(item.find(';'), item.size());
        const auto language = ours(trim(item.substr(0, semicolon)));
        const auto wish = weight(item.substr(semicolon));
        if (!language || wish <= best_weight) continue;  // of equal wishes the first counts
        best = *language;
        best_weight = wish;
    }
    return best;
}

struct Messages::State {
    std::array<Catalogue, 3> catalogues;
};

Messages::Messages(std::span<const embedded::File> catalogues) : state_(std::make_unique<State>()) {
    for (const auto& file : catalogues)
        for (std::size_t language = 0; language < kLanguages.size(); ++language)
            if (file.name == std::string(kLanguages[language]) + ".json") read(file, state_->catalogues[language]);
    require_same_keys(state_->catalogues);
}

Messages::~Messages() = default;

std::string Messages::format(UiLanguage language, std::string_view key, const std::vector<MessageArgument>& arguments) const {
    const auto index = static_cast<std::size_t>(language);
    const auto& catalogue = state_->catalogues.at(index);
    const auto found = catalogue.find(key);
    if (found == catalogue.end()) return "⟦" + std::string(key) + "⟧";
    return found->second.format(kLocales[index], arguments);
}

bool Messages::has(std::string_view key) const { return state_->catalogues[0].contains(key); }

std::vector<std::string> Messages::keys() const {
    std::vector<std::string> result;
    for (const auto& entry : state_->catalogues[0]) result.push_back(entry.first);
    return result;
}

}  // namespace multaqa
