#include "app/demo.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>

#include "access/secret.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAccountsFile = "demo-accounts.json";

std::string read_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

class DemoFile {
  public:
    DemoFile(LocalClient& client, const fs::path& path) : client_(client), name_(path.filename().string()), source_(json::parse_trusted(read_file(path))) {}

    DemoEvent load() {
        const json::object& file = source_.as_object();
        for (const auto& [list, target] : {std::pair{"organizations", "/api/v1/organizations"}, std::pair{"people", "/api/v1/people"},
                                           std::pair{"sites", "/api/v1/sites"}, std::pair{"rooms", "/api/v1/rooms"}})
            for (const json::value& item : file.at(list).as_array()) create(target, item);
        const std::string event = create("/api/v1/events", file.at("event"));
        for (const json::value& session : file.at("sessions").as_array()) create("/api/v1/events/" + event + "/sessions", session);
        release(event, file.at("release").as_object());
        return {event, std::string(file.at("event").at("slug").as_string())};
    }

  private:
    std::string create(const std::string& target, const json::value& item) {
        json::value body = with_ids(item);
        std::string key;
        if (const auto* named = body.as_object().if_contains("key")) key = std::string(named->as_string());
        body.as_object().erase("key");
        const auto answer = client_.post(target, body);
        if (answer.status != 201)
            throw std::runtime_error("demo file " + name_ + ": " + target + " " + key + " was refused: " + json::serialize(answer.body));
        const std::string id{answer.body.at("id").as_string()};
        if (!key.empty()) ids_["@" + key] = id;
        return id;
    }

    void release(const std::string& event, json::object body) {
        body["revision"] = client_.get("/api/v1/events/" + event).body.at("revision");
        const auto answer = client_.post("/api/v1/events/" + event + "/releases", body);
        if (answer.status != 201) throw std::runtime_error("demo file " + name_ + ": the release was refused: " + json::serialize(answer.body));
    }

    std::string resolved(std::string_view text) const {
        if (text.substr(0, 1) != "@") return std::string(text);
        const auto found = ids_.find(text);
        if (found == ids_.end()) throw std::runtime_error("demo file " + name_ + " uses " + std::string(text) + " before it is defined");
        return found->second;
    }

    json::value with_ids(const json::value& item) const {
        if (item.is_string()) return json::value(resolved(item.as_string()));
        if (item.is_array()) {
            json::array array;
            for (const json::value& element : item.as_array()) array.push_back(with_ids(element));
            return array;
        }
        if (!item.is_object()) return item;
        json::object object;
        for (const auto& member : item.as_object()) object[resolved(member.key())] = with_ids(member.value());
        return object;
    }

    LocalClient& client_;
    const std::string name_;
    const json::value source_;
    std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace

std::vector<DemoEvent> load_demo(LocalClient& client, const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<DemoEvent> events;
    events.reserve(files.size());
    for (const fs::path& file : files) events.push_back(DemoFile(client, file).load());
    return events;
}

std::vector<DemoAccount> make_demo_accounts() {
    std::vector<DemoAccount> accounts;
    for (const char* role : {"admin", "protocol", "organizer", "participant"})
        accounts.push_back({std::string(role) + "@multaqa.example", role, base64url_encode(access::random_bytes(12))});
    return accounts;
}

void write_demo_accounts(const std::string& data_folder, const std::vector<DemoAccount>& accounts) {
    json::array list;
    for (const DemoAccount& account : accounts)
        list.push_back(json::object{{"email", account.email}, {"role", account.role}, {"password", account.password}});
    const std::string text = json::serialize(json::object{{"accounts", list}}) + "\n";
    const std::string path = data_folder + "/" + kAccountsFile;
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written = file >= 0 && write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!written) throw std::runtime_error("cannot write " + path);
}

std::vector<DemoAccount> read_demo_accounts(const std::string& data_folder) {
    std::vector<DemoAccount> accounts;
    const json::value file = json::parse_trusted(read_file(fs::path(data_folder) / kAccountsFile));
    for (const json::value& account : file.at("accounts").as_array())
        accounts.push_back({std::string(account.at("email").as_string()), std::string(account.at("role").as_string()),
                            std::string(account.at("password").as_string())});
    return accounts;
}

}  // namespace multaqa::app
