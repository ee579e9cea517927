#include "common/time/zone_database.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <date/date.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

#include "common/time/tzif.hpp"

namespace multaqa {
namespace {

namespace fs = std::filesystem;
using namespace date::literals;

cctz::time_point<cctz::seconds> to_cctz(Instant t) {
    return cctz::time_point<cctz::seconds>{cctz::seconds{date::floor<std::chrono::seconds>(t).time_since_epoch().count()}};
}
Instant from_cctz(cctz::time_point<cctz::seconds> t) {
    return Instant{std::chrono::seconds{t.time_since_epoch().count()}};
}
cctz::civil_second to_civil(PlainDateTime local) {
    return cctz::civil_second{} + local.time_since_epoch().count();  // the default is 1970-01-01T00:00:00
}

class CctzZone final : public TimeZone {
  public:
    CctzZone(std::string name, cctz::time_zone zone) : name_(std::move(name)), zone_(zone) {}

    const std::string& name() const override { return name_; }

    CivilLookup lookup(PlainDateTime local) const override {
        const auto found = zone_.lookup(to_civil(local));
        switch (found.kind) {
            case cctz::time_zone::civil_lookup::SKIPPED: return SkippedTime{from_cctz(found.pre), from_cctz(found.post)};
            case cctz::time_zone::civil_lookup::REPEATED: return RepeatedTime{from_cctz(found.pre), from_cctz(found.post)};
            case cctz::time_zone::civil_lookup::UNIQUE: break;
        }
        return UniqueTime{from_cctz(found.pre)};
    }

    std::chrono::seconds offset_at(Instant t) const override {
        return std::chrono::seconds{zone_.lookup(to_cctz(t)).offset};
    }

    std::vector<ZoneTransition> transitions(Instant from, Instant to) const override {
        std::vector<ZoneTransition> result;
        // next_transition is strictly after its argument; whole seconds suffice, as every transition has them.
        auto after = to_cctz(from - std::chrono::microseconds{1});
        cctz::time_zone::civil_transition change;
        while (zone_.next_transition(after, &change)) {
            after = zone_.lookup(change.to).trans;
            if (change.from == change.to) continue;  // only the abbreviation or the "is summer" flag changed
            const auto at = from_cctz(after);
            if (at >= to) break;
            if (at >= from) result.push_back({at, std::chrono::seconds{zone_.lookup(after).offset}});
        }
        return result;
    }

  private:
    std::string name_;
    cctz::time_zone zone_;
};

std::string read_file(const fs::path& path) {
    std::string bytes(static_cast<std::size_t>(fs::file_size(path)), '\0');
    std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

[[noreturn]] void refuse(const std::string& folder, const std::string& what) {
    throw std::runtime_error("time zone folder " + folder + ": " + what +
                             "; compile it anew with `zic -b fat -d FOLDER tzdata.zi`, and put tzdata.zi beside the zones");
}

bool is_version(std::string_view text) {  // "2026f", in 1996 "96a"
    return text.size() >= 3 && text.size() <= 16 &&
           text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz.-+") == std::string_view::npos;
}

std::string first_line(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string line;
    std::getline(file, line);
    return line;
}

std::string read_version(const std::string& folder) {
    constexpr std::string_view kPrefix = "# version ";
    std::string line = first_line(fs::path(folder) / "tzdata.zi");
    if (line.starts_with(kPrefix))
        line.erase(0, kPrefix.size());
    else
        line = first_line(fs::path(folder) / "version");
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!is_version(line)) refuse(folder, "its version is unknown (no tzdata.zi with `# version …`, no file `version`)");
    return line;
}

// Other sets of rules (POSIX, leap seconds) and names that mean no place.
bool is_left_out(const std::string& name) {
    return name == "posix" || name == "right" || name == "posixrules" || name == "localtime" || name == "Factory";
}

// A fat file goes to 2037 in transitions and on by its footer; a reader that lost the footer is wrong after that.
// Far from now both must agree: 28 years are one cycle of weekdays and leap years before 2100.
bool is_right_far_ahead(const CctzZone& zone, const tzif::Footer& footer) {
    const auto offset = [&zone](date::year year, unsigned month) {
        return zone.offset_at(Instant{date::sys_days{year / date::month{month} / 15}});
    };
    for (const unsigned month : {1U, 7U}) {
        if (!footer.alternates && offset(2200_y, month) != footer.standard_offset) return false;
        if (footer.alternates && offset(2065_y, month) != offset(2037_y, month)) return false;
    }
    return true;
}

CctzZone load(const std::string& folder, const std::string& name, std::string_view bytes) {
    const auto summary = tzif::summarize(bytes);
    if (!summary || !summary->footer) refuse(folder, "zone " + name + " is broken or of version 1");
    if (!summary->fat) refuse(folder, "zone " + name + " is a slim file, which would be misread");
    cctz::time_zone loaded;
    if (!cctz::load_time_zone(folder + "/" + name, &loaded)) refuse(folder, "zone " + name + " does not load");
    CctzZone zone(name, loaded);
    if (!is_right_far_ahead(zone, *summary->footer)) refuse(folder, "zone " + name + " is wrong after 2037");
    return zone;
}

class FolderDatabase final : public ZoneDatabase {
  public:
    explicit FolderDatabase(const std::string& folder) : version_(read_version(folder)) {
        auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink);
        for (; entry != fs::recursive_directory_iterator(); ++entry) add(folder, entry);
        if (zones_.empty()) refuse(folder, "there is no zone in it");
    }

    const std::string& version() const override { return version_; }

    Result<const TimeZone*> find(std::string_view name) const override {
        const auto found = zones_.find(name);
        if (found == zones_.end()) return Problem{.code = ProblemCode::unknown_time_zone};
        return &found->second;
    }

    std::vector<std::string> names() const override {
        std::vector<std::string> result;
        result.reserve(zones_.size());
        for (const auto& entry : zones_) result.push_back(entry.first);
        return result;
    }

  private:
    void add(const std::string& folder, fs::recursive_directory_iterator& entry) {
        const auto name = entry->path().lexically_relative(folder).generic_string();
        if (is_left_out(name)) {
            entry.disable_recursion_pending();
            return;
        }
        if (!entry->is_regular_file()) return;
        const auto bytes = read_file(entry->path());
        if (tzif::has_magic(bytes)) zones_.emplace(name, load(folder, name, bytes));
    }

    std::string version_;
    std::map<std::string, CctzZone, std::less<>> zones_;
};

}  // namespace

PlainDateTime to_local(const TimeZone& zone, Instant t) {
    return PlainDateTime{(date::floor<std::chrono::seconds>(t) + zone.offset_at(t)).time_since_epoch()};
}

std::unique_ptr<ZoneDatabase> ZoneDatabase::open(const std::string& folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) refuse(folder, "there is no such folder");
    return std::make_unique<FolderDatabase>(fs::canonical(folder).string());
}

}  // namespace multaqa
