#include "app/demo.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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

}  // namespace

std::vector<fs::path> demo_files(const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<DemoEvent> load_demo(LocalClient& client, const std::string& folder, PlainDate today) {
    DemoLoader loader(demo_api(client), today);
    std::vector<DemoEvent> events;
    for (const fs::path& file : demo_files(folder)) {
        const auto entered = loader.load(file);
        events.insert(events.end(), entered.begin(), entered.end());
    }
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
