#include "programme/session_table.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "programme/uid.hpp"
#include "tables/cells.hpp"

namespace multaqa::programme {
namespace {

using tables::Column;

constexpr std::array kSessionColumns = {
    Column{"id"},
    Column{"title", Column::Form::localized},
    Column{"description", Column::Form::localized},
    Column{"type"},
    Column{"date"},
    Column{"start"},
    Column{"end"},
    Column{"duration"},
    Column{"time_zone"},
    Column{"room"},
    Column{"status"},
    Column{"speakers"},
};

class SessionReader {
  public:
    SessionReader(std::span<const tables::Record> records, const tables::Vocabulary& vocabulary)
        : records_(records), vocabulary_(vocabulary), collect_(rows_.programme) {}

    SessionRows read() {
        rows_.programme.source = "table";
        for (const auto& record : records_) ++titles_[title_key(record)];
        for (const auto& record : records_) {
            const std::size_t before = rows_.problems.size();
            ImportedSession session = read_one(record);
            if (rows_.problems.size() > before) session.use = ImportedSession::Use::refused;
            rows_.programme.sessions.push_back(std::move(session));
        }
        return std::move(rows_);
    }

  private:
    static std::string title_key(const tables::Record& record) {
        const auto title = record.localized("title");
        return title.empty() ? "" : search_fold(title.best("fr"));
    }

    void fault(const tables::Record& record, std::string_view key, std::string message, std::vector<MessageArgument> arguments = {}) {
        rows_.problems.push_back(record.problem(key, std::move(message), std::move(arguments)));
    }

    ImportedSession read_one(const tables::Record& record) {
        ImportedSession session;
        for (auto& problem : record.cells_too_long()) rows_.problems.push_back(std::move(problem));
        session.title = text(record, "title", limits::kTitleBytes);
        session.description = text(record, "description", limits::kDescriptionBytes);
        session.summary = session.title.best("fr");
        if (session.title.empty()) fault(record, "title", "row-problem.required");
        read_type(record, session);
        read_time(record, session);
        read_status(record, session);
        session.zone = record.text("time_zone");
        read_room(record, session);
        read_speakers(record, session);
        session.uid = uid_of(record, session);
        return session;
    }

    LocalizedText text(const tables::Record& record, std::string_view key, std::size_t most) {
        auto texts = record.localized(key);
        for (const auto& [language, written] : texts.by_language())
            if (written.size() > most) rows_.problems.push_back(record.problem(key, "row-problem.too-long", {{"max", std::to_string(most)}}, language));
        return texts;
    }

    void read_room(const tables::Record& record, ImportedSession& session) {
        const auto written = record.text("room");
        if (written.empty()) return;
        // A room of the file is looked for among all that there are, and made where there is none: no other text is so dear.
        if (written.size() > limits::kNameBytes) return fault(record, "room", "row-problem.too-long", {{"max", std::to_string(limits::kNameBytes)}});
        session.room = collect_.room({.guid = {}, .name = std::string(written)});
    }

    void read_type(const tables::Record& record, ImportedSession& session) {
        const auto written = record.text("type");
        if (written.empty()) return;
        const auto code = vocabulary_.code_of("type", written);
        const auto type = code ? parse_session_type(*code) : std::nullopt;
        if (type) session.type = *type;
        else fault(record, "type", "row-problem.enum");
    }

    void read_status(const tables::Record& record, ImportedSession& session) {
        const auto written = record.text("status");
        if (written.empty()) return;
        const auto code = vocabulary_.code_of("status", written);
        session.status = code ? parse_session_status(*code) : std::nullopt;
        if (!session.status) fault(record, "status", "row-problem.enum");
    }

    // Without a day, a start and an end it waits in the pool.
    void read_time(const tables::Record& record, ImportedSession& session) {
        session.is_placed = !(record.text("date").empty() && record.text("start").empty() && record.text("end").empty());
        if (!session.is_placed) return read_length(record, {}, session);
        const auto day = tables::day_of(record.text("date"), vocabulary_);
        if (!day) return fault(record, "date", record.text("date").empty() ? "row-problem.required" : "row-problem.date");
        session.start = PlainDateTime(*day);
        if (record.text("start").empty()) {
            session.all_day = true;
            session.duration = std::chrono::hours(24);
        } else if (const auto start = tables::clock_of(record.text("start"), vocabulary_)) {
            session.start += *start;
        } else {
            return fault(record, "start", "row-problem.time");
        }
        read_length(record, *day, session);
    }

    void read_length(const tables::Record& record, PlainDate day, ImportedSession& session) {
        if (const auto written = record.text("duration"); !written.empty()) {
            const auto length = tables::length_of(written, vocabulary_);
            if (!length || *length > limits::kSessionLength) return fault(record, "duration", "row-problem.duration");
            session.duration = *length;
        } else if (const auto until = record.text("end"); !until.empty()) {
            const auto end = tables::clock_of(until, vocabulary_);
            if (!end) return fault(record, "end", "row-problem.time");
            session.duration = std::chrono::duration_cast<minutes>(PlainDateTime(day) + *end - session.start);
            if (session.all_day || session.duration <= minutes(0)) fault(record, "end", "row-problem.end-before-start");
        } else if (session.is_placed && !session.all_day) {
            fault(record, "duration", "row-problem.required");
        }
    }

    void read_speakers(const tables::Record& record, ImportedSession& session) {
        for (const std::string& written : tables::list_of(record.text("speakers"))) {
            ImportedPerson person;
            person.name = LocalizedText(LocalizedText::Map{{"und", written}});
            Participant participant;
            participant.roles = {ParticipantRole::speaker};
            session.participants.push_back({collect_.person(person), participant, ImportedParticipant::Told::roles});
        }
    }

    std::string uid_of(const tables::Record& record, const ImportedSession& session) {
        std::string uid(record.text("id"));
        if (uid.size() > kUidBytes) fault(record, "id", "row-problem.too-long", {{"max", std::to_string(kUidBytes)}});
        if (!uid.empty()) return uid;
        uid = "table:" + title_key(record);
        // cut between two characters, and nothing lost where the time tells the rest apart
        std::vector<ImportNote> ignored;
        uid = cut(std::move(uid), 200, ignored);
        if (titles_[title_key(record)] > 1) uid += " " + format_plain_date_time(session.start);
        return uid;
    }

    std::span<const tables::Record> records_;
    const tables::Vocabulary& vocabulary_;
    SessionRows rows_;
    ImportCollector collect_;
    std::map<std::string, std::size_t> titles_;
};

std::string joined_names(const std::vector<LocalizedText>& names, std::string_view language) {
    std::string text;
    for (const LocalizedText& name : names) text += (text.empty() ? "" : "; ") + std::string(name.best(language));
    return text;
}

}  // namespace

std::span<const Column> session_columns() { return kSessionColumns; }

SessionRows read_session_rows(std::span<const tables::Record> records, const tables::Vocabulary& vocabulary) {
    return SessionReader(records, vocabulary).read();
}

tables::Fields fields_of(const Session& session, const SessionNames& names, const tables::Vocabulary& vocabulary, UiLanguage language) {
    tables::Fields fields;
    const SessionContent& content = session.content;
    fields.put("id", session.uid);
    fields.put("title", content.title);
    fields.put("description", content.description);
    fields.put("type", vocabulary.label(language, "type", word(content.type)));
    if (content.time.is_placed()) {
        const std::string start = format_plain_date_time(content.time.start);
        fields.put("date", start.substr(0, 10));
        if (!content.time.all_day) fields.put("start", start.substr(11, 5));
    }
    fields.put("time_zone", content.time.zone);
    fields.put("duration", format_duration(content.time.duration));
    fields.put("room", names.room);
    fields.put("status", vocabulary.label(language, "status", word(content.status)));
    fields.put("speakers", joined_names(names.speakers, "und"));
    return fields;
}

}  // namespace multaqa::programme
