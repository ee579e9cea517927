#include "programme/frab_import.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "common/limits.hpp"

namespace multaqa::programme {
namespace {

struct FreeReader {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};
using Reader = std::unique_ptr<xmlTextReader, FreeReader>;

constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;

std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

std::string text_of(const xmlNode* node) {
    std::string text;
    for (const xmlNode* child = node->children; child; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) text += view(child->content);
    const auto first = text.find_first_not_of(" \t\r\n");
    const auto last = text.find_last_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

const xmlNode* child_of(const xmlNode* node, std::string_view name) {
    for (const xmlNode* child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && view(child->name) == name) return child;
    return nullptr;
}

std::string child_text(const xmlNode* node, std::string_view name) {
    const xmlNode* child = child_of(node, name);
    return child ? text_of(child) : "";
}

std::string attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* attr = node->properties; attr; attr = attr->next)
        if (view(attr->name) == name && attr->children) return std::string(view(attr->children->content));
    return "";
}

// "00:30", "12:00", "1:02:30" (days:hours:minutes).
std::optional<minutes> parse_frab_duration(std::string_view text) {
    int total = 0;
    for (const int unit : {0, 0, 0}) {
        int part = unit;
        const auto colon = text.find(':');
        const std::string_view digits = text.substr(0, colon);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), part);
        if (error != std::errc{} || end != digits.data() + digits.size() || part < 0 || part > 10'000) return std::nullopt;
        // hours count 60, days 24 hours: each further part multiplies what stands before it
        const bool is_last = colon == std::string_view::npos;
        const std::size_t colons_left = static_cast<std::size_t>(std::count(text.begin(), text.end(), ':'));
        total += part * (colons_left == 2 ? 1440 : colons_left == 1 ? 60 : 1);
        if (is_last) return total > 0 ? std::optional(minutes{total}) : std::nullopt;
        text.remove_prefix(colon + 1);
    }
    return std::nullopt;
}

class FrabReader {
  public:
    FrabReader(std::string_view bytes, const ZoneDatabase& zones)
        : zones_(zones),
          reader_(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, kOptions)),
          collector_(programme_) {
        programme_.source = "frab";
    }

    Result<ImportedProgramme> read() {
        if (!reader_) return unreadable("xml");
        int more = 0;
        while ((more = xmlTextReaderRead(reader_.get())) == 1)
            if (auto problem = step()) return *problem;
        if (more < 0) return unreadable("xml");
        if (!schedule_seen_) return unreadable("root");
        return std::move(programme_);
    }

  private:
    Problem refused(ProblemCode code, std::string key) const {
        Problem problem{.code = code};
        problem.faults.push_back({"", "fault.import-" + std::move(key),
                                  {{"line", std::to_string(reader_ ? xmlTextReaderGetParserLineNumber(reader_.get()) : 1)}}});
        return problem;
    }
    Problem unreadable(std::string key) const { return refused(ProblemCode::import_unreadable, std::move(key)); }

    std::optional<Problem> step() {
        const int type = xmlTextReaderNodeType(reader_.get());
        if (type == XML_READER_TYPE_DOCUMENT_TYPE) return unreadable("dtd");
        if (xmlTextReaderDepth(reader_.get()) > static_cast<int>(limits::kImportDepth)) return unreadable("depth");
        if (type != XML_READER_TYPE_ELEMENT) return std::nullopt;
        const std::string_view name = view(xmlTextReaderConstLocalName(reader_.get()));
        const int depth = xmlTextReaderDepth(reader_.get());
        if (depth == 0) {
            if (name != "schedule") return unreadable("root");
            schedule_seen_ = true;
        } else if (depth == 1 && name == "conference") {
            return with_node([this](const xmlNode* node) { conference(node); });
        } else if (depth == 2 && name == "room") {
            room_ = {current_attribute("guid"), current_attribute("name")};
        } else if (depth == 3 && name == "event") {
            if (programme_.sessions.size() >= limits::kImportComponents) return refused(ProblemCode::import_too_large, "components");
            return with_node([this](const xmlNode* node) { event(node); });
        }
        return std::nullopt;
    }

    template <class Use>
    std::optional<Problem> with_node(Use use) {
        const xmlNode* node = xmlTextReaderExpand(reader_.get());
        if (!node) return unreadable("xml");
        use(node);
        return std::nullopt;
    }

    std::string current_attribute(const char* name) const {
        xmlChar* value = xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name));
        std::string text{view(value)};
        xmlFree(value);
        return text;
    }

    void conference(const xmlNode* node) {
        std::vector<ImportNote> ignored;
        if (std::string title = child_text(node, "title"); !title.empty())
            programme_.title = LocalizedText(LocalizedText::Map{{"und", cut(std::move(title), limits::kTitleBytes, ignored)}});
        const std::string zone = child_text(node, "time_zone_name");
        if (zones_.find(zone).has_value()) programme_.zone = zone;
    }

    void event(const xmlNode* node) {
        ImportedSession session;
        session.uid = attribute(node, "guid");
        if (session.uid.empty() && !attribute(node, "id").empty()) session.uid = "frab-" + attribute(node, "id");
        texts(node, session);
        when(node, session);
        session.type = session_type_like(child_text(node, "type"));
        if (session.uid.empty()) refuse(session, "no-uid");
        if (!room_.name.empty()) session.room = collector_.room({room_.guid, room_name(session)});
        people(node, session);
        programme_.sessions.push_back(std::move(session));
    }

    std::string room_name(ImportedSession& session) const { return cut(room_.name, limits::kNameBytes, session.notes); }

    void texts(const xmlNode* node, ImportedSession& session) {
        const std::string language = language_key(child_text(node, "language"));
        std::string title = cut(child_text(node, "title"), limits::kTitleBytes, session.notes);
        session.summary = title;
        if (title.empty()) refuse(session, "no-title");
        else session.title = LocalizedText(LocalizedText::Map{{language, std::move(title)}});
        std::string text = child_text(node, "abstract");
        const std::string more = child_text(node, "description");
        if (!more.empty() && more != text) text += (text.empty() ? "" : "\n\n") + more;
        text = cut(std::move(text), limits::kDescriptionBytes, session.notes);
        if (!text.empty()) session.description = LocalizedText(LocalizedText::Map{{language, std::move(text)}});
    }

    // <date> carries the instant with an offset; the wall time is that of the conference's zone.
    void when(const xmlNode* node, ImportedSession& session) {
        const auto instant = parse_utc(child_text(node, "date"));
        const auto duration = parse_frab_duration(child_text(node, "duration"));
        if (!instant) return refuse(session, "no-date");
        if (!duration) return refuse(session, "no-duration");
        session.duration = *duration;
        session.zone = programme_.zone.empty() ? "UTC" : programme_.zone;
        const auto zone = zones_.find(session.zone);
        session.start = zone.has_value() ? to_local(**zone, *instant) : PlainDateTime(instant_as_wall(*instant));
    }
    static std::chrono::seconds instant_as_wall(Instant t) { return std::chrono::floor<std::chrono::seconds>(t.time_since_epoch()); }

    void people(const xmlNode* node, ImportedSession& session) {
        const xmlNode* persons = child_of(node, "persons");
        for (const xmlNode* child = persons ? persons->children : nullptr; child; child = child->next) {
            if (child->type != XML_ELEMENT_NODE || view(child->name) != "person") continue;
            if (session.participants.size() >= limits::kParticipantsPerSession) return;
            const std::string name = cut(text_of(child), limits::kNameBytes, session.notes);
            if (name.empty()) continue;
            std::string guid = attribute(child, "guid");
            if (guid.empty()) guid = attribute(child, "id");
            session.participants.push_back({collector_.person({guid, "", LocalizedText(LocalizedText::Map{{"und", name}})}),
                                            {.roles = {ParticipantRole::speaker}, .required = true, .status = ParticipationStatus::accepted}});
        }
    }

    static void refuse(ImportedSession& session, std::string code) {
        session.use = ImportedSession::Use::refused;
        session.notes.push_back({std::move(code), {}});
    }

    const ZoneDatabase& zones_;
    Reader reader_;
    ImportedProgramme programme_;
    ImportCollector collector_;
    ImportedRoom room_;
    bool schedule_seen_ = false;
};

}  // namespace

Result<ImportedProgramme> read_frab(std::string_view bytes, const ZoneDatabase& zones) {
    if (bytes.empty()) return Problem{.code = ProblemCode::import_unreadable, .faults = {{"", "fault.import-empty", {}}}};
    return FrabReader(bytes, zones).read();
}

}  // namespace multaqa::programme
