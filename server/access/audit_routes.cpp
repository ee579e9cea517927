#include "access/audit_routes.hpp"

#include <charconv>
#include <cstdint>
#include <set>

#include "access/acts_for.hpp"
#include "access/audit_documents.hpp"
#include "access/audit_queries.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::access {
namespace {

using web_api::Request;
using web_api::Response;

constexpr std::size_t kWordBytes = 64;  // kinds and scopes are short words and ids

struct Question {
    command::ChangeFilter filter;
    enum class Order { by_scope, newest } order = Order::by_scope;
    command::LogPlace after;                   // by scope
    std::optional<command::LogMoment> before;  // the newest first; none: from the end
    std::size_t limit = 0;
};

class QuestionReader {
  public:
    explicit QuestionReader(const Request& request) : request_(request) {}

    Result<Question> read() {
        const auto page = web_api::page_of(request_);
        if (page.has_error()) return page.error();
        question_.limit = page->limit;
        question_.filter.scope = word("scope");
        read_entity();
        question_.filter.account = id("account", word("account"));
        if (const auto from = instant("from")) question_.filter.from = *from;
        if (const auto to = instant("to")) question_.filter.to = *to;
        read_order();
        if (question_.order == Question::Order::newest) read_end(page->cursor);
        else read_start(page->cursor);
        if (!faults_.empty()) return validation_failed(std::move(faults_));
        return std::move(question_);
    }

  private:
    void fault(std::string_view name, const char* key) { faults_.push_back({"?" + std::string(name), key, {}}); }

    std::string word(std::string_view name) {
        const auto text = request_.query_parameter(name).value_or("");
        if (text.size() <= kWordBytes) return std::string(text);
        faults_.push_back({"?" + std::string(name), "fault.too-long", {{"max", std::to_string(kWordBytes)}}});
        return "";
    }
    std::string id(std::string_view name, std::string text) {
        if (!text.empty() && !is_uuid(text)) fault(name, "fault.id");
        return text;
    }
    std::optional<Instant> instant(std::string_view name) {
        const auto text = request_.query_parameter(name);
        if (!text) return std::nullopt;
        auto parsed = parse_utc(*text);
        if (!parsed) fault(name, "fault.instant");
        return parsed;
    }
    // "session" or "session/ID"
    void read_entity() {
        const auto text = word("entity");
        const auto slash = text.find('/');
        question_.filter.entity_kind = text.substr(0, slash);
        if (slash != std::string::npos) question_.filter.entity_id = id("entity", text.substr(slash + 1));
    }
    void read_order() {
        const auto text = request_.query_parameter("order").value_or("scope");
        if (text == "newest") question_.order = Question::Order::newest;
        else if (text != "scope") fault("order", "fault.enum");
    }
    void read_end(const std::string& cursor) {
        if (request_.query_parameter("after")) fault("after", "fault.not-with-newest");
        if (cursor.empty()) return;
        question_.before = parse_log_moment(cursor);
        if (!question_.before) fault("cursor", "fault.cursor");
    }
    // A cursor goes on where a page ended; `after` begins behind a revision of the scope that is asked for.
    void read_start(const std::string& cursor) {
        if (!cursor.empty()) {
            const auto place = parse_log_place(cursor);
            if (!place) return fault("cursor", "fault.cursor");
            question_.after = *place;
            return;
        }
        const auto text = request_.query_parameter("after");
        if (!text) return;
        if (question_.filter.scope.empty()) fault("scope", "fault.required");
        std::int64_t revision = -1;
        const auto [rest, failure] = std::from_chars(text->data(), text->data() + text->size(), revision);
        if (failure != std::errc{} || rest != text->data() + text->size() || revision < 0)
            faults_.push_back({"?after", "fault.range", {{"min", "0"}, {"max", std::to_string(INT64_MAX)}}});
        question_.after = {question_.filter.scope, {revision, INT64_MAX}};
    }

    const Request& request_;
    Question question_;
    std::vector<Fault> faults_;
};

// Who did them, and in whose name.
PrincipalNames names_of_actors(const NamesOf& names_of, store::Connection& db, const Caller& caller,
                               const std::vector<command::LoggedChange>& changes) {
    std::set<std::string> principals;
    for (const auto& change : changes) {
        if (change.account) principals.insert(principal_of(*change.account));
        if (change.acts_for) principals.insert(*change.acts_for);
    }
    return names(names_of, db, caller, std::vector(principals.begin(), principals.end()));
}

Result<AuditPage> page_of_audit(store::Connection& db, const Caller& caller, const Question& asked, const SeesScope& elsewhere) {
    if (asked.order == Question::Order::newest) return list_newest_audit(db, caller, asked.filter, asked.before, asked.limit, elsewhere);
    return list_audit(db, caller, asked.filter, asked.after, asked.limit, elsewhere);
}

struct AuditParts {
    store::Database* database;
    SeesScope elsewhere;
    NamesOf names_of;
};

Result<Response> list_changes(const AuditParts& parts, const Request& request) {
    const auto question = QuestionReader(request).read();
    if (question.has_error()) return question.error();
    PrincipalNames known;
    const auto page = parts.database->read_value([&](store::Connection& db) {
        auto found = page_of_audit(db, request.caller, *question, parts.elsewhere);
        if (found.has_value()) known = names_of_actors(parts.names_of, db, request.caller, found->changes);
        return found;
    });
    if (page.has_error()) return page.error();
    json::array items;
    for (const auto& change : page->changes) items.push_back(document(change, known));
    return web_api::page_response(request, std::move(items), page->next);
}

}  // namespace

void add_audit_routes(web_api::Router& router, store::Database& database, SeesScope elsewhere, NamesOf names_of) {
    router.get("/api/v1/changes", web_api::Entry::signed_in,
               [parts = AuditParts{&database, std::move(elsewhere), std::move(names_of)}](const Request& request) {
                   return list_changes(parts, request);
               });
}

}  // namespace multaqa::access
