#include "tests/tidy/zone_rules.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

namespace multaqa::tidy {
namespace {

struct Forbidden {
    std::vector<const char*> hints;  // in small letters; without one of them a line need not be looked at closely
    std::regex pattern;
    const char* reason;
};

const std::vector<Forbidden>& forbidden_in_code() {
    static const std::vector<Forbidden> all = {
        {{"icu::"}, std::regex(R"(\bicu::(TimeZone|Calendar|GregorianCalendar|SimpleDateFormat)\b(::\w+)?)"), "ICU has zone data of its own"},
        {{"ucal_", "udat_"}, std::regex(R"(\b(ucal|udat)_\w+)"), "ICU has zone data of its own"},
        {{"icaltime", "icalcomponent_get"}, std::regex(R"(\bicaltimezone\w*|\bicaltime_\w*(zone|timet|today)\w*|\bicalcomponent_get_(dtstart|dtend|span|duration)\b)"),
         "libical has zone data of its own"},
        {{"zone", "tzdb"}, std::regex(R"(\b(std::chrono|date)::(zoned_time|make_zoned|locate_zone|current_zone|get_tzdb\w*|time_zone)\b)"),
         "the standard library reads the zones of the machine"},
        {{"time", "tzset"}, std::regex(R"(\b(localtime|localtime_r|mktime|timelocal|tzset|strftime|put_time|ctime|ctime_r|asctime)\s*\()"),
         "the C library reads the zone of the machine"},
        {{"setenv"}, std::regex(R"(\bsetenv\s*\(\s*"?TZ)"), "no process has a zone"},
    };
    return all;
}

const std::vector<Forbidden>& forbidden_in_sql() {
    static const auto flags = std::regex::ECMAScript | std::regex::icase;
    static const std::vector<Forbidden> all = {
        {{"zone"}, std::regex(R"(\bat\s+time\s+zone\b)", flags), "the database has zone data of its own"},
        {{"time", "trunc"}, std::regex(R"(\b(timestamptz|timestamp\s+with(out)?\s+time\s+zone|make_timestamptz|to_timestamp|date_trunc)\b)", flags),
         "instants are numbers, wall times are texts"},
        {{"zone"}, std::regex(R"(\bset\s+(session\s+|local\s+)?time\s*zone\b)", flags), "a session of the database stays on UTC"},
        {{"now", "current_", "local", "timestamp"}, std::regex(R"(\bnow\s*\(\s*\)|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b|\b(clock|transaction|statement)_timestamp\s*\()", flags),
         "the clock of the server decides, not that of the database"},
        {{"'now"}, std::regex(R"(\b(datetime|date|time|julianday|unixepoch|strftime)\s*\(\s*'now)", flags), "the clock of the server decides, not that of the database"},
        {{"'localtime", "'utc"}, std::regex(R"(\b(datetime|date|time|strftime)\s*\([^)]*'(localtime|utc)')", flags), "the database has a zone of its own"},
    };
    return all;
}

// Goes through a source sign by sign.
class Parting {
  public:
    Parting(std::string_view source, Language language) : rest_(source), language_(language) { lines_.push_back({.number = 1}); }

    std::vector<SourceLine> lines() {
        while (!rest_.empty()) {
            if (takes_comment() || takes_raw_text() || takes_text()) continue;
            add(language_ == Language::sql ? lines_.back().quoted : lines_.back().code, 1);
        }
        return std::move(lines_);
    }

  private:
    // Signs go to the end of `kept`; a line that ends begins the next.
    void add(std::string& kept, std::size_t count) {
        const bool ends = rest_.front() == '\n';
        kept += rest_.substr(0, count);
        rest_.remove_prefix(count);
        if (ends) lines_.push_back({.number = lines_.back().number + 1});
    }
    void skip_to(std::size_t end) {
        const auto skipped = rest_.substr(0, end);
        rest_.remove_prefix(skipped.size());
        for (auto n = std::count(skipped.begin(), skipped.end(), '\n'); n > 0; --n) lines_.push_back({.number = lines_.back().number + 1});
    }
    bool takes_comment() {
        if (rest_.starts_with(language_ == Language::sql ? "--" : "//")) return skip_to(rest_.find('\n')), true;
        if (language_ == Language::sql || !rest_.starts_with("/*")) return false;
        const auto end = rest_.find("*/");
        return skip_to(end == std::string_view::npos ? end : end + 2), true;
    }
    bool takes_raw_text() {
        if (language_ == Language::sql || !rest_.starts_with("R\"")) return false;
        const auto open = rest_.find('(');
        if (open == std::string_view::npos) return false;
        const std::string close = ")" + std::string(rest_.substr(2, open - 2)) + "\"";
        rest_.remove_prefix(open + 1);
        while (!rest_.empty() && !rest_.starts_with(close)) add(lines_.back().quoted, 1);
        rest_.remove_prefix(std::min(close.size(), rest_.size()));
        return true;
    }
    bool takes_text() {
        if (language_ == Language::sql || rest_.front() != '"') return takes_sign();
        rest_.remove_prefix(1);
        while (!rest_.empty() && rest_.front() != '"' && rest_.front() != '\n') add(lines_.back().quoted, rest_.front() == '\\' ? 2 : 1);
        if (rest_.starts_with('"')) rest_.remove_prefix(1);
        lines_.back().quoted += ' ';
        return true;
    }
    // '"' opens nothing.
    bool takes_sign() {
        if (language_ == Language::sql || !rest_.starts_with("'\"'")) return false;
        return skip_to(3), true;
    }

    std::string_view rest_;
    Language language_;
    std::vector<SourceLine> lines_;
};

bool is_allowed(std::string_view path, std::string_view found) {
    return std::any_of(zone_exceptions().begin(), zone_exceptions().end(),
                       [&](const ZoneException& exception) { return path == exception.file && found == exception.found; });
}

bool may_hold(const std::string& lowered, const Forbidden& forbidden) {
    return std::any_of(forbidden.hints.begin(), forbidden.hints.end(), [&](const char* hint) { return lowered.find(hint) != std::string::npos; });
}

std::string in_small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

void look(const std::string& text, const std::vector<Forbidden>& all, std::string_view path, std::size_t line, std::vector<ZoneFinding>& findings) {
    const std::string lowered = in_small_letters(text);
    for (const Forbidden& forbidden : all) {
        if (!may_hold(lowered, forbidden)) continue;
        for (auto at = std::sregex_iterator(text.begin(), text.end(), forbidden.pattern); at != std::sregex_iterator(); ++at)
            if (!is_allowed(path, at->str())) findings.push_back({line, at->str(), forbidden.reason});
    }
}

}  // namespace

const std::vector<ZoneException>& zone_exceptions() {
    static const std::vector<ZoneException> all = {
        {"common/text/messages.cpp", "icu::TimeZone::getGMT", "a fixed offset: days come as midnight on UTC and are written as they came"},
        {"common/time/hijri.cpp", "icu::Calendar", "reckons months of the moon; days go in and come out as midnight on GMT"},
        {"common/time/hijri.cpp", "icu::Calendar::createInstance", "likewise"},
        {"common/time/hijri.cpp", "icu::TimeZone::getGMT", "likewise"},
        {"common/time/zone_database.cpp", "localtime", "the name of a file beside the zones that is none"},
        {"server/store/postgres_connect.cpp", "SET TimeZone", "to UTC, whatever the machine of the database is set to"},
    };
    return all;
}

std::vector<SourceLine> lines_of(std::string_view source, Language language) { return Parting(source, language).lines(); }

std::vector<ZoneFinding> zone_findings(std::string_view path, std::string_view source) {
    std::vector<ZoneFinding> findings;
    for (const SourceLine& line : lines_of(source, path.ends_with(".sql") ? Language::sql : Language::cpp)) {
        look(line.code, forbidden_in_code(), path, line.number, findings);
        look(line.quoted, forbidden_in_sql(), path, line.number, findings);
    }
    return findings;
}

}  // namespace multaqa::tidy
